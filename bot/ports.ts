/** What the use cases need of the world. `storage/` and `teams/` implement it, `context.ts` puts it together. */
import type { Temporal } from 'temporal-polyfill';
import type { CampaignId, CohortId, ImportId, MeetingId, ObjectId, OperationId, OrganisationId, PeerRoundId, PersonId, ProgrammeId, QuestionId, TeamId, TenantId, TrialId } from './domain/ids.ts';
import type { QuietDay, WorkCalendar } from './domain/calendar/work-calendar.ts';
import type { ZoneId } from './domain/calendar/zone.ts';
import type { AnswerOf, StoredAnswer } from './domain/broadcast/answer.ts';
import type { Broadcast, BroadcastTemplate } from './domain/broadcast/broadcast.ts';
import type { Campaign, CampaignReceiver, ChannelReceiver, Frozen } from './domain/lane/campaign.ts';
import type { Organisation } from './domain/organisation.ts';
import type { Granted } from './domain/roster/duties.ts';
import type { RosterEntry, SeatKey } from './domain/roster/roster-entry.ts';
import type { ImportWork, RosterImport } from './domain/roster/roster-import.ts';
import type { SeatClaim } from './domain/roster/claim.ts';
import type { Candidate, CandidateId, CandidateSource } from './domain/selection/candidate.ts';
import type { Invitation, InvitationCode } from './domain/invitation.ts';
import type { Language } from './domain/language.ts';
import type { PersonChange } from './domain/person/change.ts';
import type { Person } from './domain/person/person.ts';
import type { Delivery, DeliveryResult, Failure, Lane, LaneCommit, LaneGroup, LinkedChannel, NudgeHint, Orders, Recipient, SendAgain, Ticket } from './domain/lane/lane.ts';
import type { DueNudge, NudgeDecision } from './domain/nudges/decide.ts';
import type { NudgeFate } from './domain/nudges/after-nudge.ts';
import type { Attendance, MeetingCase, MeetingCommitment } from './domain/meeting/contribution.ts';
import type { LogEntry } from './domain/meeting/log-entry.ts';
import type { PlannedMeeting } from './domain/meeting/meeting.ts';
import type { NudgeSettings, Unreachable } from './domain/nudges/nudging.ts';
import type { NudgeBasis, WishKey } from './domain/nudges/wish.ts';
import type { Phase } from './domain/plan/phase.ts';
import type { ConfirmedRound, PeerRound, PeerScope } from './domain/peers/round.ts';
import type { Publication, Published } from './domain/publication/republish.ts';
import type { Question } from './domain/reflection/question.ts';
import type { Reflection } from './domain/reflection/reflection.ts';
import type { Audience, SharedReflection } from './domain/team/shared-reflection.ts';
import type { MemberSummary } from './domain/team/summary.ts';
import type { ChoiceDraft } from './domain/trial/choice.ts';
import type { TrialRecord } from './domain/trial/trial.ts';

/** A stored value with the ETag that a conditional write of it needs. */
export interface Versioned<Value> {
  readonly value: Value;
  readonly etag: string;
}

/** A part of a list, and where the next part begins. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly earlier?: string;
}

export interface Clock {
  now(): Temporal.Instant;
}

export interface Ids {
  person(): PersonId;
  trial(): TrialId;
  organisation(): OrganisationId;
  cohort(): CohortId;
  team(): TeamId;
  meeting(): MeetingId;
  peerRound(): PeerRoundId;
  campaign(): CampaignId;
  rosterImport(): ImportId;
  invitation(): InvitationCode;
  operation(): OperationId;
}

export interface Identity {
  readonly tenantId: TenantId;
  readonly objectId: ObjectId;
}

/** Where a person is reached: their personal chat with the bot. */
export interface Reach {
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly userId: string;
  readonly botId: string;
}

export interface KnownIdentity {
  readonly pid: PersonId;
  readonly reach?: Reach;
}

/** A place on a roster, waiting for the person whose address it is. */
export interface Seat {
  readonly pid: PersonId;
  readonly boundTo?: ObjectId;
}

export interface ReservedSeat {
  readonly key: SeatKey;
  readonly pid: PersonId;
}

export interface Identities {
  find(identity: Identity): Promise<KnownIdentity | undefined>;
  /** Creates it, or returns the one that is there. */
  bind(identity: Identity, pid: PersonId): Promise<KnownIdentity>;
  /** Remembers the latest verified way to a person. */
  reached(identity: Identity, known: KnownIdentity): Promise<void>;
  /** `upn` as the connector's roster says it, never as a token or a card does. */
  findSeat(tenantId: TenantId, upn: string): Promise<Versioned<Seat> | undefined>;
  /** Throws `conflict` if somebody else took it in between. */
  takeSeat(tenantId: TenantId, upn: string, seat: Versioned<Seat>, objectId: ObjectId): Promise<void>;
  /** Whose each seat of a tenant is, in one request a thousand. */
  seatsOf(tenantId: TenantId): Promise<ReadonlyMap<SeatKey, PersonId>>;
  /** A hundred a request; the same again changes nothing. Throws `conflict` where one is somebody else's. */
  reserveSeats(tenantId: TenantId, seats: readonly ReservedSeat[]): Promise<void>;
  /** Those that are still that person's and that nobody has taken. */
  giveUpSeats(tenantId: TenantId, seats: readonly ReservedSeat[]): Promise<void>;
  /** Under what an address's place waits; the address cannot be read from it. */
  seatKeyOf(tenantId: TenantId, upn: string): SeatKey;
  seatHolder(tenantId: TenantId, seat: SeatKey): Promise<PersonId | undefined>;
  /** The person for whom that address's place waits; `pid` if it waits for nobody yet. */
  findOrReserveSeat(tenantId: TenantId, seat: SeatKey, pid: PersonId): Promise<PersonId>;
  /** The identity leads to another person from now on, if it led to `from`; the same again changes nothing. Throws `conflict`. */
  rebind(identity: Identity, from: PersonId, to: PersonId): Promise<void>;
}

export interface People {
  load(pid: PersonId): Promise<Versioned<Person> | undefined>;
  /** Throws `conflict` if the person is there already. */
  create(person: Person): Promise<Versioned<Person>>;
  /** One transaction, only if the head is still `etag`; else throws `conflict`. */
  save(change: PersonChange, etag: string): Promise<Versioned<Person>>;
  /** Of somebody who has done nothing yet; only if the head is still `etag`, else throws `conflict`. */
  remove(pid: PersonId, etag: string): Promise<void>;
  reflection(pid: PersonId, question: Question): Promise<Reflection | undefined>;
  /** Latest week first. */
  reflections(pid: PersonId, page: { limit: number; before?: string }): Promise<Page<Reflection>>;
  countReflections(pid: PersonId): Promise<number>;
  trials(pid: PersonId): Promise<readonly TrialRecord[]>;
  choiceDraft(pid: PersonId): Promise<ChoiceDraft | undefined>;
  /** Every row about the person in their own partition, for the export of own data. */
  everything(pid: PersonId): Promise<readonly Record<string, unknown>[]>;
}

/** A member's place: where their summary and shared reflections stand. */
export interface Place {
  readonly cohortId: CohortId;
  readonly teamId: TeamId;
}

export interface Team extends Place {
  readonly name: string;
  readonly cohortName: string;
  readonly madeUp: boolean;
  /** Local date; it has no members, and gets none. */
  readonly closedOn?: string;
}

export interface Cohort {
  readonly cohortId: CohortId;
  readonly name: string;
  readonly programme: ProgrammeId;
  readonly madeUp: boolean;
  /** The time plan, in order. */
  readonly phases: readonly Phase[];
  /** Local date; it can still be read, and gets no new members. */
  readonly closedOn?: string;
}

/** The Teams channel that shows a team's page in a tab. */
export interface ChannelTab {
  /** Of who added the tab. */
  readonly tenantId: TenantId;
  readonly channelId: string;
  /** Of the team in Teams; not known in some hosts. */
  readonly groupId?: string;
}

/** What is linked to a learning team in Teams. */
export interface TeamChannel {
  readonly teamId: TeamId;
  readonly tab?: ChannelTab;
  /** The tenant that hosts the channel of the team's digest. */
  readonly digest?: TenantId;
}

/** How cohorts and their teams are set up. Each method is one transaction but where it says otherwise. */
export interface CohortSetup {
  find(cohortId: CohortId): Promise<Versioned<Cohort> | undefined>;
  findTeam(place: Place): Promise<Versioned<Team> | undefined>;
  /** With its first place on the roster, then its place in the directory. Leaves a cohort that is there, and completes it. */
  create(cohort: Cohort, first?: RosterEntry): Promise<void>;
  /**
   * Throws `conflict`. With as many `teams` as fit, and the others after it: what breaks off in between is completed by
   * saving once more.
   */
  saveCohort(cohort: Cohort, etag: string, teams?: readonly Team[]): Promise<void>;
  /** Without `etag` only if there is none yet; with `guard` only while the cohort is as it was read. Throws `conflict`. */
  saveTeam(team: Team, etag: string | undefined, guard?: Versioned<Cohort>): Promise<void>;
  /** Of every team that is linked to one, in one request. */
  channels(cohortId: CohortId): Promise<readonly TeamChannel[]>;
  setChannelTab(place: Place, tab: ChannelTab | undefined): Promise<void>;
}

export interface Projection {
  readonly summary: MemberSummary;
  readonly shared: readonly { readonly audience: Audience; readonly row: SharedReflection }[];
}

export interface PlacedSummary {
  readonly teamId: TeamId;
  readonly summary: MemberSummary;
}

/** Whose shared reflections are read. */
export type Readers = { readonly audience: 'team'; readonly teamId: TeamId } | { readonly audience: 'cohort' };

export interface Cohorts extends CohortSetup {
  list(): Promise<readonly CohortId[]>;
  team(place: Place): Promise<Team | undefined>;
  teams(cohortId: CohortId): Promise<readonly Team[]>;
  /** Changes with everything that the team's page shows. */
  teamVersion(place: Place): Promise<string>;
  /** The team and its members' summaries in one request. */
  teamPage(place: Place): Promise<{ team: Team; members: readonly MemberSummary[] } | undefined>;
  /** The cohort and what is published of it in one request, whatever its size. */
  cohortPage(cohortId: CohortId): Promise<{ cohort: Cohort; published: Published | undefined } | undefined>;
  /** The tenant that hosts the channel of the team's digest. */
  channelTenant(place: Place): Promise<TenantId | undefined>;
  setChannelTenant(place: Place, tenantId: TenantId | undefined): Promise<void>;
  /** Which revision of the person their summary shows; undefined if they have none. */
  projectedRev(place: Place, pid: PersonId): Promise<Versioned<number> | undefined>;
  /** Summary, shared rows and versions in one transaction, only if the summary is still as read; else `conflict`. */
  project(place: Place, projection: Projection, read: Versioned<number> | undefined): Promise<void>;
  /**
   * The summaries of several members of one team in two requests, each unless a later one stands there. Throws
   * `conflict` when another wrote one of them in between: then each by itself.
   */
  projectTeam(place: Place, summaries: readonly MemberSummary[]): Promise<void>;
  /** Teams of a cohort that is there; the same again changes nothing. */
  addTeams(cohort: Cohort, teams: readonly Pick<Team, 'teamId' | 'name'>[]): Promise<void>;
  /** Of teams in which nobody has taken part: theirs is every row that is removed. */
  removeTeams(cohortId: CohortId, teamIds: readonly TeamId[]): Promise<void>;
  /** The summaries of people who have none yet, of any teams, a hundred rows a request. Throws `conflict` where one has. */
  projectNewcomers(cohortId: CohortId, summaries: readonly PlacedSummary[]): Promise<void>;
  /** As if they had never been there. */
  removeSummaries(cohortId: CohortId, members: readonly { readonly teamId: TeamId; readonly pid: PersonId }[]): Promise<void>;
  /** Of the whole cohort: for publishing, not for a view. */
  summaries(cohortId: CohortId): Promise<readonly MemberSummary[]>;
  /** The same, by the team in which each takes part. */
  summariesByTeam(cohortId: CohortId): Promise<ReadonlyMap<TeamId, readonly MemberSummary[]>>;
  /** What the team may read of one reflection; undefined where it was not shared, or was taken back. */
  sharedOne(place: Place, shared: Pick<SharedReflection, 'pid' | 'id' | 'submittedAt'>): Promise<SharedReflection | undefined>;
  /** Latest first; withdrawn ones are left out. */
  shared(cohortId: CohortId, readers: Readers, page: { limit: number; before?: string }): Promise<Page<SharedReflection>>;
  /** Changes with everything that the cohort's figures could count. */
  version(cohortId: CohortId): Promise<string>;
  /** What is published and who was counted; `basis` is the version that it was made from. */
  publication(cohortId: CohortId): Promise<(Versioned<Publication> & { readonly basis: string }) | undefined>;
  /** Throws `conflict` if another copy published in between. */
  publish(cohortId: CohortId, publication: Publication, basis: string, read: Versioned<Publication> | undefined): Promise<void>;
}

/** Somebody on a roster, and when they were first met: instant, ISO 8601 UTC. */
export interface RosterMember {
  readonly entry: RosterEntry;
  readonly etag: string;
  readonly metAt?: string;
  readonly granted?: Granted;
}

export interface Rosters {
  /** Everybody, those who have left among them, in one request a thousand. */
  all(cohortId: CohortId): Promise<readonly RosterMember[]>;
  find(cohortId: CohortId, pid: PersonId): Promise<Versioned<RosterEntry> | undefined>;
  /**
   * Without `etag` only if there is none yet. With `guard` only while the cohort is as it was read, too: for what depends
   * on somebody else's place. Throws `conflict`, and `too-busy` while an import of the roster is carried out.
   */
  save(cohortId: CohortId, entry: RosterEntry, etag: string | undefined, guard?: Versioned<Cohort>): Promise<void>;
  /** What has been decided already, whatever stands there; a hundred a request. */
  putAll(cohortId: CohortId, entries: readonly RosterEntry[]): Promise<void>;
  granted(cohortId: CohortId, pid: PersonId): Promise<Versioned<Granted> | undefined>;
  /** Without `etag` only if nothing was granted yet; `guard` as above. Throws `conflict`. */
  grant(cohortId: CohortId, pid: PersonId, granted: Granted, etag: string | undefined, guard: Versioned<Cohort>): Promise<void>;
  /** They came to the door. */
  markMet(cohortId: CohortId, pid: PersonId, at: string): Promise<void>;
}

/** What was decided about a cohort's roster, and how far it has come; the rules are told in usecases/carry-out-import.ts. */
export interface RosterImports {
  look(cohortId: CohortId): Promise<RosterLook>;
  /** Stored before it is decided; says nothing to anybody until then. */
  prepare(cohortId: CohortId, id: ImportId, work: ImportWork): Promise<void>;
  /** Only if the roster is still as it was looked at. Throws `conflict`. */
  decide(cohortId: CohortId, decided: RosterImport, look: RosterLook): Promise<Versioned<RosterImport>>;
  work(cohortId: CohortId, id: ImportId): Promise<ImportWork>;
  /** Writes and removes entries, a hundred a request, while the import is still as it was read. Throws `conflict` when another is at it. */
  apply(cohortId: CohortId, read: Versioned<RosterImport>, now: string, entries: readonly RosterEntry[], removed: readonly PersonId[]): Promise<Versioned<RosterImport>>;
  /** The same for the import's own row alone. */
  keep(cohortId: CohortId, read: Versioned<RosterImport>, changed: RosterImport): Promise<Versioned<RosterImport>>;
  /** The revisions of those whom it concerned, as it left them. */
  keepRevisions(cohortId: CohortId, id: ImportId, revisions: Readonly<Record<PersonId, number>>): Promise<void>;
  revisions(cohortId: CohortId, id: ImportId): Promise<ReadonlyMap<PersonId, number>>;
  /**
   * Takes away what nobody needs any more: all of the imports that are over, what was prepared before an instant and is
   * not `kept`, and of that one the names that only people's own heads may hold.
   */
  tidy(cohortId: CohortId, kept: ImportId | undefined, over: readonly ImportId[], before: string): Promise<void>;
}

export interface RosterLook {
  /** Of the row that changes with every change of the roster; undefined while nobody has been on it. */
  readonly version: string | undefined;
  /** The last import that was decided. */
  readonly latest: Versioned<RosterImport> | undefined;
}

export interface PeerRounds {
  /** The open proposal of a scope and its last confirmed rounds, the latest first, in one request. */
  latest(cohortId: CohortId, scope: PeerScope, limit: number): Promise<{ readonly proposal?: Versioned<PeerRound>; readonly confirmed: readonly Versioned<ConfirmedRound>[] }>;
  /** Every confirmed round of the cohort and its teams, in one request a thousand. */
  everywhere(cohortId: CohortId): Promise<readonly ConfirmedRound[]>;
  /** Without `etag` only if the scope has no open proposal. Throws `conflict`. */
  propose(cohortId: CohortId, proposal: PeerRound, etag: string | undefined): Promise<void>;
  /** Throws `conflict`. */
  discard(cohortId: CohortId, scope: PeerScope, etag: string): Promise<void>;
  /** The proposal becomes a confirmed round in one transaction, only if it is still as it was read; else `conflict`. */
  confirm(cohortId: CohortId, round: ConfirmedRound, etag: string): Promise<void>;
  /** Every member knows. Throws `conflict`. */
  markTold(cohortId: CohortId, round: Versioned<ConfirmedRound>): Promise<void>;
}

export interface Organisations {
  list(): Promise<readonly Versioned<Organisation>[]>;
  find(id: OrganisationId): Promise<Versioned<Organisation> | undefined>;
  /** Without `etag` only if there is none yet. Throws `conflict`. */
  save(organisation: Organisation, etag: string | undefined): Promise<void>;
  /** Only if it is still `etag`. Throws `conflict`. */
  remove(id: OrganisationId, etag: string): Promise<void>;
}

/** A meeting with everything that was brought to it. */
export interface MeetingFile {
  readonly meeting: Versioned<PlannedMeeting>;
  /** Every member's head has been told of the meeting as it is. */
  readonly isTold: boolean;
  readonly attendance?: Versioned<Attendance>;
  readonly cases: readonly Versioned<MeetingCase>[];
  readonly commitments: readonly Versioned<MeetingCommitment>[];
}

export interface Meetings {
  /** A team's from an instant on, those of the whole cohort among them, the earliest first. Two requests. */
  ofTeam(place: Place, from: string): Promise<readonly PlannedMeeting[]>;
  /** All that a cohort has had and will have, in a request a thousand. */
  ofCohort(cohortId: CohortId): Promise<readonly PlannedMeeting[]>;
  /** One request. */
  find(cohortId: CohortId, id: MeetingId): Promise<MeetingFile | undefined>;
  /** Without `before` only if there is none yet. Throws `conflict`. */
  save(meeting: PlannedMeeting, before: Versioned<PlannedMeeting> | undefined): Promise<void>;
  /** Changes with everything about the cohort's meetings. */
  version(cohortId: CohortId): Promise<string>;
  markTold(cohortId: CohortId, told: readonly Pick<PlannedMeeting, 'id' | 'sequence'>[]): Promise<void>;
  /** These only if what was read is still there. Throw `conflict`. */
  saveAttendance(cohortId: CohortId, id: MeetingId, attendance: Attendance, before: Versioned<Attendance> | undefined): Promise<void>;
  saveCase(cohortId: CohortId, id: MeetingId, value: MeetingCase, before: Versioned<MeetingCase> | undefined): Promise<void>;
  saveCommitment(cohortId: CohortId, id: MeetingId, value: MeetingCommitment, before: Versioned<MeetingCommitment> | undefined): Promise<void>;
  findCase(cohortId: CohortId, id: MeetingId, pid: PersonId): Promise<Versioned<MeetingCase> | undefined>;
  findCommitment(cohortId: CohortId, id: MeetingId, pid: PersonId): Promise<Versioned<MeetingCommitment> | undefined>;
}

/** Facilitators' own notes; `pid` is whose. */
export interface ProcessLogs {
  /** Latest first. */
  list(pid: PersonId, cohortId: CohortId, page: { limit: number; before?: string }): Promise<Page<LogEntry>>;
  find(pid: PersonId, key: LogKey): Promise<Versioned<LogEntry> | undefined>;
  /** Throws `conflict`. */
  save(pid: PersonId, entry: LogEntry, before: Versioned<LogEntry> | undefined): Promise<void>;
  /** One that is not there is as good as removed. */
  remove(pid: PersonId, key: LogKey): Promise<void>;
}

export type LogKey = Pick<LogEntry, 'cohortId' | 'writtenAt' | 'id'>;

export interface Invitations {
  /** The only one of its kind for that person from now on: those issued before are good for nothing. */
  issue(code: InvitationCode, invitation: Invitation): Promise<void>;
  /** The invitation, unless another was issued in its place. */
  find(code: InvitationCode): Promise<Versioned<Invitation> | undefined>;
  /** Throws `conflict` if it was used in between. */
  use(code: InvitationCode, read: Versioned<Invitation>, usedBy: NonNullable<Invitation['usedBy']>): Promise<void>;
  /** Notes that the identity tries a code; false when it has tried too many. */
  mayTry(identity: Identity, now: Temporal.Instant): Promise<boolean>;
}

/** Those who came with an address that is another's, in the cohorts where that other takes part. */
export interface Claims {
  put(cohortId: CohortId, claim: SeatClaim): Promise<void>;
  all(cohortId: CohortId): Promise<readonly SeatClaim[]>;
  dismiss(cohortId: CohortId, pid: PersonId, claimant: PersonId): Promise<void>;
}

export type KeptCandidate = Versioned<Candidate> & { readonly id: CandidateId };

export interface Candidates {
  /** Of a programme, the latest first, in one request a thousand. */
  all(programme: ProgrammeId): Promise<readonly KeptCandidate[]>;
  find(programme: ProgrammeId, id: CandidateId): Promise<KeptCandidate | undefined>;
  /** Under which somebody who registered or was nominated then is found. */
  idOf(candidate: Pick<Candidate, 'registeredAt'> & { readonly source: Key }): CandidateId;
  /** Without `etag` only if there is none yet. Throws `conflict`. */
  save(candidate: Candidate, etag: string | undefined): Promise<void>;
  /** Who was nominated last with that address. */
  nominated(programme: ProgrammeId, seat: SeatKey): Promise<Versioned<CandidateId> | undefined>;
  /** A new candidate, the one to be found by that address from now on. Throws `conflict` if another was put there in between. */
  nominate(candidate: Candidate, seat: SeatKey, earlier: Versioned<CandidateId> | undefined): Promise<void>;
}

type Key = { readonly kind: 'interest'; readonly pid: PersonId } | Pick<Extract<CandidateSource, { kind: 'nomination' }>, 'kind' | 'seat'>;

/** A note that a person's projection may be behind; see usecases/repair-projections.ts. */
export interface Hint {
  readonly tenantId: TenantId;
  readonly pid: PersonId;
  /** Instant, ISO 8601 UTC with milliseconds, so that text order is time order. */
  readonly dueAt: string;
  readonly questionId?: QuestionId;
}

/** What is left in a person's lane before their head changes, in one request. */
export interface LeftHints {
  readonly tenantId: TenantId;
  readonly repair?: Omit<Hint, 'tenantId'>;
  readonly nudge?: NudgeHint;
}

export interface Hints {
  leave(hints: LeftHints): Promise<void>;
  /** Repair hints. */
  due(tenantId: TenantId, now: string, limit: number): Promise<readonly Versioned<KeptHint>[]>;
  /** If it is as it was read; a hint renewed in between stays. */
  remove(hint: Versioned<KeptHint>): Promise<void>;
}

/** With the key under which it is kept. */
export type KeptHint = Hint & { readonly key: string };

/** What became of one attempt to send. What follows from it: delivery/after-sending.ts. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly activityId: string }
  /** It was not taken; the same may be tried later, and not before what the connector asked for. Milliseconds. */
  | { readonly kind: 'try-later'; readonly throttled: boolean; readonly retryAfterMs?: number }
  /** It may have been sent all the same. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreachable'; readonly reason: Unreachable['reason'] }
  /** Never to be tried again: the card itself is at fault. */
  | { readonly kind: 'refused'; readonly status: number }
  /** The bot itself is not let in, or has no token. */
  | { readonly kind: 'not-authorised' };

/** Where a channel is reached in which the app is installed. */
export interface ChannelReach {
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly botId: string;
}

/** Sends once, whatever the answer; an outcome is never thrown. `summary` is the neutral line for lock screens. */
export interface Messenger {
  /** To a person's personal chat; never begins one. */
  sendToPerson(identity: Identity, card: Record<string, unknown>, summary: string): Promise<SendOutcome>;
  sendToChannel(tenantId: TenantId, channel: ChannelReach, card: Record<string, unknown>, summary: string): Promise<SendOutcome>;
}

/** What is written to whom and when, for one person at a time; the rules of domain/nudges/ over the installation's calendars. */
export interface NudgePlanner {
  calendarOf(settings: { readonly zone: ZoneId } & Pick<NudgeSettings, 'calendar' | 'inBreaks'>): WorkCalendar;
  /** What a quiet day of that calendar is called; undefined for a working day. */
  quietDay(settings: { readonly zone: ZoneId } & Pick<NudgeSettings, 'calendar' | 'inBreaks'>, date: Temporal.PlainDate, language: Language): QuietDay | undefined;
  /** What the calendar is called; '' where there is none for the zone's country. */
  calendarName(settings: { readonly zone: ZoneId } & Pick<NudgeSettings, 'calendar'>, language: Language): string;
  basisOf(person: Person): NudgeBasis;
  decide(person: Person, now: Temporal.Instant): NudgeDecision;
  isStillWished(person: Person, now: Temporal.Instant, key: WishKey): boolean;
  isOpen(person: Person, now: Temporal.Instant, key: WishKey): boolean;
  after(person: Person, nudge: Pick<DueNudge, 'key' | 'lines' | 'date'>, fate: NudgeFate, now: Temporal.Instant): Person;
  withNextDue(person: Person, now: Temporal.Instant): Person;
  /** The school year of the zone's country whose winter break is that ISO week; undefined where no file has it. */
  calendarOfSportlov(zone: ZoneId, week: number): string | undefined;
  /** Calendars of school years that a person can choose from. */
  calendarOptions(language: Language): readonly { readonly id: string; readonly name: string }[];
}

/** A confirmed broadcast's own partition: what is said, to whom, and what they answer. */
export interface Campaigns {
  find(campaignId: CampaignId): Promise<Campaign | undefined>;
  /** Frozen before it is confirmed; `undefined` for who is in no lane. */
  addReceivers(campaignId: CampaignId, tenantId: TenantId | undefined, receivers: readonly CampaignReceiver[]): Promise<void>;
  /** With how many receivers it has. Throws `conflict` if it is there. */
  confirm(campaign: Campaign, frozen: Frozen): Promise<void>;
  frozen(campaignId: CampaignId): Promise<Versioned<Frozen> | undefined>;
  /** Receivers who were in no lane have come to the door, all of one lane; with the new counts. Throws `conflict`. */
  becomeReachable(campaignId: CampaignId, tenantId: TenantId, receivers: readonly CampaignReceiver[], frozen: Versioned<Frozen>): Promise<Versioned<Frozen>>;
  /** In the order of their keys, those after `after`. */
  receivers(campaignId: CampaignId, tenantId: TenantId | undefined, page: { limit: number; after?: string }): Promise<readonly CampaignReceiver[]>;
  /** Of its receivers, the channels. */
  channels(campaignId: CampaignId, tenantId: TenantId | undefined): Promise<readonly ChannelReceiver[]>;
  /** Whether somebody was among the frozen; `tenantId` is that of their home. */
  isReceiver(campaignId: CampaignId, tenantId: TenantId | undefined, pid: PersonId): Promise<boolean>;
  answer(campaignId: CampaignId, pid: PersonId): Promise<Versioned<StoredAnswer> | undefined>;
  /** Without `etag` only if there is none yet. Throws `conflict`. */
  saveAnswer(campaignId: CampaignId, pid: PersonId, answer: StoredAnswer, etag: string | undefined): Promise<void>;
  answers(campaignId: CampaignId): Promise<readonly AnswerOf[]>;
  /** Who has answered, without what. */
  answeredBy(campaignId: CampaignId): Promise<ReadonlySet<PersonId>>;
}

/** What a cohort's facilitators share of its broadcasts. */
export interface Broadcasts {
  /** Drafts and what was sent, in one request a thousand. */
  list(cohortId: CohortId): Promise<readonly Broadcast[]>;
  find(cohortId: CohortId, id: CampaignId): Promise<Versioned<Broadcast> | undefined>;
  /**
   * Without `etag` only if there is none yet. With `carryOut` the lanes are to be told: a note says so until
   * `carriedOut`, so that a crash in between loses nothing. Throws `conflict`.
   */
  save(broadcast: Broadcast, etag: string | undefined, carryOut?: 'carry-out'): Promise<Versioned<Broadcast>>;
  /** Throws `conflict`. */
  remove(cohortId: CohortId, id: CampaignId, etag: string): Promise<void>;
  /** Those of which the lanes may not have been told all. */
  toCarryOut(cohortId: CohortId): Promise<readonly Versioned<CampaignId>[]>;
  /** Unless it was noted anew meanwhile. */
  carriedOut(cohortId: CohortId, note: Versioned<CampaignId>): Promise<void>;
  note(cohortId: CohortId, id: CampaignId): Promise<Versioned<CampaignId> | undefined>;
  templates(cohortId: CohortId): Promise<readonly BroadcastTemplate[]>;
  saveTemplate(template: BroadcastTemplate): Promise<void>;
  removeTemplate(cohortId: CohortId, id: CampaignId): Promise<void>;
}

/** The tenants' lanes; what their rows mean is told in delivery/README.md. */
export interface Lanes {
  look(tenantId: TenantId): Promise<Versioned<Lane> | undefined>;
  /**
   * The lane's row and the changes of every group in one transaction, only if the lane is still as it was read.
   * `fenced`: somebody else has written it. A group of which another condition fails changes nothing and is rejected,
   * alone; the others are committed. `opId`: fresh for each call, the same when a call whose outcome is unknown is repeated.
   */
  commit(tenantId: TenantId, lane: Lane, read: Versioned<Lane> | undefined, groups: readonly LaneGroup[], opId: OperationId): Promise<LaneCommit>;
  /** Everything that waits or is being sent. */
  queue(tenantId: TenantId): Promise<readonly Delivery[]>;
  /** The earliest first. */
  dueHints(tenantId: TenantId, now: string, limit: number): Promise<readonly Versioned<NudgeHint>[]>;
  slot(tenantId: TenantId, id: string): Promise<Versioned<DeliveryResult> | undefined>;
  /** What stands in the slots of a broadcast's receivers, in one request a thousand. */
  slotsOf(tenantId: TenantId, ticket: Pick<Ticket, 'date' | 'campaignId'>): Promise<readonly Versioned<DeliveryResult>[]>;
  /** Ids of the slots of earlier days than the local date. */
  slotsBefore(tenantId: TenantId, date: string, limit: number): Promise<readonly string[]>;
  orders(tenantId: TenantId): Promise<Orders>;
  /** Of a broadcast that goes on, or is over; undefined where it was not issued. Two requests. */
  ticket(tenantId: TenantId, campaignId: CampaignId): Promise<{ readonly ticket: Ticket; readonly isOver: boolean } | undefined>;
  channel(tenantId: TenantId, place: Place): Promise<Versioned<LinkedChannel> | undefined>;
  failures(tenantId: TenantId, page: { limit: number; before?: string }): Promise<Page<Failure>>;
  /** Of one recipient. */
  failuresOf(tenantId: TenantId, to: Recipient): Promise<readonly Failure[]>;
  /** Ticket of a broadcast; the same again changes nothing. */
  issue(tenantId: TenantId, ticket: Ticket): Promise<void>;
  /** What has not been sent yet will not be. */
  cancel(tenantId: TenantId, campaignId: CampaignId): Promise<void>;
  /** Has the holder send a broadcast once more to those whom it did not reach; the same again changes nothing. */
  sendAgain(tenantId: TenantId, order: SendAgain): Promise<void>;
  link(tenantId: TenantId, channel: LinkedChannel, hint: NudgeHint): Promise<void>;
  unlink(tenantId: TenantId, place: Place): Promise<void>;
  /** Tells the other processes that this one is there. */
  announce(copy: string): Promise<void>;
  forgetCopy(copy: string): Promise<void>;
  /** Those that were announced; `mark` changes each time they are. */
  copies(): Promise<readonly { readonly copy: string; readonly mark: string }[]>;
}

export interface Storage {
  readonly identities: Identities;
  readonly people: People;
  readonly cohorts: Cohorts;
  readonly meetings: Meetings;
  readonly processLogs: ProcessLogs;
  readonly invitations: Invitations;
  readonly candidates: Candidates;
  readonly claims: Claims;
  readonly rosters: Rosters;
  readonly rosterImports: RosterImports;
  readonly peerRounds: PeerRounds;
  readonly organisations: Organisations;
  readonly hints: Hints;
  readonly lanes: Lanes;
  readonly campaigns: Campaigns;
  readonly broadcasts: Broadcasts;
  /** Throws `storage-unavailable` when it cannot be reached. */
  ping(): Promise<void>;
}
