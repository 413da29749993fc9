import assert from 'node:assert/strict';
import type { OrganisationId, PersonId } from '../../../bot/domain/ids.ts';
import { findingsIn, isForbidden } from '../../../bot/domain/peers/findings.ts';
import { obstacleBetween, peersOn } from '../../../bot/domain/peers/peer.ts';
import type { RosterEntry } from '../../../bot/domain/roster/roster-entry.ts';
import { anEntry, pidAt } from './builders.ts';

const [A, B, C, D] = [pidAt(0), pidAt(1), pidAt(2), pidAt(3)];

function obstacle(entries: readonly RosterEntry[], a: PersonId = A, b: PersonId = B) {
  const peers = peersOn(entries);
  const [one, other] = [peers.get(a), peers.get(b)];
  assert.ok(one && other);
  assert.equal(obstacleBetween(one, other), obstacleBetween(other, one));
  return obstacleBetween(one, other);
}

describe('who may be each other’s colleague', () => {
  it('are any two of different schools', () => {
    assert.equal(obstacle([anEntry({ pid: A }), anEntry({ pid: B })]), undefined);
  });

  it('are not two of one school, however it is written', () => {
    assert.equal(obstacle([anEntry({ pid: A, school: 'Björkskolan ' }), anEntry({ pid: B, school: 'björkskolan' })]), 'same-school');
  });

  it('are two whose schools have the same name in different organisations, and two of no school', () => {
    assert.equal(obstacle([anEntry({ pid: A, school: 'Centralskolan' }), anEntry({ pid: B, school: 'Centralskolan', organisationId: 'o-2' as OrganisationId })]), undefined);
    assert.equal(obstacle([anEntry({ pid: A, school: '' }), anEntry({ pid: B, school: '' })]), undefined);
  });

  it('are not somebody and their manager, nor their manager’s manager who takes no part', () => {
    assert.equal(obstacle([anEntry({ pid: A, manager: B }), anEntry({ pid: B })]), 'chain-of-command');
    assert.equal(obstacle([anEntry({ pid: A, manager: C }), anEntry({ pid: B }), anEntry({ pid: C, manager: D, position: 'head', school: '' }), anEntry({ pid: D, manager: B })]), 'chain-of-command');
  });

  it('are two who have the same manager', () => {
    assert.equal(obstacle([anEntry({ pid: A, manager: C }), anEntry({ pid: B, manager: C }), anEntry({ pid: C })]), undefined);
  });

  it('is told of a roster that goes in a circle, too', () => {
    assert.equal(obstacle([anEntry({ pid: A, manager: C }), anEntry({ pid: B }), anEntry({ pid: C, manager: A })]), undefined);
    assert.equal(obstacle([anEntry({ pid: A, manager: B }), anEntry({ pid: B, manager: A })]), 'chain-of-command');
  });
});

describe('what is said of a group', () => {
  const peers = peersOn([anEntry({ pid: A, school: 'Björkskolan' }), anEntry({ pid: B, school: 'Björkskolan' }), anEntry({ pid: C, manager: A }), anEntry({ pid: D })]);
  const findings = (group: readonly PersonId[], out: readonly PersonId[] = [], times = 0) => findingsIn(group, peers, (pid) => !out.includes(pid), () => times);

  it('is nothing of one that can be confirmed', () => {
    assert.deepEqual(findings([C, D]), []);
  });

  it('is whom it must not have together, and that it may not be confirmed', () => {
    assert.deepEqual(findings([A, B, C]), [{ kind: 'same-school', people: [A, B] }, { kind: 'chain-of-command', people: [A, C] }]);
    assert.deepEqual(findings([A]).concat(findings([C, D], [D])), [{ kind: 'alone' }, { kind: 'left-out', people: [D] }]);
    assert.ok([...findings([A, B, C, D]), ...findings([A]), ...findings([C, D], [D])].every(isForbidden));
  });

  it('is that they have met before, which may be confirmed all the same', () => {
    assert.deepEqual(findings([C, D], [], 2), [{ kind: 'met-before', people: [C, D], times: 2 }]);
    assert.ok(!findings([C, D], [], 2).some(isForbidden));
  });
});
