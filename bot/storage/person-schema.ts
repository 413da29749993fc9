import { z } from 'zod';
import type { AreaId, ActionId, CohortId, EffectId, ObjectId, OrganisationId, PeerRoundId, PersonId, ProgrammeId, QuestionId, TeamId, TenantId, TrialId } from '../domain/ids.ts';
import type { IsoWeek } from '../domain/calendar/iso-week.ts';
import { LEDGER_CODES, type Ledger } from '../domain/calendar/ledger.ts';
import type { ZoneId } from '../domain/calendar/zone.ts';
import { NUDGE_KINDS, STOPPABLE_KINDS } from '../domain/nudges/kind.ts';
import type { NudgeSettings, Nudging } from '../domain/nudges/nudging.ts';
import { WEEKDAYS, WEEKLY_TIMES } from '../domain/nudges/weekly-hours.ts';
import type { WishKey } from '../domain/nudges/wish.ts';
import type { Person } from '../domain/person/person.ts';
import type { Observations } from '../domain/reflection/answer.ts';
import type { Reflection } from '../domain/reflection/reflection.ts';
import type { ChoiceDraft } from '../domain/trial/choice.ts';
import type { TrialCircumstances, TrialHead } from '../domain/trial/trial.ts';
import { commitmentSchema, recalledMeetingSchema } from './meeting-schema.ts';
import { storedId } from './row-codec.ts';

const language = z.enum(['sv', 'en', 'nb']);
const visibility = z.enum(['me', 'peer', 'team', 'cohort']);
export const observation = z.enum(['seen', 'not-yet', 'not-looked', 'wrong-way']);
const help = z.enum(['none', 'team', 'facilitator']);
const week = storedId<IsoWeek>();

export const ledger: z.ZodType<Ledger> = z.object({ from: week, codes: z.string().regex(LEDGER_CODES) });

export const observations: z.ZodType<Observations> = z.record(storedId<EffectId>(), observation);

export const role = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('principal'),
    cohortId: storedId<CohortId>(),
    teamId: storedId<TeamId>(),
    programme: storedId<ProgrammeId>(),
    joined: week,
    since: z.string().exactOptional(),
  }),
  z.object({
    kind: z.literal('facilitator'),
    cohortId: storedId<CohortId>(),
    teams: z.union([z.literal('all'), z.array(storedId<TeamId>())]),
  }),
  z.object({ kind: z.literal('analyst'), cohortId: storedId<CohortId>() }),
  z.object({ kind: z.literal('head'), organisationId: storedId<OrganisationId>(), by: storedId<CohortId>().exactOptional() }),
  z.object({ kind: z.literal('admin'), organisationId: storedId<OrganisationId>(), by: storedId<CohortId>().exactOptional() }),
]);

const place = z.object({ cohortId: storedId<CohortId>(), teamId: storedId<TeamId>() });

export const formerPlace = place.extend({ since: z.string().exactOptional(), until: z.string() });

export const manager = z.object({ cohortId: storedId<CohortId>(), pid: storedId<PersonId>() });

const trialHead: z.ZodType<TrialHead> = z.object({
  id: storedId<TrialId>(),
  areaId: storedId<AreaId>(),
  actionId: storedId<ActionId>(),
  actionVersion: z.number().int(),
  iteration: z.number().int(),
  state: z.enum(['planned', 'active', 'done', 'paused', 'ended']),
  step: z.enum(['trying', 'analysing', 'adjusting']),
  started: week.exactOptional(),
  startedOn: z.string().exactOptional(),
});

const nudgeSettings: z.ZodType<NudgeSettings> = z.object({
  weekday: z.literal(WEEKDAYS),
  time: z.literal(WEEKLY_TIMES),
  stopped: z.union([z.literal('all'), z.array(z.enum(STOPPABLE_KINDS))]),
  inBreaks: z.enum(['quiet', 'at-work']),
  calendar: z.string().exactOptional(),
});

const nudging: z.ZodType<Nudging> = z.object({
  said: z.array(z.object({ key: storedId<WishKey>(), on: z.string(), again: z.literal(true).exactOptional() })),
  nextDueAt: z.string().exactOptional(),
  nextKind: z.enum(NUDGE_KINDS).exactOptional(),
  snooze: z.object({ until: z.string(), keys: z.array(storedId<WishKey>()) }).exactOptional(),
});

export const personSchema: z.ZodType<Person> = z.object({
  pid: storedId<PersonId>(),
  rev: z.number().int(),
  name: z.string(),
  protectedIdentity: z.boolean(),
  home: z.object({ tenantId: storedId<TenantId>(), objectId: storedId<ObjectId>() }).exactOptional(),
  greeted: z.boolean(),
  clientLanguage: language.exactOptional(),
  roles: z.array(role),
  organisationId: storedId<OrganisationId>().exactOptional(),
  manages: z.array(place.extend({ pid: storedId<PersonId>() })),
  left: z.array(formerPlace),
  managers: z.array(manager).exactOptional(),
  settings: z.object({
    language: language.exactOptional(),
    zone: storedId<ZoneId>(),
    visibility,
    analysts: z.enum(['not-asked', 'yes', 'no']),
    nudges: nudgeSettings,
    peers: z.enum(['yes', 'no']).exactOptional(),
    photo: z.enum(['yes', 'no']).exactOptional(),
  }),
  trials: z.array(trialHead),
  focus: storedId<TrialId>().exactOptional(),
  nextStep: z.string(),
  stepDay: z.string().exactOptional(),
  ledger,
  recent: z.array(z.object({
    id: storedId<QuestionId>(),
    rev: z.number().int(),
    kind: z.enum(['reflection', 'not-reached']),
    trialId: storedId<TrialId>(),
    iteration: z.number().int(),
    digest: z.string(),
    at: z.string(),
    visibility,
    showAtMeeting: z.boolean(),
    asksFacilitator: z.literal(true).exactOptional(),
  })),
  observed: z.array(z.object({ id: storedId<QuestionId>(), areaId: storedId<AreaId>(), visibility, observations })),
  pause: z.object({ from: z.string(), until: z.string().exactOptional() }).exactOptional(),
  nudging,
  meetings: z.array(recalledMeetingSchema),
  commitment: commitmentSchema.exactOptional(),
  peersWaiting: z.array(z.object({ id: z.string(), since: z.string() })),
  handedOver: z.array(z.object({ cohortId: storedId<CohortId>(), cohortName: z.string(), teams: z.array(z.string()), from: z.string(), at: z.string() })).exactOptional(),
  peers: z.object({ roundId: storedId<PeerRoundId>(), cohortId: storedId<CohortId>(), since: z.string(), with: z.array(storedId<PersonId>()), known: z.literal(true).exactOptional() }).exactOptional(),
  unreachable: z.object({ since: z.string(), reason: z.enum(['no-conversation', 'blocked']) }).exactOptional(),
  interest: z.object({ registeredAt: z.string(), programme: storedId<ProgrammeId>() }).exactOptional(),
  notices: z.array(z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('accepted'), id: z.string(), at: z.string(), cohort: z.string(), team: z.string() }),
    z.object({ kind: z.literal('declined'), id: z.string(), at: z.string(), message: z.string() }),
  ])).exactOptional(),
  claimed: storedId<PersonId>().exactOptional(),
  movedTo: storedId<PersonId>().exactOptional(),
});

const beforeLeaving = z.looseObject({});

/** Version 2 knew nothing of who manages whom, and nobody had left a team. */
export function withPlaces(old: unknown): unknown {
  const person = beforeLeaving.safeParse(old).data;
  return person && { ...person, manages: [], left: [] };
}

export const reflectionSchema: z.ZodType<Reflection> = z.object({
  id: storedId<QuestionId>(),
  rev: z.number().int(),
  week,
  trialId: storedId<TrialId>(),
  actionId: storedId<ActionId>(),
  actionVersion: z.number().int(),
  iteration: z.number().int(),
  answer: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('reflection'),
      did: z.string(),
      takeaway: z.string(),
      nextStep: z.string(),
      help,
      visibility,
      observations,
    }),
    z.object({ kind: z.literal('not-reached') }),
  ]),
  showAtMeeting: z.boolean(),
  submittedAt: z.string(),
  editedAt: z.string().exactOptional(),
});

export const circumstancesSchema: z.ZodType<TrialCircumstances> = z.object({
  id: storedId<TrialId>(),
  when: z.string(),
  where: z.string(),
  withWhom: z.string(),
  seen: z.string(),
  wanted: z.string(),
});

export const retiredSchema = z.object({ trialId: storedId<TrialId>(), reason: z.string() });

export const choiceDraftSchema: z.ZodType<ChoiceDraft> = z.object({
  step: z.enum(['present-state', 'area', 'actions', 'focus', 'readers']),
  seen: z.string(),
  wanted: z.string(),
  areaId: storedId<AreaId>().exactOptional(),
  actionIds: z.array(storedId<ActionId>()),
  focus: storedId<ActionId>().exactOptional(),
  when: z.string(),
  where: z.string(),
  withWhom: z.string(),
  visibility: visibility.exactOptional(),
  retire: z.enum(['done', 'paused', 'ended']).exactOptional(),
  reason: z.string().exactOptional(),
});
