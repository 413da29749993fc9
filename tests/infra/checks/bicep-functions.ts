/** Bicep's own functions that a deployment into a resource group may call. Source: Bicep functions, Microsoft Learn. */
export const FUNCTIONS: ReadonlySet<string> = new Set([
  'any', 'array', 'base64', 'bool', 'cidrSubnet', 'concat', 'contains', 'dateTimeAdd', 'deployment', 'empty', 'endsWith', 'environment', 'fail',
  'filter', 'first', 'flatten', 'format', 'groupBy', 'guid', 'indexOf', 'int', 'intersection', 'items', 'join', 'json', 'last', 'lastIndexOf',
  'length', 'loadFileAsBase64', 'loadJsonContent', 'loadTextContent', 'loadYamlContent', 'map', 'max', 'min', 'newGuid', 'objectKeys', 'padLeft',
  'pickZones', 'range', 'reduce', 'reference', 'replace', 'resourceGroup', 'resourceId', 'shallowMerge', 'skip', 'sort', 'split', 'startsWith',
  'string', 'subscription', 'subscriptionResourceId', 'substring', 'take', 'tenant', 'tenantResourceId', 'toLower', 'toObject', 'toUpper', 'trim',
  'union', 'uniqueString', 'uri', 'uriComponent', 'utcNow',
]);

export const DECORATORS: ReadonlySet<string> = new Set([
  'allowed', 'batchSize', 'description', 'discriminator', 'export', 'maxLength', 'maxValue', 'metadata', 'minLength', 'minValue', 'onlyIfNotExists',
  'retryOn', 'sealed', 'secure',
]);

/** Functions that read a file of the repository while Bicep compiles. */
export const LOADERS: ReadonlySet<string> = new Set(['loadFileAsBase64', 'loadJsonContent', 'loadTextContent', 'loadYamlContent']);
