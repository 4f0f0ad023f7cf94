@export()
@sealed()
@description('One installed webhook: the section Ingest:Connections:<id> of the configuration.')
type connection = {
  @description('Last part of its address: lower-case letters and digits, because the name of an app setting takes no hyphen.')
  @minLength(1)
  @maxLength(63)
  id: string

  source:
    | 'internal'
    | 'telegram'
    | 'slack'
    | 'discord'
    | 'discourse'
    | 'ghost'
    | 'stripe'
    | 'patreon'
    | 'whop'
    | 'memberful'
    | 'hubspot'
    | 'affiliate'

  @description('Where its events go, unless their channel says otherwise.')
  community: string?

  @description('Communities by the platform\'s channel or server id.')
  channels: { *: string }?

  @description('What else the source needs, by name. Never a secret.')
  settings: { *: string }?

  @description('Secrets in the vault that are accepted, as ingest-<id>-0 and, while one replaces the other, ingest-<id>-1.')
  @minValue(1)
  @maxValue(2)
  secrets: int?

  @description('Whether the vault holds, as ingest-<id>-token, what we show the platform when we call it.')
  token: bool?
}

param location string
param token string
param tags object
param name string
param identityName string
param insightsName string
param hostStorageName string
param tablesName string
param busName string
param vaultName string

param connections connection[]
param instanceMemoryMB int
param maximumInstanceCount int
param alwaysReadyInstances int
param zoneRedundant bool

@description('Settings beside those of the deployment, by name. A secret is a reference into the vault.')
param otherSettings { *: string }

@description('Whether people sign in at the app, through its identity.')
param isSignedInTo bool

@description('Subnet the app joins. Empty: none.')
param subnetId string

param workspaceId string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = { name: identityName }
resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: insightsName }

var secrets = 'https://${vaultName}${environment().suffixes.keyvaultDns}/secrets'

// Each connection as name and value below its section, in the form that the configuration of .NET binds.
var connectionSettings = flatten(map(
  connections,
  item =>
    map(
      concat(
        [{ name: 'Source', value: item.source }],
        item.?community == null ? [] : [{ name: 'Community', value: item.community! }],
        map(items(item.?channels ?? {}), channel => {
          // Groups of Telegram have negative ids; the host reads the m as the sign.
          name: 'Channels__${item.source == 'telegram' ? replace(channel.key, '-', 'm') : channel.key}'
          value: channel.value
        }),
        map(items(item.?settings ?? {}), setting => { name: 'Settings__${setting.key}', value: setting.value }),
        map(range(0, item.?secrets ?? 1), index => {
          name: 'Secrets__${index}'
          value: '@Microsoft.KeyVault(SecretUri=${secrets}/ingest-${item.id}-${index})'
        }),
        item.?token ?? false
          ? [{ name: 'Token', value: '@Microsoft.KeyVault(SecretUri=${secrets}/ingest-${item.id}-token)' }]
          : []
      ),
      setting => { name: 'Ingest__Connections__${item.id}__${setting.name}', value: setting.value }
    )
))

var given = concat(connectionSettings, map(items(otherSettings), setting => { name: setting.key, value: setting.value }))

// The platform refuses any other name, but only after everything else has been deployed.
var refused = filter(given, setting => contains(setting.name, '-'))
var accepted = empty(refused)
  ? given
  : fail('The name of an app setting takes letters, digits and underscores alone, so no hyphen can stand in ${first(refused)!.name}.')

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

// Without a secret: the platform signs people in with what the app's identity proves. Its name is the platform's.
var signIn = isSignedInTo ? [{ name: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID', value: identity.properties.clientId }] : []

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: 'plan-${token}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true, zoneRedundant: zoneRedundant }
}

resource site 'Microsoft.Web/sites@2024-11-01' = {
  name: name
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
      appSettings: concat(settings, signIn, accepted)
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
