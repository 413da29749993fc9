import assert from 'node:assert/strict';
import type { Endpoint } from '../../../bot/api/endpoint.ts';
import { cohort } from '../../../bot/api/cohorts/cohort.ts';
import { overviewView } from '../../../bot/api/contract/overview.ts';
import { deliveries } from '../../../bot/api/cohorts/deliveries.ts';
import { overview } from '../../../bot/api/cohorts/overview.ts';
import { team } from '../../../bot/api/cohorts/team.ts';
import { myQuestionsEndpoint } from '../../../bot/api/broadcasts/my-questions.ts';
import { me } from '../../../bot/api/me/me.ts';
import { myPeers } from '../../../bot/api/me/my-peers.ts';
import { myThread } from '../../../bot/api/me/my-thread.ts';
import { teamMeetings } from '../../../bot/api/meetings/team-meetings.ts';
import { ROUTES } from '../../../bot/api/routes.ts';
import { Api } from '../../api/calls.ts';
import { COHORT, TEAM } from '../../support/world.ts';
import type { Cost } from '../counted-tables.ts';
import { howOften } from '../../../tab/features/overview/how-often.ts';
import { pollInterval } from '../poll-intervals.ts';
import { CALLERS, type TabWorld } from './tab-world.ts';

/** One question that an open page asks again and again. */
export interface Poll {
  readonly name: string;
  readonly everyMs: number;
  /** The first time, or when something has changed. */
  readonly opened: Answered;
  readonly unchanged: Answered;
}

export interface Answered extends Cost {
  /** Of these, what falls on the cohort's one partition. */
  readonly ofCohort: Cost;
  /** Of the answer's JSON, before compression; 0 for a 304. */
  readonly bytes: number;
}

/** A page, and all that it asks while it is open. */
export interface TabPage {
  readonly name: string;
  readonly polls: readonly Poll[];
}

interface Part {
  readonly endpoint: Endpoint;
  /** Where in tab/ it is said how often, or what says it of a page's answer. */
  readonly every: string | ((answer: unknown) => number);
}

const ME: Part = { endpoint: me, every: 'app/use-me.ts' };
const THREAD = [ME, { endpoint: myThread, every: 'features/thread/thread-page.tsx' }, { endpoint: myPeers, every: 'features/thread/own-peers.tsx' }, { endpoint: myQuestionsEndpoint, every: 'features/questions/questions.tsx' }];
const TEAM_PAGE = [ME, { endpoint: team, every: 'features/team/team-page.tsx' }, { endpoint: teamMeetings, every: 'features/team/next-meeting.tsx' }];
const COHORT_PAGE = [ME, { endpoint: cohort, every: 'features/cohort/cohort-page.tsx' }];
const OVERVIEW: readonly Part[] = [ME, { endpoint: overview, every: (answer) => howOften(overviewView.parse(answer)) }, { endpoint: deliveries, every: 'features/overview/deliveries.tsx' }];
const BROADCASTS = [ME, { endpoint: endpointAt('/cohorts/:cohort/broadcasts'), every: 'features/broadcasts/broadcasts-page.tsx' }];
const ONE_BROADCAST = [...BROADCASTS, { endpoint: endpointAt('/cohorts/:cohort/broadcasts/:broadcast'), every: 'features/broadcasts/open-broadcast.tsx' }];

export type PageName = 'thread' | 'team' | 'cohort' | 'overview' | 'overviewOfAll' | 'broadcasts' | 'broadcast';

/** Every page that is open often, asked by whom it is for. */
export async function countPages(there: TabWorld): Promise<Readonly<Record<PageName, TabPage>>> {
  return {
    thread: await countPage('*Min tråd*', THREAD, there, CALLERS.principal),
    team: await countPage('*Lärteamet*', TEAM_PAGE, there, CALLERS.principal),
    cohort: await countPage('*Kohorten*', COHORT_PAGE, there, CALLERS.principal),
    overview: await countPage('*Läget*, of one team', OVERVIEW, there, CALLERS.leadsATeam),
    overviewOfAll: await countPage('*Läget*, of the whole cohort', OVERVIEW, there, CALLERS.leadsAll),
    broadcasts: await countPage('*Utskick*', BROADCASTS, there, CALLERS.leadsATeam),
    broadcast: await countPage('One *utskick* to a team of eight', ONE_BROADCAST, there, CALLERS.leadsATeam),
  };
}

/** What those ask who lead the whole cohort. */
export async function countLeading(there: TabWorld): Promise<Readonly<Record<'overview' | 'broadcasts' | 'broadcast', TabPage>>> {
  return {
    overview: await countPage('*Läget*, of the whole cohort', OVERVIEW, there, CALLERS.leadsAll),
    broadcasts: await countPage('*Utskick*, of the whole cohort', BROADCASTS, there, CALLERS.leadsAll),
    broadcast: await countPage('One *utskick*', ONE_BROADCAST, there, CALLERS.leadsAll),
  };
}

async function countPage(name: string, parts: readonly Part[], there: TabWorld, caller: number): Promise<TabPage> {
  const polls: Poll[] = [];
  for (const part of parts) polls.push(await countPoll(part, there, caller));
  return { name, polls };
}

async function countPoll({ endpoint, every }: Part, { world, counted, broadcast }: TabWorld, caller: number): Promise<Poll> {
  const api = new Api(world);
  const params = { cohort: COHORT, team: TEAM, broadcast };
  const ask = async (status: number, ifNoneMatch?: string): Promise<Answered & { etag: string; body: unknown }> => {
    counted.reset();
    const answer = await api.callsRoute(endpoint, caller, { params, ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }) });
    assert.equal(answer.status, status, `${endpoint.path}: ${JSON.stringify(answer.body)}`);
    return {
      ...counted.total(),
      ofCohort: counted.of('Cohort'),
      bytes: answer.body === undefined ? 0 : Buffer.byteLength(JSON.stringify(answer.body)),
      body: answer.body,
      etag: answer.headers['ETag'] ?? assert.fail(`${endpoint.path} has no ETag`),
    };
  };
  await ask(200);
  const { etag, body, ...opened } = await ask(200);
  const { etag: _same, body: _none, ...unchanged } = await ask(304, etag);
  return { name: endpoint.path, everyMs: typeof every === 'string' ? pollInterval(every) : every(body), opened, unchanged };
}

function endpointAt(path: string): Endpoint {
  return ROUTES.find((route) => route.path === path && route.method === 'get') ?? assert.fail(`no route ${path}`);
}
