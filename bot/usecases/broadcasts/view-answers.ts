import { inNoOrder, type AnswerOf } from '../../domain/broadcast/answer.ts';
import { isOpen, type SentBroadcast } from '../../domain/broadcast/broadcast.ts';
import type { BroadcastQuestion } from '../../domain/broadcast/content.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CampaignId, CohortId, PersonId, TeamId } from '../../domain/ids.ts';
import { membershipsOf, type Person } from '../../domain/person/person.ts';
import { assertAllowed, isAllowed, readsOf } from '../../domain/policy.ts';
import type { RosterEntry } from '../../domain/roster/roster-entry.ts';
import type { Cohort } from '../../ports/cohorts.ts';
import type { World } from '../world.ts';
import { leadsReceiver } from './may-act.ts';

/** Answers without names are shown from so many on. Source: domain.md, small cells. */
export const FEWEST_WITHOUT_NAMES = 3;

export interface BroadcastAnswers {
  readonly cohort: Cohort;
  readonly broadcast: SentBroadcast & { readonly deadlineAt: string };
  readonly question: BroadcastQuestion;
  readonly isOpen: boolean;
  readonly answered: number;
  /** Why there is nothing to read although there are answers. */
  readonly held?: 'until-deadline' | 'few';
  readonly answers: readonly ShownAnswer[];
  /** Answers that are for others to read. */
  readonly notForYou: number;
  readonly mayExport: boolean;
}

export interface ShownAnswer {
  readonly answer: AnswerOf;
  /** Absent where answers have no names; the name also for who is in no list. */
  readonly from?: { readonly name?: string; readonly teamName: string };
}

type Shown = Pick<BroadcastAnswers, 'answers' | 'held'>;

/**
 * What was answered, as far as it is for this person to read: with names for who leads the receiver's team, and for the
 * team itself where the question said so; without names for all whom the question went to, when the time is out and there
 * are enough of them, but of those whose manager they are for nobody who only leads. Until then nobody can tell by watching whose answer has just come. Six requests, and one for each
 * thousand answers more. Throws `not-allowed`, `not-found`.
 */
export async function viewAnswers(world: World, viewer: Person, cohortId: CohortId, id: CampaignId): Promise<BroadcastAnswers> {
  const leads = isAllowed(viewer, { kind: 'lead-in-cohort', cohortId });
  if (!leads && !membershipsOf(viewer).some((place) => place.cohortId === cohortId)) throw new LedtradError('not-allowed');
  const broadcast = await askingBroadcast(world, cohortId, id);
  if (!leads) await assertForReceivers(world, viewer, broadcast);
  const [answers, roster, teams, page] = await Promise.all([
    world.campaigns.answers(broadcast.campaignId),
    world.rosters.all(cohortId),
    world.cohorts.teams(cohortId),
    world.cohorts.cohortPage(cohortId),
  ]);
  if (!page) throw new LedtradError('not-found');
  const entries = new Map(roster.map(({ entry }) => [entry.pid, entry]));
  const teamNames = new Map(teams.map(({ teamId, name }) => [teamId, name]));
  const isStillOpen = isOpen(broadcast, instantText(world.clock.now()));
  const shown: Shown = broadcast.content.readers === 'everyone'
    ? withoutNames(broadcast, leads && !leadsAny(viewer, broadcast) ? [] : answers.filter(({ pid }) => readsOf(viewer, cohortId, pid)), isStillOpen)
    : withNames(answers.filter(({ pid }) => isFor(viewer, broadcast, entryOf(entries, pid))), entries, teamNames);
  return {
    cohort: page.cohort,
    broadcast,
    question: broadcast.question,
    isOpen: isStillOpen,
    answered: answers.length,
    ...shown,
    notForYou: shown.held ? 0 : answers.length - shown.answers.length,
    mayExport: leads,
  };
}

/** To be carried away by who leads alone: what a team may read in the tab is not theirs to download. Throws `not-allowed`, `not-found`. */
export async function exportableAnswers(world: World, facilitator: Person, cohortId: CohortId, id: CampaignId): Promise<BroadcastAnswers> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  return await viewAnswers(world, facilitator, cohortId, id);
}

type Asking = SentBroadcast & { readonly deadlineAt: string; readonly question: BroadcastQuestion };

async function askingBroadcast(world: World, cohortId: CohortId, id: CampaignId): Promise<Asking> {
  const broadcast = (await world.broadcasts.find(cohortId, id))?.value;
  if (broadcast?.kind !== 'sent' || !broadcast.content.question || broadcast.deadlineAt === undefined) throw new LedtradError('not-found');
  return { ...broadcast, deadlineAt: broadcast.deadlineAt, question: broadcast.content.question };
}

async function assertForReceivers(world: World, { pid, home }: Person, { campaignId, content }: Asking): Promise<void> {
  const isReceiver = content.readers !== 'facilitators' && await world.campaigns.isReceiver(campaignId, home?.tenantId, pid);
  if (!isReceiver) throw new LedtradError('not-allowed');
}

/** Of those whom the question went to. */
function leadsAny(viewer: Person, { cohortId, scope }: Asking): boolean {
  return scope === 'cohort' || scope.some((teamId) => isAllowed(viewer, { kind: 'lead-team', cohortId, teamId }));
}

function isFor(viewer: Person, { cohortId, content }: Asking, receiver: Pick<RosterEntry, 'pid' | 'teamId'>): boolean {
  if (leadsReceiver(viewer, cohortId, receiver)) return true;
  return content.readers === 'teams' && membershipsOf(viewer).some((place) => place.cohortId === cohortId && place.teamId === receiver.teamId);
}

function withNames(answers: readonly AnswerOf[], entries: ReadonlyMap<PersonId, RosterEntry>, teamNames: ReadonlyMap<TeamId, string>): Shown {
  return {
    answers: answers.map((answer) => {
      const { name, teamId, protectedIdentity } = entryOf(entries, answer.pid);
      const isNamed = name !== undefined && protectedIdentity !== true;
      return { answer, from: { ...(isNamed ? { name } : {}), teamName: (teamId && teamNames.get(teamId)) ?? '' } };
    }),
  };
}

function withoutNames({ campaignId }: Asking, answers: readonly AnswerOf[], isStillOpen: boolean): Shown {
  if (answers.length === 0) return { answers: [] };
  if (isStillOpen) return { answers: [], held: 'until-deadline' };
  if (answers.length < FEWEST_WITHOUT_NAMES) return { answers: [], held: 'few' };
  return { answers: inNoOrder(answers, campaignId).map((answer) => ({ answer })) };
}

/** Of somebody who is not on the roster any more only who leads the whole cohort reads. */
function entryOf(entries: ReadonlyMap<PersonId, RosterEntry>, pid: PersonId): Pick<RosterEntry, 'pid' | 'teamId' | 'name'> & { readonly protectedIdentity?: boolean } {
  return entries.get(pid) ?? { pid };
}
