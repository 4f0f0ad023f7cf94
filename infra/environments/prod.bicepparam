// Everything switched on, so that its snapshot covers every resource the templates can make.
using '../main.bicep'

param environmentName = 'pipeline-prod'
param location = 'westeurope'
param principalId = '22222222-2222-2222-2222-222222222222'
param principalType = 'ServicePrincipal'
param connections = [
  {
    id: 'acmetg'
    source: 'telegram'
    community: 'acme'
    channels: { '-1001234567890': 'acme-vip' }
    settings: { Joins: 'updates' }
    token: true
  }
  { id: 'acmeslack', source: 'slack', channels: { C0123456789: 'acme-partners', C9876543210: 'acme-club' }, secrets: 2 }
  { id: 'acmediscord', source: 'discord', community: 'acme' }
]
param serviceBusSku = 'Premium'
param instanceMemoryMB = 2048
param maximumInstanceCount = 400
param alwaysReadyInstances = 1
param zoneRedundant = true
param vnetEnabled = true
param vaultAllowedIps = '203.0.113.7'
param alertEmail = 'operators@example.com'
param logDailyCapGb = 20
param logRetentionDays = 90
param settings = { Review__PublicAddress: 'https://pipeline.example.org' }
param signInClientId = '55555555-5555-5555-5555-555555555555'
param relayImage = 'example.azurecr.io/pipeline-relay:1.0.0'
param relayRegistryId = '/subscriptions/66666666-6666-6666-6666-666666666666/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/example'
param relayConnection = 'acmediscord'
