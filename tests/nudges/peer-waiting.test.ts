import assert from 'node:assert/strict';
import { actionsOf, linesOf } from '../cards/parts.ts';
import { aWaitedForPerson, drawn, OTHER_PEER, PEER, STEP, WEEKLY } from './drawn.ts';

describe('the nudge that a colleague waits', () => {
  it('says so without a name, and leads to the own thread', () => {
    const [one] = aWaitedForPerson().peersWaiting;
    const card = drawn(PEER, { person: aWaitedForPerson({ peersWaiting: one ? [one] : [] }) });
    assert.ok(linesOf(card).includes('En kollega har delat en reflektion med dig och hoppas på ett svar.'));
    const [link] = actionsOf(card);
    assert.ok(link?.type === 'Action.OpenUrl' && link.url.endsWith('/thread'));
  });

  it('says once how many wait, however many of them came together', () => {
    for (const [key, lines] of [[PEER, [OTHER_PEER]], [WEEKLY, [PEER, OTHER_PEER]], [STEP, [OTHER_PEER, PEER]]] as const) {
      assert.equal(linesOf(drawn(key, { lines })).filter((line) => line.startsWith('2 kolleger har delat')).length, 1);
    }
  });
});
