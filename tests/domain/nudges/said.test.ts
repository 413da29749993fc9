import assert from 'node:assert/strict';
import { wasSaid, withSaid, withUnsaid } from '../../../bot/domain/nudges/said.ts';
import { wishKey } from '../../../bot/domain/nudges/wish.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { aPerson } from '../../support/world.ts';

const WEEKLY = wishKey('weekly-card', '2026-W47');
const PEER = wishKey('peer-waiting', 'r-1');
const ANALYSIS = wishKey('analysis', 't-1.1');

function afterMany(person: Person, many: number): Person {
  return Array.from({ length: many }, (_, index) => wishKey('peer-waiting', `p-${index}`)).reduce((told, key) => withSaid(told, [key], '2026-11-20'), person);
}

describe('what has been said', () => {
  it('is remembered with its day, the latest first, lines too', () => {
    const person = withSaid(withSaid(aPerson(), [WEEKLY, PEER], '2026-11-19'), [ANALYSIS], '2026-11-20');
    assert.deepEqual(person.nudging.said, [{ key: ANALYSIS, on: '2026-11-20' }, { key: WEEKLY, on: '2026-11-19' }, { key: PEER, on: '2026-11-19' }]);
    assert.deepEqual(wasSaid(person, PEER), { key: PEER, on: '2026-11-19' });
    assert.equal(wasSaid(person, wishKey('peer-waiting', 'r-2')), undefined);
  });

  it('is remembered once, and as said again, when it was said before', () => {
    const person = withSaid(withSaid(aPerson(), [WEEKLY], '2026-11-19'), [WEEKLY], '2026-11-20');
    assert.deepEqual(person.nudging.said, [{ key: WEEKLY, on: '2026-11-20', again: true }]);
  });

  it('is put off no longer, but what has not come yet still is', () => {
    const putOff = aPerson({ nudging: { said: [], snooze: { until: '2026-11-20', keys: [WEEKLY, PEER] } } });
    assert.deepEqual(withSaid(putOff, [WEEKLY], '2026-11-20').nudging.snooze, { until: '2026-11-20', keys: [PEER] });
    assert.equal(withSaid(putOff, [WEEKLY, PEER], '2026-11-20').nudging.snooze, undefined);
  });

  it('is forgotten in the end, so that the head stays small', () => {
    const person = afterMany(withSaid(aPerson(), [WEEKLY], '2026-11-19'), 500);
    assert.ok(person.nudging.said.length <= 64);
    assert.equal(wasSaid(person, WEEKLY), undefined);
  });

  it('keeps an invitation to analyse, which holds for half a year, whatever is said after it', () => {
    assert.ok(wasSaid(afterMany(withSaid(aPerson(), [ANALYSIS], '2026-11-19'), 500), ANALYSIS));
  });

  it('keeps the latest few invitations alone', () => {
    const many = Array.from({ length: 30 }, (_, index) => wishKey('analysis', `t-${index}.1`)).reduce((told, key) => withSaid(told, [key], '2026-11-20'), aPerson());
    assert.ok(afterMany(many, 500).nudging.said.length <= 64);
  });

  it('can be taken back when it did not arrive', () => {
    const person = withSaid(withSaid(aPerson(), [PEER], '2026-11-18'), [WEEKLY], '2026-11-19');
    assert.deepEqual(withUnsaid(person, [WEEKLY]).nudging.said, [{ key: PEER, on: '2026-11-18' }]);
  });
});
