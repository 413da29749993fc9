import assert from 'node:assert/strict';
import { checkOffline } from './checks/check-offline.ts';
import { checkSettings } from './checks/check-settings.ts';
import { tellFault } from './checks/fault.ts';
import { readInfra, readTexts } from './checks/infra-files.ts';
import { faultsWith, infraWith, type Planted } from './plant.ts';

const MAIN = 'main.bicep';
const STORAGE = 'modules/storage.bicep';
const ALERTS = 'modules/alerts.bicep';

describe('the description of the installation in Azure', () => {
  it('has no fault that can be known without Azure', async () => {
    const infra = await readInfra(readTexts());
    assert.ok(infra.bicep.size > 5);
    assert.deepEqual(checkOffline(infra).map(tellFault), []);
  });

  const planted: readonly [says: string, fault: Planted, expected: string][] = [
    ['a bracket that is not closed', { file: 'modules/bot.bicep', instead: "name: 'F0'\n  }", put: "name: 'F0'" }, 'infra/modules/bot.bicep is no Bicep near'],
    ['a resource within a resource', { file: 'modules/identity.bicep', instead: '  location: location\n', put: "  location: location\n  resource other 'federatedIdentityCredentials' = {\n    name: 'x'\n  }\n" }, 'infra/modules/identity.bicep is a resource within a resource: declare it by itself, with parent'],
    ['a name that nothing declares', { file: MAIN, instead: 'days: chosen.logDays', put: 'days: logDays' }, 'infra/main.bicep logDays is not declared'],
    ['a name that nothing declares, in a text put together', { file: MAIN, instead: "'${name}-plan'", put: "'${nam}-plan'" }, 'infra/main.bicep nam is not declared'],
    ['a name of a loop outside of it', { file: STORAGE, instead: 'output id string = account.id', put: 'output id string = table' }, 'infra/modules/storage.bicep table is not declared'],
    ['a function that is none of Bicep', { file: STORAGE, instead: 'guid(account.id', put: 'uuid(account.id' }, 'infra/modules/storage.bicep uuid() is no function of Bicep'],
    ['a decorator that is none', { file: STORAGE, instead: '@maxLength(24)', put: '@longest(24)' }, 'infra/modules/storage.bicep @longest is no decorator'],
    ['a parameter that is never used', { file: STORAGE, instead: 'param lock bool', put: 'param lock bool\nparam colour string = \'blue\'' }, 'infra/modules/storage.bicep colour is never used'],
    ['a name that is declared twice', { file: MAIN, instead: 'var chosen', put: "var name = 'x'\nvar chosen" }, 'infra/main.bicep name is declared twice'],
    ['a module that is not there', { file: MAIN, instead: "'modules/bot.bicep'", put: "'modules/robot.bicep'" }, 'infra/main.bicep modules/robot.bicep is not there'],
    ['a module that nobody uses', { file: MAIN, instead: "'modules/bot.bicep'", put: "'modules/robot.bicep'" }, 'infra/modules/bot.bicep is used by nobody'],
    ['a parameter that a module is not given', { file: MAIN, instead: '    displayName: displayName\n', put: '' }, 'infra/main.bicep bot is not given displayName'],
    ['a parameter that a module does not know', { file: MAIN, instead: '    displayName: displayName\n', put: '    displayName: displayName\n    nick: displayName\n' }, 'infra/main.bicep bot knows no parameter nick'],
    ['a parameter of another kind', { file: MAIN, instead: 'lock: locks', put: "lock: 'yes'" }, 'infra/main.bicep lock is given string and is bool'],
    ['a value that a parameter does not allow', { file: MAIN, instead: '    type: botType', put: "    type: 'MultiTenant'" }, "infra/main.bicep type may not be 'MultiTenant'"],
    ['a default that is not allowed', { file: MAIN, instead: "string = 'municipality'", put: "string = 'county'" }, "infra/main.bicep size may not be 'county'"],
    ['an output that a module has not', { file: MAIN, instead: '? web.outputs.hostName', put: '? web.outputs.host' }, 'infra/main.bicep web has no output host'],
    ['a file to load that is not there', { file: MAIN, instead: "loadJsonContent('sizes.json')", put: "loadJsonContent('size.json')" }, 'infra/main.bicep size.json is not there'],
    ['a size that lacks what is read of it', { file: 'sizes.json', instead: '    "storage": "Standard_LRS",\n', put: '' }, 'infra/main.bicep sizes.json has no storage for small'],
    ['an entry of a list that lacks what is read of it', { file: ALERTS, instead: '    over: 900\n', put: '' }, 'has no over'],
    ['a required parameter that az is not told', { file: 'main.bicepparam', instead: "param tenants = readEnvironmentVariable('LEDTRAD_TENANTS')\n", put: '' }, 'infra/main.bicepparam does not give tenants'],
    ['a parameter for az that is unknown', { file: 'main.bicepparam', instead: 'param contact', put: 'param kontakt' }, 'infra/main.bicepparam main.bicep knows no parameter kontakt'],
    ['a parameter for the toolkit that is unknown', { file: 'azure.parameters.json', instead: '"suffix"', put: '"suffixes"' }, 'infra/azure.parameters.json main.bicep knows no parameter suffixes'],
    ['a value for the toolkit that is not allowed', { file: 'azure.parameters.json', instead: '${{SIZE}}', put: 'huge' }, "infra/azure.parameters.json size may not be 'huge'"],
    ['a setting that the product reads and nobody sets', { file: MAIN, instead: '  LEDTRAD_CONTACT: contact\n', put: '' }, 'infra/main.bicep LEDTRAD_CONTACT is read by bot/config.ts and not set'],
    ['a setting that nobody reads', { file: MAIN, instead: '  LEDTRAD_CONTACT: contact\n', put: '  LEDTRAD_CONTACT: contact\n  LEDTRAD_COLOUR: contact\n' }, 'infra/main.bicep LEDTRAD_COLOUR is set and not read by bot/config.ts'],
    ['a setting for no part of the platform', { file: 'modules/settings.bicep', instead: "NODE_ENV: 'production'", put: "NODE_ENVIRONMENT: 'production'" }, 'infra/modules/settings.bicep NODE_ENVIRONMENT is set for nobody'],
    ['an app that is given other settings', { file: MAIN, instead: '    settings: settings\n', put: '    settings: tags\n' }, 'infra/main.bicep webSettings is not given the settings'],
    ['a table that is not made', { file: STORAGE, instead: "  'Lane'\n", put: '' }, 'infra/modules/storage.bicep does not make the table Lane'],
    ['a table that the product has not', { file: STORAGE, instead: "  'Lane'\n", put: "  'Lane'\n  'Lanes'\n" }, 'infra/modules/storage.bicep makes a table Lanes that the product has not'],
    ['an alert on what nobody measures', { file: ALERTS, instead: "name == 'ledtrad.lane.alert'", put: "name == 'ledtrad.lane.alarm'" }, 'infra/modules/alerts.bicep asks for the metric ledtrad.lane.alarm, which nobody measures'],
  ];

  for (const [says, fault, expected] of planted) {
    it(`is refused with ${says}`, async () => {
      const faults = await faultsWith(fault);
      assert.ok(faults.some((told) => told.includes(expected)), faults.join('\n') || 'no fault was seen');
    });
  }

  const random = 'aB3'.repeat(30);
  for (const [says, secret] of [
    ['a connection string', `AccountName=x;AccountKey=${random}==`],
    ['an instrumentation key', 'InstrumentationKey=11111111-1111-4111-8111-111111111111'],
    ['a shared access signature', `https://example.org/x?sv=1&sig=${random}`],
    ['a private key', '-----BEGIN PRIVATE KEY-----'],
    ['a password', "password: 'correct horse battery'"],
    ['a long random text', random],
    ['a call that brings a key', "listKeys('x', '2020-01-01')"],
  ] as const) {
    it(`is refused with ${says} in it, in whichever file`, async () => {
      for (const file of [MAIN, 'main.bicepparam']) {
        const faults = await faultsWith({ file, instead: '// ', put: `// ${secret}\n// ` });
        assert.ok(faults.some((told) => told.startsWith(`infra/${file} holds`) || told.startsWith(`infra/${file} asks Azure for a key`)), faults.join('\n'));
      }
    });
  }

  it('is refused with a secret among its parameters that deployments would show', async () => {
    const faults = await faultsWith({ file: MAIN, instead: 'param contact string', put: "param botPassword string = ''\nparam contact string" });
    assert.ok(faults.includes('infra/main.bicep botPassword is a secret without @secure()'), faults.join('\n'));
  });

  it('is refused when the product reads a new setting', async () => {
    const faults = new Set(checkSettings(await infraWith(), ['PORT', 'HOST', 'LEDTRAD_NEW']).map(({ what }) => what));
    assert.ok(faults.has('LEDTRAD_NEW is read by bot/config.ts and not set'));
    assert.ok(faults.has('LEDTRAD_BOT_ID is set and not read by bot/config.ts'));
  });

  it('is refused when a setting that Azure sets is no setting any longer', async () => {
    const faults = checkSettings(await infraWith(), ['PORT']).map(({ what }) => what);
    assert.ok(faults.includes('HOST is no setting any longer'));
  });
});
