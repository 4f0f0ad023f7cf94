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
param relayImage = 'registry.example.com/pipeline-relay:1.0.0'
param relayConnection = 'acmediscord'
