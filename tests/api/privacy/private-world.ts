import assert from 'node:assert/strict';
import type { BroadcastContent } from '../../../bot/domain/broadcast/content.ts';
import type { SentBroadcast } from '../../../bot/domain/broadcast/broadcast.ts';
import type { CampaignId, CohortId, MeetingId, OrganisationId, PersonId, TeamId, TrialId } from '../../../bot/domain/ids.ts';
import { NO_FAILURES, type Delivery, type Failure, type Lane } from '../../../bot/domain/lane/lane.ts';
import type { MeetingContent } from '../../../bot/domain/meeting/meeting.ts';
import { wishKey } from '../../../bot/domain/nudges/wish.ts';
import { changed } from '../../../bot/domain/person/change.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import type { RosterEntry } from '../../../bot/domain/roster/roster-entry.ts';
import type { CandidateId } from '../../../bot/domain/selection/candidate.ts';
import { DEFAULT_ZONE } from '../../../bot/domain/calendar/zone.ts';
import type { Visibility } from '../../../bot/domain/reflection/visibility.ts';
import { createStorage } from '../../../bot/storage/storage.ts';
import { newCohortRows } from '../../../bot/storage/cohorts.ts';
import { memoryTables } from '../../../bot/storage/table/memory-tables.ts';
import type { Tables } from '../../../bot/storage/table/tables.ts';
import { bringCase } from '../../../bot/usecases/meetings/bring-case.ts';
import { answerBroadcast } from '../../../bot/usecases/broadcasts/answer-broadcast.ts';
import { confirmBroadcast } from '../../../bot/usecases/broadcasts/confirm-broadcast.ts';
import { countAudience } from '../../../bot/usecases/broadcasts/count-audience.ts';
import { beginDraft } from '../../../bot/usecases/broadcasts/save-draft.ts';
import { saveTemplate } from '../../../bot/usecases/broadcasts/templates.ts';
import { changePerson } from '../../../bot/usecases/change-person.ts';
import { chooseForMeeting } from '../../../bot/usecases/reflections/choose-for-meeting.ts';
import { commitImport } from '../../../bot/usecases/roster/commit-import.ts';
import { writeCommitments } from '../../../bot/usecases/meetings/commit-to-next-time.ts';
import { confirmPeers } from '../../../bot/usecases/peers/confirm-peers.ts';
import { followRoster } from '../../../bot/usecases/roster/follow-roster.ts';
import { writeLogEntry } from '../../../bot/usecases/meetings/keep-process-log.ts';
import { linkChannel } from '../../../bot/usecases/cohorts/link-channel.ts';
import { meetPerson } from '../../../bot/usecases/people/meet-person.ts';
import { nominateCandidate } from '../../../bot/usecases/selection/nominate-candidate.ts';
import { pausePerson } from '../../../bot/usecases/nudges/pause-person.ts';
import { planMeetings } from '../../../bot/usecases/meetings/plan-meetings.ts';
import { previewImport } from '../../../bot/usecases/roster/preview-import.ts';
import { proposePeers } from '../../../bot/usecases/peers/propose-peers.ts';
import { recordAttendance } from '../../../bot/usecases/meetings/record-attendance.ts';
import { registerInterest } from '../../../bot/usecases/selection/register-interest.ts';
import { saveChoice } from '../../../bot/usecases/trials/save-choice.ts';
import { submitReflection } from '../../../bot/usecases/reflections/submit-reflection.ts';
import { aContent, ASKING } from '../../support/broadcasts.ts';
import { aPerson, aTryingPerson, COHORT, objectId, OTHER_TEAM, PROGRAMME, TEAM, TENANT, testWorld, week, type TestWorld } from '../../support/world.ts';
import { actionIds, choiceOf, headOf, submitOf, written } from '../../usecases/builders.ts';
import { EKEBY, EKEBY_TENANT, FAR_COHORT, FAR_TEAM, PAUSED_UNTIL, PEOPLE, SJOAS, UNMET, upnOf, type Standing, type Who, type Written } from './people.ts';

/** What parameters and bodies can name, of a cohort and of the other one. */
export interface Ids {
  readonly cohort: CohortId;
  readonly team: TeamId;
  readonly person: PersonId;
  readonly organisation: OrganisationId;
  readonly meeting: MeetingId;
  readonly draft: CampaignId;
  readonly sent: CampaignId;
  readonly campaign: CampaignId;
  readonly template: CampaignId;
  readonly log: { readonly id: string; readonly writtenAt: string };
}

export interface PrivateWorld {
  readonly world: TestWorld;
  readonly near: Ids;
  readonly far: Ids;
  /** Of team Norr, and of the whole cohort; both have been held. */
  readonly held: { readonly team: MeetingId; readonly all: MeetingId };
  /** To come, of the whole cohort. */
  readonly allToCome: MeetingId;
  readonly broadcasts: Readonly<Record<'toFacilitators' | 'toSyd' | 'toTeams' | 'toAll' | 'held' | 'scheduled', SentBroadcast>>;
  readonly candidates: { readonly interest: CandidateId; readonly nominated: CandidateId; readonly elsewhere: CandidateId };
  readonly claimant: PersonId;
}

const JOINED = '2026-09-01T08:00:00.000Z';
const BEGINNING = '2026-11-02T08:00:00.000Z';
/** A Thursday afternoon in working hours, ISO week 48. */
export const NOW = '2026-11-26T14:30:00.000Z';
export const WEEKLY = wishKey('weekly-card', '2026-W47');
const NO_CONTEXT = { schoolForm: '', sizeClass: '', areaType: '' };
export const FILE = ['Namn;E-post;Kommun;Lärteam;Roll;Skyddad', 'Hemlig Import;import@sjoas.example;Sjöås kommun;Norr;Rektor;ja', 'Ida Utanplats;ida@sjoas.example;Sjöås kommun;Syd;Rektor;'];

/** Two cohorts in which everything has been done that leaves something behind. With `hiddenLater` nobody is protected yet. */
export async function aPrivateWorld(hiddenLater = false): Promise<PrivateWorld> {
  const tables = memoryTables();
  const world = decidedByBoth(await testWorld({ tables }));
  world.clock.set(JOINED);
  await organisations(world);
  await farCohort(world, tables);
  const standing: readonly Standing[] = [...Object.values(PEOPLE), UNMET];
  for (const person of standing.toSorted(managersFirst)) await stands(world, person, hiddenLater);
  world.clock.set(BEGINNING);
  await reflect(world);
  const meetings = await meet(world);
  await pausePerson(world, await headOf(world, PEOPLE.paused.pid), PAUSED_UNTIL);
  await pair(world);
  const { draft, template, ...broadcasts } = await broadcast(world);
  const candidates = await apply(world);
  const claimant = await claim(world);
  const far = await farThings(world);
  await imports(world);
  await writeLogEntry(world, await person(world, 'leadsNorr'), COHORT, 'a'.repeat(24), { text: says('logg: Nora') });
  await linkChannel(world, await person(world, 'leadsAll'), { cohortId: COHORT, teamId: TEAM }, { tenantId: TENANT, serviceUrl: 'https://smba.example', conversationId: '19:norr@thread.tacv2', botId: '28:bot' }, 'sv');
  await failed(world, PEOPLE.hidden.pid);
  await failed(world, PEOPLE.maja.pid);
  world.clock.set(NOW);
  const near: Ids = {
    cohort: COHORT, team: TEAM, person: PEOPLE.maja.pid, organisation: SJOAS, meeting: meetings.toCome,
    draft, sent: broadcasts.toFacilitators.id, campaign: broadcasts.toFacilitators.campaignId, template,
    log: { id: 'a'.repeat(24), writtenAt: await loggedAt(world, 'leadsNorr', COHORT) },
  };
  return { world, near, far, held: meetings.held, allToCome: meetings.allToCome, broadcasts, candidates, claimant };
}

/** The same things over other tables. */
export function over(world: TestWorld, tables: Tables): TestWorld {
  return { ...world, ...createStorage(tables, () => world.ids.operation()), tables };
}

export async function person(world: TestWorld, who: Who): Promise<Person> {
  return (await headOf(world, PEOPLE[who].pid)).value;
}

/** Head of schools and facilitator both say yes, so that there is something to say for either. */
function decidedByBoth(world: TestWorld): TestWorld {
  const { catalogue } = world;
  const programme = (id: Parameters<typeof catalogue.programme>[0]) => ((found) => found && { ...found, selection: 'both' as const })(catalogue.programme(id));
  const decided = new Proxy(catalogue, {
    get(target, key) {
      if (key === 'programme') return programme;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { ...world, catalogue: decided };
}

function says(text: Written): string {
  return `Skrivet ${text}.`;
}

function managersFirst(a: Standing, b: Standing): number {
  return Number(a.place?.manager !== undefined) - Number(b.place?.manager !== undefined);
}

async function organisations(world: TestWorld): Promise<void> {
  await world.organisations.save({ id: SJOAS, name: 'Sjöås kommun', tenantId: TENANT, ready: {} }, undefined);
  await world.organisations.save({ id: EKEBY, name: 'Ekeby kommun', tenantId: EKEBY_TENANT, ready: {} }, undefined);
}

async function farCohort(world: TestWorld, tables: Tables): Promise<void> {
  const cohort = { cohortId: FAR_COHORT, name: 'Kohorten Borta', programme: PROGRAMME, madeUp: false, phases: [] };
  const rows = newCohortRows(cohort, [{ cohortId: FAR_COHORT, teamId: FAR_TEAM, name: 'Lag Borta', cohortName: cohort.name, madeUp: false }], world.ids.operation());
  await tables.commit('Cohort', rows.directory.kind === 'put' ? rows.directory.row.pk : '', [rows.directory]);
  await tables.commit('Cohort', FAR_COHORT, rows.partition);
}

/** On the roster, with a seat, and met through it; or met alone. */
async function stands(world: TestWorld, { pid, name, number, place, organisation = SJOAS, ...more }: Standing, hiddenLater: boolean): Promise<void> {
  const protectedIdentity = more.protectedIdentity === true && !hiddenLater;
  const upn = upnOf({ pid });
  if (place) {
    const seat = world.identities.seatKeyOf(TENANT, upn);
    const entry: RosterEntry = {
      pid, ...(protectedIdentity ? {} : { name }), protectedIdentity, organisationId: organisation, school: place.team === undefined ? '' : `Skola ${number}`,
      context: NO_CONTEXT, position: place.position, seat, ...(place.team === undefined ? {} : { teamId: place.team }), ...(place.manager === undefined ? {} : { manager: place.manager }),
    };
    await world.rosters.save(place.cohort, entry, undefined);
    await world.identities.reserveSeats(TENANT, [{ key: seat, pid }]);
    await followRoster(world, { cohort: { cohortId: place.cohort, programme: PROGRAMME }, entry, name });
  } else {
    await world.people.create(aPerson({ pid, name, roles: [], protectedIdentity }));
    await world.identities.bind({ tenantId: TENANT, objectId: objectId(number) }, pid);
  }
  if (number > 0) await meetPerson(world, { identity: { tenantId: TENANT, objectId: objectId(number) }, profile: async () => ({ name, upn }) });
  if (place && number > 0) await tries(world, pid);
}

async function tries(world: TestWorld, pid: PersonId): Promise<void> {
  const { trials, focus } = aTryingPerson();
  await changePerson(world, await headOf(world, pid), (current) =>
    ({ result: undefined, change: changed({ ...current, greeted: true, trials, ...(focus ? { focus } : {}) }) }));
}

async function reflects(world: TestWorld, who: Who, iso: string, text: Written, visibility: Visibility): Promise<void> {
  const answer = written({ did: says(text), takeaway: says(text), nextStep: '', visibility, help: visibility === 'team' ? 'facilitator' : 'none' });
  await submitReflection(world, await headOf(world, PEOPLE[who].pid), submitOf(answer, { week: iso, trialId: 't-rundor' as TrialId }));
  if (visibility === 'team') await chooseForMeeting(world, await headOf(world, PEOPLE[who].pid), { week: week(iso), entry: 1 }, true);
}

async function reflect(world: TestWorld): Promise<void> {
  await reflects(world, 'maja', '2026-W42', 'bara jag: Maja', 'me');
  await reflects(world, 'maja', '2026-W43', 'min kollega: Maja', 'peer');
  await reflects(world, 'maja', '2026-W44', 'kohorten: Maja', 'cohort');
  await reflects(world, 'maja', '2026-W45', 'lärteamet: Maja', 'team');
  await reflects(world, 'hidden', '2026-W44', 'bara jag: hemlig', 'me');
  await reflects(world, 'hidden', '2026-W45', 'lärteamet: hemlig', 'team');
  await reflects(world, 'olga', '2026-W44', 'lärteamet: Olga', 'team');
  await reflects(world, 'olga', '2026-W45', 'kohorten: Olga', 'cohort');
  await reflects(world, 'far', '2026-W45', 'kohorten: Per', 'cohort');
  await saveChoice(world, await headOf(world, PEOPLE.maja.pid), choiceOf(actionIds().slice(0, 1), { seen: says('val i vardande: Maja') }));
}

function aMeeting(teams: MeetingContent['teams'], date: string, title = ''): MeetingContent {
  return { kind: teams === 'all' ? 'seminar' : 'learning-team', teams, title, zone: DEFAULT_ZONE, days: [{ date, from: '13:00', until: '14:15' }], place: 'Rum Björken', link: '', agenda: ['Landa'], before: '', after: '' };
}

export function meetingId(letter: string): MeetingId {
  return `m${letter.repeat(24)}` as MeetingId;
}

async function meet(world: TestWorld) {
  const leader = await person(world, 'leadsAll');
  const plan = async (letter: string, content: MeetingContent) => (await planMeetings(world, leader, COHORT, { plan: meetingId(letter), content, dates: [] }))[0]?.id ?? assert.fail('no meeting');
  const heldTeam = await plan('a', aMeeting([TEAM], '2026-11-10'));
  const heldAll = await plan('b', aMeeting('all', '2026-11-11', 'Seminarium Hemma'));
  const toCome = await plan('c', aMeeting([TEAM], '2026-12-01', 'Lagmöte Hemma'));
  const allToCome = await plan('d', aMeeting('all', '2026-12-02', 'Konferens Hemma'));
  await plan('e', aMeeting([OTHER_TEAM], '2026-12-03', 'Sydmöte Hemma'));
  await bringCase(world, await headOf(world, PEOPLE.hidden.pid), { cohortId: COHORT, meetingId: toCome, line: says('fall: hemlig'), more: '' });
  await bringCase(world, await headOf(world, PEOPLE.maja.pid), { cohortId: COHORT, meetingId: allToCome, line: says('fall för alla: Maja'), more: '' });
  world.clock.set('2026-11-12T09:00:00.000Z');
  await recordAttendance(world, leader, COHORT, heldTeam, [PEOPLE.maja.pid, PEOPLE.paused.pid]);
  await recordAttendance(world, leader, COHORT, heldAll, [PEOPLE.maja.pid, PEOPLE.olga.pid]);
  await writeCommitments(world, leader, COHORT, heldAll, [{ pid: PEOPLE.maja.pid, text: says('åtagande för alla: Maja') }]);
  await writeCommitments(world, leader, COHORT, heldTeam, [{ pid: PEOPLE.hidden.pid, text: says('åtagande: hemlig') }, { pid: PEOPLE.maja.pid, text: says('åtagande: Maja') }]);
  await writeLogEntry(world, leader, COHORT, 'b'.repeat(24), { text: says('logg: Alla') });
  return { toCome, allToCome, held: { team: heldTeam, all: heldAll } };
}

/** One round that holds, and a proposal of the next. */
async function pair(world: TestWorld): Promise<void> {
  const leader = await person(world, 'leadsAll');
  const scope = { kind: 'team', teamId: TEAM } as const;
  await proposePeers(world, leader, COHORT, { scope, renews: false });
  const { proposal } = await world.peerRounds.latest(COHORT, scope, 1);
  assert.ok(proposal);
  await confirmPeers(world, leader, COHORT, scope, { id: proposal.value.id, etag: proposal.etag });
  world.clock.move({ hours: 1 });
  await proposePeers(world, leader, COHORT, { scope, renews: false });
}

async function sends(world: TestWorld, who: Who, cohort: CohortId, content: Partial<BroadcastContent>): Promise<SentBroadcast> {
  const leader = await person(world, who);
  const draft = await beginDraft(world, leader, cohort, { kind: 'content', content: aContent(content) });
  const { count } = await countAudience(world, leader, cohort, draft.id);
  const result = await confirmBroadcast(world, leader, cohort, draft.id, { rev: draft.rev, count });
  return result.kind === 'confirmed' ? result.broadcast : assert.fail(JSON.stringify(result));
}

async function answers(world: TestWorld, who: Who, { campaignId }: SentBroadcast, text: Written): Promise<void> {
  const result = await answerBroadcast(world, await person(world, who), campaignId, { baseRev: 0, read: () => ({ kind: 'text', text: says(text) }) });
  assert.equal(result.kind, 'stored');
}

async function broadcast(world: TestWorld) {
  const toSyd = await sends(world, 'leadsSyd', COHORT, { ...ASKING, title: 'Utskick Hemma', audience: { kind: 'teams', teams: [OTHER_TEAM] } });
  const toFacilitators = await sends(world, 'leadsAll', COHORT, { ...ASKING, title: 'Fråga Hemma' });
  await answers(world, 'olga', toSyd, 'svar till ledare: Olga');
  await answers(world, 'hidden', toFacilitators, 'svar till ledare: hemlig');
  await answers(world, 'maja', toFacilitators, 'svar till ledare: Maja');
  const toTeams = await sends(world, 'leadsAll', COHORT, { ...ASKING, title: 'Lagfråga Hemma', readers: 'teams' });
  await answers(world, 'hidden', toTeams, 'svar till lärteam: hemlig');
  await answers(world, 'olga', toTeams, 'svar till lärteam: Olga');
  const toAll = await sends(world, 'leadsAll', COHORT, { ...ASKING, title: 'Öppen fråga Hemma', readers: 'everyone', deadline: '2026-11-20T17:00' });
  await answers(world, 'hidden', toAll, 'svar till alla: hemlig');
  await answers(world, 'maja', toAll, 'svar till alla: Maja');
  await answerBroadcast(world, await person(world, 'olga'), toAll.campaignId, { baseRev: 0, read: () => ({ kind: 'text', text: 'Ett till.' }) });
  await answerBroadcast(world, await person(world, 'paused'), toAll.campaignId, { baseRev: 0, read: () => ({ kind: 'text', text: 'Och ett.' }) });
  const held = await sends(world, 'leadsAll', COHORT, { ...ASKING, title: 'Sluten fråga Hemma', readers: 'everyone' });
  await answers(world, 'maja', held, 'svar som väntar: Maja');
  await answers(world, 'olga', held, 'svar som väntar: Olga');
  const scheduled = await sends(world, 'leadsAll', COHORT, { title: 'Sedan Hemma', sendAt: '2026-12-02T09:00' });
  const syd = await person(world, 'leadsSyd');
  const draft = await beginDraft(world, syd, COHORT, { kind: 'content', content: aContent({ title: 'Utkast Hemma', text: says('utkast: Hemma'), audience: { kind: 'people', people: [PEOPLE.hidden.pid, PEOPLE.olga.pid] } }) });
  const template = await saveTemplate(world, syd, COHORT, { name: 'Mall Hemma', content: aContent() });
  return { draft: draft.id, template: template.kind === 'saved' ? template.template.id : assert.fail(), toFacilitators, toSyd, toTeams, toAll, held, scheduled };
}

/** Two register interest, and two heads of schools nominate one each; one more is nominated in another organisation. */
async function apply(world: TestWorld) {
  const said = { municipality: 'Sjöås', school: 'Bäckskolan' };
  await registerInterest(world, await headOf(world, PEOPLE.applicant.pid), { ...said, why: says('varför: Alva') });
  await registerInterest(world, await headOf(world, PEOPLE.hiddenApplicant.pid), { ...said, why: says('varför: hemlig') });
  await nominateCandidate(world, await person(world, 'head'), SJOAS, { name: 'Nils Utanplats', address: 'nils.u@sjoas.example', school: 'Åskolan', why: '' });
  await nominateCandidate(world, await person(world, 'hiddenHead'), SJOAS, { name: 'Nina Utanplats', address: 'nina.u@sjoas.example', school: 'Åskolan', why: '' });
  await nominateCandidate(world, await person(world, 'farHead'), EKEBY, { name: 'Elsa Utanplats', address: 'elsa.u@ekeby.example', school: 'Åskolan', why: '' });
  const all = await world.candidates.all(PROGRAMME);
  const idOf = (name: string) => all.find(({ value }) => value.name === name)?.id ?? assert.fail(name);
  return { interest: idOf(PEOPLE.applicant.name), nominated: idOf('Nils Utanplats'), elsewhere: idOf('Elsa Utanplats') };
}

/** Somebody comes with Maja's address, and somebody with that of a protected identity. */
async function claim(world: TestWorld): Promise<PersonId> {
  const comes = async (number: number, { pid }: Standing, name: string) =>
    (await meetPerson(world, { identity: { tenantId: TENANT, objectId: objectId(number) }, profile: async () => ({ name, upn: upnOf({ pid }) }) })).value.pid;
  await comes(31, PEOPLE.hidden, 'Hemlig Medlem');
  return await comes(30, PEOPLE.maja, 'Nisse Anspråk');
}

async function imports(world: TestWorld): Promise<void> {
  const leader = await person(world, 'leadsAll');
  const cells = FILE.map((line) => line.split(';'));
  const { tag } = await previewImport(world, leader, COHORT, cells, 'addition');
  const result = await commitImport(world, leader, COHORT, cells, 'addition', tag);
  assert.equal(result.kind, 'imported', JSON.stringify(result));
}

async function farThings(world: TestWorld): Promise<Ids> {
  const leader = await person(world, 'leadsFar');
  const [meeting] = await planMeetings(world, leader, FAR_COHORT, { plan: meetingId('f'), content: aMeeting([FAR_TEAM], '2026-12-01', 'Möte Borta'), dates: [] });
  const sent = await sends(world, 'leadsFar', FAR_COHORT, { ...ASKING, title: 'Utskick Borta' });
  const draft = await beginDraft(world, leader, FAR_COHORT, { kind: 'content', content: aContent({ title: 'Utkast Borta', text: says('utkast: fjärran') }) });
  const template = await saveTemplate(world, leader, FAR_COHORT, { name: 'Mall Borta', content: aContent() });
  await writeLogEntry(world, leader, FAR_COHORT, 'c'.repeat(24), { text: says('logg: Bo') });
  return {
    cohort: FAR_COHORT, team: FAR_TEAM, person: PEOPLE.far.pid, organisation: EKEBY, meeting: meeting?.id ?? assert.fail(),
    draft: draft.id, sent: sent.id, campaign: sent.campaignId, template: template.kind === 'saved' ? template.template.id : assert.fail(),
    log: { id: 'c'.repeat(24), writtenAt: await loggedAt(world, 'leadsFar', FAR_COHORT) },
  };
}

async function loggedAt(world: TestWorld, who: Who, cohort: CohortId): Promise<string> {
  const { items } = await world.processLogs.list(PEOPLE[who].pid, cohort, { limit: 1 });
  return items[0]?.writtenAt ?? assert.fail('no note');
}

/** A weekly card did not reach them. */
async function failed(world: TestWorld, pid: PersonId): Promise<void> {
  const at = '2026-11-19T13:00:00.000Z';
  const to = { kind: 'person', pid } as const;
  const failure: Failure = { to, kind: 'weekly-card', key: WEEKLY, lines: [], state: 'unreachable', reason: 'blocked', at };
  const delivery: Delivery = { id: `2026-11-19|${WEEKLY}|${pid}`, to, kind: 'weekly-card', key: WEEKLY, lines: [], date: '2026-11-19', dueAt: at, notAfter: at, state: { kind: 'ready', notBefore: at }, unknowns: 0, delays: 0 };
  const read = await world.lanes.look(TENANT);
  const row: Lane = read?.value ?? { holder: 'h', epoch: 1, rate: 45, stats: { pending: 0, failures: NO_FAILURES } };
  const queued = await world.lanes.commit(TENANT, row, read, [[{ kind: 'queue', delivery, at }]], world.ids.operation());
  assert.ok(queued.kind === 'committed');
  const closed = await world.lanes.commit(TENANT, row, { value: row, etag: queued.etag }, [[{ kind: 'close', delivery, failure, result: { id: delivery.id, kind: 'weekly-card', key: WEEKLY, state: 'unreachable', at } }]], world.ids.operation());
  assert.ok(closed.kind === 'committed');
}
