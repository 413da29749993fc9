import { z } from 'zod';
import type { IsoWeek } from '../domain/calendar/iso-week.ts';
import type { ActionId, AreaId, CohortId, EffectId, PersonId, ProgrammeId, QuestionId, TeamId } from '../domain/ids.ts';
import type { Published } from '../domain/publication/republish.ts';
import type { SharedReflection } from '../domain/team/shared-reflection.ts';
import type { MemberSummary } from '../domain/team/summary.ts';
import { PHASE_KINDS } from '../domain/plan/phase.ts';
import type { Cohort, Team } from '../ports/cohorts.ts';
import { ledger, observation, observations } from './person-schema.ts';
import { storedId } from './row-codec.ts';

export const cohortSchema: z.ZodType<Cohort> = z.object({
  cohortId: storedId<CohortId>(),
  name: z.string(),
  programme: storedId<ProgrammeId>(),
  madeUp: z.boolean(),
  phases: z.array(z.object({ kind: z.enum(PHASE_KINDS), name: z.string(), from: z.string(), until: z.string() })),
  closedOn: z.string().exactOptional(),
});

const beforeTimePlans = z.looseObject({});

/** Version 1 had no time plan. */
export function withPhases(old: unknown): unknown {
  const cohort = beforeTimePlans.safeParse(old).data;
  return cohort && { ...cohort, phases: [] };
}

export const teamSchema: z.ZodType<Team> = z.object({
  cohortId: storedId<CohortId>(),
  teamId: storedId<TeamId>(),
  name: z.string(),
  cohortName: z.string(),
  madeUp: z.boolean(),
  closedOn: z.string().exactOptional(),
});

export const summarySchema: z.ZodType<MemberSummary> = z.object({
  pid: storedId<PersonId>(),
  rev: z.number().int(),
  left: z.literal(true).exactOptional(),
  name: z.string().exactOptional(),
  step: z.enum(['choosing', 'trying', 'analysing', 'adjusting']),
  focus: z.object({
    areaId: storedId<AreaId>(),
    actionId: storedId<ActionId>(),
    actionVersion: z.number().int(),
    iteration: z.number().int(),
  }).exactOptional(),
  ledger,
  paused: z.object({ from: storedId<IsoWeek>(), until: storedId<IsoWeek>().exactOptional() }).exactOptional(),
  asks: z.object({ id: storedId<QuestionId>(), at: z.string(), shared: z.boolean() }).exactOptional(),
  withoutPeer: z.literal(true).exactOptional(),
  latest: observations,
  latestForTeam: observations,
  byWeek: z.record(z.string(), z.array(observation)),
});

export const sharedSchema: z.ZodType<SharedReflection> = z.object({
  pid: storedId<PersonId>(),
  id: storedId<QuestionId>(),
  rev: z.number().int(),
  submittedAt: z.string(),
  shown: z.object({
    authorName: z.string().exactOptional(),
    week: storedId<IsoWeek>(),
    actionId: storedId<ActionId>(),
    actionVersion: z.number().int(),
    did: z.string(),
    takeaway: z.string(),
    nextStep: z.string(),
    showAtMeeting: z.boolean(),
    asksTeam: z.literal(true).exactOptional(),
    observations: z.record(storedId<EffectId>(), observation),
  }).exactOptional(),
});

export const publishedSchema: z.ZodType<Published> = z.object({
  publishedAt: z.string().exactOptional(),
  tables: z.array(z.object({
    id: z.string(),
    threshold: z.number().int(),
    publishedAt: z.string(),
    total: z.number().int(),
    cells: z.array(z.object({ key: z.string(), count: z.union([z.number().int(), z.literal('hidden')]) })),
  })),
});

export const snapshotsSchema = z.object({
  members: z.array(z.union([storedId<PersonId>(), z.null()])),
  snapshots: z.record(z.string(), z.object({ everybody: z.string(), cells: z.record(z.string(), z.string()) })),
});
