param location string
param name string
param tags object

@description('blobs: the host\'s leases, keys and deployment package. tables: what the product stores.')
@allowed(['blobs', 'tables'])
param holds string

@description('Name of the app\'s identity. Role assignments are named after it because its object id is not known in advance.')
param appName string

param appPrincipalId string
param zoneRedundant bool
param workspaceId string

@description('True: reachable through a private endpoint alone. False: from any network, by Entra ID alone.')
param closed bool

param subnetId string

param vnetId string

var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var role = holds == 'blobs' ? blobDataOwner : tableDataContributor

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS' }
  properties: {
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: closed ? 'Disabled' : 'Enabled'
    networkAcls: { defaultAction: closed ? 'Deny' : 'Allow', bypass: 'AzureServices' }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = if (holds == 'blobs') {
  parent: account
  name: 'default'
  properties: { deleteRetentionPolicy: { enabled: true, days: 7 } }

  resource container 'containers' = {
    name: 'app-package'
    properties: { publicAccess: 'None' }
  }
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2025-01-01' = if (holds == 'tables') {
  parent: account
  name: 'default'
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, appName, role)
  scope: account
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
  }
}

// Reads and writes are the product's ordinary traffic, and a log line for each would cost more than the row it describes.
resource blobDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (holds == 'blobs') {
  name: 'to-workspace'
  scope: blobs
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageDelete', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

resource tableDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (holds == 'tables') {
  name: 'to-workspace'
  scope: tables
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageDelete', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

module endpoint 'private-endpoint.bicep' = if (closed) {
  params: {
    location: location
    tags: tags
    name: 'pep-${name}'
    targetId: account.id
    groupId: holds == 'blobs' ? 'blob' : 'table'
    zoneName: 'privatelink.${holds == 'blobs' ? 'blob' : 'table'}.${environment().suffixes.storage}'
    subnetId: subnetId
    vnetId: vnetId
  }
}
