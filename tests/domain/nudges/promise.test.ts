import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parseIsoWeek } from '../../../bot/domain/calendar/iso-week.ts';
import { isAnswered, outcomeOf } from '../../../bot/domain/calendar/ledger.ts';
import { localDate } from '../../../bot/domain/calendar/zone.ts';
import { subjectOf, type WishKey } from '../../../bot/domain/nudges/wish.ts';
import { isPaused } from '../../../bot/domain/person/pause.ts';
import { PLANNER } from '../../support/world.ts';
import { anyLife, DAY, type Life } from './lives.ts';
import { openOn } from './still-open.ts';
import { play, type Played, type PlayedCard } from './timeline.ts';

const { basisOf } = PLANNER;
/** The same lives each time. */
const SEED = 20261119;

/** That it holds for a person whatever they and the installation meet with. */
function always(lives: fc.Arbitrary<Life>, holds: (life: Life) => void, numRuns = 250): void {
  fc.assert(fc.property(lives, holds), { seed: SEED, numRuns });
}

function lived(life: Life, how: { readonly every?: number } = {}): Played {
  return play({ ...life, basisOf, ...how });
}

/** Whatever happens, with outages, a clock that jumps, and somebody who looks when nothing is due. */
function everyCard(check: (card: PlayedCard, before: readonly PlayedCard[]) => void): void {
  always(anyLife({ withJumps: 'any' }), (life) => {
    const { cards } = lived(life);
    cards.forEach((card, index) => check(card, cards.slice(0, index)));
  });
}

function weekOf(key: WishKey) {
  return /^(?:weekly-card|reminder)\|/.test(key) ? parseIsoWeek(subjectOf(key)) : undefined;
}

describe('whatever happens, a person', function () {
  this.timeout(120_000);

  it('gets at most one card on a local day', () => {
    everyCard((card, before) => {
      assert.equal(localDate(card.at, card.to.settings.zone).toString(), card.date);
      assert.ok(before.every(({ date }) => date !== card.date), `two on ${card.date}`);
    });
  });

  it('is written to in working hours of working days alone', () => {
    everyCard(({ at, to }) => {
      const local = at.toZonedDateTimeISO(to.settings.zone);
      const time = local.toPlainTime().toString().slice(0, 5);
      assert.ok(time >= '07:30' && time < '17:00', local.toString());
      assert.equal(basisOf(to).calendar.quietOn(local.toPlainDate()), undefined, local.toString());
    });
  });

  it('is not written to in a pause, when unreachable, nor of a kind that they stopped', () => {
    everyCard(({ key, lines, date, to }) => {
      assert.ok(!isPaused(to, date) && !to.unreachable);
      const { stopped } = to.settings.nudges;
      // The answer to what they asked for themselves is told whatever they have stopped.
      const others = [key, ...lines].filter((each) => !each.startsWith('selection|'));
      assert.ok(others.length === 0 || (stopped !== 'all' && others.every((each) => !stopped.some((kind) => each.startsWith(`${kind}|`)))));
    });
  });

  it('is never asked about a week that is answered or paused, or that began after its card', () => {
    everyCard(({ key, date, to }) => {
      const week = weekOf(key);
      if (!week) return;
      assert.ok(!isAnswered(to.ledger, week) && outcomeOf(to.ledger, week, week) !== 'paused', `${key} on ${date}`);
      const trial = to.trials.find(({ id }) => id === to.focus);
      assert.ok(trial?.startedOn !== undefined && trial.startedOn < date, `${key} on ${date} of ${trial?.startedOn}`);
    });
  });

  it('is told nothing twice, unless they put it off and its day has come', () => {
    everyCard(({ key, lines, date, to }, before) => {
      for (const each of [key, ...lines]) {
        const wasTold = before.some((earlier) => earlier.key === each || earlier.lines.includes(each));
        const { snooze } = to.nudging;
        assert.ok(!wasTold || (snooze?.keys.includes(each) && snooze.until <= date), `${each} on ${date}`);
      }
    });
  });

  it('is never told of a meeting that has begun, and reads at most two lines beside a question', () => {
    everyCard(({ key, at, lines, to }) => {
      assert.ok(lines.length <= 2 && new Set([key, ...lines]).size === lines.length + 1);
      const meeting = to.meetings.find(({ id, startsAt }) => key === `meeting-preparation|${id}.${startsAt.slice(0, 10)}`);
      assert.ok(!meeting || at.epochMilliseconds < Date.parse(meeting.startsAt));
    });
  });
});

describe('nothing is lost:', function () {
  this.timeout(120_000);

  /** At the end of a working day on which nothing hindered and nothing was said, nothing that had waited is left. */
  function noDayIsWasted(lives: fc.Arbitrary<Life>): number {
    let days = 0;
    always(lives, (life) => {
      const hindrances = [
        ...life.outages,
        ...[...life.jumps, ...life.happenings].map(({ at }) => ({ from: at, until: at })),
      ];
      const { zone } = life.person.settings;
      const ends = Array.from({ length: (life.until - life.from) / DAY }, (_, day) =>
        localDate(Temporal.Instant.fromEpochMilliseconds(life.from), zone).add({ days: day }).toZonedDateTime({ timeZone: zone, plainTime: '17:00' }).epochMilliseconds);
      play({
        ...life,
        basisOf,
        looks: [],
        sights: ends.filter((end) => hindrances.every(({ from, until }) => until < end - 18 * 3_600_000 || from > end)),
        see: (person, now) => {
          const left = openOn(person, basisOf(person), now);
          days += left === 'nothing to be said that day' ? 0 : 1;
          assert.ok(left === 'nothing to be said that day' || left.length === 0, `${String(left)} at ${now.toString()}`);
        },
      });
    });
    return days;
  }

  it('what waits is said on the first day that is free for it, after an outage too', () => {
    assert.ok(noDayIsWasted(anyLife()) > 1_000);
  });

  it('what waits is said when the clock has jumped, forward or backward', () => {
    assert.ok(noDayIsWasted(anyLife({ withJumps: 'whole-days' })) > 1_000);
  });
});

describe('the next time that something may be due', function () {
  this.timeout(120_000);

  const cardsIn = ({ cards }: Played) => cards.map(({ at, key, lines }) => [at.toString(), key, ...lines].join(' '));

  it('is enough to look at: whoever looks every ten minutes says the same at the same time', () => {
    always(anyLife({ weeks: 3 }), (life) => {
      assert.deepEqual(cardsIn(lived({ ...life, looks: [] })), cardsIn(lived({ ...life, looks: [] }, { every: 600_000 })));
    }, 30);
  });

  it('is not moved by looking', () => {
    always(anyLife(), (life) => {
      assert.deepEqual(cardsIn(lived(life)), cardsIn(lived({ ...life, looks: [] })));
    });
  });

  it('seldom comes in vain, and never again and again', () => {
    always(anyLife({ withJumps: 'any' }), (life) => {
      const { cards, looks } = lived({ ...life, looks: [] });
      assert.ok(looks - cards.length <= 8 + life.happenings.length + 4 * life.jumps.length, `${looks} looks for ${cards.length} cards`);
    });
  });
});
