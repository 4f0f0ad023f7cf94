param location string
param token string
param tags object
param identityName string
param insightsName string
param hostStorageName string
param tablesName string
param busName string
param vaultName string

@description('source/connection or source/connection/2 while two secrets are active.')
param connections string[]

param instanceMemoryMB int
param maximumInstanceCount int
param alwaysReadyInstances int
param zoneRedundant bool

@description('Subnet the app joins. Empty: none.')
param subnetId string

param workspaceId string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = { name: identityName }
resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: insightsName }

var secrets = 'https://${vaultName}${environment().suffixes.keyvaultDns}/secrets'

var installed = map(connections, text => {
  id: split(trim(text), '/')[1]
  secrets: length(split(trim(text), '/')) > 2 ? int(split(trim(text), '/')[2]) : 1
})

// A setting becomes an environment variable, whose name cannot hold a hyphen; a secret's name cannot hold an underscore.
var refused = filter(installed, item => contains(item.id, '-'))
var accepted = empty(refused) ? installed : fail('A connection id cannot contain a hyphen on Azure: ${first(refused)!.id}')

var webhookSecrets = flatten(map(
  accepted,
  item =>
    map(range(0, item.secrets), index => {
      name: 'Ingest__Connections__${item.id}__Secrets__${index}'
      value: '@Microsoft.KeyVault(SecretUri=${secrets}/ingest-${replace(item.id, '_', '-')}-${index})'
    })
))

var settings = [
  { name: 'AzureWebJobsStorage__accountName', value: hostStorageName }
  { name: 'AzureWebJobsStorage__credential', value: 'managedidentity' }
  { name: 'AzureWebJobsStorage__clientId', value: identity.properties.clientId }
  { name: 'ServiceBusConnection__fullyQualifiedNamespace', value: '${busName}.servicebus.windows.net' }
  { name: 'ServiceBusConnection__credential', value: 'managedidentity' }
  { name: 'ServiceBusConnection__clientId', value: identity.properties.clientId }
  { name: 'Tables__ServiceUri', value: 'https://${tablesName}.table.${environment().suffixes.storage}' }
  { name: 'Tables__ClientId', value: identity.properties.clientId }
  { name: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
  { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insights.properties.ConnectionString }
  {
    name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING'
    value: 'ClientId=${identity.properties.clientId};Authorization=AAD'
  }
  { name: 'Privacy__MemberKey', value: '@Microsoft.KeyVault(SecretUri=${secrets}/member-key)' }
]

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: 'plan-${token}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true, zoneRedundant: zoneRedundant }
}

resource site 'Microsoft.Web/sites@2024-11-01' = {
  name: 'func-${token}'
  location: location
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: 'https://${hostStorageName}.blob.${environment().suffixes.storage}/app-package'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity.id }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReadyInstances > 0 ? [{ name: 'http', instanceCount: alwaysReadyInstances }] : []
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      appSettings: concat(settings, webhookSecrets)
    }
  }
}

resource ftp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: site
  name: 'ftp'
  properties: { allow: false }
}

resource scm 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: site
  name: 'scm'
  properties: { allow: false }
}

// Logs and traces reach the workspace through Application Insights; sending the host's again would be paid twice.
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: site
  properties: { workspaceId: workspaceId, metrics: [{ category: 'AllMetrics', enabled: true }] }
}

output name string = site.name
output hostName string = site.properties.defaultHostName
