import assert from 'node:assert/strict';
import type { CallOptions } from '../calls.ts';
import type { Endpoint } from '../../../bot/api/endpoint.ts';
import { aContent } from '../../support/broadcasts.ts';
import { OTHER_TEAM, PROGRAMME, TEAM, type TestWorld } from '../../support/world.ts';
import { EVERYBODY, LEAD_COHORT, LEAD_IN, LEAD_NORR, LEAD_SYD, MEMBERS, MEMBERS_OF_NORR, PEOPLE, SJOAS, UNMET, type Who } from './people.ts';
import { FILE, meetingId, WEEKLY, type Ids, type PrivateWorld } from './private-world.ts';

/** What a call is made from: the world as it is just then, and the ids that it names. */
export interface Asking {
  readonly all: PrivateWorld;
  readonly world: TestWorld;
  readonly ids: Ids;
  /** Of whom the rest of the ids are: where they differ, somebody mixes two cohorts. */
  readonly by: Who;
}

export interface Access {
  /** Who is let in; everybody else is refused with 403 or 404. */
  readonly who: readonly Who[];
  /** What those are answered. */
  readonly status?: number;
  readonly query?: (asking: Asking) => CallOptions['query'];
  readonly params?: (asking: Asking) => CallOptions['params'];
  readonly body?: (asking: Asking) => unknown;
  /** What the contract lets it say of directories. */
  readonly tells?: 'own-ids' | 'tenants';
}

const COHORT_READERS = [...MEMBERS, ...LEAD_IN, 'analyst'] as const satisfies readonly Who[];
const CREATORS = [...LEAD_COHORT, 'leadsFar', 'admin'] as const satisfies readonly Who[];
const HEADS = ['head', 'hiddenHead'] as const satisfies readonly Who[];
/** Of a protected identity Microsoft 365 is not asked. */
const NOT_PROTECTED: readonly Who[] = EVERYBODY.filter((who) => !('protectedIdentity' in PEOPLE[who]));
const PHASE = { kind: 'choosing', name: '', from: '2026-08-17', until: '2026-10-30' };
const FORM = {
  kind: 'learning-team', title: '', zone: 'Europe/Stockholm', days: [{ date: '2027-01-19', from: '13:00', until: '14:15' }], place: 'Rum', link: '', agenda: '', before: '', after: '',
};
const CONTENT = aContent({ audience: { kind: 'teams', teams: [TEAM] } });
const TO_OWN = ({ ids }: Asking) => ({ ...CONTENT, audience: { kind: 'teams', teams: [ids.team] } });
const EMPTY = () => ({});
const OF_TEAM = ({ ids }: Asking) => ({ team: ids.team });
const FILE_BODY = { file: Buffer.from(`\uFEFF${FILE.join('\r\n')}`).toString('base64'), mode: 'whole' };

/** Who may ask what, of the first cohort: one entry for each of ROUTES. */
export const ACCESS: Readonly<Record<string, Access>> = {
  'get /me': { who: EVERYBODY },
  'get /me/thread': { who: EVERYBODY },
  'post /me/cards': { who: EVERYBODY, body: () => ({ verb: 'status.open', data: {} }) },
  'put /me/language': { who: EVERYBODY, body: () => ({ language: 'sv' }) },
  'get /me/export': { who: EVERYBODY, tells: 'own-ids' },
  'get /me/photo': { who: NOT_PROTECTED },
  'put /me/photo': { who: NOT_PROTECTED, body: () => ({ shown: true }) },
  'get /me/peers': { who: EVERYBODY },
  'put /me/peers/wanted': { who: EVERYBODY, body: () => ({ wanted: false }) },
  'get /me/questions': { who: EVERYBODY },
  'get /places': { who: EVERYBODY },
  'get /admin/doctor': { who: ['admin'] },
  'get /programmes': { who: CREATORS },
  'post /cohorts': { who: CREATORS, body: () => ({ name: 'Ny', programme: PROGRAMME, request: '6f1c0cd2-5a76-4a3e-9a0a-2d9a3f6f0d11' }) },

  'get /cohorts/:cohort': { who: COHORT_READERS },
  'put /cohorts/:cohort': { who: LEAD_COHORT, body: () => ({ closed: true }) },
  'get /cohorts/:cohort/teams/:team': { who: [...MEMBERS_OF_NORR, ...LEAD_NORR] },
  'get /cohorts/:cohort/teams/:team/meetings': { who: [...MEMBERS_OF_NORR, ...LEAD_NORR] },
  'get /cohorts/:cohort/calendar': { who: LEAD_IN },
  'get /cohorts/:cohort/overview': { who: LEAD_IN },
  'get /cohorts/:cohort/deliveries': { who: LEAD_IN },
  'post /cohorts/:cohort/teams/:team/deliveries/retry': { who: LEAD_NORR, body: ({ ids }) => ({ person: ids.person, key: WEEKLY }) },

  'get /cohorts/:cohort/teams': { who: LEAD_IN },
  'post /cohorts/:cohort/teams': { who: LEAD_COHORT, body: () => ({ name: 'Öster' }) },
  'put /cohorts/:cohort/teams/:team': { who: LEAD_COHORT, body: () => ({ name: 'Nord' }) },
  'put /cohorts/:cohort/teams/:team/channel': { who: LEAD_NORR, body: () => ({ channelId: '19:norr@thread.tacv2' }) },
  'get /cohorts/:cohort/plan': { who: LEAD_IN },
  'put /cohorts/:cohort/plan': { who: LEAD_COHORT, body: () => ({ phases: [PHASE] }) },
  'get /cohorts/:cohort/year': { who: LEAD_IN, query: () => ({ begins: '2026', weekday: '2' }) },

  'get /cohorts/:cohort/roster': { who: LEAD_IN },
  'get /cohorts/:cohort/roster/:person': { who: LEAD_COHORT },
  'put /cohorts/:cohort/roster/:person': { who: LEAD_COHORT, body: entryOf },
  'post /cohorts/:cohort/roster/:person/place': { who: LEAD_COHORT, body: () => ({ kind: 'leave' }) },
  'post /cohorts/:cohort/roster/:person/code': { who: [...LEAD_NORR, 'manager'], params: ({ all, ids }) => ({ person: ids === all.near ? UNMET.pid : ids.person }) },
  'get /cohorts/:cohort/claims': { who: LEAD_IN },
  'post /cohorts/:cohort/claims/dismissal': { who: [...LEAD_NORR, 'manager'], body: ({ all, ids }) => ({ person: ids.person, claimant: all.claimant }) },
  'get /cohorts/:cohort/roster/import': { who: LEAD_COHORT },
  'post /cohorts/:cohort/roster/import/preview': { who: LEAD_COHORT, body: () => FILE_BODY },
  'post /cohorts/:cohort/roster/import/commit': { who: LEAD_COHORT, body: () => ({ ...FILE_BODY, tag: 'x' }) },
  'post /cohorts/:cohort/roster/import/undo': { who: LEAD_COHORT },
  'get /cohorts/:cohort/roles': { who: [...LEAD_COHORT, 'admin'] },
  'post /cohorts/:cohort/roles': { who: LEAD_COHORT, body: ({ ids, all }) => ({ person: ids === all.near ? PEOPLE.olga.pid : ids.person, role: 'analyst', holds: true }) },
  'get /cohorts/:cohort/successors': { who: LEAD_IN },
  'post /cohorts/:cohort/handover': { who: LEAD_COHORT, body: ({ ids, all }) => ({ to: ids === all.near ? PEOPLE.leadsNorr.pid : ids.person, teams: 'all', keep: true }) },

  'get /cohorts/:cohort/candidates': { who: LEAD_IN },
  'post /cohorts/:cohort/candidates/:candidate/approval': { who: LEAD_COHORT, params: ({ all }) => ({ candidate: all.candidates.interest }) },
  'post /cohorts/:cohort/candidates/:candidate/acceptance': {
    who: LEAD_COHORT, params: ({ all }) => ({ candidate: all.candidates.nominated }), body: ({ ids }) => ({ team: ids.team, position: 'principal', organisation: SJOAS }),
  },
  'post /cohorts/:cohort/candidates/:candidate/refusal': { who: LEAD_COHORT, params: ({ all }) => ({ candidate: all.candidates.interest }), body: () => ({ message: 'Tack.' }) },
  'get /organisations/:organisation/candidates': { who: HEADS },
  'post /organisations/:organisation/nominations': { who: HEADS, body: () => ({ name: 'Ny Utanplats', address: 'ny@sjoas.example', school: 'Åskolan', why: '' }) },
  'post /organisations/:organisation/candidates/:candidate/approval': { who: HEADS, params: ({ all, ids }) => ({ candidate: ids === all.near ? all.candidates.interest : all.candidates.elsewhere }) },
  'post /organisations/:organisation/candidates/:candidate/refusal': {
    who: HEADS, params: ({ all, ids }) => ({ candidate: ids === all.near ? all.candidates.interest : all.candidates.elsewhere }), body: () => ({ message: '' }),
  },
  'get /cohorts/:cohort/organisations': { who: LEAD_IN, tells: 'tenants' },
  'put /cohorts/:cohort/organisations/:organisation': { who: LEAD_COHORT, body: () => ({ name: 'Sjöås', tenant: '' }) },
  'put /cohorts/:cohort/organisations/:organisation/readiness': { who: LEAD_COHORT, body: () => ({ step: 'agreement-signed', done: true }) },

  'get /cohorts/:cohort/peers': { who: LEAD_NORR, query: OF_TEAM },
  'post /cohorts/:cohort/peers/propose': { who: LEAD_NORR, body: async (asking) => ({ ...OF_TEAM(asking), renews: false, ...(await openProposal(asking)) }) },
  'post /cohorts/:cohort/peers/arrange': { who: LEAD_NORR, body: async (asking) => ({ ...OF_TEAM(asking), ...(await openProposal(asking)), groups: [[PEOPLE.hidden.pid, PEOPLE.maja.pid]] }) },
  'post /cohorts/:cohort/peers/confirm': { who: LEAD_NORR, body: confirmation },
  'post /cohorts/:cohort/peers/discard': { who: LEAD_NORR, body: async (asking) => ({ ...OF_TEAM(asking), ...(await openProposal(asking)) }) },

  'get /cohorts/:cohort/meetings': { who: LEAD_IN },
  'get /cohorts/:cohort/meetings/:meeting': { who: LEAD_NORR },
  'post /cohorts/:cohort/meetings/series': { who: LEAD_NORR, body: ({ ids }) => ({ teams: [ids.team], zone: 'Europe/Stockholm', first: '2027-01-19', count: 2 }) },
  'post /cohorts/:cohort/meetings/plan': { who: LEAD_NORR, body: ({ ids }) => ({ ...FORM, teams: [ids.team], plan: meetingId('9'), dates: [] }) },
  'put /cohorts/:cohort/meetings/:meeting/content': { who: LEAD_NORR, body: async (asking) => ({ ...FORM, teams: [TEAM], sequence: await sequenceOf(asking), following: [] }) },
  'post /cohorts/:cohort/meetings/:meeting/cancel': { who: LEAD_NORR, body: () => ({ reason: 'Sjukdom', following: false }) },
  'post /cohorts/:cohort/meetings/:meeting/told': { who: LEAD_NORR },
  'put /cohorts/:cohort/meetings/:meeting/roles': { who: LEAD_NORR, body: ({ ids }) => ({ timeKeeper: ids.person }) },
  'put /cohorts/:cohort/meetings/:meeting/attendance': { who: LEAD_NORR, body: ({ ids }) => ({ present: [ids.person] }) },
  // Maja takes the notes.
  'put /cohorts/:cohort/meetings/:meeting/commitments': { who: [...LEAD_NORR, 'maja'], body: ({ ids }) => ({ commitments: [{ id: ids.person, text: 'Pröva igen' }] }) },

  'get /me/log/:cohort': { who: LEAD_IN },
  'post /me/log/entries': { who: LEAD_IN, body: ({ ids }) => ({ cohort: ids.cohort, id: 'd'.repeat(24), text: 'Ny anteckning', team: ids.team }) },
  'put /me/log/entries/:entry': { who: ['leadsNorr'], params: ({ ids }) => ({ entry: ids.log.id }), body: ({ ids }) => ({ cohort: ids.cohort, writtenAt: ids.log.writtenAt, text: 'Ändrad' }) },
  // Removing what is not there is as good as done, and it never is for anybody but its writer.
  'post /me/log/entries/:entry/remove': { who: LEAD_IN, params: ({ ids }) => ({ entry: ids.log.id }), body: ({ ids }) => ({ cohort: ids.cohort, writtenAt: ids.log.writtenAt }) },

  'get /cohorts/:cohort/broadcasts': { who: LEAD_IN },
  'post /cohorts/:cohort/broadcasts': { who: LEAD_IN, body: ({ ids }) => ({ copyOf: ids.draft }) },
  'get /cohorts/:cohort/broadcasts/:broadcast': { who: LEAD_IN, params: ({ ids }) => ({ broadcast: ids.draft }) },
  'put /cohorts/:cohort/broadcasts/:broadcast': { who: LEAD_IN, params: ({ ids }) => ({ broadcast: ids.draft }), body: (asking) => ({ rev: 1, content: TO_OWN(asking) }) },
  'post /cohorts/:cohort/broadcasts/:broadcast/discard': { who: LEAD_IN, params: ({ ids }) => ({ broadcast: ids.draft }), body: EMPTY },
  // To Olga, in Syd; the draft names somebody with protected identity, whom nobody can have picked.
  'get /cohorts/:cohort/broadcasts/:broadcast/audience': { who: LEAD_SYD, params: ({ ids }) => ({ broadcast: ids.draft }) },
  'post /cohorts/:cohort/broadcasts/:broadcast/confirm': { who: LEAD_SYD, params: ({ ids }) => ({ broadcast: ids.draft }), body: () => ({ rev: 1, count: { people: 1, channels: 0 } }) },
  'post /cohorts/:cohort/broadcasts/:broadcast/cancel': { who: LEAD_COHORT, params: scheduledOr, body: EMPTY },
  'post /cohorts/:cohort/broadcasts/:broadcast/resend': { who: LEAD_COHORT, params: sentOf, body: () => ({ uncertain: false }) },
  'post /cohorts/:cohort/broadcasts/:broadcast/remind': { who: LEAD_COHORT, params: sentOf, body: () => ({ people: 0, now: true }), status: 404 },
  'get /cohorts/:cohort/broadcasts/:broadcast/receivers': { who: LEAD_IN, params: sentOf },
  'get /cohorts/:cohort/broadcasts/:broadcast/answers': { who: LEAD_IN, params: sentOf },
  'get /cohorts/:cohort/broadcasts/:broadcast/answers/export': { who: LEAD_IN, params: sentOf },
  'post /cohorts/:cohort/broadcast-preview': { who: LEAD_IN, body: TO_OWN },
  'post /cohorts/:cohort/broadcast-test': { who: LEAD_IN, body: TO_OWN },
  'post /cohorts/:cohort/broadcast-templates': { who: LEAD_IN, body: (asking) => ({ name: 'Ny mall', content: TO_OWN(asking) }) },
  'post /cohorts/:cohort/broadcast-templates/:template/discard': { who: LEAD_IN, body: EMPTY },
};

/** The same path asked about something else: what is read there, by whom. Scanned like the others. */
export const MORE_READS: readonly (Access & { readonly route: string })[] = [
  { route: 'get /cohorts/:cohort/teams/:team', who: ['olga', ...LEAD_SYD], params: () => ({ team: OTHER_TEAM }) },
  { route: 'get /cohorts/:cohort/teams/:team/meetings', who: ['olga', ...LEAD_SYD], params: () => ({ team: OTHER_TEAM }) },
  { route: 'get /cohorts/:cohort/calendar', who: [...MEMBERS_OF_NORR, ...LEAD_NORR], query: OF_TEAM },
  { route: 'get /cohorts/:cohort/calendar', who: [...MEMBERS_OF_NORR, ...LEAD_NORR], query: ({ ids }) => ({ meeting: ids.meeting }) },
  { route: 'get /cohorts/:cohort/calendar', who: [...MEMBERS, ...LEAD_IN], query: ({ all }) => ({ meeting: all.allToCome }) },
  { route: 'get /cohorts/:cohort/peers', who: LEAD_COHORT },
  { route: 'get /cohorts/:cohort/peers', who: LEAD_SYD, query: () => ({ team: OTHER_TEAM }) },
  { route: 'get /cohorts/:cohort/meetings/:meeting', who: LEAD_NORR, params: ({ all }) => ({ meeting: all.held.team }) },
  { route: 'get /cohorts/:cohort/meetings/:meeting', who: LEAD_IN, params: ({ all }) => ({ meeting: all.held.all }) },
  { route: 'get /cohorts/:cohort/meetings/:meeting', who: LEAD_IN, params: ({ all }) => ({ meeting: all.allToCome }) },
  { route: 'get /cohorts/:cohort/roster/:person', who: LEAD_COHORT, params: () => ({ person: PEOPLE.hidden.pid }) },
  { route: 'post /cohorts/:cohort/roster/:person/code', who: [], params: () => ({ person: PEOPLE.hidden.pid }) },
  ...(['toTeams', 'toAll', 'held'] as const).flatMap((which): readonly (Access & { readonly route: string })[] => [
    { route: 'get /cohorts/:cohort/broadcasts/:broadcast/answers', who: [...MEMBERS, ...LEAD_IN], params: ({ all }) => ({ broadcast: all.broadcasts[which].id }) },
    { route: 'get /cohorts/:cohort/broadcasts/:broadcast/answers/export', who: LEAD_IN, params: ({ all }) => ({ broadcast: all.broadcasts[which].id }) },
    { route: 'get /cohorts/:cohort/broadcasts/:broadcast/receivers', who: LEAD_IN, params: ({ all }) => ({ broadcast: all.broadcasts[which].id }) },
    { route: 'get /cohorts/:cohort/broadcasts/:broadcast', who: LEAD_IN, params: ({ all }) => ({ broadcast: all.broadcasts[which].id }) },
  ]),
  { route: 'get /cohorts/:cohort/broadcasts/:broadcast/answers', who: LEAD_IN, params: ({ all }) => ({ broadcast: all.broadcasts.toSyd.id }) },
  { route: 'get /me/log/:cohort', who: ['leadsFar'], params: ofFar },
  { route: 'get /cohorts/:cohort', who: ['far', 'leadsFar'], params: ofFar },
  { route: 'get /cohorts/:cohort/teams/:team', who: ['far', 'leadsFar'], params: ofFar },
  { route: 'get /cohorts/:cohort/roster', who: ['leadsFar'], params: ofFar },
  { route: 'get /cohorts/:cohort/candidates', who: ['leadsFar'], params: ofFar },
  { route: 'get /cohorts/:cohort/broadcasts/:broadcast', who: ['leadsFar'], params: ({ all }) => ({ ...ofFar({ all }), broadcast: all.far.draft }) },
];

export async function optionsOf({ query, params, body }: Access, asking: Asking): Promise<CallOptions> {
  const { cohort, team, person: somebody, organisation, meeting, sent, template } = asking.ids;
  return {
    params: { cohort, team, person: somebody, organisation, meeting, broadcast: sent, template, ...params?.(asking) },
    query: { lang: 'sv', ...query?.(asking) },
    body: await body?.(asking),
  };
}

export function routeKey({ method, path }: Pick<Endpoint, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

function ofFar({ all: { far } }: Pick<Asking, 'all'>) {
  return { cohort: far.cohort, team: far.team };
}

function sentOf({ ids }: Asking) {
  return { broadcast: ids.sent };
}

function scheduledOr({ all, ids }: Asking) {
  return { broadcast: ids === all.near ? all.broadcasts.scheduled.id : ids.sent };
}

async function openProposal({ world, ids }: Asking): Promise<{ readonly etag?: string }> {
  const { proposal } = await world.peerRounds.latest(ids.cohort, { kind: 'team', teamId: ids.team }, 1);
  return { etag: proposal?.etag ?? 'none' };
}

async function confirmation(asking: Asking): Promise<object> {
  const { world, ids } = asking;
  const { proposal } = await world.peerRounds.latest(ids.cohort, { kind: 'team', teamId: ids.team }, 1);
  return { ...OF_TEAM(asking), ...(await openProposal(asking)), id: proposal?.value.id ?? 'none' };
}

async function sequenceOf({ world, all: { near } }: Asking): Promise<number> {
  return (await world.meetings.find(near.cohort, near.meeting))?.meeting.value.sequence ?? assert.fail('no meeting');
}

async function entryOf({ world, ids }: Asking): Promise<object> {
  const found = await world.rosters.find(ids.cohort, ids.person);
  return {
    etag: found?.etag ?? 'none',
    details: {
      organisation: ids.organisation, school: 'Ny skola', schoolForm: '', sizeClass: '', areaType: '', position: 'principal', team: ids.team, manager: PEOPLE.head.pid, protectedIdentity: false,
    },
  };
}
