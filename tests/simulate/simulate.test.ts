import assert from 'node:assert/strict';
import { DEFAULT_ZONE } from '../../bot/domain/calendar/zone.ts';
import { wishKey } from '../../bot/domain/nudges/wish.ts';
import { Temporal } from 'temporal-polyfill';
import { aTryingPerson, week } from '../support/world.ts';
import type { Member } from './cohort.ts';
import { EventQueue } from './event-queue.ts';
import { SimulatedLanes } from './lanes.ts';
import { playCohort } from './play-cohort.ts';
import { Tally } from './tally.ts';

const PLAY = { members: 200, weeks: 6, from: '2027-01-11', seed: 1 } as const;
const milliseconds = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(DEFAULT_ZONE).epochMilliseconds;

describe('a simulated cohort', function () {
  this.timeout(60_000);

  it('is played through its weeks with nobody written to twice a day, outside hours or on a quiet day', () => {
    const { tally } = playCohort(PLAY);
    assert.deepEqual(tally.faults, []);
    assert.equal(tally.members, PLAY.members);
    // Five of the six weeks are everybody's, and most answer before a reminder.
    assert.ok(tally.cards > PLAY.members * 5 && tally.cards < PLAY.members * 6 * 3, `${tally.cards} cards`);
    assert.deepEqual([...tally.weeks.keys()].sort(), ['2027-W02', '2027-W03', '2027-W04', '2027-W05', '2027-W06', '2027-W07']);
  });

  it('has its peak on Thursday at two', () => {
    const { tally } = playCohort(PLAY);
    const all = [...tally.hours.entries()].flatMap(([hour, days]) => days.map((cards, weekday) => ({ hour, weekday, cards })));
    const { hour, weekday } = all.sort((a, b) => b.cards - a.cards)[0] ?? {};
    assert.deepEqual({ hour, weekday }, { hour: 14, weekday: 4 });
  });

  it('is the same for the same seed, and another for another', () => {
    const figures = (seed: number) => {
      const { tally, lanes } = playCohort({ ...PLAY, members: 60, weeks: 4, seed });
      return JSON.stringify([tally.cards, [...tally.kinds], [...tally.weeks], [...lanes.peaks]]);
    };
    assert.equal(figures(7), figures(7));
    assert.notEqual(figures(7), figures(8));
  });
});

describe('the tally', () => {
  const member: Member = { index: 1, municipality: 0, habit: 'diligent', isOutOfReach: false, begins: '2027-01-11', person: aTryingPerson() };
  const sentAt = (...times: string[]) => {
    const tally = new Tally();
    for (const time of times) tally.sent(member, { kind: 'weekly-card', key: wishKey('weekly-card', week('2027-W03')), lines: [], date: time.slice(0, 10), dueAt: new Date(milliseconds(time)).toISOString(), notAfter: '' }, milliseconds(time));
    return tally.faults.length;
  };

  it('finds a second card on one day', () => {
    assert.equal(sentAt('2027-01-21T14:00', '2027-01-22T14:00'), 0);
    assert.equal(sentAt('2027-01-21T14:00', '2027-01-21T15:00'), 1);
  });

  it('finds a card outside hours, on a holiday and in a break', () => {
    for (const time of ['2027-01-21T07:29', '2027-01-21T17:00', '2027-01-23T12:00', '2027-01-06T12:00', '2027-03-03T12:00']) assert.equal(sentAt(time), 1, time);
    assert.equal(sentAt('2027-01-21T07:30'), 0);
  });
});

describe('a simulated lane', () => {
  it('sends forty-five a second, and remembers the largest peak', () => {
    const lanes = new SimulatedLanes();
    const due = milliseconds('2027-01-21T14:00');
    for (let card = 0; card < 451; card += 1) lanes.sent(3, due, lanes.placeAt(3, due));
    lanes.sent(3, due + 60_000, lanes.placeAt(3, due + 60_000));
    assert.deepEqual(lanes.peaks.get(3), { dueAt: due, cards: 451, lastSentAt: due + 10_000 });
  });
});

describe('what comes next', () => {
  it('comes by time, and in the order in which it was added', () => {
    const queue = new EventQueue<string>();
    for (const [at, event] of [[3, 'c'], [1, 'a'], [3, 'd'], [2, 'b'], [3, 'e']] as const) queue.add(at, event);
    assert.equal(Array.from({ length: 6 }, () => queue.next()?.event ?? '–').join(''), 'abcde–');
  });
});
