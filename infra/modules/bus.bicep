param location string
param name string
param tags object

@allowed(['Standard', 'Premium'])
param sku string

@description('True: Data Owner on the namespace. False: send and receive on each queue.')
param ownNamespace bool

@description('Name of the app\'s identity. Role assignments are named after it because its object id is not known in advance.')
param appName string

param appPrincipalId string
param workspaceId string

@description('True: reachable through a private endpoint alone. False: from any network, by Entra ID alone.')
param closed bool

param subnetId string

param vnetId string

var dataOwner = '090c5cfd-751d-490a-894a-3ce6f1109419'
var dataReceiver = '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
var dataSender = '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'

// What Pipeline.Bus.Queue names. A message whose id was seen within a week is dropped, which is as long as a platform
// redelivers: what a member did, and what is done to a member, counts once before the stores say so, and days that are due
// are asked for every quarter of an hour but rolled up once.
var queues = ['events', 'enforcements', 'rollups']

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: sku == 'Premium' ? { name: 'Premium', tier: 'Premium', capacity: 1 } : { name: 'Standard', tier: 'Standard' }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: closed ? 'Disabled' : 'Enabled'
  }
}

resource queue 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [
  for item in queues: {
    parent: namespace
    name: item
    properties: {
      requiresDuplicateDetection: true
      duplicateDetectionHistoryTimeWindow: 'P7D'
      // The longest there is: the lock of a batch is not renewed while the batch runs.
      lockDuration: 'PT5M'
      // A delivery counts here only if its lock was lost, for example by a crash: what a stage refuses comes back as a copy.
      maxDeliveryCount: 10
      defaultMessageTimeToLive: 'P14D'
      deadLetteringOnMessageExpiration: true
      maxSizeInMegabytes: 5120
      requiresSession: false
    }
  }
]

// Instances follow the backlog only when the platform may read queue lengths, which takes Manage, and the scaler asks for it
// on the namespace. Nothing but these queues lives there. Without it the platform adds one instance at a time.
resource owner 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (ownNamespace) {
  name: guid(namespace.id, appName, dataOwner)
  scope: namespace
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataOwner)
  }
}

resource receiver 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (item, i) in queues: if (!ownNamespace) {
    name: guid(namespace.id, item, appName, dataReceiver)
    scope: queue[i]
    properties: {
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataReceiver)
    }
  }
]

resource sender 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (item, i) in queues: if (!ownNamespace) {
    name: guid(namespace.id, item, appName, dataSender)
    scope: queue[i]
    properties: {
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataSender)
    }
  }
]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: namespace
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'OperationalLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

module endpoint 'private-endpoint.bicep' = if (closed) {
  params: {
    location: location
    tags: tags
    name: 'pep-${name}'
    targetId: namespace.id
    groupId: 'namespace'
    zoneName: 'privatelink.servicebus.windows.net'
    subnetId: subnetId
    vnetId: vnetId
  }
}

output id string = namespace.id
