import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PersonId } from '../../bot/domain/ids.ts';
import { ATTRIBUTES, LOG_FIELDS, METRICS, type Metric } from '../../bot/telemetry/names.ts';
import { eventually } from '../local/eventually.ts';
import { startTestProduct, type TestProduct } from '../product/test-product.ts';
import { SIGRID, type Activity, type TeamsPerson } from '../support/activities.ts';
import { anEntry, ASKING, LEADER, sends } from '../support/broadcasts.ts';
import { aPerson, aTryingPerson, COHORT, countingIds } from '../support/world.ts';
import { startFakeCollector, type FakeCollector } from './fake-collector.ts';
import { startRecordingStorage, type RecordingStorage } from './recording-storage.ts';
import { linesTold, metricsTold, spansTold } from './told-by-otlp.ts';

/** What the Playground sent while somebody said hello, chose, reflected, mended, edited and paused in it. */
const RECORDED = join(import.meta.dirname, '../product/recorded/playground.json');
const MAJA: TeamsPerson = { ...SIGRID, accountId: '29:maja', objectId: '7f0a4d1e-8c25-4b7a-93e6-1d5c2b7f9a02', name: 'Maja Lindvik', userPrincipalName: 'maja.lindvik@aspdalen.example', conversationId: 'a:maja-ledtrad' };
const MAJAS_PID = 'p-lindvik' as PersonId;
const STRANGER: TeamsPerson = { ...SIGRID, name: 'Okänd Bekant', objectId: '99999999-9999-4999-8999-999999999901', tenantId: '99999999-9999-4999-8999-999999999999' };
const METRIC_OF: ReadonlyMap<string, Metric> = new Map(Object.values(METRICS).map((metric) => [metric.name, metric]));
const SECRET = 'Lo i fyran sade något till mig';
const VIEWER = 'Visare-för-rektorer/9';
const ADDRESS = '203.0.113.77';

describe('what leaves the process of a whole history, to a collector, to Azure Monitor and on its output', () => {
  const log: string[] = [];
  const handedOut: string[] = [];
  let storage: RecordingStorage;
  let collector: FakeCollector;
  let ledtrad: TestProduct;
  let activities: readonly Activity[];

  before(async function () {
    this.timeout(30_000);
    storage = await startRecordingStorage();
    collector = await startFakeCollector();
    // As the Playground sent them, by somebody else than the other one here.
    activities = JSON.parse((await readFile(RECORDED, 'utf8')).replaceAll(SIGRID.objectId, MAJA.objectId)) as readonly Activity[];
    ledtrad = await startTestProduct({
      delivers: true,
      log,
      ids: rememberingIds(handedOut),
      storage: storage.connectionStrings,
      telemetry: { endpoint: collector.endpoint, azureMonitor: { connectionString: collector.connectionString, identityClientId: '66666666-6666-4666-8666-666666666666' }, tracesKept: 1 },
      telemetryOverrides: { http: collector.http, credential: { getToken: async () => ({ token: 'made-up-token', expiresOnTimestamp: Date.now() + 3_600_000 }) } },
    });
    await chatAndBeRefused();
    await replayed();
    await readInTheTab();
    await beWrittenTo();
    await disturbed();
    await ledtrad.stop();
  });
  after(async () => {
    await Promise.all([storage.close(), collector.close()]);
  });

  async function chatAndBeRefused(): Promise<void> {
    ledtrad.clock.set('2026-11-24T09:00:00.000Z');
    const { home: _notMet, ...person } = aTryingPerson();
    await ledtrad.seat(SIGRID, person);
    await ledtrad.teams.userSays('hej');
    const answer = { questionId: '2026-W48.1', baseRev: 0, trialId: 't-rundor', actionId: 'verksamhet.rundor', actionVersion: 1, did: SECRET, takeaway: SECRET, nextStep: SECRET, help: 'none', visibility: 'team' };
    await ledtrad.teams.taps('reflect.submit', answer, 'card-of-sigrid');
    await ledtrad.teams.taps('reflect.submit', { ...answer, trialId: SECRET });
    await ledtrad.teams.taps(SECRET, { did: SECRET });
    await ledtrad.teams.userSays(SECRET);
    await ledtrad.teams.mentionsBot(SECRET);
    await ledtrad.teams.as(STRANGER).userSays(SECRET);
    await ledtrad.teams.delivers({ type: 'message', text: SECRET }, 'Bearer forged');
    await ledtrad.teams.delivers(`{ "text": "${SECRET}"`);
  }

  async function replayed(): Promise<void> {
    const { roles, settings } = aPerson();
    await ledtrad.seat(MAJA, { pid: MAJAS_PID, roles: [...roles, { kind: 'facilitator', cohortId: COHORT, teams: 'all' }], settings: { ...settings, language: 'sv' } });
    const maja = ledtrad.teams.as(MAJA);
    for (const activity of activities) await maja.delivers({ ...activity, serviceUrl: ledtrad.teams.connector.serviceUrl });
  }

  async function readInTheTab(): Promise<void> {
    const headers = { 'user-agent': VIEWER, 'x-forwarded-for': ADDRESS };
    for (const path of ['/me', '/me/thread', `/cohorts/${COHORT}/teams/norr`, `/cohorts/${COHORT}?lang=${encodeURIComponent(SECRET)}`, `/cohorts/${encodeURIComponent(SECRET)}`, `/cohorts/${COHORT}/roster`]) {
      for (const who of [SIGRID, MAJA]) await ledtrad.get(path, who, headers);
    }
    const file = Buffer.from(`Namn;E-post;Kommun;Tenant\r\n${MAJA.name};${MAJA.userPrincipalName};Aspdalen;${MAJA.tenantId}`).toString('base64');
    assert.equal((await ledtrad.post(`/cohorts/${COHORT}/roster/import/preview`, { file, mode: 'addition' }, MAJA)).status, 200);
    await ledtrad.post('/me/log/entries', { text: SECRET });
  }

  async function beWrittenTo(): Promise<void> {
    const { world } = ledtrad.product.context;
    await world.people.create(LEADER);
    await world.rosters.putAll(COHORT, [anEntry({ pid: aTryingPerson().pid })]);
    const posts = () => ledtrad.teams.connector.requests.filter(({ method, path }) => method === 'POST' && path.includes(SIGRID.conversationId)).length;
    const before = posts();
    await sends(world, ASKING);
    await eventually(() => posts() > before);
  }

  /** Errors say most. */
  async function disturbed(): Promise<void> {
    storage.answer(400, 'People');
    await ledtrad.teams.userSays('status');
    await ledtrad.get('/me/thread', SIGRID);
    storage.answer(undefined);
    ledtrad.teams.connector.behave('POST', { status: 403 });
    await ledtrad.teams.userSays('status');
    ledtrad.teams.connector.behave('POST', undefined);
    ledtrad.product.context.logError(new TypeError(`${SECRET}\n  at the school of ${SECRET}`), { door: 'test' });
  }

  it('is something of every door and of every kind', () => {
    const names = new Set(spansTold(collector).map(({ name }) => name.split(/[ .]/)[0]));
    assert.deepEqual([...names].sort(), ['GET', 'POST', 'lane', 'storage', 'teams']);
    assert.ok(spansTold(collector).length > 200);
    assert.deepEqual([...new Set(collector.received.map(({ path }) => path))].sort(), ['/v1/logs', '/v1/metrics', '/v1/traces', '/v2.1/track']);
    assert.ok(metricsTold(collector).some(({ name }) => name === 'ledtrad.delivery.attempts'));
  });

  it('is called and told apart by what README and the workbook say', () => {
    for (const { name, unit, attributes } of metricsTold(collector)) {
      const metric = METRIC_OF.get(name);
      assert.ok(metric, name);
      assert.equal(unit, metric.unit);
      for (const point of attributes) assert.deepEqual(Object.keys(point).sort(), [...metric.attributes].sort(), name);
    }
    const untold = [...METRIC_OF.keys()].filter((name) => !metricsTold(collector).some((told) => told.name === name));
    assert.deepEqual(untold, [METRICS.alert.name]);
    const named: ReadonlySet<string> = new Set(Object.values(ATTRIBUTES));
    assert.deepEqual(spansTold(collector).flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => !named.has(name)), []);
    assert.deepEqual(linesTold(collector).flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => !LOG_FIELDS.has(name)), []);
  });

  it('names nobody, and no id by which somebody could be found', () => {
    const people = [SIGRID, MAJA, STRANGER].flatMap(({ accountId, objectId, tenantId, name, userPrincipalName, conversationId }) => [accountId, objectId, tenantId, name, userPrincipalName, conversationId, ...name.split(' ')]);
    const ours = [aTryingPerson().pid, MAJAS_PID, LEADER.pid, LEADER.name, ...handedOut];
    assert.ok(handedOut.length > 20);
    // Storage was asked by them, so there is something to keep back.
    assert.ok(storage.requests.some(({ url }) => url.includes(aTryingPerson().pid)));
    assertNoneTold([...people, ...ours]);
  });

  it('has no word of what was written, by anybody and anywhere', () => {
    const written = activities.flatMap(({ text, value }) => [text, ...valuesIn(value)]).filter((each): each is string => typeof each === 'string' && /\s/.test(each));
    assert.ok(written.length > 10);
    assertNoneTold([SECRET, SECRET.slice(0, 12), encodeURIComponent(SECRET), 'at the school of', ...written]);
  });

  it('has no address with an id in it, no conversation, no client and no address of one', () => {
    assertNoneTold([VIEWER, ADDRESS, '/v3/conversations', '/cohorts/c-prov', 'PartitionKey', 'card-of-sigrid', ledtrad.teams.connector.serviceUrl, 'made-up-token', 'forged']);
  });

  /** Neither to whoever collects nor on the process's output, which Azure collects as well. */
  function assertNoneTold(markers: readonly string[]): void {
    const told = [...collector.received.map(({ body }) => JSON.stringify(body)), ...log].join('\n').toLowerCase();
    assert.deepEqual([...new Set(markers)].filter((marker) => told.includes(marker.toLowerCase())), []);
  }
});

/** Counted ones would be found in any figure. */
function rememberingIds(handedOut: string[]) {
  const ids = countingIds();
  const remembered = <Id extends string>(next: () => Id) => (): Id => {
    const id = `${next()}-att-minnas` as Id; // Like the others, but to be known again.
    handedOut.push(id);
    return id;
  };
  return {
    ...ids,
    person: remembered(ids.person),
    trial: remembered(ids.trial),
    campaign: remembered(ids.campaign),
    operation: remembered(ids.operation),
  };
}

function valuesIn(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((each) => (typeof each === 'object' ? valuesIn(each) : [each])) : [value];
}
