import assert from 'node:assert/strict';
import type { PeerRoundId, PersonId } from '../../../bot/domain/ids.ts';
import { changed } from '../../../bot/domain/person/change.ts';
import { arrangePeers } from '../../../bot/usecases/peers/arrange-peers.ts';
import { changePerson } from '../../../bot/usecases/change-person.ts';
import { changeSettings } from '../../../bot/usecases/people/change-settings.ts';
import { confirmPeers } from '../../../bot/usecases/peers/confirm-peers.ts';
import { listOwnPeers } from '../../../bot/usecases/peers/list-own-peers.ts';
import { pausePerson } from '../../../bot/usecases/nudges/pause-person.ts';
import { discardProposal, proposePeers } from '../../../bot/usecases/peers/propose-peers.ts';
import { readPeerSituation } from '../../../bot/usecases/peers/read-peer-situation.ts';
import { aPerson, aTryingPerson, COHORT, OTHER_TEAM, TEAM, type TestWorld } from '../../support/world.ts';
import { coded, headOf } from '../builders.ts';
import { aCopy, everyKill, unlessKilled } from '../copies.ts';
import { aPeerTeam, colleagues, confirmsOne, confirmsProposal, FACILITATOR, joins, latestRound, lettersOf, METHOD_SUPPORTER, OF_COHORT, OF_TEAM, pid } from './peer-builders.ts';

const OPEN = { scope: OF_TEAM, renews: false };

describe('colleagues of a learning team', () => {
  it('are proposed, confirmed, and known to each by their own head', async () => {
    const world = await aPeerTeam('abcd');
    await proposePeers(world, FACILITATOR, COHORT, OPEN);
    assert.deepEqual(await colleagues(world, 'abcd'), { a: '', b: '', c: '', d: '' });
    await confirmsProposal(world);
    const { groups, told } = await latestRound(world);
    assert.deepEqual([groups.length, told], [2, true]);
    for (const [one, other] of lettersOf(groups).map(([x = '', y = '']) => [x, y])) {
      assert.deepEqual(await colleagues(world, `${one}${other}`), { [one ?? '']: other, [other ?? '']: one });
    }
    assert.equal((await world.peerRounds.latest(COHORT, OF_TEAM, 1)).proposal, undefined);
  });

  it('are a trio where the number is odd', async () => {
    const world = await aPeerTeam('abc');
    await confirmsOne(world);
    assert.deepEqual(await colleagues(world, 'abc'), { a: 'bc', b: 'ac', c: 'ab' });
  });

  it('leave out who is paused, has not been met, has left or wants none, and say of nobody which it is', async () => {
    const world = await aPeerTeam('abcdefg', { c: { notMet: true }, f: { entry: { leftOn: '2026-11-01' } }, g: { teamId: OTHER_TEAM } });
    await pausePerson(world, await headOf(world, pid('d')), '2026-12-24');
    await changeSettings(world, await headOf(world, pid('e')), { peers: 'no' });
    const { eligible, leftOut } = await readPeerSituation(world, FACILITATOR, COHORT, OF_TEAM);
    assert.deepEqual([eligible, leftOut], [[pid('a'), pid('b')], [pid('c'), pid('d'), pid('e')]]);
  });

  it('can be proposed again for whoever is back', async () => {
    const world = await aPeerTeam('ab');
    await pausePerson(world, await headOf(world, pid('a')), '2026-11-22');
    assert.deepEqual((await readPeerSituation(world, FACILITATOR, COHORT, OF_TEAM)).eligible, [pid('b')]);
    world.clock.set('2026-11-23T08:00:00.000Z');
    assert.deepEqual((await readPeerSituation(world, FACILITATOR, COHORT, OF_TEAM)).eligible, [pid('a'), pid('b')]);
  });

  it('are never of one school or one chain of command, and who is left without is not lost', async () => {
    const world = await aPeerTeam('abc', { b: { entry: { school: 'Skola a' } }, c: { entry: { manager: pid('a') } } });
    await proposePeers(world, FACILITATOR, COHORT, OPEN);
    const { proposal, eligible } = await world.peerRounds.latest(COHORT, OF_TEAM, 1).then(async (rounds) => ({ ...rounds, ...(await readPeerSituation(world, FACILITATOR, COHORT, OF_TEAM)) }));
    assert.deepEqual([lettersOf(proposal?.value.groups ?? []), eligible.length], [['bc'], 3]);
  });

  it('are new ones each time until all have met', async () => {
    const world = await aPeerTeam('abcdef');
    const pairs = new Set<string>();
    for (let round = 0; round < 5; round += 1) {
      world.clock.move({ hours: 24 * 30 });
      for (const pair of lettersOf((await confirmsOne(world)).groups)) pairs.add(pair);
    }
    assert.equal(pairs.size, 15);
  });

  it('remember whom they met in a round of the whole cohort', async () => {
    const world = await aPeerTeam('abcd');
    const first = await confirmsOne(world, OF_COHORT, METHOD_SUPPORTER);
    world.clock.move({ hours: 24 });
    const second = await confirmsOne(world);
    assert.deepEqual(lettersOf(second.groups).filter((pair) => lettersOf(first.groups).includes(pair)), []);
    world.clock.move({ hours: 24 });
    const third = await confirmsOne(world, OF_COHORT, METHOD_SUPPORTER);
    assert.equal(new Set([first, second, third].flatMap(({ groups }) => lettersOf(groups))).size, 6);
  });

  it('cost the same however many rounds there have been', async () => {
    const world = await aPeerTeam('abcdef');
    const cost = async () => {
      world.counter.reset();
      await readPeerSituation(world, FACILITATOR, COHORT, OF_TEAM);
      return world.counter.requests;
    };
    assert.equal(await cost(), 4);
    for (let round = 0; round < 12; round += 1) {
      world.clock.move({ hours: 24 });
      await confirmsOne(world);
    }
    assert.equal(await cost(), 4);
  });

  it('stay those of the later round when the clock was set back', async () => {
    const world = await aPeerTeam('abcd');
    const first = await confirmsOne(world);
    world.clock.move({ hours: -2 });
    const second = await confirmsOne(world);
    assert.equal((await latestRound(world)).id, second.id);
    assert.equal((await headOf(world, pid('a'))).value.peers?.roundId, second.id);
    assert.notEqual(first.id, second.id);
  });
});

describe('a proposal of colleagues', () => {
  it('can be arranged otherwise, also against what was before, and is what is confirmed then', async () => {
    const world = await aPeerTeam('abcd');
    const before = await confirmsOne(world);
    world.clock.move({ hours: 24 });
    await proposePeers(world, FACILITATOR, COHORT, OPEN);
    const { proposal } = await world.peerRounds.latest(COHORT, OF_TEAM, 1);
    await arrangePeers(world, FACILITATOR, COHORT, OF_TEAM, { groups: [...before.groups, []], etag: proposal?.etag ?? '' });
    await confirmsProposal(world);
    assert.deepEqual(lettersOf((await latestRound(world)).groups), lettersOf(before.groups));
  });

  it('is refused with one alone, four together, one school, one chain of command or somebody who is left out', async () => {
    const world = await aPeerTeam('abcdef', { b: { entry: { school: 'Skola a' } }, c: { entry: { manager: pid('a') } } });
    await proposePeers(world, FACILITATOR, COHORT, OPEN);
    await pausePerson(world, await headOf(world, pid('f')), undefined);
    for (const groups of [['de', 'bf'], ['a', 'de'], ['abde'], ['ab'], ['ac', 'de'], []]) {
      const { proposal } = await world.peerRounds.latest(COHORT, OF_TEAM, 1);
      await arrangePeers(world, FACILITATOR, COHORT, OF_TEAM, { groups: groups.map((group) => [...group].map(pid)), etag: proposal?.etag ?? '' });
      await assert.rejects(confirmsProposal(world), coded('input-invalid'), groups.join(' '));
    }
    assert.deepEqual((await world.peerRounds.latest(COHORT, OF_TEAM, 1)).confirmed, []);
  });

  it('takes nobody twice and nobody from elsewhere', async () => {
    const world = await aPeerTeam('abcd', { d: { teamId: OTHER_TEAM } });
    await proposePeers(world, FACILITATOR, COHORT, OPEN);
    const { proposal } = await world.peerRounds.latest(COHORT, OF_TEAM, 1);
    for (const groups of [['ab', 'ac'], ['ab', 'cd'], ['aa']]) {
      await assert.rejects(arrangePeers(world, FACILITATOR, COHORT, OF_TEAM, { groups: groups.map((group) => [...group].map(pid)), etag: proposal?.etag ?? '' }), coded('input-invalid'));
    }
  });

  it('is one at a time: what another facilitator has changed meanwhile is not overwritten', async () => {
    const world = await aPeerTeam('abcd');
    await proposePeers(world, FACILITATOR, COHORT, OPEN);
    const { proposal } = await world.peerRounds.latest(COHORT, OF_TEAM, 1);
    assert.ok(proposal);
    await assert.rejects(proposePeers(world, METHOD_SUPPORTER, COHORT, OPEN), coded('conflict'));
    await proposePeers(world, METHOD_SUPPORTER, COHORT, { ...OPEN, etag: proposal.etag });
    const { id } = proposal.value;
    await assert.rejects(confirmPeers(world, FACILITATOR, COHORT, OF_TEAM, { id, etag: proposal.etag }), coded('conflict'));
    await assert.rejects(arrangePeers(world, FACILITATOR, COHORT, OF_TEAM, { groups: [], etag: proposal.etag }), coded('conflict'));
    await assert.rejects(discardProposal(world, FACILITATOR, COHORT, OF_TEAM, proposal.etag), coded('conflict'));
  });

  it('can be thrown away', async () => {
    const world = await aPeerTeam('abcd');
    await proposePeers(world, FACILITATOR, COHORT, OPEN);
    const { proposal } = await world.peerRounds.latest(COHORT, OF_TEAM, 1);
    await discardProposal(world, FACILITATOR, COHORT, OF_TEAM, proposal?.etag ?? '');
    assert.equal((await world.peerRounds.latest(COHORT, OF_TEAM, 1)).proposal, undefined);
  });

  it('is for who leads the team, and of the whole cohort for who leads all of it', async () => {
    const world = await aPeerTeam('ab');
    const manager = aPerson({ ...METHOD_SUPPORTER, manages: [{ pid: pid('a'), cohortId: COHORT, teamId: TEAM }] });
    const refused = [[aTryingPerson({ pid: pid('a') }), OF_TEAM], [FACILITATOR, { kind: 'team', teamId: OTHER_TEAM }], [FACILITATOR, OF_COHORT], [manager, OF_TEAM]] as const;
    for (const [person, scope] of refused) {
      await assert.rejects(proposePeers(world, person, COHORT, { scope, renews: false }), coded('not-allowed'));
      await assert.rejects(arrangePeers(world, person, COHORT, scope, { groups: [], etag: '' }), coded('not-allowed'));
      await assert.rejects(confirmPeers(world, person, COHORT, scope, { id: 'k-none' as PeerRoundId, etag: '' }), coded('not-allowed'));
      await assert.rejects(discardProposal(world, person, COHORT, scope, ''), coded('not-allowed'));
      await assert.rejects(readPeerSituation(world, person, COHORT, scope), coded('not-allowed'));
    }
  });
});

describe('colleagues of whom one is gone', () => {
  it('are proposed anew for those who are left, while the others stay together', async () => {
    const world = await aPeerTeam('abcdef');
    const before = await confirmsOne(world);
    const [broken = '', ...stand] = lettersOf(before.groups);
    const [gone = '', stays = ''] = broken;
    await pausePerson(world, await headOf(world, pid(gone)), undefined);
    await joins(world, 'g', {}, 7);
    world.clock.move({ hours: 24 });
    await proposePeers(world, FACILITATOR, COHORT, { scope: OF_TEAM, renews: true });
    await confirmsProposal(world);
    assert.deepEqual(lettersOf((await latestRound(world)).groups), [...stand, [stays, 'g'].sort().join('')].sort());
    assert.equal((await colleagues(world, gone))[gone], '');
    const kept = (await headOf(world, pid(stand[0]?.[0] ?? ''))).value.peers;
    assert.equal(kept?.known, true);
    const { timesMet } = await readPeerSituation(world, FACILITATOR, COHORT, OF_TEAM);
    assert.equal(timesMet(pid(stand[0]?.[0] ?? ''), pid(stand[0]?.[1] ?? '')), 1);
  });

  it('have whoever is left join another pair when there is nobody else', async () => {
    const world = await aPeerTeam('abcd');
    const before = await confirmsOne(world);
    const [broken = '', stands = ''] = lettersOf(before.groups);
    await pausePerson(world, await headOf(world, pid(broken[0] ?? '')), undefined);
    world.clock.move({ hours: 24 });
    await proposePeers(world, FACILITATOR, COHORT, { scope: OF_TEAM, renews: true });
    await confirmsProposal(world);
    assert.deepEqual(lettersOf((await latestRound(world)).groups), [[...stands, broken[1] ?? ''].sort().join('')]);
  });
});

describe('the colleague that somebody sees', () => {
  it('is named, unless their identity is protected', async () => {
    const world = await aPeerTeam('ab', { b: { person: { protectedIdentity: true } } });
    await confirmsOne(world);
    const seenBy = async (letter: string) => await listOwnPeers(world, (await headOf(world, pid(letter))).value);
    assert.deepEqual([await seenBy('a'), await seenBy('b')], [[{}], [{ name: 'Namn A' }]]);
  });

  it('is nobody who has left the cohort or has got another one, and nobody for who wants none just now', async () => {
    const world = await aPeerTeam('abcd');
    await confirmsOne(world);
    const a = await headOf(world, pid('a'));
    const [partner] = a.value.peers?.with ?? [];
    assert.ok(partner);
    const seen = async (who: PersonId = pid('a')) => (await listOwnPeers(world, (await headOf(world, who)).value)).length;
    assert.equal(await seen(), 1);
    await changePerson(world, await headOf(world, partner), ({ peers, ...person }) => ({ result: undefined, change: changed({ ...person, ...(peers ? { peers: { ...peers, with: [pid('z')] } } : {}) }) }));
    assert.equal(await seen(), 0);
    await changePerson(world, await headOf(world, partner), ({ peers, ...person }) => ({ result: undefined, change: changed({ ...person, roles: [], ...(peers ? { peers: { ...peers, with: [pid('a')] } } : {}) }) }));
    assert.equal(await seen(), 0);
    const other = 'bcd'.split('').map(pid).find((each) => each !== partner);
    await changeSettings(world, await headOf(world, other ?? pid('b')), { peers: 'no' });
    assert.equal(await seen(other), 0);
  });

  it('stays shown to the other when one wants none just now: it is nobody else’s business', async () => {
    const world = await aPeerTeam('ab');
    await confirmsOne(world);
    await changeSettings(world, await headOf(world, pid('b')), { peers: 'no' });
    assert.deepEqual(await listOwnPeers(world, (await headOf(world, pid('a'))).value), [{ name: 'Namn B' }]);
  });
});

describe('a crash while colleagues are confirmed', () => {
  it('heals by confirming once more, at whatever call it came', async () => {
    const { calls } = await proposedAndKilled(0);
    for (const kill of everyKill(calls)) {
      const { world, id, etag } = await proposedAndKilled(kill.call, kill.when);
      const [left] = (await world.peerRounds.latest(COHORT, OF_TEAM, 1)).confirmed;
      assert.ok(left, 'the round before');
      await confirmPeers(world, FACILITATOR, COHORT, OF_TEAM, { id, etag });
      const { groups, told, id: stands } = await latestRound(world);
      assert.deepEqual([stands, told], [id, true], JSON.stringify(kill));
      for (const pair of lettersOf(groups)) {
        const [one = '', other = ''] = pair;
        assert.deepEqual(await colleagues(world, pair), { [one]: other, [other]: one }, JSON.stringify(kill));
      }
      assert.deepEqual((await colleagues(world, 'e'))['e'], '', JSON.stringify(kill));
      await repeatsNothing(world, id);
    }
  }).timeout(60_000);

  it('does not bring an older round back when telling goes on after a later one', async () => {
    const { calls } = await proposedAndKilled(0);
    const { world, id, etag } = await proposedAndKilled(calls - 1);
    world.clock.move({ hours: 24 });
    const later = await confirmsOne(world, OF_COHORT, METHOD_SUPPORTER);
    const told = await colleagues(world, 'abcd');
    assert.equal((await latestRound(world)).told, undefined);
    await confirmPeers(world, FACILITATOR, COHORT, OF_TEAM, { id, etag });
    assert.deepEqual(await colleagues(world, 'abcd'), told);
    assert.equal((await headOf(world, pid('a'))).value.peers?.roundId, later.id);
  });

  it('heals by the next round, too: nobody keeps a colleague of one that has ended', async () => {
    const { calls } = await proposedAndKilled(0);
    for (const kill of everyKill(calls)) {
      const { world } = await proposedAndKilled(kill.call, kill.when);
      world.clock.move({ hours: 24 });
      const { proposal } = await world.peerRounds.latest(COHORT, OF_TEAM, 1);
      await pausePerson(world, await headOf(world, pid('d')), undefined);
      await proposePeers(world, FACILITATOR, COHORT, { ...OPEN, ...(proposal ? { etag: proposal.etag } : {}) });
      await confirmsProposal(world);
      assert.equal((await latestRound(world)).told, true);
      assert.deepEqual(await colleagues(world, 'abcde'), { a: 'bc', b: 'ac', c: 'ab', d: '', e: '' }, JSON.stringify(kill));
    }
  }).timeout(60_000);
});

/** A second round, whose confirmation is killed; somebody of the first is left out of it. */
async function proposedAndKilled(call: number, when: 'before' | 'after' = 'before') {
  const world = await aPeerTeam('abcde');
  await confirmsOne(world);
  await pausePerson(world, await headOf(world, pid('e')), undefined);
  world.clock.move({ hours: 24 });
  await proposePeers(world, FACILITATOR, COHORT, OPEN);
  const { proposal } = await world.peerRounds.latest(COHORT, OF_TEAM, 1);
  assert.ok(proposal);
  const { id } = proposal.value;
  const copy = aCopy(world, world.tables, call === 0 ? undefined : { call, when });
  await unlessKilled(confirmPeers(copy.world, FACILITATOR, COHORT, OF_TEAM, { id, etag: proposal.etag }));
  return { world, id, etag: proposal.etag, calls: copy.calls() };
}

async function repeatsNothing(world: TestWorld, id: PeerRoundId): Promise<void> {
  const { rev } = (await headOf(world, pid('a'))).value;
  await confirmPeers(world, FACILITATOR, COHORT, OF_TEAM, { id, etag: '' });
  assert.equal((await headOf(world, pid('a'))).value.rev, rev);
  world.counter.reset();
  await confirmPeers(world, FACILITATOR, COHORT, OF_TEAM, { id, etag: '' });
  assert.equal(world.counter.requests, 5);
}
