import { languageOf, type Language } from '../language.ts';
import type { AreaId, CohortId, ObjectId, OrganisationId, PersonId, ProgrammeId, QuestionId, TeamId, TenantId, TrialId } from '../ids.ts';
import type { IsoWeek } from '../calendar/iso-week.ts';
import type { Ledger } from '../calendar/ledger.ts';
import type { ZoneId } from '../calendar/zone.ts';
import type { Visibility } from '../reflection/visibility.ts';
import type { Answer, Observations } from '../reflection/answer.ts';
import type { Notice } from '../selection/notice.ts';
import type { Meeting, NudgeSettings, Nudging, PeerWaiting, Unreachable } from '../nudges/nudging.ts';
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
  readonly home?: { readonly tenantId: TenantId; readonly objectId: ObjectId };
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
  readonly peersWaiting: readonly PeerWaiting[];
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

export type Role =
  | { readonly kind: 'principal'; readonly cohortId: CohortId; readonly teamId: TeamId; readonly programme: ProgrammeId; readonly joined: IsoWeek }
  | { readonly kind: 'facilitator'; readonly cohortId: CohortId; readonly teams: 'all' | readonly TeamId[] }
  | { readonly kind: 'analyst'; readonly cohortId: CohortId }
  | { readonly kind: 'head'; readonly organisationId: OrganisationId }
  | { readonly kind: 'admin'; readonly organisationId: OrganisationId };

/** Somebody whose manager a person is, in the team where they take part. */
export interface Managed {
  readonly pid: PersonId;
  readonly cohortId: CohortId;
  readonly teamId: TeamId;
}

export interface FormerPlace {
  readonly cohortId: CohortId;
  readonly teamId: TeamId;
  /** Local date. */
  readonly on: string;
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

export type PrincipalRole = Extract<Role, { kind: 'principal' }>;

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
