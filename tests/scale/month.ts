import { actOf, LARGE_COHORT, SMALL_COHORT, type Counted } from './acts/all.ts';
import { HOURS_A_MONTH, WEEKS_A_MONTH, type Assumed, type Played, type Visit } from './behaviour.ts';
import { sum, type Cost } from './counted-tables.ts';
import { cohortsIn, deploymentsFor, type Size } from './sizes.ts';
import { costOfVisit } from './visit.ts';

/** What is known or assumed of what people do. */
export interface Lives {
  readonly counted: Counted;
  readonly assumed: Assumed;
  readonly played: Played;
}

/** Something that one person does, and what it comes to in a month. */
export interface Share {
  readonly name: string;
  readonly aMonth: number;
  /** Calls of chat or tab, or cards: each is a trace. */
  readonly calls: number;
  readonly requests: number;
  readonly storedBytes: number;
  readonly sentBytes: number;
}

const SECONDS_A_MONTH = HOURS_A_MONTH * 3_600;
/** An HTTP answer's status line and headers, with what TLS puts around them. */
const BYTES_AROUND_AN_ANSWER = 900;
/** The tab's scripts, compressed, after each new build. */
const TAB_BYTES = 400_000;

/** A principal's month, act by act. */
export function principalsMonth({ counted, assumed, played }: Lives): readonly Share[] {
  const aMonth = (kind: string) => (played.cards[kind] ?? 0) * WEEKS_A_MONTH;
  const answers = played.answers * WEEKS_A_MONTH;
  const share = (name: string, times: number, like = name): Share => {
    const { requests, storedBytes, sentBytes } = actOf(counted, like);
    return { name, aMonth: times, calls: times, requests: times * requests, storedBytes: times * storedBytes, sentBytes: times * sentBytes };
  };
  return [
    share('weekly card', aMonth('weekly-card'), 'weekly card, a team of eight at once'),
    share('reminder', aMonth('reminder')),
    share('the own next step, on its day', aMonth('step-day')),
    share('preparation of a meeting', aMonth('meeting-preparation')),
    share('other nudges', aMonth('peer-waiting') + aMonth('analysis'), 'the own next step, on its day'),
    share('answer to the weekly card', answers * (1 - played.notReached)),
    share('*hann inte*', answers * played.notReached),
    share('edit of an answer', answers * assumed.edited),
    share('another next step', answers * assumed.nextStepChanged),
    share('broadcast, confirmed', assumed.broadcastsAMonth, 'broadcast, written and confirmed, a receiver'),
    share('broadcast, sent', assumed.broadcastsAMonth, 'broadcast, sent, a receiver'),
    share('answer to a broadcast', assumed.broadcastsAMonth * assumed.broadcastAnswered),
    ...assumed.visits.map((visit) => visits(counted, visit, assumed.changesAVisit)),
  ];
}

/** A facilitator's month beside a principal's. */
export function facilitatorsMonth({ counted, assumed }: Lives): readonly Share[] {
  return assumed.facilitatorsVisits.map((visit) => visits(counted, visit, assumed.changesAVisit));
}

function visits({ pages }: Counted, { page, aWeek, minutes }: Visit, changes: number): Share {
  const aMonth = aWeek * WEEKS_A_MONTH;
  const { requests, calls, answerBytes } = costOfVisit(pages[page], { minutes, changes });
  return { name: `${pages[page].name}, ${minutes} minutes`, aMonth, calls: aMonth * calls, requests: aMonth * requests, storedBytes: 0, sentBytes: aMonth * (answerBytes + calls * BYTES_AROUND_AN_ANSWER) };
}

/** Requests to storage in a month, by what they are for; and what is stored and sent. */
export interface Month {
  readonly requests: Readonly<Record<'cardsAndAnswers' | 'tab' | 'facilitators' | 'lanesAtRest' | 'otherCopies' | 'clock' | 'publishing' | 'healthChecks', number>>;
  readonly total: number;
  /** That comes in a month and stays. */
  readonly storedBytes: number;
  readonly sentBytes: number;
  /** Of all traces, kept or not: one a call, and one a request to storage. */
  readonly spans: number;
}

/** `copies` of each deployment. */
export function monthOf(size: Size, copies: number, lives: Lives): Month {
  const { counted: { rest, healthCheck } } = lives;
  const [principal, facilitator] = [principalsMonth(lives), facilitatorsMonth(lives)];
  const isVisit = ({ storedBytes }: Share) => storedBytes === 0;
  const facilitators = size.principals / lives.assumed.principalsAFacilitator;
  const inTheTab = sum(principal.filter(isVisit).map(({ requests }) => requests));
  const requests: Month['requests'] = {
    cardsAndAnswers: size.principals * (sum(principal.map((each) => each.requests)) - inTheTab),
    tab: size.principals * inTheTab,
    facilitators: facilitators * sum(facilitator.map((each) => each.requests)),
    lanesAtRest: SECONDS_A_MONTH * size.tenants * rest.lane.requests,
    otherCopies: SECONDS_A_MONTH * size.tenants * (copies - 1) * rest.look.requests,
    clock: SECONDS_A_MONTH * copies * (deploymentsFor(size) * rest.copy.requests + cohortsIn(size) * rest.cohort.requests),
    publishing: roundsOfPublishing() * cohortsIn(size) * publishingOf(size.cohort, lives.counted).requests,
    healthChecks: HOURS_A_MONTH * 60 * healthCheck.requests,
  };
  const spansOf = (shares: readonly Share[]) => sum(shares.map((each) => each.calls + each.requests));
  return {
    requests,
    total: sum(Object.values(requests)),
    storedBytes: size.principals * sum(principal.map(({ storedBytes }) => storedBytes)),
    sentBytes: size.principals * (sum(principal.map(({ sentBytes }) => sentBytes)) + TAB_BYTES) + facilitators * sum(facilitator.map(({ sentBytes }) => sentBytes)),
    spans: size.principals * spansOf(principal) + facilitators * spansOf(facilitator),
  };
}

/** At most every quarter of an hour; by day something has changed in each. */
function roundsOfPublishing(): number {
  return 4 * 10 * 5 * WEEKS_A_MONTH;
}

/** Between what two cohorts were counted to cost. */
export function publishingOf(members: number, { publishing: { small, large } }: Pick<Counted, 'publishing'>): Cost {
  const at = (of: (cost: Cost) => number) => of(small) + ((members - SMALL_COHORT) / (LARGE_COHORT - SMALL_COHORT)) * (of(large) - of(small));
  return { requests: at(({ requests }) => requests), entities: at(({ entities }) => entities) };
}
