import assert from 'node:assert/strict';
import { checkSchemas } from './checks/check-schemas.ts';
import { infraWith, type Planted } from './plant.ts';
import { OWN_SCHEMAS } from './schemas/insights.ts';
import { readSchema } from './schemas/read-schema.ts';
import type { ResourceSchema } from './schemas/shape.ts';

/** As the program with the schemas prints one: a made-up type with a bit of everything. */
const PRINTED = {
  results: {
    BicepSchemaResult: [
      {
        $type: 'Resource',
        name: 'Microsoft.BotService/botServices@2022-09-15',
        bodyType: {
          $type: 'Object',
          name: 'Microsoft.BotService/botServices',
          properties: [
            { name: 'id', type: 'string', flags: 'ReadOnly' },
            { name: 'name', type: 'string', flags: 'Required, DeployTimeConstant' },
            { name: 'location', type: 'string' },
            { name: 'tags', type: 'Tags' },
            { name: 'kind', type: 'sdk | azurebot | string' },
            { name: 'sku', type: 'Sku' },
            { name: 'properties', type: 'BotProperties' },
          ],
        },
      },
      { $type: 'Object', name: 'Tags', properties: [], additionalPropertiesType: 'string' },
      { $type: 'Object', name: 'Sku', properties: [{ name: 'name', type: 'F0 | S1', flags: 'Required' }] },
      {
        $type: 'DiscriminatedObject',
        name: 'BotProperties',
        discriminator: 'msaAppType',
        baseProperties: [{ name: 'displayName', type: 'string', flags: 'Required' }],
        elements: [
          { $type: 'Object', name: 'Single', properties: [{ name: 'msaAppType', type: 'SingleTenant' }, { name: 'disableLocalAuth', type: 'bool' }, { name: 'endpoints', type: 'Sku[]' }] },
          { $type: 'Object', name: 'Identity', properties: [{ name: 'msaAppType', type: 'UserAssignedMSI' }, { name: 'state', type: 'string', flags: 'ReadOnly' }] },
        ],
      },
      { $type: 'ResourceInstanceFunction', name: 'list' },
    ],
  },
};

describe('the check of resources against their schemas', () => {
  const plan = 'modules/plan.bicep';
  const alerts = 'modules/alerts.bicep';

  it('finds nothing in alerts, autoscale, diagnostics and locks as they are', async () => {
    for (const file of [plan, alerts, 'modules/storage.bicep', 'modules/identity.bicep', 'modules/app.bicep']) assert.deepEqual(await ownFaults(file), []);
  });

  const planted: readonly [says: string, fault: Planted, expected: string][] = [
    ['a property that does not exist', { file: alerts, instead: 'autoMitigate: true', put: 'autoMitigated: true' }, 'properties.autoMitigated is no property'],
    ['a property that is missing', { file: plan, instead: "        name: 'load'\n", put: '' }, 'properties.profiles.name is required'],
    ['a value that Azure does not know', { file: 'modules/storage.bicep', instead: "level: 'CanNotDelete'", put: "level: 'NeverDelete'" }, "properties.level may not be 'NeverDelete'"],
    ['a value of the wrong kind', { file: alerts, instead: '    enabled: true\n    groupShortName', put: "    enabled: 'true'\n    groupShortName" }, 'properties.enabled is string and should be bool'],
    ['a value that Azure does not know, in a list that is joined', { file: plan, instead: "operator: 'GreaterThan'", put: "operator: 'Above'" }, "properties.profiles.rules.metricTrigger.operator may not be 'Above'"],
    ['a value that Azure does not know, in a list that is joined by choice', { file: plan, instead: "statistic: 'Max'", put: "statistic: 'Maximum'" }, "properties.profiles.rules.metricTrigger.statistic may not be 'Maximum'"],
    ['a property that does not exist, in a loop', { file: alerts, instead: 'emailAddress: trim(email)', put: 'mail: email' }, 'properties.emailReceivers.mail is no property'],
    ['one thing where a list is meant', { file: alerts, instead: "    scopes: [\n      alert.scope\n    ]", put: "    scopes: {\n      only: alert.scope\n    }" }, 'properties.scopes is object and should be array'],
    ['a version that is not checked', { file: plan, instead: 'autoscaleSettings@2022-10-01', put: 'autoscaleSettings@2015-04-01' }, 'Microsoft.Insights/autoscaleSettings is checked in version 2022-10-01, not 2015-04-01'],
    ['a type that does not exist', { file: plan, instead: "'Microsoft.Insights/autoscaleSettings@", put: "'Microsoft.Insights/autoscalings@" }, 'Microsoft.Insights/autoscalings is no type of resource with a schema'],
  ];
  for (const [says, fault, expected] of planted) {
    it(`finds ${says}`, async () => {
      const faults = await ownFaults(fault.file, fault);
      assert.ok(faults.includes(expected), faults.join('\n') || 'no fault was seen');
    });
  }

  it('reads a schema as it is printed: closed objects, open ones, lists, and those told by a property', async () => {
    assert.deepEqual(await botFaults(bot("displayName: 'x'\n    msaAppType: 'SingleTenant'\n    disableLocalAuth: true\n    endpoints: [\n      {\n        name: 'S1'\n      }\n    ]")), []);
  });

  for (const [says, properties, expected] of [
    ['what is missing, also where several objects share it', "msaAppType: 'SingleTenant'", 'properties.displayName is required'],
    ['what belongs to another of the objects', "displayName: 'x'\n    msaAppType: 'UserAssignedMSI'\n    disableLocalAuth: true", 'properties.disableLocalAuth is no property'],
    ['what cannot be set', "displayName: 'x'\n    msaAppType: 'UserAssignedMSI'\n    state: 'on'", 'properties.state is read-only'],
    ['an object that none of them is', "displayName: 'x'\n    msaAppType: 'MultiTenant'", 'properties.msaAppType does not tell what it is'],
    ['a wrong value deep in a list', "displayName: 'x'\n    msaAppType: 'SingleTenant'\n    endpoints: [\n      {\n        name: 'S9'\n      }\n    ]", "properties.endpoints.name may not be 'S9'"],
  ] as const) {
    it(`finds by such a schema ${says}`, async () => {
      assert.deepEqual(await botFaults(bot(properties)), [expected]);
    });
  }

  it('does not take for a schema what is none', () => {
    assert.throws(() => readSchema({ results: { BicepSchemaResult: [] } }));
    assert.throws(() => readSchema(null));
  });
});

/** Of the resources whose schemas stand in the repository; others are taken as right. */
async function ownFaults(path: string, ...planted: readonly Planted[]): Promise<string[]> {
  const { bicep } = await infraWith(...planted);
  const file = bicep.get(path);
  assert.ok(file);
  const kept = file.resources.filter(({ type }) => type.startsWith('Microsoft.Insights/') || type === 'Microsoft.Authorization/locks');
  const faults = await checkSchemas({ ...file, resources: kept }, async (type) => OWN_SCHEMAS[type] ?? (type === 'Microsoft.Insights/components' ? anything('2020-02-02') : undefined));
  return faults.map(({ what }) => what);
}

function anything(version: string): ResourceSchema {
  return { version, body: { kind: 'any' } };
}

function bot(properties: string): Planted {
  return { file: 'modules/bot.bicep', instead: BOT_PROPERTIES, put: `  properties: {\n    ${properties}\n  }\n}\n\nresource teams` };
}

const BOT_PROPERTIES = [
  '  properties: {',
  '    displayName: displayName',
  "    endpoint: 'https://${hostName}/api/messages'",
  '    msaAppId: appId',
  '    msaAppTenantId: tenantId',
  '    msaAppType: type',
  "    msaAppMSIResourceId: type == 'UserAssignedMSI' ? identityId : null",
  '    disableLocalAuth: true',
  '  }',
  '}',
  '',
  'resource teams',
].join('\n');

async function botFaults(planted: Planted): Promise<string[]> {
  const file = (await infraWith(planted)).bicep.get('modules/bot.bicep');
  assert.ok(file);
  const schema = readSchema(PRINTED);
  const faults = await checkSchemas({ ...file, resources: file.resources.slice(0, 1) }, async () => schema);
  return faults.map(({ what }) => what);
}
