// The least that runs: one region, one zone, nothing kept warm. Deployments take their values from azd; this file and
// its snapshot show in a review what a change of the templates does to an environment like it.
using '../main.bicep'

param environmentName = 'pipeline-dev'
param location = 'westeurope'
param principalId = '11111111-1111-1111-1111-111111111111'
param connections = [{ id: 'acmetg', source: 'telegram', community: 'acme' }]
param maximumInstanceCount = 40
param scaleByBacklog = false
param logDailyCapGb = 1
