import { Temporal } from 'temporal-polyfill';
import { checkContent, type ContentFault } from '../../domain/broadcast/check-content.ts';
import type { Draft } from '../../domain/broadcast/broadcast.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { nextWorkingMoment } from '../../domain/calendar/working-hours.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CampaignId, CohortId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed } from '../../domain/policy.ts';
import type { World } from '../world.ts';
import { resolveAudience, type ResolvedAudience } from './resolve-audience.ts';

/** On a later day than its own, a broadcast comes at this local time. */
const MORNING = '08:00';

/** How many a broadcast would go to, to be confirmed by the one who sends it. */
export interface AudienceCount {
  readonly people: number;
  readonly channels: number;
}

export interface CountedAudience {
  readonly faults: readonly ContentFault[];
  readonly count: AudienceCount;
  readonly notMet: number;
  /** With protected identity: they receive like everybody, and are in no list. */
  readonly notListed: number;
  readonly channelsNotLinked: readonly string[];
  /** Instants, ISO 8601 UTC with milliseconds. */
  readonly arrivesAt: string;
  readonly exempt: boolean;
  readonly deadlineAt?: string;
}

/** Whom a draft would go to, and what is to be mended in it first. Throws `not-allowed`, `not-found`. */
export async function countAudience(world: World, facilitator: Person, cohortId: CohortId, id: CampaignId): Promise<CountedAudience> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const draft = (await world.broadcasts.find(cohortId, id))?.value;
  if (draft?.kind !== 'draft') throw new LedtradError('not-found');
  return counted(world, facilitator, draft, await resolveAudience(world, facilitator, cohortId, draft.content));
}

export function counted(world: World, facilitator: Person, { content }: Pick<Draft, 'content'>, { people, channels }: ResolvedAudience): CountedAudience {
  const { zone } = facilitator.settings;
  const { faults, times: { sendAt, exempt, deadlineAt } } = checkContent(content, zone, world.clock.now());
  const isNobody = people.length + channels.length === 0 && !faults.some(({ field }) => field === 'audience');
  // Whose school has a break gets it after that; nobody gets it before this.
  const calendar = world.nudges.calendarOf({ zone, inBreaks: 'at-work' });
  const arrives = nextWorkingMoment(calendar, Temporal.Instant.from(sendAt), MORNING);
  return {
    faults: [...faults, ...(isNobody ? [{ field: 'audience' as const, code: 'nobody' as const }] : [])],
    count: { people: people.length, channels: channels.length },
    notMet: people.filter(({ metAt }) => metAt === undefined).length,
    notListed: people.filter(({ entry }) => entry.protectedIdentity).length,
    channelsNotLinked: channels.filter(({ tenantId }) => tenantId === undefined).map(({ team }) => team.name),
    arrivesAt: arrives ? instantText(arrives) : sendAt,
    exempt,
    ...(deadlineAt === undefined ? {} : { deadlineAt }),
  };
}
