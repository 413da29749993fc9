// What is remembered: tables, and blobs for copies of them and for what proves that the audit was not rewritten.
@maxLength(24)
param name string
param location string
param sku string

@description('The identity that may read and write')
param principalId string
param workspaceId string

@description('Requests to tables into the logs. Their addresses hold ids of people')
param logRequests bool
param auditPolicyLocked bool
param lock bool
param tags object

// TABLE_NAMES of bot/storage/table/tables.ts. The product would make them itself; made here, they are there before it
// starts and in every what-if.
var tables = [
  'Identity'
  'People'
  'Cohort'
  'Lane'
  'Campaign'
  'Thread'
  'Audit'
  'Erased'
]

// Azure's built-in roles: Storage Table Data Contributor, Storage Blob Data Contributor.
var tableRole = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var blobRole = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    // No account key opens anything, so none has to be kept, rotated or lost.
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    // The lowest accepted; clients that can take 1.3.
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    // App Service reaches it by its public address, with a token. A private endpoint needs a network of your own.
    publicNetworkAccess: 'Enabled'
  }
}

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2025-01-01' = {
  parent: account
  name: 'default'
}

resource ownTables 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-01-01' = [for table in tables: {
  parent: tableService
  name: table
}]

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: {
      enabled: true
      days: 30
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 30
    }
  }
}

resource backup 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = {
  parent: blobService
  name: 'backup'
  properties: {
    publicAccess: 'None'
  }
}

resource auditAnchors 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = {
  parent: blobService
  name: 'audit-anchors'
  properties: {
    publicAccess: 'None'
  }
}

// Written once, then for a year neither changed nor deleted. Unlocked: an owner can still take the policy away. The
// guide tells how it is locked, which nobody can undo.
resource auditPolicy 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2025-01-01' = if (!auditPolicyLocked) {
  parent: auditAnchors
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: 365
    allowProtectedAppendWrites: true
  }
}

// On the account and not table by table: the account holds the product's own tables and no other, so that eight
// assignments would give the same rights.
resource tableRights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, principalId, tableRole)
  scope: account
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableRole)
  }
}

resource backupRights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(backup.id, principalId, blobRole)
  scope: backup
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobRole)
  }
}

resource auditRights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(auditAnchors.id, principalId, blobRole)
  scope: auditAnchors
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobRole)
  }
}

// Always there, with its logs on or off: one that is left out of a deployment stays in Azure and goes on logging. The
// figures hold nothing of anybody; a setting without anything that is on would be refused.
resource tableDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'requests'
  scope: tableService
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'StorageRead'
        enabled: logRequests
      }
      {
        category: 'StorageWrite'
        enabled: logRequests
      }
      {
        category: 'StorageDelete'
        enabled: logRequests
      }
    ]
    metrics: [
      {
        category: 'Transaction'
        enabled: true
      }
    ]
  }
}

// Who wrote or deleted a copy or an anchor is always known. Their names are dates, not people.
resource blobDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'changes'
  scope: blobService
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'StorageWrite'
        enabled: true
      }
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
  }
}

resource accountLock 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  name: '${name}-lock'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'Azure keeps no copy of tables. What is deleted here is gone.'
  }
}

output id string = account.id
output name string = account.name
output tableEndpoint string = account.properties.primaryEndpoints.table
