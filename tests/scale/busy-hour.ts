import { MOST_SENDS_PER_SECOND } from '../../bot/delivery/pace.ts';
import { actOf } from './acts/all.ts';
import { WORKING_HOURS } from './behaviour.ts';
import { plus, sum, times, NOTHING, type Cost } from './counted-tables.ts';
import type { Lives } from './month.ts';
import { deploymentsFor, largestTenant, type Size } from './sizes.ts';
import { secondOfPage } from './visit.ts';

/** Processor time of the product's own process, milliseconds; see measured.json. */
export interface CpuMs {
  readonly card: number;
  readonly answer: number;
  readonly poll: number;
  /** A second. */
  readonly laneAtRest: number;
}

/** Thursday from two o'clock on, in one deployment. */
export interface BusyHour {
  /** How long the cards take: as long as the largest tenant's, and no less than what is asked for. Seconds. */
  readonly sendingSeconds: number;
  readonly cardsASecond: number;
  readonly answersASecond: number;
  readonly openPages: number;
  readonly callsASecond: number;
  /** Of one core, all copies together. */
  readonly cores: number;
  readonly copies: number;
  /** Requests to storage a second, all copies together. */
  readonly storage: Cost;
}

/** By then everybody has their card, if their tenant's pace lets them. */
const SENT_WITHIN_SECONDS = 600;
/** Of its one core a process may be busy for so much of the time, so that nobody waits for it. */
const BUSY_SHARE = 0.5;

export function busyHourOf(whole: Size, lives: Lives, cpuMs: CpuMs): BusyHour {
  const size = inOneDeployment(whole);
  const { counted, assumed, played } = lives;
  const due = size.principals * assumed.dueAtOnce;
  const sendingSeconds = Math.max(SENT_WITHIN_SECONDS, largestTenant(whole) * assumed.dueAtOnce / MOST_SENDS_PER_SECOND);
  const cardsASecond = due / sendingSeconds;
  const answersASecond = (due * played.answers * assumed.answeredSoon.share) / assumed.answeredSoon.seconds;
  const open = openPages(size.principals, lives);
  const second = open.map(({ pages, page }) => ({ pages, ...secondOfPage(counted.pages[page]) }));
  const callsASecond = sum(second.map(({ pages, calls }) => pages * calls));
  const cores = (cardsASecond * cpuMs.card + answersASecond * cpuMs.answer + callsASecond * cpuMs.poll + size.tenants * cpuMs.laneAtRest) / 1_000;
  const copies = Math.max(size.leastCopies, Math.ceil(cores / BUSY_SHARE));
  return {
    sendingSeconds,
    cardsASecond,
    answersASecond,
    openPages: sum(open.map(({ pages }) => pages)),
    callsASecond,
    cores,
    copies,
    storage: [
      times(cardsASecond, actOf(counted, 'weekly card, a team of eight at once')),
      times(answersASecond, actOf(counted, 'answer to the weekly card')),
      ...second.map(({ pages, all }) => times(pages, all)),
      times(size.tenants, plus(counted.rest.lane, times(copies - 1, counted.rest.look))),
    ].reduce<Cost>(plus, NOTHING),
  };
}

/** Of so many people, in the busiest minutes. */
export function openPages(people: number, { assumed }: Pick<Lives, 'assumed'>) {
  return assumed.visits.map(({ page, aWeek, minutes }) => ({ page, pages: (people * aWeek * minutes * assumed.busiest) / (WORKING_HOURS * 60) }));
}

function inOneDeployment(size: Size): Size {
  const deployments = deploymentsFor(size);
  return { ...size, principals: size.principals / deployments, tenants: size.tenants / deployments };
}
