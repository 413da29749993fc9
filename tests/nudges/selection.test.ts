import assert from 'node:assert/strict';
import { wishKey } from '../../bot/domain/nudges/wish.ts';
import type { Notice } from '../../bot/domain/selection/notice.ts';
import { aPerson } from '../support/world.ts';
import { linesOf, tapsOf } from '../cards/parts.ts';
import { drawn } from './drawn.ts';

const AT = '2026-11-18T09:00:00.000Z';
const ACCEPTED: Notice = { kind: 'accepted', id: '73.p-alva', at: AT, cohort: 'Provkohorten', team: 'Lärteam Norr' };
const DECLINED: Notice = { kind: 'declined', id: '73.p-alva', at: AT, message: '*Välkommen* i höst.' };

describe('the answer to a registered interest', () => {
  it('welcomes who got a place, says where and what comes next, and leads to the choice', () => {
    const card = drawn(wishKey('selection', ACCEPTED.id), { person: aPerson({ notices: [ACCEPTED] }) });
    assert.match(linesOf(card).join('\n'), /Välkommen, du är med![\s\S]*Provkohorten, i lärteamet Lärteam Norr[\s\S]*välja/);
    assert.deepEqual(tapsOf(card).map(({ verb }) => verb), ['choose.open', 'help.open']);
  });

  it('tells who got none with the message as it was written, and that they can register again', () => {
    const card = drawn(wishKey('selection', DECLINED.id), { person: aPerson({ roles: [], notices: [DECLINED] }) });
    assert.ok(linesOf(card).includes('*Välkommen* i höst.'));
    assert.deepEqual(tapsOf(card).map(({ verb }) => verb), ['interest.open']);
    assert.doesNotMatch(card.speak, /Välkommen|plats/);
  });

  it('says why it came, and has no way to be stopped', () => {
    for (const notice of [ACCEPTED, DECLINED]) {
      const card = drawn(wishKey('selection', notice.id), { person: aPerson({ notices: [notice] }) });
      assert.match(linesOf(card).join('\n'), /eftersom du har anmält intresse/);
      assert.ok(tapsOf(card).every(({ verb }) => !verb.startsWith('nudge.')));
    }
  });

  it('is of the notice that it is for', () => {
    assert.throws(() => drawn(wishKey('selection', 'annan'), { person: aPerson({ notices: [DECLINED] }) }));
  });
});
