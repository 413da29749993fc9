import type { BroadcastTemplate, Draft, SentBroadcast } from '../../domain/broadcast/broadcast.ts';
import { isOver } from '../../domain/broadcast/progress.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';
import type { CohortId, TeamId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed, isAllowed } from '../../domain/policy.ts';
import { takesPart, type RosterEntry } from '../../domain/roster/roster-entry.ts';
import type { Cohort, Team } from '../../ports/cohorts.ts';
import type { World } from '../world.ts';
import { leadsReceiver } from './may-act.ts';
import { findSent, progressOfBroadcast, stateOfBroadcast, type SentState } from './view-broadcast.ts';

export interface BroadcastList {
  readonly cohort?: Cohort;
  /** The latest saved first. */
  readonly drafts: readonly Draft[];
  /** The latest first. */
  readonly sent: readonly { readonly broadcast: SentBroadcast; readonly state: SentState }[];
  readonly templates: readonly BroadcastTemplate[];
  readonly whole: boolean;
  /** All of the cohort, to name audiences by; and those that the facilitator leads. */
  readonly teams: readonly Team[];
  readonly led: readonly Team[];
  /** Those whose channel the bot may write in. */
  readonly channels: ReadonlySet<TeamId>;
  /** Who can be picked by name. */
  readonly people: readonly (RosterEntry & { readonly name: string })[];
}

/** What goes on among a cohort's facilitators. Six requests, and some for what is on its way. Throws `not-allowed`. */
export async function listBroadcasts(world: World, facilitator: Person, cohortId: CohortId): Promise<BroadcastList> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const [broadcasts, templates, teams, channels, roster, page] = await Promise.all([
    world.broadcasts.list(cohortId),
    world.broadcasts.templates(cohortId),
    world.cohorts.teams(cohortId),
    world.cohorts.channels(cohortId),
    world.rosters.all(cohortId),
    world.cohorts.cohortPage(cohortId),
  ]);
  const drafts = broadcasts.filter((each) => each.kind === 'draft');
  const sent = broadcasts.filter((each) => each.kind === 'sent').sort((a, b) => (a.sendAt < b.sendAt ? 1 : -1));
  const entries = roster.map(({ entry }) => entry).filter((entry) => takesPart(entry) && !entry.protectedIdentity && leadsReceiver(facilitator, cohortId, entry));
  return {
    ...(page ? { cohort: page.cohort } : {}),
    drafts: drafts.sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1)),
    sent: await Promise.all(sent.map(async (broadcast) => ({ broadcast, state: await stateNow(world, facilitator, broadcast) }))),
    templates,
    whole: isAllowed(facilitator, { kind: 'lead-cohort', cohortId }),
    teams,
    led: teams.filter(({ teamId }) => isAllowed(facilitator, { kind: 'lead-team', cohortId, teamId })),
    channels: new Set(channels.filter(({ digest }) => digest !== undefined).map(({ teamId }) => teamId)),
    people: entries.flatMap((entry) => (entry.name === undefined ? [] : [{ ...entry, name: entry.name }])),
  };
}

/** What is over says so; what is on its way is counted, and remembered when it is over. */
async function stateNow(world: World, facilitator: Person, broadcast: SentBroadcast): Promise<SentState> {
  const known = stateOfBroadcast(broadcast, broadcast.outcome !== undefined && isOver(broadcast.outcome.people), instantText(world.clock.now()));
  if (known !== 'under-way') return known;
  return (await progressOfBroadcast(world, facilitator, await findSent(world, facilitator, broadcast.cohortId, broadcast.id))).state;
}
