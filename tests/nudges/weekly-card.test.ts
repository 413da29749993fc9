import assert from 'node:assert/strict';
import { mark } from '../../bot/domain/calendar/ledger.ts';
import { linesOf, tapsOf, valuesOf } from '../cards/parts.ts';
import { aTryingPerson, week } from '../support/world.ts';
import { aWaitedForPerson, drawn, PEER, STEP, WEEKLY } from './drawn.ts';

describe('the weekly card', () => {
  it('asks about the week that it is of, with the own next step quoted and filled in', () => {
    const card = drawn(WEEKLY, { today: '2026-11-24' });
    assert.deepEqual(linesOf(card).slice(0, 4), ['Vecka 47 · Gå verksamhetsrundor', 'Ditt nästa steg var:', 'Gå en runda på fredag', 'Hur har det gått? Det tar ungefär en minut.']);
    assert.equal(valuesOf(card)['nextStep'], 'Gå en runda på fredag');
    assert.equal(tapsOf(card).find(({ verb }) => verb === 'reflect.submit')?.data['questionId'], '2026-W47.1');
  });

  it('quotes no step where there is none', () => {
    assert.deepEqual(linesOf(drawn(WEEKLY, { person: aTryingPerson({ nextStep: '' }) })).slice(1, 3), ['Hur har det gått? Det tar ungefär en minut.', '[Hann inte den här veckan]']);
  });

  it('says on which day it comes, and shows that day and time to change', () => {
    const person = aTryingPerson();
    const card = drawn(WEEKLY, { person: { ...person, settings: { ...person.settings, nudges: { ...person.settings.nudges, weekday: 2, time: '09:30' } } } });
    assert.ok(linesOf(card).includes('Du får frågan på tisdagar eftersom du prövar en ledarhandling.'));
    assert.deepEqual([valuesOf(card)['weekday'], valuesOf(card)['time']], ['2', '09:30']);
  });

  it('offers to wait after three weeks that nobody answered, and not before', () => {
    const silentFor = (weeks: readonly string[]) => aTryingPerson({ ledger: weeks.reduce((ledger, each) => mark(ledger, week(each), 'asked'), aTryingPerson().ledger) });
    const offers = (weeks: readonly string[]) => tapsOf(drawn(WEEKLY, { person: silentFor(weeks) })).some(({ verb }) => verb === 'nudge.wait');
    assert.equal(offers(['2026-W44', '2026-W45', '2026-W46']), true);
    assert.equal(offers(['2026-W45', '2026-W46']), false);
  });

  it('says of the next step once when its day is the same, and puts all of it off together', () => {
    const card = drawn(WEEKLY, { lines: [STEP, PEER] });
    assert.equal(linesOf(card).filter((line) => line === 'Gå en runda på fredag').length, 1);
    assert.ok(linesOf(card).includes('I dag ville du bli påmind om det här:'));
    assert.deepEqual(tapsOf(card).find(({ verb }) => verb === 'nudge.snooze')?.data['keys'], [WEEKLY, STEP, PEER]);
  });

  it('offers on a Friday next week alone, since nothing comes at the weekend', () => {
    const choices = (today: string) => tapsOf(drawn(WEEKLY, { today })).filter(({ verb }) => verb === 'nudge.snooze').map(({ title }) => title);
    assert.deepEqual(choices('2026-11-19'), ['Fråga i morgon', 'Fråga nästa vecka']);
    assert.deepEqual(choices('2026-11-20'), ['Fråga nästa vecka']);
  });

  it('is not drawn for somebody who tries nothing', () => {
    const { focus: _none, ...person } = aWaitedForPerson();
    assert.throws(() => drawn(WEEKLY, { person }), { code: 'not-found' });
  });
});
