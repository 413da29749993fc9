import assert from 'node:assert/strict';
import type { PersonId } from '../../../bot/domain/ids.ts';
import { choicesOf, stateOf, type Candidate, type Decider, type SelectionRule } from '../../../bot/domain/selection/candidate.ts';
import { withNotice, type Notice } from '../../../bot/domain/selection/notice.ts';
import { aPerson, PROGRAMME } from '../../support/world.ts';

const AT = '2026-11-20T10:00:00.000Z';
const NEW: Candidate = { programme: PROGRAMME, source: { kind: 'interest', pid: 'p' as PersonId }, name: 'Alva Prov', municipality: 'Sjöås', school: 'Bäckskolan', why: '', registeredAt: AT, approved: {} };
const BY_HEAD: Candidate = { ...NEW, approved: { head: AT } };
const BY_FACILITATOR: Candidate = { ...NEW, approved: { facilitator: AT } };
const DECLINED: Candidate = { ...NEW, outcome: { kind: 'declined', at: AT, by: 'head', message: '', told: true } };

describe('who may decide what about a candidate', () => {
  const table: readonly [SelectionRule, Decider, Candidate, string][] = [
    ['facilitator', 'facilitator', NEW, 'accept decline'],
    ['facilitator', 'facilitator', BY_HEAD, 'accept decline'],
    ['facilitator', 'head', NEW, ''],
    ['facilitator', 'head', BY_HEAD, ''],
    ['head', 'head', NEW, 'approve decline'],
    ['head', 'head', BY_HEAD, 'decline'],
    ['head', 'facilitator', NEW, ''],
    ['head', 'facilitator', BY_HEAD, 'accept'],
    ['both', 'head', NEW, 'approve decline'],
    ['both', 'head', BY_FACILITATOR, 'approve decline'],
    ['both', 'facilitator', NEW, 'approve decline'],
    ['both', 'facilitator', BY_FACILITATOR, 'decline'],
    ['both', 'facilitator', BY_HEAD, 'accept decline'],
  ];
  for (const [rule, decider, candidate, expected] of table) {
    it(`${decider}, where ${rule} decides, of somebody ${stateOf(candidate)}: ${expected || 'nothing'}`, () => {
      const choices = choicesOf(rule, decider, candidate);
      assert.equal((['approve', 'accept', 'decline'] as const).filter((each) => choices[each]).join(' '), expected);
    });
  }

  it('is nothing more, once it is decided', () => {
    for (const rule of ['facilitator', 'head', 'both'] as const) {
      for (const decider of ['facilitator', 'head'] as const) assert.deepEqual(choicesOf(rule, decider, DECLINED), { approve: false, accept: false, decline: false });
    }
  });
});

describe('the state of a candidate', () => {
  it('is what was decided, or else who has said yes so far', () => {
    assert.deepEqual([NEW, BY_HEAD, BY_FACILITATOR, DECLINED].map(stateOf), ['waiting', 'approved-by-head', 'approved-by-facilitator', 'declined']);
    assert.equal(stateOf({ ...NEW, outcome: { kind: 'came-in', at: AT, pid: 'p' as PersonId } }), 'accepted');
  });
});

describe('what a person is to be told', () => {
  const notice = (id: string): Notice => ({ kind: 'declined', id, at: AT, message: '' });

  it('is told once, however often it is said', () => {
    const told = withNotice(aPerson(), notice('a'));
    assert.equal(withNotice(told, notice('a')), told);
  });

  it('does not grow without end', () => {
    const told = ['a', 'b', 'c', 'd', 'e'].reduce((person, id) => withNotice(person, notice(id)), aPerson());
    assert.deepEqual(told.notices?.map(({ id }) => id), ['c', 'd', 'e']);
  });
});
