@description('The function app that people sign in to.')
param appName string

@description('Client id of the registration in Entra ID whose roles reader, moderator and admin people have.')
param clientId string

resource site 'Microsoft.Web/sites@2024-11-01' existing = { name: appName }

resource signIn 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: site
  name: 'authsettingsV2'
  properties: {
    platform: { enabled: true, runtimeVersion: '~1' }
    globalValidation: {
      requireAuthentication: true
      unauthenticatedClientAction: 'RedirectToLoginPage'
      redirectToProvider: 'azureactivedirectory'
      // Webhooks prove themselves by signature, health, rules, appeals and shared pages are for everybody, and the rest of the API takes
      // a key: a platform or a program cannot follow a redirect to a page where people sign in.
      excludedPaths: ['/api/*', '/dashboard/assets/*', '/dashboard/shared/*']
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: clientId
          // The registration trusts the app's identity (a federated credential) in place of a secret; the name is the platform's own
          // (https://learn.microsoft.com/azure/app-service/configure-authentication-provider-aad).
          clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
          openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
        }
        validation: {
          allowedAudiences: [clientId]
          defaultAuthorizationPolicy: { allowedApplications: [clientId] }
        }
      }
    }
    login: {
      // The header that says who it is suffices; nothing of their tokens is kept.
      tokenStore: { enabled: false }
      cookieExpiration: { convention: 'FixedTime', timeToExpiration: '08:00:00' }
    }
    httpSettings: { requireHttps: true }
  }
}
