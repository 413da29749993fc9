// Everything that one installation of Ledtråd needs in Azure. Its scope is a resource group, not a subscription: an
// administrator of a municipality is mostly given one group, and everything that is paid for stands in it.
targetScope = 'resourceGroup'

@description('What makes the names of this installation its own: lower-case letters and digits')
@minLength(2)
@maxLength(12)
param suffix string

@description('How much of everything: see sizes.json')
@allowed(['small', 'municipality', 'nation'])
param size string = 'municipality'

@description('Whether delivery has an app and machines of its own beside the web app')
@allowed(['bySize', 'yes', 'no'])
param worker string = 'bySize'

@description('Data stays in this region. The default is in Sweden')
param location string = 'swedencentral'

@description('Client id of the multi-tenant Entra app that the tab signs in with, and the bot too unless botType says otherwise')
param entraAppClientId string

@description('SingleTenant: the bot is the Entra app, which trusts the managed identity. UserAssignedMSI: the bot is the identity itself')
@allowed(['SingleTenant', 'UserAssignedMSI'])
param botType string = 'SingleTenant'

@description('Id of the Teams app, as in its manifest')
param teamsAppId string

@description('Tenant ids of the organisations that may come in, with commas between')
param tenants string

@description('Whom somebody can turn to whose organisation has no access')
param contact string = ''

@description('A domain of your own that leads to the app, without https://; none: the host name that Azure gives')
param domain string = 'none'

@description('What the bot is called in Teams')
@maxLength(42)
param displayName string = 'Ledtråd'

@description('Where alerts are mailed to, with commas between')
param alertEmail string = ''

@description('Folders with own programmes, below /home, with : between')
param programmes string = ''

@description('Folders with own school years, below /home, with : between')
param calendars string = ''

@allowed(['silent', 'error', 'warn', 'info', 'debug'])
param logLevel string = 'info'

@description('Whether Microsoft Graph is asked for the own picture and to install the app. Needs more of the Entra app: see the guide')
@allowed(['off', 'on'])
param graph string = 'off'

@description('Share of the traces in which nothing went wrong that is kept, 0 to 1')
param tracesKept string = '0.1'

@description('An OpenTelemetry collector beside Azure Monitor, if there is one')
param collector string = ''

@description('More copies also when nudges are late. Azure refuses a rule on a metric that it has never seen, so: false at first, true from the day after')
param scaleByOldestDue bool = false

@description('Whether the policy of the audit anchors has been locked by hand: a locked policy must not be deployed again')
param auditPolicyLocked bool = false

@description('Storage writes who reads and writes which row, with ids of people in the lines: true only while something is being looked for')
param storageLogs bool = false

@description('Whether what holds data is protected from being deleted by mistake. Needs the right to set locks')
param locks bool = true

param tags object = {
  application: 'ledtrad'
}

var sizes = loadJsonContent('sizes.json')
var chosen = sizes[size]
var hasWorker = worker == 'bySize' ? chosen.worker : worker == 'yes'
var name = 'ledtrad-${suffix}'

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: '${name}-id'
    location: location
    lock: locks
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    name: name
    location: location
    days: chosen.logDays
    publisherPrincipalId: identity.outputs.principalId
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: 'ledtrad${suffix}'
    location: location
    sku: chosen.storage
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    logRequests: storageLogs
    auditPolicyLocked: auditPolicyLocked
    lock: locks
    tags: tags
  }
}

module plan 'modules/plan.bicep' = {
  name: 'plan'
  params: {
    name: '${name}-plan'
    location: location
    sku: chosen.plan
    instances: chosen.instances
    maxInstances: chosen.maxInstances
    autoscale: chosen.autoscale
    scaleByOldestDue: scaleByOldestDue
    zoneRedundant: chosen.zoneRedundant
    applicationInsightsId: monitoring.outputs.applicationInsightsId
    tags: tags
  }
}

module web 'modules/app.bicep' = {
  name: 'web'
  params: {
    name: name
    location: location
    planId: plan.outputs.id
    // `exec`, also below: App Service runs this as the last line of a shell script, and a shell hands no SIGTERM on.
    command: 'exec node dist/bot/index.js'
    identityId: identity.outputs.id
    workspaceId: monitoring.outputs.workspaceId
    tags: tags
  }
}

// Delivery runs in the web app too, and takes over the lanes of a worker that is gone. A country gives it a plan of its
// own, so that the hour in which everybody's card is due takes nothing from those who answer.
module workerPlan 'modules/plan.bicep' = if (hasWorker) {
  name: 'worker-plan'
  params: {
    name: '${name}-worker-plan'
    location: location
    sku: chosen.plan
    instances: chosen.instances
    maxInstances: chosen.maxInstances
    autoscale: chosen.autoscale
    scaleByOldestDue: scaleByOldestDue
    zoneRedundant: chosen.zoneRedundant
    applicationInsightsId: monitoring.outputs.applicationInsightsId
    tags: tags
  }
}

module workerApp 'modules/app.bicep' = if (hasWorker) {
  name: 'worker'
  params: {
    name: '${name}-worker'
    location: location
    planId: resourceId('Microsoft.Web/serverfarms', '${name}-worker-plan')
    command: 'exec node dist/bot/worker.js'
    identityId: identity.outputs.id
    workspaceId: monitoring.outputs.workspaceId
    tags: tags
  }
  dependsOn: [
    workerPlan
  ]
}

// A word and not nothing, because the toolkit puts no empty value into its parameters.
var hostName = empty(domain) || domain == 'none' ? web.outputs.hostName : domain
var botId = botType == 'SingleTenant' ? entraAppClientId : identity.outputs.clientId

// What bot/config.ts reads; npm run check:infra compares the two. PORT and HOST are App Service's own.
var settings = {
  LEDTRAD_STORAGE_URL: storage.outputs.tableEndpoint
  LEDTRAD_BOT_ID: botId
  LEDTRAD_BOT_TYPE: botType
  LEDTRAD_BOT_TENANT_ID: identity.outputs.tenantId
  LEDTRAD_IDENTITY_CLIENT_ID: identity.outputs.clientId
  LEDTRAD_TAB_CLIENT_ID: entraAppClientId
  LEDTRAD_TAB_IDENTIFIER_URI: 'api://${hostName}/${entraAppClientId}'
  LEDTRAD_TEAMS_APP_ID: teamsAppId
  LEDTRAD_TENANTS: tenants
  LEDTRAD_PROGRAMMES: programmes
  LEDTRAD_CALENDARS: calendars
  LEDTRAD_CONTACT: contact
  LEDTRAD_GRAPH: graph
  LEDTRAD_LOG_LEVEL: logLevel
  APPLICATIONINSIGHTS_CONNECTION_STRING: monitoring.outputs.connectionString
  OTEL_EXPORTER_OTLP_ENDPOINT: collector
  OTEL_TRACES_SAMPLER_ARG: tracesKept
}

module webSettings 'modules/settings.bicep' = {
  name: 'web-settings'
  params: {
    appName: web.outputs.name
    settings: settings
  }
}

module workerSettings 'modules/settings.bicep' = if (hasWorker) {
  name: 'worker-settings'
  params: {
    appName: '${name}-worker'
    settings: settings
  }
  dependsOn: [
    workerApp
  ]
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: '${name}-bot'
    displayName: displayName
    type: botType
    appId: botId
    tenantId: identity.outputs.tenantId
    identityId: identity.outputs.id
    hostName: hostName
    tags: tags
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    emails: empty(alertEmail) ? [] : split(alertEmail, ',')
    applicationInsightsId: monitoring.outputs.applicationInsightsId
    appId: web.outputs.id
    storageId: storage.outputs.id
    tags: tags
  }
}

// In the names that the Microsoft 365 Agents Toolkit writes into env/.env.*, and the guide reads.
output BOT_ID string = botId
output BOT_DOMAIN string = hostName
output BOT_TENANT_ID string = identity.outputs.tenantId
output IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
output BOT_AZURE_APP_SERVICE_RESOURCE_ID string = web.outputs.id
output BOT_APP_NAME string = web.outputs.name
output WORKER_APP_NAME string = hasWorker ? '${name}-worker' : ''
output STORAGE_ACCOUNT_NAME string = storage.outputs.name
