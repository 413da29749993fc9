import { languageOf, type Language } from '../language.ts';
import type { Identity } from '../identity.ts';
import type { AreaId, CohortId, OrganisationId, PersonId, ProgrammeId, QuestionId, TeamId, TrialId } from '../ids.ts';
import type { IsoWeek } from '../calendar/iso-week.ts';
import type { Ledger } from '../calendar/ledger.ts';
import type { ZoneId } from '../calendar/zone.ts';
import type { Commitment } from '../meeting/contribution.ts';
import type { Visibility } from '../reflection/visibility.ts';
import type { Answer, Observations } from '../reflection/answer.ts';
import type { Notice } from '../selection/notice.ts';
import type { Meeting, NudgeSettings, Nudging, PeerWaiting, Unreachable } from '../nudges/nudging.ts';
import type { CurrentPeers } from '../peers/current-peers.ts';
import type { TrialHead } from '../trial/trial.ts';

/**
 * What is small and often needed about one person: the head row of their partition (at most 32 KB).
 * Long texts – reflections, a trial's circumstances, a choice in the making – are rows of their own.
 */
export interface Person {
  readonly pid: PersonId;
  /** Counts every change; the team's summary carries it, so that an older projection never wins. */
  readonly rev: number;
  readonly name: string;
  /** Skyddade personuppgifter: in no list, export, calendar file or channel post. */
  readonly protectedIdentity: boolean;
  /** Where nudges go; absent until the person has been met. */
  readonly home?: Identity;
  readonly greeted: boolean;
  /** What their client spoke when they were greeted; see `writtenLanguage`. */
  readonly clientLanguage?: Language;
  readonly roles: readonly Role[];
  /** Who employs them, where a roster has said so. */
  readonly organisationId?: OrganisationId;
  /** Where somebody takes part whose manager this person is: there they neither lead nor analyse. */
  readonly manages: readonly Managed[];
  /** Where they took part before: what the cohort keeps of them there says so, and no more. */
  readonly left: readonly FormerPlace[];
  /** Who is manager of them, as each cohort's roster says it: in whose `manages` they stand. */
  readonly managers?: readonly { readonly cohortId: CohortId; readonly pid: PersonId }[];
  readonly settings: Settings;
  readonly trials: readonly TrialHead[];
  /** The one trial that the weekly card asks about. */
  readonly focus?: TrialId;
  /** The person's own next step, quoted back to them; '' when there is none. */
  readonly nextStep: string;
  /** The local date on which they want to be reminded of it. */
  readonly stepDay?: string;
  readonly ledger: Ledger;
  /** Reflections of the last weeks, enough to tell a repeat from an edit without reading their rows. */
  readonly recent: readonly RecentReflection[];
  /** Observations of effects, of weeks that the team's and cohort's figures still count. */
  readonly observed: readonly ObservedEffects[];
  readonly pause?: Pause;
  readonly nudging: Nudging;
  /** Those to come, and lately held. */
  readonly meetings: readonly Meeting[];
  /** *Till nästa gång*: what they took on at the latest meeting. */
  readonly commitment?: Commitment;
  readonly peersWaiting: readonly PeerWaiting[];
  /** What they were asked to lead, by whom, and when: what they are told once. */
  readonly handedOver?: readonly HandedOver[];
  /** Whom they reflect with, as their facilitator last confirmed it. */
  readonly peers?: CurrentPeers;
  readonly unreachable?: Unreachable;
  /** Whether a registered interest is waiting for an answer. */
  readonly interest?: { readonly registeredAt: string; readonly programme: ProgrammeId };
  /** Answers to a registered interest that are told in chat, the latest last. */
  readonly notices?: readonly Notice[];
  /** They came with the address of this person, whose place on a roster another identity has. */
  readonly claimed?: PersonId;
  /** By an invitation code they turned out to be this person: whoever finds this head goes on to that one. */
  readonly movedTo?: PersonId;
}

/** `by` is the cohort whose roster gave the role and can take it back. */
export type Role =
  | PrincipalRole
  | { readonly kind: 'facilitator'; readonly cohortId: CohortId; readonly teams: 'all' | readonly TeamId[] }
  | { readonly kind: 'analyst'; readonly cohortId: CohortId }
  | { readonly kind: 'head'; readonly organisationId: OrganisationId; readonly by?: CohortId }
  | { readonly kind: 'admin'; readonly organisationId: OrganisationId; readonly by?: CohortId };

/** Takes part in a team. */
export interface PrincipalRole {
  readonly kind: 'principal';
  readonly cohortId: CohortId;
  readonly teamId: TeamId;
  readonly programme: ProgrammeId;
  /** In the cohort. */
  readonly joined: IsoWeek;
  /** In the team, where it was not their first: instant, ISO 8601 UTC. What was written before is not this team's to read. */
  readonly since?: string;
}

/** Somebody whose manager a person is, in the team where they take part. */
export interface Managed {
  readonly pid: PersonId;
  readonly cohortId: CohortId;
  readonly teamId: TeamId;
}

/** A facilitator has handed over to them. */
export interface HandedOver {
  readonly cohortId: CohortId;
  readonly cohortName: string;
  /** The names of the teams; empty for the whole cohort. */
  readonly teams: readonly string[];
  /** The name of who did; '' for a protected identity. */
  readonly from: string;
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
}

/** A time in a team that is over. Instants, ISO 8601 UTC; without `since` from the beginning. */
export interface FormerPlace {
  readonly cohortId: CohortId;
  readonly teamId: TeamId;
  readonly since?: string;
  readonly until: string;
}

export interface Settings {
  /** Absent until chosen: then the client's locale decides. */
  readonly language?: Language;
  readonly zone: ZoneId;
  /** The last choice of who may read; the next card starts with it. */
  readonly visibility: Visibility;
  /** Whether the programme's analysts may use shared reflections: the person's own choice, unseen by others. */
  readonly analysts: 'not-asked' | 'yes' | 'no';
  readonly nudges: NudgeSettings;
  /** Whether they want a colleague to reflect with; absent until chosen, which means yes. */
  readonly peers?: 'yes' | 'no';
  /** Whether they want to see their own picture from Microsoft 365; absent until chosen. The picture is not kept. */
  readonly photo?: 'yes' | 'no';
}

export interface RecentReflection {
  readonly id: QuestionId;
  readonly rev: number;
  readonly kind: Answer['kind'];
  readonly trialId: TrialId;
  readonly iteration: number;
  /** Hash of the submitted content: the same submit twice is one reflection. */
  readonly digest: string;
  /** First submission, ISO 8601 instant. */
  readonly at: string;
  readonly visibility: Visibility;
  readonly showAtMeeting: boolean;
  /** They want help of the facilitator, who is told so, and not what they wrote. */
  readonly asksFacilitator?: true;
}

export interface ObservedEffects {
  readonly id: QuestionId;
  readonly areaId: AreaId;
  readonly visibility: Visibility;
  readonly observations: Observations;
}

/** Local dates, both included; without `until` it lasts until the person comes back. */
export interface Pause {
  readonly from: string;
  readonly until?: string;
}

export function membershipsOf(person: Person): readonly PrincipalRole[] {
  return person.roles.filter((role) => role.kind === 'principal');
}

/** The cohorts in which they have any role. */
export function cohortsOf({ roles }: Pick<Person, 'roles'>): readonly CohortId[] {
  return [...new Set(roles.flatMap((role) => ('cohortId' in role ? [role.cohortId] : [])))];
}

/** In which language a person is written to unasked: as chosen, else as their client was when they were greeted. */
export function writtenLanguage({ settings, clientLanguage }: Person): Language {
  return settings.language ?? clientLanguage ?? languageOf(undefined);
}

export function focusTrial(person: Person): TrialHead | undefined {
  return person.trials.find((trial) => trial.id === person.focus);
}
