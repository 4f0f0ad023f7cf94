param location string
param token string
param tags object
param image string

@description('Registry that the image is pulled from as the relay\'s identity. Empty: without signing in.')
param registryId string

@description('Group of people that alerts tell. Empty: nobody.')
param alertGroup string

@description('The Discord connection that the relay signs for and posts to.')
param connectionId string

param vaultName string
param ingestHostName string

@description('Subnet of the environment. Empty: none.')
param subnetId string

param workspaceId string

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: vaultName }
resource botToken 'Microsoft.KeyVault/vaults/secrets@2024-11-01' existing = { parent: vault, name: 'relay-bot-token' }
resource signing 'Microsoft.KeyVault/vaults/secrets@2024-11-01' existing = {
  parent: vault
  name: 'ingest-${connectionId}-0'
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-relay-${token}'
  location: location
  tags: tags
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' existing = { name: alertGroup }

module pull 'registry-pull.bicep' = if (!empty(registryId)) {
  scope: resourceGroup(split(registryId, '/')[2], split(registryId, '/')[4])
  params: {
    registryName: last(split(registryId, '/'))
    readerName: identity.name
    readerPrincipalId: identity.properties.principalId
  }
}

// On the two secrets alone: they are set before the relay is switched on, and the relay needs no other.
resource readsToken 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(botToken.id, identity.id, secretsUser)
  scope: botToken
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

resource readsSigning 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(signing.id, identity.id, secretsUser)
  scope: signing
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

resource surroundings 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: 'cae-${token}'
  location: location
  tags: tags
  properties: {
    // Not log-analytics: that destination needs the workspace's shared key, which is switched off.
    appLogsConfiguration: { destination: 'azure-monitor' }
    vnetConfiguration: empty(subnetId) ? null : { infrastructureSubnetId: subnetId, internal: true }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
  }
}

resource relay 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'ca-relay-${token}'
  location: location
  tags: tags
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  dependsOn: [readsToken, readsSigning, pull]
  properties: {
    environmentId: surroundings.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      registries: empty(registryId) ? [] : [{ server: split(image, '/')[0], identity: identity.id }]
      secrets: [
        { name: 'bot-token', keyVaultUrl: botToken.properties.secretUri, identity: identity.id }
        { name: 'signing', keyVaultUrl: signing.properties.secretUri, identity: identity.id }
      ]
    }
    template: {
      containers: [
        {
          name: 'relay'
          image: image
          resources: { cpu: json('0.25'), memory: '0.5Gi' }
          env: [
            { name: 'Relay__IngestUrl', value: 'https://${ingestHostName}/api/webhooks/discord/${connectionId}' }
            { name: 'Relay__BufferFolder', value: '/buffer' }
            { name: 'Relay__BotToken', secretRef: 'bot-token' }
            { name: 'Relay__Secret', secretRef: 'signing' }
          ]
          volumeMounts: [{ volumeName: 'buffer', mountPath: '/buffer' }]
        }
      ]
      // A share that outlives the replica takes the storage account's key, and there are none. What waits here outlives a restart of the
      // container, not its move to another host; it fills only while the app takes nothing.
      volumes: [{ name: 'buffer', storageType: 'EmptyDir' }]
      // One bot has one Gateway session: a second replica would identify again and post everything twice.
      scale: { minReplicas: 1, maxReplicas: 1 }
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: surroundings
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'ContainerAppConsoleLogs', enabled: true }
      { category: 'ContainerAppSystemLogs', enabled: true }
    ]
  }
}

// What only its operator can mend, a token or an intent, stops the relay, and the platform starts it again and again.
resource restarts 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'relay-restarts-${token}'
  location: 'global'
  tags: tags
  properties: {
    description: 'The Discord relay does not stay up: its last lines in the log say what to mend.'
    severity: 1
    enabled: true
    scopes: [relay.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'restarts'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.App/containerApps'
          metricName: 'RestartCount'
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: 3
        }
      ]
    }
    actions: empty(alertGroup) ? [] : [{ actionGroupId: people.id }]
  }
}
