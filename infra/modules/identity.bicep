// Who the processes are in Azure. It reads the tables, publishes telemetry, and stands for the bot's Entra app: with it
// no secret has to be kept anywhere.
param name string
param location string
param lock bool
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

// A new identity has a new principal id: every role, and the Entra app's trust, would be gone with the old one.
resource identityLock 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  name: '${name}-lock'
  scope: identity
  properties: {
    level: 'CanNotDelete'
    notes: 'The bot, its roles and the trust of its Entra app hang on this identity.'
  }
}

output id string = identity.id
output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
output tenantId string = identity.properties.tenantId
