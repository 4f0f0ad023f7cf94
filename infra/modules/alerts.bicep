param location string
param token string
param tags object

@description('Receives the alerts. Empty: nobody is told.')
param email string

param busId string
param insightsId string

var oldestDay = 'pipeline.days.oldest_unclosed_hours'

// Every query answers with rows when something is wrong and with none when all is well.
var queries = [
  {
    name: 'day-not-closed'
    severity: 1
    description: 'A community-day has been over for more than six hours and its numbers are not final.'
    query: 'customMetrics | where name == "${oldestDay}" | summarize worst = max(value) | where worst > 6'
    frequency: 'PT15M'
    window: 'PT30M'
    range: null
  }
  {
    name: 'days-unwatched'
    severity: 1
    description: 'close-days reported within two days but not in the last two hours: the timers or the telemetry have stopped.'
    query: 'customMetrics | where name == "${oldestDay}" | summarize seen = max(timestamp) | where seen < ago(2h)'
    frequency: 'PT30M'
    window: 'PT6H'
    range: 'P2D'
  }
  {
    name: 'queue-age'
    severity: 2
    description: 'The oldest message of a queue has waited for more than 15 minutes.'
    query: 'customMetrics | where name == "pipeline.queue.oldest_age_seconds" | summarize worst = max(value) | where worst > 900'
    frequency: 'PT5M'
    window: 'PT15M'
    range: null
  }
  {
    name: 'enforcement-breaker'
    severity: 1
    description: 'A community reached its cap of actions an hour: verdicts are flagged for review instead of carried out.'
    query: 'customMetrics | where name == "pipeline.enforcement.breaker_open" | summarize open = max(value) | where open > 0'
    frequency: 'PT5M'
    window: 'PT15M'
    range: null
  }
  {
    name: 'failure-rate'
    severity: 2
    description: 'More than one in twenty invocations failed, of at least 20.'
    query: 'requests | summarize total = sum(itemCount), failed = sumif(itemCount, success == false) | where total >= 20 and failed > 0.05 * total'
    frequency: 'PT5M'
    window: 'PT15M'
    range: null
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: 'ag-${token}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'pipeline'
    enabled: true
    emailReceivers: [{ name: 'operators', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource deadLetters 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'dead-letters-${token}'
  location: 'global'
  tags: tags
  properties: {
    description: 'A queue holds dead letters: list them, fix the cause, replay them.'
    severity: 2
    enabled: true
    scopes: [busId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'any'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.ServiceBus/namespaces'
          metricName: 'DeadletteredMessages'
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: 0
          dimensions: [{ name: 'EntityName', operator: 'Include', values: ['*'] }]
        }
      ]
    }
    actions: empty(email) ? [] : [{ actionGroupId: people.id }]
  }
}

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
