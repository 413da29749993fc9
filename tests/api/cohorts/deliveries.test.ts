import assert from 'node:assert/strict';
import { deliveriesView, type DeliveriesView } from '../../../bot/api/contract/deliveries.ts';
import type { CohortId, OrganisationId, PersonId } from '../../../bot/domain/ids.ts';
import { NO_FAILURES, type Failure, type Lane, type LaneAlert } from '../../../bot/domain/lane/lane.ts';
import { wishKey } from '../../../bot/domain/nudges/wish.ts';
import { COHORT, OTHER_TEAM, TEAM, TENANT, type TestWorld } from '../../support/world.ts';
import { aPeerTeam, pid, type Member } from '../../usecases/peers/peer-builders.ts';
import { Api, errorIn } from '../calls.ts';

const PATH = '/cohorts/:cohort/deliveries';
const RETRY = '/cohorts/:cohort/teams/:team/deliveries/retry';
const PAGE = { params: { cohort: COHORT } };
const [FACILITATOR, METHOD_SUPPORTER] = [90, 91];
const WEEKLY = wishKey('weekly-card', '2026-W47');

/** A team whose organisation is known. */
async function apiOf(letters: string, members: Readonly<Record<string, Member>> = {}): Promise<Api> {
  const world = await aPeerTeam(letters, members);
  await world.organisations.save({ id: 'o-1' as OrganisationId, name: 'Ekdalens kommun', tenantId: TENANT, ready: {} }, undefined);
  return new Api(world);
}

async function fails(world: TestWorld, failure: Partial<Failure> & Pick<Failure, 'to'>, lane: Partial<Lane> = {}): Promise<void> {
  const whole: Failure = { kind: 'weekly-card', key: WEEKLY, lines: [], state: 'unreachable', reason: 'blocked', at: '2026-11-19T13:00:00.000Z', ...failure };
  const delivery = { id: `2026-11-19|${whole.key}|${JSON.stringify(whole.to)}`.replaceAll(/[^\w|-]/g, ''), to: whole.to, kind: whole.kind, key: whole.key, lines: [], date: '2026-11-19', dueAt: '2026-11-19T13:00:00.000Z', notAfter: '2026-11-19T16:00:00.000Z', state: { kind: 'ready', notBefore: '2026-11-19T13:00:00.000Z' }, unknowns: 0, delays: 0 } as const;
  const read = await world.lanes.look(TENANT);
  const row: Lane = { holder: 'h', epoch: 1, rate: 45, stats: { pending: 0, failures: NO_FAILURES }, ...lane };
  const queued = await world.lanes.commit(TENANT, row, read, [[{ kind: 'queue', delivery, at: whole.at }]], world.ids.operation());
  assert.ok(queued.kind === 'committed');
  const closed = await world.lanes.commit(TENANT, row, { value: row, etag: queued.etag }, [[{ kind: 'close', delivery, failure: whole, result: { id: delivery.id, kind: whole.kind, key: whole.key, state: whole.state, at: whole.at } }]], world.ids.operation());
  assert.ok(closed.kind === 'committed');
}

async function view(api: Api, caller = FACILITATOR): Promise<DeliveriesView> {
  const { status, body } = await api.calls(caller, PATH, PAGE);
  assert.equal(status, 200);
  return deliveriesView.strict().parse(JSON.parse(JSON.stringify(body)));
}

const toMember = (letter: string): Failure['to'] => ({ kind: 'person', pid: pid(letter) });

describe('what did not arrive', () => {
  it('is told of with the reason and the card’s name, the latest first, of the teams that one leads', async () => {
    const api = await apiOf('abc', { c: { teamId: OTHER_TEAM } });
    await fails(api.world, { to: toMember('a') });
    await fails(api.world, { to: toMember('b'), reason: 'card-refused', state: 'poisoned', at: '2026-11-20T09:00:00.000Z' });
    await fails(api.world, { to: toMember('c') });
    await fails(api.world, { to: { kind: 'person', pid: 'p-annan' as PersonId } });
    assert.deepEqual((await view(api)).failures.map(({ to, card, reason, retry }) => [to.kind === 'member' ? to.name : '', card, reason, retry]), [
      ['Namn B', 'Veckans fråga', 'card-refused', { person: pid('b'), key: WEEKLY }],
      ['Namn A', 'Veckans fråga', 'blocked', { person: pid('a'), key: WEEKLY }],
    ]);
    assert.match(JSON.stringify(await view(api, METHOD_SUPPORTER)), /Namn C/);
    assert.doesNotMatch(JSON.stringify(await view(api, METHOD_SUPPORTER)), /p-annan/);
  });

  it('is told of a protected identity without a name, and of the channel of the own team alone', async () => {
    const api = await apiOf('ab', { b: { person: { protectedIdentity: true }, entry: { name: 'Namn B' } } });
    await fails(api.world, { to: toMember('b') });
    for (const teamId of [TEAM, OTHER_TEAM]) await fails(api.world, { to: { kind: 'channel', cohortId: COHORT, teamId }, kind: 'team-digest', key: wishKey('team-digest', '2026-10') });
    await fails(api.world, { to: { kind: 'channel', cohortId: 'c-annan' as CohortId, teamId: TEAM }, kind: 'team-digest', key: wishKey('team-digest', '2026-09') });
    const { failures } = await view(api);
    assert.deepEqual(failures.map(({ to, team, retry }) => [to.kind, team.id, retry !== undefined]).sort(), [['channel', TEAM, false], ['member', TEAM, true]]);
    assert.doesNotMatch(JSON.stringify(failures), /Namn B/);
  });

  it('cannot be sent again when its time is over', async () => {
    const api = await apiOf('a');
    const delivery = { id: 'd', to: toMember('a'), kind: 'meeting-prompt', key: wishKey('meeting-prompt', 'b-1'), lines: [], date: '2026-11-19', dueAt: '2026-11-19T13:00:00.000Z', notAfter: '2026-11-20T13:00:00.000Z', state: { kind: 'ready', notBefore: '2026-11-19T13:00:00.000Z' }, unknowns: 0, delays: 0 } as const;
    await fails(api.world, { to: toMember('a'), kind: 'meeting-prompt', key: delivery.key, state: 'expired', reason: 'too-late', delivery });
    assert.deepEqual((await view(api)).failures.map(({ retry }) => retry), [undefined]);
  });

  it('is sent again when who leads asks for it', async () => {
    const api = await apiOf('a');
    await fails(api.world, { to: toMember('a') });
    const retried = (caller: number | undefined, body: unknown, team: string = TEAM) => api.calls(caller, RETRY, { params: { cohort: COHORT, team }, body });
    assert.deepEqual((await retried(FACILITATOR, { person: pid('a'), key: WEEKLY })).body, {});
    assert.equal(errorIn(await retried(1, { person: pid('a'), key: WEEKLY })).code, 'not-allowed');
    assert.equal(errorIn(await retried(FACILITATOR, { person: pid('a'), key: WEEKLY }, OTHER_TEAM)).code, 'not-allowed');
    assert.equal(errorIn(await retried(FACILITATOR, { person: 'p-annan', key: WEEKLY })).code, 'not-found');
    assert.equal(errorIn(await retried(FACILITATOR, { person: pid('a'), key: 'no|key|of ours' })).code, 'input-invalid');
    assert.equal(errorIn(await retried(FACILITATOR, {})).code, 'input-invalid');
  });

  it('is explained where nothing reaches an organisation at all', async () => {
    for (const alert of ['refused-in-a-row', 'not-authorised'] satisfies LaneAlert[]) {
      const api = await apiOf('a');
      await fails(api.world, { to: toMember('a') }, { alert, pausedUntil: '2026-11-22T11:00:00.000Z' });
      assert.deepEqual((await view(api)).halted, [{ organisations: ['Ekdalens kommun'], alert, pausedUntil: '2026-11-22T11:00:00.000Z' }]);
    }
    const quiet = await apiOf('a');
    await fails(quiet.world, { to: toMember('a') }, { pausedUntil: '2026-11-22T11:00:00.000Z' });
    assert.deepEqual((await view(quiet)).halted, []);
  });

  it('costs the head, three requests and two for each tenant', async () => {
    const api = await apiOf('abcdef');
    await view(api);
    api.world.counter.reset();
    await view(api);
    assert.equal(api.world.counter.requests, 6);
  });

  it('is for who leads in the cohort', async () => {
    const api = await apiOf('a');
    assert.deepEqual([errorIn(await api.calls(1, PATH, PAGE)).code, errorIn(await api.calls(FACILITATOR, PATH, { params: { cohort: 'c-annan' } })).code, errorIn(await api.calls(undefined, PATH, PAGE)).code], ['not-allowed', 'not-allowed', 'not-signed-in']);
  });
});
