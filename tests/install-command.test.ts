import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInstallCommand } from '../bot/install-command/run-install-command.ts';
import { runRosterCommand } from '../bot/roster-command/run-roster-command.ts';
import { createAppInstallations } from '../bot/teams/graph/app-installations.ts';
import { changed } from '../bot/domain/person/change.ts';
import { meetPerson } from '../bot/usecases/people/meet-person.ts';
import { grantedToApp, refused, startFakeGraph, TOKEN_PATH, type FakeGraph, type Said } from './support/fake-graph.ts';
import { COHORT, FOREIGN_TENANT, objectId, TENANT, testWorld, type TestWorld } from './support/world.ts';

const TEAMS_APP = '44444444-4444-4444-8444-444444444444';
const CATALOGUE_ID = '55555555-5555-4555-8555-555555555555';
const CATALOGUE = 'graph.microsoft.com/appCatalogs/teamsApps';
const HEADERS = 'Namn;E-post;Kommun;Tenant;Roll;Lärteam;Skyddad identitet';
const row = (name: string, { tenant = TENANT, hidden = '' } = {}) => `${name} Prov;${name.toLowerCase()}@ekdalen.example;Ekdalens kommun;${tenant};Rektor;Norr;${hidden}`;
const MAJA = row('Maja');
const ALEX = row('Alex');
const SIGNE = row('Signe');

describe('npm run install:app', () => {
  let folder: string;
  let world: TestWorld;
  let graph: FakeGraph;
  let waits: number[];
  before(async () => void (folder = await mkdtemp(join(tmpdir(), 'ledtrad-install-'))));
  after(() => rm(folder, { recursive: true }));
  beforeEach(async () => {
    world = await testWorld();
    graph = await startFakeGraph();
    waits = [];
    graph.says.set(TOKEN_PATH, grantedToApp('app-token'));
    graph.says.set(CATALOGUE, { status: 200, body: { value: [{ id: CATALOGUE_ID }] } });
    for (const name of ['maja', 'alex', 'signe']) answers(name, { status: 201 });
  });
  afterEach(() => graph.stop());

  const pathOf = (name: string) => `graph.microsoft.com/users/${name}@ekdalen.example/teamwork/installedApps`;
  const answers = (name: string, ...said: readonly Said[]) => {
    const left = [...said];
    graph.says.set(pathOf(name), () => (left.length > 1 ? left.shift() : left[0]) ?? assert.fail('nothing to say'));
  };
  const installed = () => graph.askedFor('graph.microsoft.com/users').map(({ path }) => /users\/(\w+)@/.exec(path)?.[1]);
  const file = async (...lines: readonly string[]) => {
    const path = join(folder, 'roster.csv');
    await writeFile(path, [HEADERS, ...lines].join('\r\n'));
    return path;
  };
  const imports = async (...lines: readonly string[]) => {
    const said: string[] = [];
    const code = await runRosterCommand([await file(...lines), '--commit'], async () => ({ world, tables: world.tables, ensureTables: async () => {} }), (line) => said.push(line));
    assert.equal(code, 0, said.join('\n'));
  };
  const runs = async (given: readonly string[], onWait: () => void = () => {}) => {
    const lines: string[] = [];
    const opened = { stored: { world, tables: world.tables, ensureTables: async () => {} }, installations: createAppInstallations(graph.options, TEAMS_APP) };
    const code = await runInstallCommand(given, () => opened, (line) => lines.push(line), {
      wait: async (ms) => {
        waits.push(ms);
        onWait();
      },
    });
    return { code, text: lines.join('\n') };
  };
  const isMet = (name: string, number: number) => meetPerson(world, { identity: { tenantId: TENANT, objectId: objectId(number) }, profile: async () => ({ name, upn: `${name}@ekdalen.example` }) });

  it('shows whom it would be installed for, and asks Graph only whether it could be', async () => {
    await imports(MAJA, ALEX);
    const { code, text } = await runs([await file(MAJA, ALEX)]);
    assert.equal(code, 0);
    assert.equal(text, ['Ekdalens kommun: 2 to install it for.', '', 'This was a dry run, and nothing has been installed. Do it with --commit.'].join('\n'));
    assert.deepEqual(installed(), []);
    const [asked] = graph.askedFor(CATALOGUE);
    assert.equal(new URLSearchParams(asked?.path.split('?')[1]).get('$filter'), `externalId eq '${TEAMS_APP}'`);
    assert.equal(asked?.authorization, 'Bearer app-token');
  });

  it('installs it for those who have not been in touch, as the app itself and without a secret', async () => {
    await imports(MAJA, ALEX, SIGNE);
    await isMet('alex', 7);
    const { code, text } = await runs([await file(MAJA, ALEX, SIGNE), '--commit']);
    assert.deepEqual([code, installed()], [0, ['maja', 'signe']]);
    assert.equal(text, ['Ekdalens kommun: 2 installed, 0 had it already, 0 without it.', '', 'Left alone:', '  1 in touch already'].join('\n'));
    const [exchange, ...more] = graph.askedFor('login');
    assert.deepEqual([exchange?.form.get('grant_type'), exchange?.form.get('client_assertion'), exchange?.form.has('client_secret'), more.length], ['client_credentials', 'loopback-assertion', false, 0]);
    assert.deepEqual(JSON.parse(graph.askedFor(pathOf('maja'))[0]?.body ?? ''), { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${CATALOGUE_ID}` });
    assert.ok(waits.every((ms) => ms === 100));
  });

  it('leaves whoever has it already as they are, so that the same again does the rest of what was broken off', async () => {
    await imports(MAJA, ALEX, SIGNE);
    answers('maja', { status: 201 }, { status: 409, body: { error: { code: 'Conflict', message: 'The app is installed already.' } } });
    await assert.rejects(runs([await file(MAJA, ALEX, SIGNE), '--commit'], () => assert.fail('killed')), /killed/);
    assert.deepEqual(installed(), ['maja']);
    const { code, text } = await runs([await file(MAJA, ALEX, SIGNE), '--commit']);
    assert.deepEqual([code, text], [0, 'Ekdalens kommun: 2 installed, 1 had it already, 0 without it.']);
  });

  it('keeps no address: not in storage, and not in what it says', async () => {
    await imports(MAJA, ALEX);
    answers('alex', { status: 404, body: { error: { code: 'NotFound', message: 'alex@ekdalen.example' } } });
    const written: unknown[] = [];
    const { commit } = world.tables;
    world.tables.commit = async (...given) => {
      written.push(given);
      return await commit(...given);
    };
    const { text } = await runs([await file(MAJA, ALEX), '--commit']);
    assert.deepEqual(installed(), ['maja', 'alex']);
    assert.doesNotMatch(text, /@/);
    assert.deepEqual(written, []);
  });

  it('leaves alone who has protected identity, is on no roster, has no address, or is let in nowhere', async () => {
    const [hidden, nameless] = [row('Signe', { hidden: 'ja' }), MAJA.replace('maja@ekdalen.example', '')];
    await imports(ALEX, hidden);
    const stranger = row('Ove', { tenant: FOREIGN_TENANT }).replace('Ekdalens', 'Främlinge');
    const { code, text } = await runs([await file(ALEX, hidden, row('Disa'), nameless, stranger, ALEX, 'Eva Prov;eva@x.example;Okänd kommun;;Rektor;;'), '--commit']);
    assert.deepEqual([code, installed()], [0, ['alex']]);
    assert.deepEqual(text.split('\n').slice(1), [
      '', 'Left alone:', '  1 with protected identity, who install it themselves', '  row 4: on no roster; import the file first, with npm run roster',
      '  row 5: no address', '  row 6: the tenant is not in LEDTRAD_TENANTS', '  row 7: said before', '  row 8: the organisation\'s tenant is not known',
    ]);
  });

  it('leaves alone who got protected identity after the file was written, and who has left', async () => {
    await imports(MAJA, ALEX, SIGNE);
    const members = await world.rosters.all(COHORT);
    const of = (name: string) => members.find(({ entry }) => entry.name === `${name} Prov`) ?? assert.fail(name);
    const maja = (await world.people.load(of('Maja').entry.pid)) ?? assert.fail('nobody');
    await world.people.save(changed({ ...maja.value, protectedIdentity: true }), maja.etag);
    await world.rosters.save(COHORT, { ...of('Alex').entry, leftOn: '2026-11-20' }, of('Alex').etag);
    assert.equal((await runs([await file(MAJA, ALEX, SIGNE), '--commit'])).code, 0);
    assert.deepEqual(installed(), ['signe']);
  });

  it('keeps to one organisation where it is told to', async () => {
    await imports(MAJA);
    const { text } = await runs([await file(MAJA), '--tenant', FOREIGN_TENANT, '--commit']);
    assert.match(text, /nobody to install it for/);
    assert.equal((await runs([await file(MAJA), '--tenant', TENANT.toUpperCase(), '--commit'])).code, 0);
    assert.deepEqual(installed(), ['maja']);
  });

  it('names by row who could not be given it, goes on with the others, and ends with 1', async () => {
    await imports(MAJA, ALEX, SIGNE);
    answers('maja', { status: 404, body: { error: { code: 'NotFound', message: 'maja@ekdalen.example' } } });
    answers('alex', { status: 403, body: { error: { code: 'Forbidden', message: 'The app is blocked for guests.' } } });
    const { code, text } = await runs([await file(MAJA, ALEX, SIGNE), '--commit']);
    assert.equal(code, 1);
    assert.deepEqual(text.split('\n'), [
      'Ekdalens kommun: 1 installed, 0 had it already, 2 without it.',
      '  row 2: there is no such account in the organisation. A guest is given the app at home.',
      '  row 3: Microsoft refused (Forbidden).',
    ]);
  });

  it('waits as long as Graph says, or longer each time, and gives up on nobody before it has tried six times', async () => {
    await imports(MAJA, ALEX);
    answers('maja', { status: 429, headers: { 'Retry-After': '7' } }, { status: 503 }, { status: 201 });
    answers('alex', { status: 503 });
    const { code, text } = await runs([await file(MAJA, ALEX), '--commit']);
    assert.deepEqual(waits, [7_000, 2_000, 100, 1_000, 2_000, 4_000, 8_000, 16_000]);
    assert.deepEqual([code, installed().length], [1, 9]);
    assert.match(text, /1 installed, 0 had it already, 1 without it\.\n {2}row 3: Microsoft Graph was busy or away\. Run the same again\./);
  });

  for (const [what, path, said] of [
    ['the token service', TOKEN_PATH, { status: 503, body: { error: 'temporarily_unavailable', error_description: 'AADSTS90033: A transient error has occurred.' } }],
    ['Graph', CATALOGUE, { status: 502, body: '<html>' }],
  ] as const) {
    it(`says so when ${what} is out of order`, async () => {
      await imports(MAJA);
      graph.says.set(path, said);
      const { code, text } = await runs([await file(MAJA)]);
      assert.deepEqual([code, waits.length], [1, 5]);
      assert.match(text, /Ekdalens kommun: Microsoft Graph was busy or away/);
    });
  }

  it('says so when nothing answers', async () => {
    await imports(MAJA);
    await graph.stop();
    assert.match((await runs([await file(MAJA)])).text, /Ekdalens kommun: Microsoft Graph was busy or away/);
    graph = await startFakeGraph();
  });

  const NO_ROLES = { error: { code: 'Forbidden', message: "Missing role permissions on the request. API requires one of 'AppCatalog.Read.All'. Roles on the request ''." } };
  for (const [what, path, said] of [
    ['nobody has consented to anything', TOKEN_PATH, refused('unauthorized_client', 700016)],
    ['the catalogue may not be read', CATALOGUE, { status: 403, body: NO_ROLES }],
    ['it may not be installed', pathOf('maja'), { status: 403, body: NO_ROLES }],
  ] as const) {
    it(`says what an administrator has to do, and where, when in an organisation ${what}`, async () => {
      await imports(MAJA, ALEX);
      graph.says.set(path, said);
      const { code, text } = await runs([await file(MAJA, ALEX), '--commit']);
      assert.equal(code, 1);
      assert.match(text, /an administrator of the organisation has to agree first[^\n]*TeamsAppInstallation\.ReadWriteSelfForUser\.All/);
      assert.ok(text.includes(`https://login.microsoftonline.com/${TENANT}/adminconsent?client_id=11111111-1111-4111-8111-111111111111`), text);
      assert.ok(!installed().includes('alex'));
    });
  }

  it('asks once for another token where Graph does not take the first, and does not blame an administrator', async () => {
    await imports(MAJA);
    const found = graph.says.get(CATALOGUE);
    assert.ok(found);
    const says = (times: number) => {
      let left = times;
      graph.says.set(CATALOGUE, (asked) => (left-- > 0 ? { status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } } : typeof found === 'function' ? found(asked) : found));
    };
    says(2);
    const refusedTwice = await runs([await file(MAJA), '--commit']);
    assert.match(refusedTwice.text, /Microsoft refused \(InvalidAuthenticationToken\)/);
    assert.deepEqual([refusedTwice.code, installed()], [1, []]);
    says(1);
    const tokens = graph.askedFor('login').length;
    assert.equal((await runs([await file(MAJA), '--commit'])).code, 0);
    assert.deepEqual([installed(), graph.askedFor('login').length - tokens], [['maja'], 2]);
  });

  it('says so when the app is not in the organisation’s catalogue', async () => {
    await imports(MAJA);
    graph.says.set(CATALOGUE, { status: 200, body: { value: [] } });
    const { code, text } = await runs([await file(MAJA), '--commit']);
    assert.deepEqual([code, installed()], [1, []]);
    assert.match(text, /Ekdalens kommun: Ledtråd is not in the organisation's app catalogue/);
  });

  it('says by a number why no token is given', async () => {
    await imports(MAJA);
    graph.says.set(TOKEN_PATH, refused('invalid_client', 700213));
    assert.match((await runs([await file(MAJA)])).text, /Microsoft refused \(AADSTS700213\)\.$/m);
  });

  it('explains itself, and what is wrong with what it is given', async () => {
    assert.match((await runs(['--help'])).text, /--commit/);
    for (const given of [[], ['a.csv', 'b.csv'], ['a.csv', '--force']]) assert.match((await runs(given)).text, /--tenant/);
    assert.match((await runs([join(folder, 'ingen.csv')])).text, /ingen\.csv cannot be read \(ENOENT\)/);
    const { code, text } = await runs([await file(MAJA.replace('Rektor', 'Kung'))]);
    assert.equal(code, 1);
    assert.match(text, /^row 2: The role “Kung” is not recognised\./);
  });

  it('says what is missing where Microsoft Graph is off', async () => {
    const lines: string[] = [];
    const code = await runInstallCommand([await file(MAJA)], () => ({ fault: 'LEDTRAD_GRAPH is off.' }), (line) => lines.push(line), { wait: async () => {} });
    assert.deepEqual([code, lines], [1, ['LEDTRAD_GRAPH is off.']]);
  });
});
