// The bot's registration, and its one channel. It is "single tenant" although people of many tenants talk to it: that
// says where its own tokens are asked for. Since August 2025 Azure makes no other kind.
param name string
param displayName string

@allowed(['SingleTenant', 'UserAssignedMSI'])
param type string
param appId string
param tenantId string
param identityId string
param hostName string
param tags object

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  tags: tags
  kind: 'azurebot'
  sku: {
    // Teams is free of charge on either; F0 limits other channels, of which there are none.
    name: 'F0'
  }
  properties: {
    displayName: displayName
    endpoint: 'https://${hostName}/api/messages'
    msaAppId: appId
    msaAppTenantId: tenantId
    msaAppType: type
    msaAppMSIResourceId: type == 'UserAssignedMSI' ? identityId : null
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      acceptedTerms: true
    }
  }
}
