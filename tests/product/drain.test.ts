import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LEASE_TIMES, type LeaseTimes } from '../../bot/delivery/lease.ts';
import { deferred, type Deferred } from '../../bot/local/deferred.ts';
import { fillReceivers, leaveHints, receiversIn, tenantsOf, type Receiver } from '../bench/delivery/receivers.ts';
import { eventually } from '../local/eventually.ts';
import { CARDS_DUE, WEEKS_BEFORE } from '../support/afternoon.ts';
import type { Delivered, FakeTeams } from '../support/fake-teams.ts';
import { startProductGround, type ProductGround } from '../support/product-ground.ts';
import type { ProductProcess } from '../support/product-processes.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

/** Nobody takes a lane that was not given back, however long the test takes. */
const ONLY_WHAT_IS_GIVEN_BACK: LeaseTimes = { lookEvery: 100, takeAfter: 600_000, silence: 0, renewEvery: 200, sendWithin: 60_000, scanEvery: 200 };
/** No card goes out by itself. */
const AT_REST: LeaseTimes = { ...LEASE_TIMES, silence: 0, scanEvery: 600_000 };
const SOON = { work: 1_500, telemetry: 300 };

describe('a process that is told to stop', function () {
  this.timeout(60_000);
  let ground: ProductGround;
  let receivers: readonly Receiver[];
  let held: Deferred<void>;

  before(async () => {
    ground = await startProductGround();
    receivers = receiversIn({ receivers: 2, tenants: 2 });
    await fillReceivers(ground.tables, receivers, { serviceUrl: ground.teams.connector.serviceUrl, joined: WEEKS_BEFORE, dueAt: () => undefined });
  });
  beforeEach(() => {
    held = deferred();
  });
  afterEach(() => {
    held.resolve();
    for (const method of ['POST', 'PUT'] as const) ground.teams.connector.behave(method, undefined);
  });
  after(() => ground.stop());

  const hold = (method: 'POST' | 'PUT') => ground.teams.connector.behave(method, { after: held.promise });
  const requests = (method: string) => ground.teams.connector.requests.filter((request) => request.method === method).length;
  const health = async ({ origin }: ProductProcess, path: string) => await fetch(`${origin}${path}`);
  const statusOf = async (product: ProductProcess) => ((await (await health(product, '/healthz')).json()) as { status: string }).status; // As health.ts answers.
  const says = (product: ProductProcess, line: string) => product.log.some(({ msg }) => msg === line);

  it('answers the message that it is answering, and nothing that comes after; its health is told to the end', async () => {
    const product = await ground.start({ tenants: tenantsOf(receivers), leaseTimes: AT_REST });
    const chat = chatOf(ground.teams, receivers[0], product);
    hold('POST');
    const before = requests('POST');
    const answer = chat.userSays('status');
    await eventually(() => requests('POST') === before + 1);

    product.signal('SIGTERM');
    await eventually(async () => (await statusOf(product)) === 'draining');
    assert.deepEqual([(await health(product, '/healthz')).status, (await health(product, '/livez')).status], [503, 200]);
    const late = await chat.userSays('hej');
    assert.deepEqual([late.status, late.body], [503, undefined]);
    const api = await fetch(`${product.origin}/api/v1/me`);
    assert.deepEqual([api.status, api.headers.get('retry-after'), await api.text()], [503, '1', '']);
    assert.equal(product.exit, undefined);

    held.resolve();
    assert.equal((await answer).status, 200);
    assert.deepEqual(await product.exited, { code: 0, signal: null });
    assert.deepEqual([says(product, 'draining'), says(product, 'stopped'), says(product, 'stopped before all was finished')], [true, true, false]);
    assert.equal(requests('POST'), before + 1);
  });

  it('puts the receipt in place that it owes after an answer', async () => {
    const product = await ground.start({ tenants: tenantsOf(receivers), leaseTimes: AT_REST });
    const chat = chatOf(ground.teams, receivers[0], product);
    hold('PUT');
    const before = requests('PUT');
    assert.equal((await reflects(chat)).status, 200);
    await eventually(() => requests('PUT') === before + 1);

    product.signal('SIGTERM');
    await eventually(async () => (await statusOf(product)) === 'draining');
    await settled();
    assert.equal(product.exit, undefined, 'it waits for the receipt');
    held.resolve();
    assert.deepEqual(await product.exited, { code: 0, signal: null });
    assert.deepEqual(product.log.filter(({ msg }) => msg === 'after an answer'), []);
  });

  it('writes down what became of a card on its way, gives its lane back to another copy at once, and tells the collector', async () => {
    const told: string[] = [];
    const { collector, url } = await startCollector((path) => told.push(path));
    const first = receivers[1];
    assert.ok(first);
    const tenants = [first.home.tenantId];
    hold('POST');
    const before = requests('POST');
    const leaving = await ground.start({ tenants, leaseTimes: ONLY_WHAT_IS_GIVEN_BACK, collector: url });
    await becomesDue(ground, first);
    await eventually(() => requests('POST') === before + 1);
    const staying = await ground.start({ tenants, leaseTimes: ONLY_WHAT_IS_GIVEN_BACK });
    const holds = async (product: ProductProcess) => ((await (await health(product, '/healthz')).json()) as { lanes: { held: string }[] }).lanes[0]?.held === 'here'; // As health.ts answers.
    assert.ok(!(await holds(staying)));

    leaving.signal('SIGTERM');
    await eventually(() => says(leaving, 'draining'));
    held.resolve();
    assert.deepEqual(await leaving.exited, { code: 0, signal: null });
    await eventually(() => holds(staying));
    await settled();
    assert.equal(requests('POST'), before + 1, 'the card that was on its way came once');
    assert.deepEqual((await ground.tables.range('Lane', first.home.tenantId, { prefix: 'q|' })).length, 0);
    const [slot] = await ground.tables.range('Lane', first.home.tenantId, { prefix: 'd|2026-11-26|' });
    assert.match(String(slot?.values['json']), /"state":"sent"/);
    assert.ok(told.includes('/v1/metrics'));
    staying.signal('SIGTERM');
    await staying.exited;
    await new Promise((resolve) => collector.close(resolve));
  });

  it('ends at once when it is told a second time', async () => {
    const product = await ground.start({ tenants: tenantsOf(receivers), leaseTimes: AT_REST });
    hold('POST');
    const before = requests('POST');
    const unanswered = chatOf(ground.teams, receivers[0], product).userSays('status').catch(() => 'cut');
    await eventually(() => requests('POST') === before + 1);
    product.signal('SIGTERM');
    await eventually(() => says(product, 'draining'));
    product.signal('SIGTERM');
    assert.deepEqual(await product.exited, { code: 1, signal: null });
    assert.equal(await unanswered, 'cut');
  });

  describe('while something hangs, ends all the same', () => {
    let storage: TcpProxy;

    beforeEach(async () => {
      storage = await startTcpProxy(Number(/:(\d+)\/devstoreaccount1/.exec(ground.connectionString)?.[1]));
    });
    afterEach(() => storage.close());

    const cut = ({ log }: ProductProcess) => log.find(({ code }) => code === 'drain-cut');

    it('storage, and says what it left', async () => {
      const product = await ground.start({ tenants: tenantsOf(receivers), leaseTimes: ONLY_WHAT_IS_GIVEN_BACK, drainTimes: SOON, connectionString: storage.through(ground.connectionString) });
      await eventually(async () => ((await (await health(product, '/healthz')).json()) as { lanes: { held: string }[] }).lanes.every(({ held }) => held === 'here')); // As health.ts answers.
      await storage.behave({ kind: 'swallow', what: 'requests' });
      const struck = storage.struck;
      await eventually(() => storage.struck > struck);
      product.signal('SIGTERM');
      assert.deepEqual(await product.exited, { code: 0, signal: null });
      assert.deepEqual([cut(product)?.['lanes'], cut(product)?.['calls']], [2, 0]);
    });

    it('Teams', async () => {
      const product = await ground.start({ tenants: tenantsOf(receivers), leaseTimes: AT_REST, drainTimes: SOON });
      ground.teams.connector.behave('POST', 'hang');
      const before = requests('POST');
      const unanswered = chatOf(ground.teams, receivers[0], product).userSays('status').catch(() => 'cut');
      await eventually(() => requests('POST') === before + 1);
      product.signal('SIGTERM');
      assert.deepEqual(await product.exited, { code: 0, signal: null });
      assert.equal(cut(product)?.['calls'], 1);
      assert.equal(await unanswered, 'cut');
    });

    it('whoever collects what is measured', async () => {
      const { collector, url } = await startCollector();
      const product = await ground.start({ tenants: tenantsOf(receivers), leaseTimes: AT_REST, drainTimes: { ...SOON, work: 20_000 }, collector: url });
      product.signal('SIGTERM');
      assert.deepEqual(await product.exited, { code: 0, signal: null });
      assert.equal(cut(product), undefined);
      collector.closeAllConnections();
      await new Promise((resolve) => collector.close(resolve));
    });
  });
});

/** Somebody who has been met, as Teams knows them, in front of one of the processes. */
function chatOf(teams: FakeTeams, receiver: Receiver | undefined, { origin }: ProductProcess): FakeTeams {
  assert.ok(receiver);
  const { home: { tenantId, objectId }, pid, conversationId } = receiver;
  const somebody = teams.as({ tenantId, objectId, conversationId, accountId: `29:${pid}`, name: 'Någon Prov', userPrincipalName: 'nagon.prov@aspdalen.example', locale: 'sv-SE' });
  // When the bot is idle is known to its own process alone.
  somebody.deliverTo({ messagesUrl: `${origin}/api/messages`, idle: async () => {} });
  return somebody;
}

async function reflects(chat: FakeTeams): Promise<Delivered> {
  return await chat.taps('reflect.submit', {
    questionId: '2026-W48.1', baseRev: 0, trialId: 't-000000', actionId: 'verksamhet.rundor', actionVersion: 1,
    did: 'Gick en runda.', takeaway: '', nextStep: '', help: 'none', visibility: 'me',
  }, 'card-1');
}

async function becomesDue({ tables }: ProductGround, receiver: Receiver): Promise<void> {
  await leaveHints(tables, [receiver], () => CARDS_DUE);
}

/** Long enough for what ought not to happen. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 500));
}

/** One that never answers, unless it is told what to do with what comes. */
async function startCollector(takes?: (path: string) => void): Promise<{ collector: Server; url: string }> {
  const collector = createServer((request, response) => {
    if (!takes) return;
    takes(request.url ?? '');
    request.resume().on('end', () => response.end());
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  return { collector, url: `http://127.0.0.1:${(collector.address() as AddressInfo).port}` };
}
