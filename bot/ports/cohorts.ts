import type { CohortId, PersonId, ProgrammeId, TeamId, TenantId } from '../domain/ids.ts';
import type { RosterEntry } from '../domain/roster/roster-entry.ts';
import type { Phase } from '../domain/plan/phase.ts';
import type { Publication, Published } from '../domain/publication/republish.ts';
import type { Audience, SharedReflection } from '../domain/team/shared-reflection.ts';
import type { MemberSummary } from '../domain/team/summary.ts';
import type { Page, Versioned } from './stored.ts';

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
