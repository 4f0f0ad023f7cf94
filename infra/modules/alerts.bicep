param location string
param token string
param tags object
param groupName string

@description('Receives the alerts. Empty: nobody is told.')
param email string

param busId string
param insightsId string

// Every query answers with rows when something is wrong and with none when all is well. What only the product can know is read from its
// own counters, and that nothing of it comes at all is what days-not-closed sees in the platform's requests.
var queries = [
  {
    name: 'days-not-closed'
    severity: 1
    description: 'close-days succeeded within two days but not in the last two hours: days stay open and numbers stay old.'
    query: 'requests | where success == true and (name has "close-days" or operation_Name has "close-days") | summarize seen = max(timestamp) | where seen < ago(2h)'
    frequency: 'PT30M'
    window: 'PT6H'
    range: 'P2D'
  }
  {
    name: 'days-behind'
    severity: 1
    description: 'A day of a community has been over for more than six hours without being closed: see the dead letters of rollups.'
    query: 'customMetrics | where name == "pipeline.rollup.behind" | summarize behind = max(valueMax) | where behind > 6'
    frequency: 'PT30M'
    window: 'PT1H'
    range: null
  }
  {
    name: 'breaker-open'
    severity: 2
    description: 'A community\'s acts of an hour are spent: verdicts are held back and wait for a moderator. A rule may be wrong.'
    query: 'customMetrics | where name == "pipeline.enforce.held" | summarize held = sum(valueSum) | where held > 0'
    frequency: 'PT5M'
    window: 'PT15M'
    range: null
  }
  {
    name: 'failure-rate'
    severity: 2
    description: 'More than one in twenty invocations failed, of at least 20. An answer of 4xx is the caller\'s failure, not ours.'
    query: 'requests | summarize total = sum(itemCount), failed = sumif(itemCount, success == false and resultCode !startswith "4") | where total >= 20 and failed > 0.05 * total'
    frequency: 'PT5M'
    window: 'PT15M'
    range: null
  }
]

// Of each queue.
var busMetrics = [
  {
    name: 'dead-letters'
    severity: 2
    description: 'A queue holds dead letters: list them, fix the cause, replay them.'
    metric: 'DeadletteredMessages'
    aggregation: 'Maximum'
    threshold: 0
    window: 'PT15M'
  }
  {
    name: 'backlog'
    severity: 2
    description: 'A queue never had fewer than 100 messages, a batch, for half an hour: the app does not keep up or does not run.'
    metric: 'ActiveMessages'
    aggregation: 'Minimum'
    threshold: 100
    window: 'PT30M'
  }
  {
    name: 'queue-age'
    severity: 2
    description: 'A queue was not empty once within an hour: what came first still waits, however little it is.'
    metric: 'ActiveMessages'
    aggregation: 'Minimum'
    threshold: 0
    window: 'PT1H'
  }
  {
    name: 'throttled'
    severity: 2
    description: 'The namespace refuses operations for a while: Standard has 1,000 a second, Premium has more.'
    metric: 'ThrottledRequests'
    aggregation: 'Total'
    threshold: 0
    window: 'PT15M'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: groupName
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'pipeline'
    enabled: true
    emailReceivers: [{ name: 'operators', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource bus 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for item in busMetrics: {
    name: '${item.name}-${token}'
    location: 'global'
    tags: tags
    properties: {
      description: item.description
      severity: item.severity
      enabled: true
      scopes: [busId]
      evaluationFrequency: 'PT5M'
      windowSize: item.window
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: 'any'
            criterionType: 'StaticThresholdCriterion'
            metricNamespace: 'Microsoft.ServiceBus/namespaces'
            metricName: item.metric
            timeAggregation: item.aggregation
            operator: 'GreaterThan'
            threshold: item.threshold
            dimensions: [{ name: 'EntityName', operator: 'Include', values: ['*'] }]
          }
        ]
      }
      actions: empty(email) ? [] : [{ actionGroupId: people.id }]
    }
  }
]

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for item in queries: {
    name: '${item.name}-${token}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: item.name
      description: item.description
      severity: item.severity
      enabled: true
      scopes: [insightsId]
      evaluationFrequency: item.frequency
      windowSize: item.window
      overrideQueryTimeRange: item.range
      autoMitigate: true
      // The first deployment has no telemetry yet, so the tables a query names may not exist when it is checked.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: item.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: empty(email) ? [] : [people.id] }
    }
  }
]
