import { MOST_SENDS_PER_SECOND } from '../../bot/delivery/pace.ts';
import { LARGE_COHORT, SMALL_COHORT, TENANTS_MORE, type Counted } from './acts/all.ts';
import type { PageName, TabPage } from './acts/polls.ts';
import type { Visit } from './behaviour.ts';
import { billOf, toldGb } from './bill.ts';
import { busyHourOf } from './busy-hour.ts';
import { sum } from './counted-tables.ts';
import { cohortHeat, membersThatFill } from './heat.ts';
import { LIMITS, MOST_TENANTS } from './limits.ts';
import type { Measured } from './measured.ts';
import { facilitatorsMonth, monthOf, principalsMonth, type Lives, type Share } from './month.ts';
import type { Prices } from './prices.ts';
import { cohortsIn, deploymentsFor, largestTenant, SIZES } from './sizes.ts';
import { counted, euro, figure, markdownTable } from './tables.ts';
import { carriedBy, processesOf, readTemplates } from './templates.ts';

/** What stands between a pair of markers in infra/scale.md, by their name. */
export type Sections = Readonly<Record<string, string>>;

/** From what is counted alone: the same on every machine. */
export function countedSections({ acts, pages, leading, rest, peak, publishing, healthCheck, measuringPoints }: Counted): Sections {
  return {
    acts: markdownTable(['one', 'requests', 'rows', 'of these the cohort’s'], acts.map(({ name, requests, entities, ofCohort }) => [name, counted(requests), counted(entities), counted(ofCohort.entities)])),
    pages: markdownTable(
      ['page, and what it asks', 'every, s', 'in full: requests', 'rows', 'unchanged: requests', 'rows'],
      [
        ...Object.values(pages).flatMap((page) => rowsOf(page)),
        ...Object.values(leading.withTenants).flatMap((page) => rowsOf(page, `, ${TENANTS_MORE} tenants and people more`)),
        ...[leading.large.overview, leading.large.broadcasts].flatMap((page) => rowsOf(page, `, ${figure(LARGE_COHORT)} members`)),
      ],
    ),
    rest: markdownTable(['though nothing happens', 'requests a second', 'a month'], [
      ['a lane, for the process that holds it', rest.lane.requests],
      ['a lane, for each other process', rest.look.requests],
      ['a process', rest.copy.requests],
      ['a cohort, for each process', rest.cohort.requests],
      ['a look at `/healthz` each minute', healthCheck.requests / 60],
    ].map(([what, aSecond]) => [String(what), counted(Number(aSecond)), figure(Number(aSecond) * 730 * 3_600)])),
    publishing: markdownTable(['publishing, when something has changed', 'requests', 'rows'], [
      [`a cohort of ${SMALL_COHORT}`, counted(publishing.small.requests), counted(publishing.small.entities)],
      [`a cohort of ${figure(LARGE_COHORT)}`, counted(publishing.large.requests), counted(publishing.large.entities)],
    ]),
    peak: markdownTable(['a lane that sends as fast as it may', 'requests a second', 'rows a second'], [
      [`cards: ${peak.cardsASecond} a second`, '', ''],
      ['its own partition, in its busiest second', counted(peak.lane.requests), counted(peak.lane.entities)],
      ['the partition of its cohort, in its busiest second', counted(peak.cohort.requests), counted(peak.cohort.entities)],
    ]),
    telemetry: `A lane that is held tells ${measuringPoints} measuring points each time.`,
  };
}

/** In steps of ten thousand. */
function principalsForHalfAnAccount(lives: Lives, { cpuMs }: Measured): number {
  const step = 10_000;
  const asks = (principals: number) => busyHourOf({ name: '', principals, tenants: Math.min(MOST_TENANTS, principals / 200), cohort: 1_000, leastCopies: 2 }, lives, cpuMs).storage.requests;
  let principals = step;
  while (asks(principals + step) <= LIMITS.accountRequests / 2) principals += step;
  return principals;
}

function rowsOf({ name, polls }: TabPage, more = ''): string[][] {
  return polls.filter(({ name: path }) => isSaidHere(name, path)).map(({ name: path, everyMs, opened, unchanged }) => [
    `${name}${more}: \`${path}\``, counted(everyMs / 1_000), counted(opened.requests), counted(opened.entities), counted(unchanged.requests), counted(unchanged.entities),
  ]);
}

/** From what is counted, what is assumed, and what was measured once. */
export function modelledSections(lives: Lives, measured: Measured, prices: Prices): Sections {
  const sizes = SIZES.map((size) => {
    const hour = busyHourOf(size, lives, measured.cpuMs);
    const month = monthOf(size, hour.copies, lives);
    const told = toldGb(size, hour.copies * deploymentsFor(size), month, lives.counted, lives.assumed);
    return { size, hour, month, told, bill: billOf(size, hour, month, prices, told.metrics + told.traces) };
  });
  const columns = ['', ...SIZES.map(({ name, principals }) => `${name}: ${figure(principals)}`)];
  type OfSize = (typeof sizes)[number];
  const row = (what: string, of: (each: OfSize) => string) => [what, ...sizes.map(of)];
  return {
    sizes: markdownTable(columns, [
      row('tenants', ({ size }) => figure(size.tenants)),
      row('cohorts', ({ size }) => figure(cohortsIn(size))),
      row('principals of the largest tenant', ({ size }) => figure(largestTenant(size))),
      row('deployments, each with its own tables and app', ({ size }) => figure(deploymentsFor(size))),
      row('processes of each', ({ hour }) => figure(hour.copies)),
      row('plan', ({ bill }) => bill.plan),
    ]),
    principal: shares(principalsMonth(lives)),
    facilitator: shares(facilitatorsMonth(lives)),
    month: markdownTable(columns, [
      row('cards and answers', ({ month }) => figure(month.requests.cardsAndAnswers)),
      row('principals in the tab', ({ month }) => figure(month.requests.tab)),
      row('facilitators in the tab', ({ month }) => figure(month.requests.facilitators)),
      row('lanes at rest', ({ month }) => figure(month.requests.lanesAtRest)),
      row('lanes looked at by other processes', ({ month }) => figure(month.requests.otherCopies)),
      row('processes and cohorts at rest', ({ month }) => figure(month.requests.clock)),
      row('publishing', ({ month }) => figure(month.requests.publishing)),
      row('health', ({ month }) => figure(month.requests.healthChecks)),
      row('**all requests**', ({ month }) => `**${figure(month.total)}**`),
      row('GB more to keep', ({ month }) => figure(month.storedBytes / 1e9)),
      row('GB sent', ({ month }) => figure(month.sentBytes / 1e9)),
      row('GB of metrics', ({ told }) => figure(told.metrics)),
      row('GB of traces', ({ told }) => figure(told.traces)),
    ]),
    bill: markdownTable(columns, [
      row('processes', ({ bill }) => `${bill.processes} ${bill.plan}`),
      row('App Service', ({ bill }) => euro(bill.compute)),
      row('tables: requests', ({ bill }) => euro(bill.requests)),
      row('tables: what is kept after a year', ({ bill }) => euro(bill.stored)),
      row('sent to browsers and Teams', ({ bill }) => euro(bill.egress)),
      row('Application Insights', ({ bill }) => euro(bill.telemetry)),
      row('Azure Bot, Teams’ channel', () => '0'),
      row('**together, euro a month**', ({ bill }) => `**${euro(bill.total)}**`),
      row('a principal, euro a month', ({ size, bill }) => figure(bill.total / size.principals)),
    ]),
    hour: markdownTable(columns, [
      row('cards a second', ({ hour }) => figure(hour.cardsASecond)),
      row('asked for: the last card after, minutes', ({ hour }) => figure(hour.sendingSeconds / 60)),
      row('the largest tenant’s own, minutes', ({ size }) => figure(((largestTenant(size) * lives.assumed.dueAtOnce) / MOST_SENDS_PER_SECOND) / 60)),
      row('answers a second', ({ hour }) => figure(hour.answersASecond)),
      row('pages open', ({ hour }) => figure(hour.openPages)),
      row('calls of the tab a second', ({ hour }) => figure(hour.callsASecond)),
      row('cores at work', ({ hour }) => figure(hour.cores)),
      row(`storage account, requests a second of ${figure(LIMITS.accountRequests)}`, ({ hour }) => figure(hour.storage.requests)),
    ]),
    heat: markdownTable(
      ['members of one cohort', 'sending', 'answers', 'their open pages', 'one *Läget* of all', 'one *Utskick*', 'a look for publishing reads'],
      [SMALL_COHORT, 1_000, LARGE_COHORT, 20_000].map((members) => {
        const heat = cohortHeat(members, lives, measured.cpuMs);
        return [figure(members), ...[heat.sending, heat.answers, heat.openPages, heat.overview, heat.broadcasts, heat.publishing].map(figure)];
      }),
    ),
    lanes: markdownTable(['half a core carries', 'lanes'], [
      ['at rest', figure(500 / measured.cpuMs.laneAtRest)],
      [`that send as fast as they may, ${MOST_SENDS_PER_SECOND} cards a second each`, figure(Math.floor(500 / (MOST_SENDS_PER_SECOND * measured.cpuMs.card)))],
    ]),
    templates: templatesTable(lives, measured, prices),
    assumed: assumedTable(lives),
    prices: pricesTable(prices),
    measured: `On ${measured.on}, ${measured.where}; milliseconds of processor time: a card ${measured.cpuMs.card}, an answer ${measured.cpuMs.answer}, a poll of *Lärteamet* that is answered 304 ${measured.cpuMs.poll}, a second of a lane at rest ${measured.cpuMs.laneAtRest}. A process that has 20,000 cards before it holds ${measured.processMb} MB.`,
    breaks: markdownTable(['what', 'holds until'], [
      ['one lane’s partition', `never: Teams’ pace keeps it at ${figure(lives.counted.peak.lane.entities)} of ${figure(LIMITS.partitionRows)} rows a second`],
      ['one cohort’s partition, by one open *Utskick* of all of it', `${figure(membersThatFill('broadcasts', lives, measured.cpuMs))} members`],
      ['one cohort’s partition, by one open *Läget* of all of it', `${figure(membersThatFill('overview', lives, measured.cpuMs))} members`],
      ['one cohort’s partition, by its members’ open pages', `${figure(membersThatFill('openPages', lives, measured.cpuMs))} members`],
      ['one deployment’s `LEDTRAD_TENANTS`', `${figure(MOST_TENANTS)} tenants`],
      ['one deployment’s storage account, at half of what it gives', `${figure(principalsForHalfAnAccount(lives, measured))} principals, at two hundred a tenant`],
    ], 'text'),
  };
}

function templatesTable(lives: Lives, { cpuMs }: Measured, prices: Prices): string {
  return markdownTable(['size', 'processes', 'App Service, euro a month', 'principals in the busy hour'], Object.entries(readTemplates()).map(([name, template]) => {
    const { least, most } = processesOf(template);
    const fromTo = (of: (processes: number) => string) => (least === most ? of(least) : `${of(least)} to ${of(most)}`);
    const aProcess = prices.plans[template.plan].usdAMonth / prices.usdPerEur.value;
    return [`\`${name}\``, `${fromTo(String)} ${template.plan}`, fromTo((processes) => euro(processes * aProcess)), fromTo((processes) => figure(carriedBy(processes, lives, cpuMs)))];
  }));
}

/** What several pages ask stands with one of them. */
function isSaidHere(page: string, path: string): boolean {
  if (path === '/me') return page === '*Min tråd*';
  return !(path.endsWith('/broadcasts') && page.startsWith('One '));
}

function assumedTable({ assumed, played }: Lives): string {
  const visits = (of: readonly Visit[]) => of.map(({ page, aWeek, minutes }) => `${PAGE_NAMES[page]} ${aWeek === 1 ? 'once' : `${aWeek} times`} a week for ${minutes} minutes`).join(', ');
  const { telemetry } = assumed;
  return markdownTable(['assumed', 'what'], [
    ['cards and answers', `as ${played.play.members} members’ ${played.play.weeks} weeks come to in \`npm run simulate\`: ${figure(sum(Object.values(played.cards)))} cards and ${figure(played.answers)} answers a week`],
    ['answers that are edited; that change the next step afterwards', `${percent(assumed.edited)}; ${percent(assumed.nextStepChanged)}`],
    ['broadcasts a month, and how many answer', `${assumed.broadcastsAMonth}, ${percent(assumed.broadcastAnswered)}`],
    ['a principal opens', visits(assumed.visits)],
    ['a facilitator, one for each ' + assumed.principalsAFacilitator + ', opens', visits(assumed.facilitatorsVisits)],
    ['news in a visit, beside what each page shows first', String(assumed.changesAVisit)],
    ['pages open in the busiest minutes', `${assumed.busiest} times the mean of working hours`],
    ['weekly cards that are due at the same moment', percent(assumed.dueAtOnce)],
    ['of the answers, within 90 minutes of the card', percent(assumed.answeredSoon.share)],
    ['told to Application Insights', `metrics every ${telemetry.metricsEverySeconds} s, ${telemetry.bytesAPoint} bytes billed a measuring point, ${telemetry.pointsAProcess} points a process beside those of lanes; ${percent(telemetry.tracesKept)} of the traces, ${telemetry.bytesASpan} bytes a span. Nobody has seen the bill yet`],
  ], 'text');
}

const PAGE_NAMES: Readonly<Record<PageName, string>> = { thread: '*Min tråd*', team: '*Lärteamet*', cohort: '*Kohorten*', overview: '*Läget*', overviewOfAll: '*Läget*', broadcasts: '*Utskick*', broadcast: '*Utskick*' };

function pricesTable(prices: Prices): string {
  const row = (what: string, { value, source, lookedUp }: Prices['usdPerEur']) => [what, String(value), `${source}${lookedUp ? '' : ' (**not looked up**)'}`];
  return markdownTable(['', 'US dollars', 'where it was read'], [
    ...Object.entries(prices.plans).map(([plan, { usdAMonth, cores, memoryGb, mostCopies }]) => row(`${plan} a month: ${cores} core${cores > 1 ? 's' : ''}, ${memoryGb} GB, at most ${mostCopies} copies`, { value: usdAMonth, ...prices.plansSource })),
    row('10,000 requests to tables', prices.tableUsdPer10kRequests),
    row('a GB in tables a month', prices.tableUsdPerGbMonth),
    row('a GB told to Application Insights', prices.logUsdPerGb),
    row('of it free a month, GB', prices.logFreeGb),
    row('a GB sent', prices.egressUsdPerGb),
    row('of it free a month, GB', prices.egressFreeGb),
    row('a message of the bot in Teams', prices.botMessageUsd),
    row('a euro', prices.usdPerEur),
  ], 'text');
}

function percent(share: number): string {
  return `${figure(100 * share)} %`;
}

function shares(all: readonly Share[]): string {
  const sumOf = (of: (share: Share) => number) => sum(all.map(of));
  return markdownTable(['', 'times a month', 'requests', 'KB kept', 'KB sent'], [
    ...all.map(({ name, aMonth, requests, storedBytes, sentBytes }) => [name, figure(aMonth), figure(requests), figure(storedBytes / 1_000), figure(sentBytes / 1_000)]),
    ['**together**', '', `**${figure(sumOf(({ requests }) => requests))}**`, figure(sumOf(({ storedBytes }) => storedBytes) / 1_000), figure(sumOf(({ sentBytes }) => sentBytes) / 1_000)],
  ]);
}

