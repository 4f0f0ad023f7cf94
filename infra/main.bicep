targetScope = 'subscription'

import { connection } from 'modules/functions.bicep'

@description('Name of the azd environment; names the resource group and, hashed, every resource.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Region of everything. It must offer Flex Consumption.')
@minLength(1)
@metadata({ azd: { type: 'location' } })
param location string

@description('Object id of whoever deploys; may write secrets into the vault. Empty grants nobody.')
param principalId string = ''

@description('What principalId is. A pipeline is a ServicePrincipal; a wrong value fails the deployment.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param principalType string = 'User'

@description('Installed webhooks. azd takes them as JSON text from PIPELINE_CONNECTIONS.')
param connections connection[] = []

@description('Standard carries about 1,000 operations a second in one namespace; Premium adds private endpoints and 100 MB messages.')
@allowed(['Standard', 'Premium'])
param serviceBusSku string = 'Standard'

@description('Gives the app Data Owner on the namespace, which scaling by backlog needs, instead of send and receive on each queue.')
param scaleByBacklog bool = true

@description('Memory of one instance.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 512

@description('Upper bound of instances, a bound of the bill as well.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 100

@description('Instances kept warm for webhooks. Each is billed while idle.')
@minValue(0)
param alwaysReadyInstances int = 0

@description('Spreads storage and instances over the zones of the region; needs at least two instances always ready.')
param zoneRedundant bool = false

@description('Puts storage, vault and (with Premium) the bus behind private endpoints and the app into a virtual network.')
param vnetEnabled bool = false

@description('IPv4 addresses or ranges, separated by commas, that may reach the vault from outside when vnetEnabled.')
param vaultAllowedIps string = ''

@description('Takes back the deleted vault of an earlier environment of this name. Purge protection keeps its name taken.')
param recoverVault bool = false

@description('Receives the alerts. Empty: alerts show in the portal only.')
param alertEmail string = ''

@description('Gigabytes of logs a day after which ingestion, and with it the log alerts, stops; -1 is no limit.')
param logDailyCapGb int = 5

@description('Days that telemetry is kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('App settings beside those of the deployment, by name with __ for :. azd takes them as JSON text from PIPELINE_SETTINGS.')
param settings { *: string } = {}

@description('Client id of the registration in Entra ID through which people sign in to the dashboard. Empty: nobody signs in.')
param signInClientId string = ''

@description('Container image of the Discord relay. Empty: no relay.')
param relayImage string = ''

@description('Resource id of the Azure container registry that holds the image. Empty: the image is pulled without signing in.')
param relayRegistryId string = ''

@description('Id of the Discord connection that the relay posts to; required with relayImage.')
param relayConnection string = ''

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var names = {
  alertGroup: 'ag-${token}'
  app: 'func-${token}'
  identity: 'id-func-${token}'
  insights: 'appi-${token}'
  hostStorage: 'st${token}'
  tables: 'stdata${token}'
  bus: 'sb-${token}'
  vault: 'kv-${token}'
}
var relayed = filter(connections, item => item.id == relayConnection && item.source == 'discord')
var privateBus = vnetEnabled && serviceBusSku == 'Premium'

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { location: location, name: names.identity, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    location: location
    token: token
    tags: tags
    insightsName: names.insights
    appName: names.identity
    appPrincipalId: identity.outputs.principalId
    dailyCapGb: logDailyCapGb
    retentionDays: logRetentionDays
  }
}

module network 'modules/network.bicep' = if (vnetEnabled) {
  scope: group
  params: { location: location, token: token, tags: tags }
}

// Two accounts, so that the right to replace the running program and the right to write members' rows never meet in one role.
module hostStorage 'modules/storage.bicep' = {
  scope: group
  params: {
    location: location
    name: names.hostStorage
    tags: tags
    holds: 'blobs'
    appName: names.identity
    appPrincipalId: identity.outputs.principalId
    zoneRedundant: zoneRedundant
    workspaceId: monitoring.outputs.workspaceId
    closed: vnetEnabled
    subnetId: vnetEnabled ? network!.outputs.endpointSubnetId : ''
    vnetId: vnetEnabled ? network!.outputs.vnetId : ''
  }
}

module tables 'modules/storage.bicep' = {
  scope: group
  params: {
    location: location
    name: names.tables
    tags: tags
    holds: 'tables'
    appName: names.identity
    appPrincipalId: identity.outputs.principalId
    zoneRedundant: zoneRedundant
    workspaceId: monitoring.outputs.workspaceId
    closed: vnetEnabled
    subnetId: vnetEnabled ? network!.outputs.endpointSubnetId : ''
    vnetId: vnetEnabled ? network!.outputs.vnetId : ''
  }
}

module bus 'modules/bus.bicep' = {
  scope: group
  params: {
    location: location
    name: names.bus
    tags: tags
    sku: serviceBusSku
    ownNamespace: scaleByBacklog
    appName: names.identity
    appPrincipalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    closed: privateBus
    subnetId: privateBus ? network!.outputs.endpointSubnetId : ''
    vnetId: privateBus ? network!.outputs.vnetId : ''
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    location: location
    name: names.vault
    tags: tags
    recover: recoverVault
    appName: names.identity
    appPrincipalId: identity.outputs.principalId
    operatorPrincipalId: principalId
    operatorPrincipalType: principalType
    allowedIps: empty(vaultAllowedIps) ? [] : split(vaultAllowedIps, ',')
    workspaceId: monitoring.outputs.workspaceId
    closed: vnetEnabled
    subnetId: vnetEnabled ? network!.outputs.endpointSubnetId : ''
    vnetId: vnetEnabled ? network!.outputs.vnetId : ''
  }
}

module functions 'modules/functions.bicep' = {
  scope: group
  // Every role assignment comes before the site: a new site that reads its package before the role exists is the usual 403
  // of a first deployment.
  dependsOn: [hostStorage, tables, bus, vault]
  params: {
    location: location
    token: token
    tags: tags
    name: names.app
    identityName: names.identity
    insightsName: names.insights
    hostStorageName: names.hostStorage
    tablesName: names.tables
    busName: names.bus
    vaultName: names.vault
    connections: connections
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyInstances: zoneRedundant ? max(2, alwaysReadyInstances) : alwaysReadyInstances
    zoneRedundant: zoneRedundant
    otherSettings: settings
    isSignedInTo: !empty(signInClientId)
    subnetId: vnetEnabled ? network!.outputs.appSubnetId : ''
    workspaceId: monitoring.outputs.workspaceId
  }
}

module signIn 'modules/sign-in.bicep' = if (!empty(signInClientId)) {
  scope: group
  dependsOn: [functions]
  params: { appName: names.app, clientId: signInClientId }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    location: location
    token: token
    tags: tags
    groupName: names.alertGroup
    email: alertEmail
    busId: bus.outputs.id
    insightsId: monitoring.outputs.insightsId
  }
}

module relay 'modules/relay.bicep' = if (!empty(relayImage)) {
  scope: group
  dependsOn: [vault, alerts]
  params: {
    location: location
    token: token
    tags: tags
    image: relayImage
    registryId: relayRegistryId
    alertGroup: empty(alertEmail) ? '' : names.alertGroup
    connectionId: empty(relayed) ? fail('relayConnection names no Discord connection: ${relayConnection}') : relayConnection
    vaultName: names.vault
    ingestHostName: functions.outputs.hostName
    subnetId: vnetEnabled ? network!.outputs.relaySubnetId : ''
    workspaceId: monitoring.outputs.workspaceId
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_NAME string = functions.outputs.name
output AZURE_KEY_VAULT_NAME string = names.vault
output AZURE_APP_PRINCIPAL_ID string = identity.outputs.principalId
output AZURE_SERVICE_BUS_NAME string = names.bus
output SERVICE_FUNCTIONS_NAME string = functions.outputs.name
output PIPELINE_WEBHOOKS string = join(
  map(connections, item => 'https://${functions.outputs.hostName}/api/webhooks/${item.source}/${item.id}'),
  ' '
)
output SERVICE_FUNCTIONS_URI string = 'https://${functions.outputs.hostName}'
