import assert from 'node:assert/strict';
import { LARGE_COHORT, SMALL_COHORT } from './acts/all.ts';
import { ASSUMED, WEEKS_A_MONTH } from './behaviour.ts';
import { billOf, toldGb } from './bill.ts';
import { busyHourOf, type CpuMs } from './busy-hour.ts';
import { aLife, anAct, answered, aPage, aPoll, asks } from './builders.ts';
import { cohortHeat, membersThatFill } from './heat.ts';
import { MOST_TENANTS } from './limits.ts';
import { monthOf, principalsMonth, publishingOf, type Month } from './month.ts';
import { readPrices } from './prices.ts';
import { cohortsIn, deploymentsFor, largestTenant, type Size } from './sizes.ts';
import { carriedBy, processesOf } from './templates.ts';
import { costOfVisit, secondOfPage } from './visit.ts';

const WEEKLY = 'weekly card, a team of eight at once';
const ANSWER = 'answer to the weekly card';
const NO_CPU: CpuMs = { card: 1, answer: 0, poll: 0, laneAtRest: 0 };
const SIZE: Size = { name: 'a size', principals: 1_000, tenants: 10, cohort: 500, leastCopies: 1 };
const MONTH_SECONDS = 730 * 3_600;

const near = (actual: number, expected: number) => assert.ok(Math.abs(actual - expected) < 1e-6 * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`);

describe('a visit to a page', () => {
  it('asks each question at once and then as often as it is asked, in full at first and after each change', () => {
    const page = aPage(aPoll({ everyMs: 3_000, opened: answered(4, { bytes: 100 }), unchanged: answered(2) }), aPoll({ everyMs: 60_000, opened: answered(10), unchanged: answered(10) }));
    const visit = costOfVisit(page, { minutes: 1, changes: 2 });
    assert.deepEqual([visit.calls, visit.requests, visit.answerBytes], [21 + 2, 3 * 4 + 18 * 2 + 20, 300]);
  });

  it('that ends before anything could change asks each question once', () => {
    assert.equal(costOfVisit(aPage(aPoll({ opened: answered(4) })), { minutes: 0.5, changes: 3 }).requests, 4);
  });

  it('is told by the second, and apart what it asks of the cohort’s partition', () => {
    const second = secondOfPage(aPage(aPoll({ everyMs: 500, unchanged: answered(3, { ofCohort: asks(1) }) })));
    assert.deepEqual([second.calls, second.all.requests, second.ofCohort.requests], [2, 6, 2]);
  });
});

describe('a month', () => {
  it('of a principal has what the planner and the answers come to, and their visits', () => {
    const life = aLife({ acts: [anAct(WEEKLY, asks(3)), anAct(ANSWER, asks(10))] }, { visits: [] });
    near(principalsMonth(life).reduce((sum, { requests }) => sum + requests, 0), WEEKS_A_MONTH * 13);
  });

  it('adds up what people do, what rests, and what only is there', () => {
    const life = aLife({
      acts: [anAct(WEEKLY, asks(3))],
      rest: { lane: asks(0.4), look: asks(0.1), copy: asks(0.2), cohort: asks(0.05) },
      healthCheck: asks(1),
      pages: { ...aLife().counted.pages, thread: aPage(aPoll({ opened: answered(5) })), overview: aPage(aPoll({ opened: answered(7) })) },
    }, { visits: [{ page: 'thread', aWeek: 1, minutes: 0 }], facilitatorsVisits: [{ page: 'overview', aWeek: 1, minutes: 0 }], principalsAFacilitator: 10 });
    const { requests, total } = monthOf(SIZE, 3, life);
    near(requests.cardsAndAnswers, 1_000 * 3 * WEEKS_A_MONTH);
    near(requests.tab, 1_000 * 5 * WEEKS_A_MONTH);
    near(requests.facilitators, 100 * 7 * WEEKS_A_MONTH);
    near(requests.lanesAtRest, MONTH_SECONDS * 10 * 0.4);
    near(requests.otherCopies, MONTH_SECONDS * 10 * 2 * 0.1);
    near(requests.clock, MONTH_SECONDS * 3 * (0.2 + 2 * 0.05));
    near(requests.healthChecks, 730 * 60);
    near(total, Object.values(requests).reduce((sum, each) => sum + each, 0));
  });

  it('has nobody look at the lanes of the only process', () => {
    assert.equal(monthOf(SIZE, 1, aLife({ rest: { lane: asks(0), look: asks(1), copy: asks(0), cohort: asks(0) } })).requests.otherCopies, 0);
  });

  it('publishes a cohort between those that were counted at what lies between them', () => {
    const publishing = { small: asks(5, 100), large: asks(15, 1_100) };
    assert.deepEqual(publishingOf(SMALL_COHORT, { publishing }), asks(5, 100));
    assert.deepEqual(publishingOf((SMALL_COHORT + LARGE_COHORT) / 2, { publishing }), asks(10, 600));
  });
});

describe('a size', () => {
  it('has many in a few tenants, and in all of them everybody', () => {
    assert.equal(largestTenant({ principals: 90, tenants: 1 }), 90);
    assert.ok(largestTenant({ principals: 20_000, tenants: 290 }) > 10 * (20_000 / 290));
  });

  it('takes another deployment when the list of tenants is too long for a setting', () => {
    assert.deepEqual([MOST_TENANTS, MOST_TENANTS + 1].map((tenants) => deploymentsFor({ tenants })), [1, 2]);
    const list = (tenants: number) => `LEDTRAD_TENANTS=${Array.from({ length: tenants }, () => '11111111-1111-4111-8111-111111111111').join(',')}\0`;
    assert.ok(list(MOST_TENANTS).length <= 131_072 && list(MOST_TENANTS + 1).length > 131_072);
  });

  it('has whole cohorts', () => {
    assert.equal(cohortsIn({ principals: 1_001, cohort: 500 }), 3);
  });
});

describe('the busy hour', () => {
  it('sends everybody’s card within ten minutes, or as fast as Teams lets the largest tenant', () => {
    const hour = (size: Partial<Size>) => busyHourOf({ ...SIZE, ...size }, aLife({}, { dueAtOnce: 1, visits: [] }), NO_CPU);
    near(hour({}).sendingSeconds, 600);
    near(hour({ tenants: 1, principals: 90_000 }).sendingSeconds, 2_000);
    near(hour({}).cardsASecond, 1_000 / 600);
  });

  it('takes as many processes as keep each of them half idle, and never fewer than the size wants', () => {
    // Five hundred cards a second.
    const copies = (card: number, leastCopies = 1) => busyHourOf({ ...SIZE, principals: 300_000, tenants: 3_000, leastCopies }, aLife({}, { dueAtOnce: 1, visits: [] }), { ...NO_CPU, card }).copies;
    assert.equal(copies(0.9), 1);
    assert.equal(copies(1.5), 2);
    assert.equal(copies(4.5), 5);
    assert.equal(copies(0.9, 2), 2);
  });

  it('asks of the account what cards, answers, pages and lanes ask together', () => {
    const life = aLife({
      acts: [anAct(WEEKLY, asks(3)), anAct(ANSWER, asks(10))],
      rest: { lane: asks(0.4), look: asks(9), copy: asks(9), cohort: asks(9) },
      pages: { ...aLife().counted.pages, thread: aPage(aPoll({ everyMs: 1_000, unchanged: answered(2) })) },
    }, { dueAtOnce: 1, busiest: 1, answeredSoon: { share: 1, seconds: 1_000 }, visits: [{ page: 'thread', aWeek: 1, minutes: 24 }] });
    const { storage, openPages, callsASecond } = busyHourOf(SIZE, life, NO_CPU);
    near(openPages, 10);
    near(callsASecond, 10);
    near(storage.requests, (1_000 / 600) * 3 + 1 * 10 + 10 * 2 + 10 * 0.4);
  });
});

describe('a size of the deployment', () => {
  it('has its workers beside its web app', () => {
    assert.deepEqual(processesOf({ plan: 'P0v3', instances: 3, maxInstances: 16, worker: true }), { least: 6, most: 32 });
    assert.deepEqual(processesOf({ plan: 'B1', instances: 1, maxInstances: 1, worker: false }), { least: 1, most: 1 });
  });

  it('carries as many as keep its processes half idle', () => {
    const life = aLife({}, { dueAtOnce: 1, visits: [] });
    // Half a core sends 30,000 cards of ten milliseconds in ten minutes.
    assert.equal(carriedBy(1, life, { ...NO_CPU, card: 10 }), 30_000);
    assert.equal(carriedBy(2, life, { ...NO_CPU, card: 10 }), 60_000);
  });

  it('carries no more than its storage account does at half of what it gives', () => {
    assert.equal(carriedBy(1_000, aLife({ acts: [anAct(WEEKLY, asks(100))] }, { dueAtOnce: 1, visits: [] }), NO_CPU), 60_000);
  });
});

describe('the heat of a cohort’s partition', () => {
  const leading = (small: number, large: number) => {
    const pages = (rows: number) => ({ overview: aPage(aPoll({ everyMs: 1_000, opened: answered(1, { ofCohort: asks(1, rows) }) })), broadcasts: aPage(), broadcast: aPage() });
    return { small: pages(small), withTenants: pages(small), large: pages(large) };
  };

  it('is bounded by the members, by their tenants’ pace, and by the processes', () => {
    const life = aLife({ acts: [anAct('weekly card, 800 at once', { ofCohort: asks(1, 2) })] }, { dueAtOnce: 1, visits: [] });
    const sending = (members: number, card: number) => cohortHeat(members, life, { card }).sending;
    assert.equal(sending(10, 1), 20);
    assert.equal(sending(69, 1), 90);
    assert.equal(sending(100_000, 4), 1_000);
  });

  it('counts a request that finds nothing like a row', () => {
    const life = aLife({ pages: { ...aLife().counted.pages, thread: aPage(aPoll({ everyMs: 1_000, unchanged: answered(1, { ofCohort: asks(1, 0) }) })) } }, { busiest: 1, visits: [{ page: 'thread', aWeek: 1, minutes: 2_400 }] });
    near(cohortHeat(7, life, NO_CPU).openPages, 7);
  });

  it('of a page that shows all of them grows with them, as was counted of few and of many', () => {
    const life = aLife({ leading: leading(2 * SMALL_COHORT, LARGE_COHORT) });
    near(cohortHeat(100, life, NO_CPU).overview, 200);
    near(cohortHeat(1_000, life, NO_CPU).overview, 1_000);
    assert.equal(membersThatFill('overview', life, NO_CPU), 2_000);
  });
});

describe('the bill', () => {
  const prices = { ...readPrices(), usdPerEur: { value: 2, source: '', lookedUp: true } };
  const nothing: Month = { requests: { cardsAndAnswers: 0, tab: 0, facilitators: 0, lanesAtRest: 0, otherCopies: 0, clock: 0, publishing: 0, healthChecks: 0 }, total: 0, storedBytes: 0, sentBytes: 0, spans: 0 };

  it('is in euro, and what is free is not in it', () => {
    const bill = billOf(SIZE, { copies: 2 }, { ...nothing, total: 1e10, sentBytes: 100e9 }, prices, 5);
    near(bill.compute, 2 * 12.41 / 2);
    near(bill.requests, 1e6 * 0.00036 / 2);
    assert.deepEqual([bill.egress, bill.telemetry], [0, 0]);
    near(bill.total, bill.compute + bill.requests);
  });

  it('has what is kept after a year, and what goes beyond what is free', () => {
    const bill = billOf(SIZE, { copies: 1 }, { ...nothing, storedBytes: 1e9, sentBytes: 101e9 }, prices, 6);
    near(bill.stored, 12 * 0.045 / 2);
    near(bill.egress, 0.087 / 2);
    near(bill.telemetry, 2.3 / 2);
  });

  it('pays for every deployment’s processes', () => {
    assert.equal(billOf({ ...SIZE, tenants: MOST_TENANTS + 1 }, { copies: 3 }, nothing, prices, 0).processes, 6);
  });

  it('has a lane’s measuring points told whether anything happens in it or not, those of processes, and a share of the traces', () => {
    const told = toldGb({ tenants: 10 }, 2, { spans: 1e9 }, { measuringPoints: 5 }, { telemetry: { ...ASSUMED.telemetry, metricsEverySeconds: 60, pointsAProcess: 7, bytesAPoint: 100, tracesKept: 0.1, bytesASpan: 1_000 } });
    near(told.metrics, (10 * 5 + 2 * 7) * 730 * 60 * 100 / 1e9);
    near(told.traces, 100);
  });
});
