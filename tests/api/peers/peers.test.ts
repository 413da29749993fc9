import assert from 'node:assert/strict';
import { myPeersView, peersView, type PeersView } from '../../../bot/api/contract/peers.ts';
import type { PersonId } from '../../../bot/domain/ids.ts';
import { changeSettings } from '../../../bot/usecases/people/change-settings.ts';
import { pausePerson } from '../../../bot/usecases/nudges/pause-person.ts';
import { COHORT, OTHER_TEAM, TEAM } from '../../support/world.ts';
import { headOf } from '../../usecases/builders.ts';
import { aPeerTeam, joins, pid, type Member } from '../../usecases/peers/peer-builders.ts';
import { Api, errorIn, etagOf } from '../calls.ts';

const PATH = '/cohorts/:cohort/peers';
/** As `aPeerTeam` settles them. */
const [FACILITATOR, METHOD_SUPPORTER] = [90, 91];

async function apiOf(letters: string, members: Readonly<Record<string, Member>> = {}): Promise<Api> {
  return new Api(await aPeerTeam(letters, members));
}

async function view(api: Api, { caller = FACILITATOR, team = TEAM }: { caller?: number; team?: string } = {}): Promise<PeersView> {
  const { status, body } = await api.calls(caller, PATH, { params: { cohort: COHORT }, query: { team } });
  assert.equal(status, 200);
  return peersView.strict().parse(JSON.parse(JSON.stringify(body)));
}

async function act(api: Api, verb: string, body: object, caller = FACILITATOR): Promise<PeersView> {
  const answer = await api.calls(caller, `${PATH}/${verb}`, { params: { cohort: COHORT }, body: { team: TEAM, ...body } });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return peersView.strict().parse(JSON.parse(JSON.stringify(answer.body)));
}

async function refusal(api: Api, verb: string, body: object, caller = FACILITATOR): Promise<string> {
  return errorIn(await api.calls(caller, `${PATH}/${verb}`, { params: { cohort: COHORT }, body: { team: TEAM, ...body } })).code;
}

async function confirmed(api: Api): Promise<PeersView> {
  const { proposal } = await act(api, 'propose', { renews: false });
  return await act(api, 'confirm', { id: proposal?.id, etag: proposal?.etag });
}

describe('the page of colleagues', () => {
  it('leads from nothing over a proposal to a round that holds, and back to the next', async () => {
    const api = await apiOf('abcd');
    assert.deepEqual(await view(api), { leftOut: [], eligible: 4, tooMany: false, earlier: [] });
    const { proposal } = await act(api, 'propose', { renews: false });
    assert.deepEqual([proposal?.groups.length, proposal?.unplaced, proposal?.mayConfirm], [2, [], true]);
    const { current, proposal: none } = await act(api, 'confirm', { id: proposal?.id, etag: proposal?.etag });
    assert.deepEqual([none, current?.told, current?.groups.length, current?.mayRenew], [undefined, true, 2, false]);
    api.world.clock.move({ hours: 24 });
    assert.deepEqual((await confirmed(api)).earlier.map(({ id }) => id), [current?.id]);
  });

  it('says of an arranged group what is wrong with it, and that only having met before may be confirmed', async () => {
    const api = await apiOf('abcd', { b: { entry: { school: 'Skola a' } } });
    const first = await confirmed(api);
    api.world.clock.move({ hours: 24 });
    const { proposal } = await act(api, 'propose', { renews: false });
    const apart = await act(api, 'arrange', { etag: proposal?.etag, groups: [[pid('a'), pid('b')], [pid('c')]] });
    assert.deepEqual(apart.proposal?.groups.map(({ findings }) => findings.map(({ kind }) => kind)), [['same-school'], ['alone']]);
    assert.deepEqual([apart.proposal?.unplaced.map(({ id }) => id), apart.proposal?.mayConfirm], [[pid('d')], false]);
    assert.equal(await refusal(api, 'confirm', { id: apart.proposal?.id, etag: apart.proposal?.etag }), 'input-invalid');
    const again = await act(api, 'arrange', { etag: apart.proposal?.etag, groups: first.current?.groups.map(({ people }) => people.map(({ id }) => id)) });
    assert.deepEqual(again.proposal?.groups.flatMap(({ findings }) => findings.map(({ kind, times }) => [kind, times])), [['met-before', 1], ['met-before', 1]]);
    assert.equal(again.proposal?.mayConfirm, true);
  });

  it('cannot be told apart whether somebody is paused, has not been met or wants none', async () => {
    const changes: readonly ((api: Api) => Promise<unknown>)[] = [
      async (api) => await pausePerson(api.world, await headOf(api.world, pid('c')), undefined),
      async (api) => await changeSettings(api.world, await headOf(api.world, pid('c')), { peers: 'no' }),
    ];
    const pages = [JSON.stringify(await view(await apiOf('abc', { c: { notMet: true } })))];
    for (const change of changes) {
      const api = await apiOf('abc');
      await change(api);
      pages.push(JSON.stringify(await view(api)));
    }
    assert.equal(new Set(pages).size, 1);
    assert.doesNotMatch(pages[0] ?? '', /paus|met"|wanted/);
    assert.match(pages[0] ?? '', /"leftOut":\[\{"id":"p-c","name":"Namn C"\}\]/);
  });

  it('pairs a protected identity without its name, in proposal, round, and those who are left out', async () => {
    const api = await apiOf('abc', { b: { person: { protectedIdentity: true }, entry: { name: 'Namn B' } } });
    const proposed = await act(api, 'propose', { renews: false });
    assert.ok(proposed.proposal?.groups[0]?.people.some(({ id, name }) => id === pid('b') && name === undefined));
    const pages = [proposed, await confirmed(await apiOf('ab', { b: { person: { protectedIdentity: true } } }))];
    await pausePerson(api.world, await headOf(api.world, pid('b')), undefined);
    pages.push(await view(api));
    assert.doesNotMatch(JSON.stringify(pages), /Namn B/);
  });

  it('shows who has lost their colleague, and proposes anew for them alone', async () => {
    const api = await apiOf('abcd');
    const { current } = await confirmed(api);
    const [gone, stays] = current?.groups[0]?.people.map(({ id }) => id as PersonId) ?? [];
    assert.ok(gone && stays);
    await pausePerson(api.world, await headOf(api.world, gone), undefined);
    await joins(api.world, 'e', {}, 5);
    const after = await view(api);
    assert.deepEqual(after.current?.groups[0]?.people.filter(({ out }) => out).map(({ id }) => id), [gone]);
    assert.deepEqual([after.current?.without.map(({ id }) => id), after.current?.mayRenew], [[pid('e')], true]);
    const { proposal } = await act(api, 'propose', { renews: true });
    assert.ok(proposal?.groups.some(({ people }) => people.map(({ id }) => id).sort().join() === [stays, pid('e')].sort().join()));
    assert.deepEqual(proposal?.groups.flatMap(({ findings }) => findings), []);
  });

  it('holds nobody of another team, and of the whole cohort everybody for who leads all of it', async () => {
    const api = await apiOf('abcd', { c: { teamId: OTHER_TEAM }, d: { teamId: OTHER_TEAM } });
    assert.doesNotMatch(JSON.stringify(await act(api, 'propose', { renews: false })), /Namn [CD]/);
    assert.equal((await view(api, { caller: METHOD_SUPPORTER, team: '' })).eligible, 4);
  });

  it('is for who leads', async () => {
    const api = await apiOf('ab');
    for (const verb of ['propose', 'arrange', 'confirm', 'discard']) {
      const body = { propose: { renews: false }, arrange: { etag: 'e', groups: [] }, confirm: { id: 'k', etag: 'e' }, discard: { etag: 'e' } }[verb] ?? {};
      assert.equal(await refusal(api, verb, body, 1), 'not-allowed', verb);
      assert.equal(await refusal(api, verb, { ...body, team: OTHER_TEAM }), 'not-allowed', verb);
      assert.equal(await refusal(api, verb, { ...body, team: '' }), 'not-allowed', verb);
      assert.equal(await refusal(api, verb, { anything: 'else' }), 'input-invalid', verb);
      assert.equal(await refusal(api, verb, { ...body, team: 'ett team|<' }), 'input-invalid', verb);
    }
    assert.equal(errorIn(await api.calls(1, PATH, { params: { cohort: COHORT }, query: { team: TEAM } })).code, 'not-allowed');
    assert.equal(errorIn(await api.calls(FACILITATOR, PATH, { params: { cohort: COHORT } })).code, 'not-allowed');
  });

  it('refuses what another facilitator has been before with', async () => {
    const api = await apiOf('abcd');
    const { proposal } = await act(api, 'propose', { renews: false });
    await act(api, 'arrange', { etag: proposal?.etag, groups: [] }, METHOD_SUPPORTER);
    assert.equal(await refusal(api, 'confirm', { id: proposal?.id, etag: proposal?.etag }), 'conflict');
    assert.equal(await refusal(api, 'discard', { etag: proposal?.etag }), 'conflict');
    assert.equal(await refusal(api, 'propose', { renews: false }), 'conflict');
  });

  it('lets a proposal be thrown away', async () => {
    const api = await apiOf('abcd');
    const { proposal } = await act(api, 'propose', { renews: false });
    assert.equal((await act(api, 'discard', { etag: proposal?.etag })).proposal, undefined);
  });

  it('costs the head and four requests, however many rounds there have been', async () => {
    const api = await apiOf('abcd');
    for (let round = 0; round < 20; round += 1) {
      api.world.clock.move({ hours: 24 });
      await confirmed(api);
    }
    await view(api);
    api.world.counter.reset();
    assert.equal((await view(api)).earlier.length, 12);
    assert.equal(api.world.counter.requests, 5);
  });
});

describe('what colleagues cost', () => {
  it('is told in bot/storage/README.md: proposing, arranging, confirming, and the own', async () => {
    const api = await apiOf('abcd');
    const costs: number[] = [];
    const counted = async <Answer>(asked: () => Promise<Answer>): Promise<Answer> => {
      api.world.counter.reset();
      const answer = await asked();
      costs.push(api.world.counter.requests);
      return answer;
    };
    await view(api);
    const { proposal } = await counted(() => act(api, 'propose', { renews: false }));
    const arranged = await counted(() => act(api, 'arrange', { etag: proposal?.etag, groups: proposal?.groups.map(({ people }) => people.map(({ id }) => id)) }));
    await counted(() => act(api, 'confirm', { id: arranged.proposal?.id, etag: arranged.proposal?.etag }));
    await api.calls(1, '/me/peers');
    await counted(() => api.calls(1, '/me/peers'));
    assert.deepEqual(costs, [6 + 4, 6 + 4, 8 + 5 * 4 + 4, 2]);
  });
});

describe('the own colleague', () => {
  it('is named to each other, and a protected identity is not', async () => {
    const api = await apiOf('ab', { b: { person: { protectedIdentity: true } } });
    await confirmed(api);
    const seen = async (caller: number) => myPeersView.strict().parse((await api.calls(caller, '/me/peers')).body);
    assert.deepEqual([await seen(1), await seen(2)], [{ peers: [{}], wanted: true }, { peers: [{ name: 'Namn A' }], wanted: true }]);
  });

  it('can be declined for now, and the facilitator is not told that it was', async () => {
    const api = await apiOf('abc');
    const answer = await api.calls(1, '/me/peers/wanted', { body: { wanted: false } });
    assert.deepEqual(answer.body, { peers: [], wanted: false });
    assert.deepEqual((await view(api)).leftOut.map(({ id }) => id), [pid('a')]);
    assert.equal((await api.calls(1, '/me/peers/wanted', { body: { wanted: true } })).status, 200);
    assert.deepEqual((await view(api)).leftOut, []);
    assert.equal(errorIn(await api.calls(1, '/me/peers/wanted', { body: { wanted: 'perhaps' } })).code, 'input-invalid');
  });

  it('is read anew each time, since a name may have become protected', async () => {
    const api = await apiOf('ab');
    await confirmed(api);
    const first = await api.calls(1, '/me/peers');
    assert.equal((await api.calls(1, '/me/peers', { ifNoneMatch: etagOf(first) })).status, 304);
    const b = await headOf(api.world, pid('b'));
    await api.world.people.save({ person: { ...b.value, protectedIdentity: true }, records: [] }, b.etag);
    assert.deepEqual((await api.calls(1, '/me/peers', { ifNoneMatch: etagOf(first) })).body, { peers: [{}], wanted: true });
  });
});
