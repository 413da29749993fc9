import { MOST_SENDS_PER_SECOND } from '../../bot/delivery/pace.ts';
import { MANY } from '../../tab/features/overview/how-often.ts';
import { actOf, LARGE_COHORT, SMALL_COHORT, type Counted } from './acts/all.ts';
import { openPages, type CpuMs } from './busy-hour.ts';
import { sum, type Cost } from './counted-tables.ts';
import { LIMITS } from './limits.ts';
import { publishingOf, type Lives } from './month.ts';
import { secondOfPage } from './visit.ts';

/** Rows a second that the one partition of a cohort is asked for when everybody's card is due; a request for nothing counts as one. */
export interface CohortHeat {
  readonly members: number;
  readonly sending: number;
  readonly answers: number;
  readonly openPages: number;
  /** One page that shows all of the cohort: *Läget*, *Utskick*. */
  readonly overview: number;
  readonly broadcasts: number;
  /** Not a second's: what one look for publishing reads, as fast as it can. */
  readonly publishing: number;
}

/** Of a nation's principals, in the mean. */
const MEMBERS_A_TENANT = 69;
const COPIES = 2;

export function cohortHeat(members: number, lives: Lives, { card }: Pick<CpuMs, 'card'>): CohortHeat {
  const { counted, assumed, played } = lives;
  const due = members * assumed.dueAtOnce;
  const lanesTogether = Math.ceil(members / MEMBERS_A_TENANT) * MOST_SENDS_PER_SECOND;
  const processesTogether = (COPIES * 1_000) / card;
  const soon = (due * played.answers * assumed.answeredSoon.share) / assumed.answeredSoon.seconds;
  return {
    members,
    sending: Math.min(due, lanesTogether, processesTogether) * heatOf(actOf(counted, 'weekly card, 800 at once').ofCohort),
    answers: soon * heatOf(actOf(counted, 'answer to the weekly card').ofCohort),
    openPages: sum(openPages(members, lives).map(({ page, pages }) => pages * heatOf(secondOfPage(counted.pages[page]).ofCohort))),
    overview: heatOfLeading('overview', members, counted),
    broadcasts: heatOfLeading('broadcasts', members, counted),
    publishing: publishingOf(members, counted).entities,
  };
}

/** At how many members of one cohort its partition is asked for all that it can give, by what grows with them; whole hundreds. */
export function membersThatFill(what: 'openPages' | 'overview' | 'broadcasts', lives: Lives, cpuMs: Pick<CpuMs, 'card'>): number {
  const aMember = cohortHeat(LARGE_COHORT, lives, cpuMs)[what] / LARGE_COHORT;
  return Math.floor(LIMITS.partitionRows / aMember / 100) * 100;
}

/** While members answer, every question of the page finds something new. A page of many is asked for less often than one of few. */
function heatOfLeading(page: 'overview' | 'broadcasts', members: number, { leading: { small, large } }: Counted): number {
  const [counted, of] = members > MANY ? [large, LARGE_COHORT] : [small, SMALL_COHORT];
  return (members / of) * sum(counted[page].polls.map(({ everyMs, opened }) => (1_000 / everyMs) * heatOf(opened.ofCohort)));
}

function heatOf({ requests, entities }: Cost): number {
  return Math.max(requests, entities);
}
