import assert from 'node:assert/strict';
import type { PeerRoundId, PersonId } from '../../bot/domain/ids.ts';
import { wishKey } from '../../bot/domain/nudges/wish.ts';
import { actionsOf, linesOf } from '../cards/parts.ts';
import { COHORT } from '../support/world.ts';
import { aWaitedForPerson, drawn, WEEKLY } from './drawn.ts';

const KEY = wishKey('new-peer', 'k-1');

function withPeers(...pids: readonly string[]) {
  return aWaitedForPerson({ peers: { roundId: 'k-1' as PeerRoundId, cohortId: COHORT, since: '2026-11-18T09:00:00.000Z', with: pids as PersonId[] } });
}

describe('the nudge of a new colleague', () => {
  it('says so without a name, and leads to where it stands', () => {
    const card = drawn(KEY, { person: withPeers('p-alex') });
    assert.ok(linesOf(card).includes('Din processledare har valt en kollega åt dig, från en annan skola än din.'));
    const [link] = actionsOf(card);
    assert.ok(link?.type === 'Action.OpenUrl' && link.url.endsWith('/thread'));
    assert.doesNotMatch(JSON.stringify(card), /p-alex/);
  });

  it('counts those of a trio, and is a line of the weekly card', () => {
    assert.ok(linesOf(drawn(WEEKLY, { person: withPeers('p-alex', 'p-kim'), lines: [KEY] })).includes('Din processledare har valt 2 kolleger åt dig, från andra skolor än din.'));
  });
});
