import assert from 'node:assert/strict';
import type { ZoneId } from '../../bot/domain/calendar/zone.ts';
import { LANGUAGES } from '../../bot/domain/language.ts';
import { actionsOf, linesOf, tapsOf } from '../cards/parts.ts';
import { aWaitedForPerson, drawn, MEETING, STEP } from './drawn.ts';

describe('the preparation for a meeting', () => {
  it('says when the meeting is, in words and where the person lives', () => {
    const { settings } = aWaitedForPerson();
    const inHelsinki = aWaitedForPerson({ settings: { ...settings, zone: 'Europe/Helsinki' as ZoneId } });
    assert.ok(linesOf(drawn(MEETING)).includes('Nästa möte är fredag 20 november klockan 13:30.'));
    assert.ok(linesOf(drawn(MEETING, { person: inHelsinki })).includes('Nästa möte är fredag 20 november klockan 14:30.'));
  });

  it('says so in every language', () => {
    assert.deepEqual(LANGUAGES.map((language) => linesOf(drawn(MEETING, { language }))[1]), [
      'Nästa möte är fredag 20 november klockan 13:30.', 'The next meeting is on Friday 20 November at 13:30.', 'Neste møte er fredag 20. november klokka 13:30.',
    ]);
  });

  it('leads to choosing a line, to putting a case forward and to the team, and cannot be put off until after it', () => {
    const card = drawn(MEETING, { lines: [STEP] });
    assert.deepEqual(actionsOf(card).slice(0, 3).map(({ title }) => title), ['Välj en rad', 'Jag vill ta upp något', 'Öppna lärteamet']);
    assert.ok(tapsOf(card).every(({ verb }) => verb !== 'nudge.snooze'));
    assert.ok(linesOf(card).includes('Gå en runda på fredag'));
  });

  it('is not drawn for a meeting that is no more', () => {
    assert.throws(() => drawn(MEETING, { person: aWaitedForPerson({ meetings: [] }) }), { code: 'not-found' });
  });
});
