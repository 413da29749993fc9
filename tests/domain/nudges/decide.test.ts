import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { isStillWished } from '../../../bot/domain/nudges/decide.ts';
import type { Nudging } from '../../../bot/domain/nudges/nudging.ts';
import { wishKey, type WishKey } from '../../../bot/domain/nudges/wish.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { NUDGES } from '../../../bot/nudges/kinds.ts';
import { aPerson } from '../../support/world.ts';
import { aCalendar, at, basisOf, beginning, cardsOf, days, decide, localOf, sent, zone, type Story } from './builders.ts';
import { answers, comesBack, hasAPeer, meets, pauses, snoozes, stops, wants } from './doings.ts';

const SUNDAY = '2026-11-15';
const WEEK_47 = ['2026-11-16T00:00', '2026-11-23T00:00'] as const;
const THURSDAY = at('2026-11-19T14:00');

function cards(story: Story, span: readonly [string, string] = WEEK_47, person: Person = beginning(SUNDAY, { stopped: ['reminder'] })): string[] {
  return cardsOf(person, span, story);
}

function wished(person: Person, now = THURSDAY, key: WishKey = wishKey('weekly-card', '2026-W47')): boolean {
  return isStillWished(NUDGES, person, basisOf(), now, key);
}

describe('what is written to a person', () => {
  it('is nothing as long as there is nothing to say', () => {
    assert.deepEqual(decide(aPerson(), THURSDAY), {});
  });

  it('says when it was due, for which day, and from when on it is too late', () => {
    assert.deepEqual(decide(beginning(SUNDAY), at('2026-11-19T15:20')).due, {
      kind: 'weekly-card', key: 'weekly-card|2026-W47', lines: [], date: '2026-11-19', dueAt: '2026-11-19T13:00:00.000Z', notAfter: '2026-11-19T16:00:00.000Z',
    });
  });

  it('is looked for again when something comes next', () => {
    assert.deepEqual(decide(beginning(SUNDAY), at('2026-11-16T09:00')), { nextDueAt: '2026-11-19T13:00:00.000Z', nextKind: 'weekly-card' });
    const { nextDueAt, nextKind } = sent(beginning(SUNDAY), THURSDAY).nudging;
    assert.deepEqual([localOf(nextDueAt), nextKind], ['2026-11-20T14:00', 'reminder']);
  });

  it('is one card a day, and the rest waits', () => {
    assert.deepEqual(cards({ '2026-11-16T10:00': hasAPeer('a'), '2026-11-16T11:00': hasAPeer('b'), '2026-11-16T12:00': hasAPeer('c') }).slice(0, 2), [
      '2026-11-16T10:00 peer-waiting|a', '2026-11-17T08:30 peer-waiting|b +peer-waiting|c',
    ]);
  });

  it('carries at most two lines beside its question; what is left comes the next day', () => {
    const story = Object.fromEntries(['a', 'b', 'c', 'd'].map((id, index) => [`2026-11-18T18:0${index}`, hasAPeer(id)]));
    assert.deepEqual(cards(story), ['2026-11-19T14:00 weekly-card|2026-W47 +peer-waiting|a +peer-waiting|b', '2026-11-20T08:30 peer-waiting|c +peer-waiting|d']);
  });

  it('joins what would come on the day of the weekly card, the more pressing first', () => {
    const person = beginning('2026-09-24', { stopped: ['reminder'] }, { stepDay: '2026-11-19' });
    const lately = { ...person, nudging: { said: [{ key: wishKey('weekly-card', '2026-W46'), on: '2026-11-12' }] } };
    const calm = cardsOf({ ...lately, trials: lately.trials.map((trial) => ({ ...trial, startedOn: '2026-09-24' })) }, WEEK_47);
    assert.deepEqual(calm, ['2026-11-19T14:00 weekly-card|2026-W47 +step-day|2026-11-19 +analysis|t-rundor.1']);
  });

  it('does not join what has a form of its own', () => {
    const story = { '2026-11-16T09:00': meets('m', at('2026-11-20T13:00')) };
    assert.deepEqual(cards(story), ['2026-11-19T08:00 meeting-preparation|m.2026-11-20', '2026-11-20T14:00 weekly-card|2026-W47']);
  });

  it('goes by what presses most when several wait after an outage', () => {
    const met = meets('m', at('2026-11-20T13:00'))(beginning(SUNDAY, {}, { stepDay: '2026-11-18', peersWaiting: [{ id: 'a', since: '2026-11-17T09:00:00.000Z' }] }), THURSDAY);
    const { due } = decide(met, at('2026-11-19T15:00'));
    assert.deepEqual([due?.key, ...(due?.lines ?? [])], ['meeting-preparation|m.2026-11-20', 'step-day|2026-11-18', 'peer-waiting|a']);
  });

  it('is nothing to somebody who cannot be reached, until they are heard from', () => {
    const unreachable = beginning(SUNDAY, {}, { unreachable: { since: '2026-11-16T09:00:00.000Z', reason: 'blocked' } });
    assert.deepEqual(decide(unreachable, THURSDAY), {});
    const { unreachable: _heardFrom, ...person } = unreachable;
    assert.equal(decide(person, THURSDAY).due?.key, 'weekly-card|2026-W47');
  });

  it('is nothing of a kind that is stopped, nothing at all when all is, and the same as before when it is started again', () => {
    assert.deepEqual(cards({ '2026-11-16T09:00': stops('weekly-card') }), []);
    assert.deepEqual(decide(beginning(SUNDAY, { stopped: 'all' }, { stepDay: '2026-11-19' }), THURSDAY), {});
    assert.deepEqual(cards({ '2026-11-16T09:00': stops('all'), '2026-11-18T09:00': wants({ stopped: [] }) }).length, 2);
  });

  it('leaves no line of a kind that is stopped', () => {
    assert.deepEqual(cards({ '2026-11-16T09:00': stops('peer-waiting'), '2026-11-18T18:00': hasAPeer('a') }), ['2026-11-19T14:00 weekly-card|2026-W47']);
  });
});

describe('somebody who pauses', () => {
  it('gets nothing of any kind until the pause is over, and then what still holds, once', () => {
    const story = { '2026-11-16T09:00': pauses('2026-11-24'), '2026-11-17T10:00': hasAPeer('a') };
    assert.deepEqual(cards(story, ['2026-11-16T00:00', '2026-11-28T00:00']), ['2026-11-25T08:30 peer-waiting|a', '2026-11-26T14:00 weekly-card|2026-W48']);
  });

  it('is due for nothing while the pause has no end', () => {
    assert.deepEqual(decide(beginning(SUNDAY, {}, { pause: { from: '2026-11-16' } }), THURSDAY), {});
  });

  it('gets what waited when they come back', () => {
    const story = { '2026-11-16T09:00': pauses(), '2026-11-17T10:00': hasAPeer('a'), '2026-11-18T10:00': comesBack };
    assert.deepEqual(cards(story), ['2026-11-18T10:00 peer-waiting|a', '2026-11-19T14:00 weekly-card|2026-W47']);
  });
});

describe('what is put off', () => {
  const TWO_WEEKS = ['2026-11-16T00:00', '2026-11-29T00:00'] as const;

  it('until tomorrow comes once more, at its own time', () => {
    const story = { '2026-11-19T14:30': snoozes('tomorrow', 'weekly-card|2026-W47') };
    assert.deepEqual(cards(story), ['2026-11-19T14:00 weekly-card|2026-W47', '2026-11-20T14:00 weekly-card|2026-W47']);
  });

  it('comes at its own time also when somebody writes in the morning of that day', () => {
    const story = { '2026-11-19T14:30': snoozes('tomorrow', 'weekly-card|2026-W47'), '2026-11-20T08:12': (person: Person) => ({ ...person, greeted: true }) };
    assert.equal(cards(story)[1], '2026-11-20T14:00 weekly-card|2026-W47');
  });

  it('until next week is the same question once more, before that week’s own', () => {
    const story = { '2026-11-19T14:30': snoozes('next-week', 'weekly-card|2026-W47') };
    assert.deepEqual(cards(story, TWO_WEEKS), ['2026-11-19T14:00 weekly-card|2026-W47', '2026-11-23T14:00 weekly-card|2026-W47', '2026-11-26T14:00 weekly-card|2026-W48']);
  });

  it('can be put off again', () => {
    const again = snoozes('tomorrow', 'weekly-card|2026-W47');
    assert.deepEqual(cards({ '2026-11-18T14:30': wants({ weekday: 2 }), '2026-11-18T15:00': again, '2026-11-19T15:00': again }), [
      '2026-11-18T14:30 weekly-card|2026-W47', '2026-11-19T14:00 weekly-card|2026-W47', '2026-11-20T14:00 weekly-card|2026-W47',
    ]);
  });

  it('does not come when it has been answered in between', () => {
    const story = { '2026-11-19T14:30': snoozes('tomorrow', 'weekly-card|2026-W47'), '2026-11-20T09:00': answers('2026-W47') };
    assert.deepEqual(cards(story), ['2026-11-19T14:00 weekly-card|2026-W47']);
  });

  it('keeps everything else away until that day', () => {
    const story = { '2026-11-19T14:30': snoozes('next-week', 'weekly-card|2026-W47'), '2026-11-20T09:00': hasAPeer('a') };
    assert.deepEqual(cards(story, TWO_WEEKS)[1], '2026-11-23T14:00 weekly-card|2026-W47 +peer-waiting|a');
  });

  it('comes on the new day when the day of the week is moved meanwhile', () => {
    const story = { '2026-11-16T09:00': wants({ weekday: 1 }), '2026-11-16T14:30': snoozes('tomorrow', 'weekly-card|2026-W47'), '2026-11-16T15:00': wants({ weekday: 5 }) };
    assert.deepEqual(cards(story), ['2026-11-16T14:00 weekly-card|2026-W47', '2026-11-20T14:00 weekly-card|2026-W47']);
  });
});

describe('a clock that is set back', () => {
  it('finds the days taken for which something was said before', () => {
    const person = sent(beginning(SUNDAY), THURSDAY);
    assert.equal(localOf(decide(person, at('2026-11-19T08:00')).nextDueAt), '2026-11-20T14:00');
    const asksLater = { ...person, peersWaiting: [{ id: 'a', since: '2026-11-18T08:00:00.000Z' }] };
    assert.equal(decide(asksLater, at('2026-11-19T10:00')).due, undefined);
  });

  it('finds a day taken that lies behind something put off, or behind a pause', () => {
    const person = { ...sent(beginning(SUNDAY), THURSDAY), peersWaiting: [{ id: 'a', since: '2026-11-16T08:00:00.000Z' }] };
    const putOff = { ...person, nudging: { ...person.nudging, snooze: { until: '2026-11-19', keys: [] } } };
    assert.equal(localOf(decide(putOff, at('2026-11-17T10:00')).nextDueAt), '2026-11-20T14:00');
    assert.equal(localOf(decide({ ...person, pause: { from: '2026-11-17', until: '2026-11-18' } }, at('2026-11-17T10:00')).nextDueAt), '2026-11-20T14:00');
  });
});

describe('a day', () => {
  const SANTIAGO = zone('America/Santiago');

  it('begins when it does there, also where the clocks change at midnight', () => {
    // In Santiago the Sunday of 6 September 2026 begins at 01:00, and the Saturday of 4 April 2026 has 25 hours.
    for (const date of ['2026-09-06', '2026-04-05']) {
      const taken: Nudging = { said: [{ key: wishKey('meeting-prompt', 'c'), on: date }] };
      const person = aPerson({ nudging: taken, peersWaiting: [{ id: 'a', since: at(`${date}T03:00`, SANTIAGO).toString() }] });
      const monday = Temporal.PlainDate.from(date).add({ days: 1 }).toString();
      assert.equal(localOf(decide(person, at(`${date}T00:30`, SANTIAGO), basisOf(aCalendar({}, SANTIAGO))).nextDueAt, SANTIAGO), `${monday}T08:30`);
    }
  });
});

describe('a card that waits to be sent', () => {
  it('is sent as long as it is wished', () => {
    assert.equal(wished(beginning(SUNDAY)), true);
    assert.equal(wished(beginning(SUNDAY), at('2026-11-19T16:59')), true);
  });

  const changes: readonly (readonly [string, (person: Person) => Person])[] = [
    ['it has been answered', (person) => answers('2026-W47')(person, THURSDAY)],
    ['they pause', (person) => pauses()(person, THURSDAY)],
    ['they stop its kind', (person) => stops('weekly-card')(person, THURSDAY)],
    ['they stop everything', (person) => stops('all')(person, THURSDAY)],
    ['they want nothing before tomorrow', (person) => snoozes('tomorrow', 'weekly-card|2026-W47')(person, THURSDAY)],
    ['they have chosen another day', (person) => wants({ weekday: 5 })(person, THURSDAY)],
    ['they have chosen a later time', (person) => wants({ time: '16:00' })(person, THURSDAY)],
    ['they cannot be reached', (person) => ({ ...person, unreachable: { since: '2026-11-19T13:00:00.000Z', reason: 'blocked' } })],
    ['something else was sent that day', (person) => ({ ...person, nudging: { said: [{ key: wishKey('meeting-prompt', 'c1'), on: '2026-11-19' }] } })],
  ];
  for (const [change, doing] of changes) {
    it(`is not sent when ${change} meanwhile`, () => assert.equal(wished(doing(beginning(SUNDAY))), false));
  }

  it('is not sent after hours, nor when its day has become a quiet one', () => {
    assert.equal(wished(beginning(SUNDAY), at('2026-11-19T17:00')), false);
    const quiet = basisOf(aCalendar(days('2026-11-16', '2026-11-20')));
    assert.equal(isStillWished(NUDGES, beginning(SUNDAY), quiet, THURSDAY, wishKey('weekly-card', '2026-W47')), false);
  });
});
