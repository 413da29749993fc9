// The application settings of one app. Apart from the app itself, because some of them need the host name that Azure
// gives the web app.
param appName string

@description('What bot/config.ts reads')
param settings object

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: appName
}

resource appSettings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'appsettings'
  properties: union(settings, {
    NODE_ENV: 'production'
    // The package is built before it is sent, and run as it was sent: read-only, and whole or not at all.
    SCM_DO_BUILD_DURING_DEPLOYMENT: 'false'
    WEBSITE_RUN_FROM_PACKAGE: '1'
    // Seconds between SIGTERM and the end: more than the product's own stop may take. 5 if nothing is said.
    WEBSITES_CONTAINER_STOP_TIME_LIMIT: '30'
  })
}
