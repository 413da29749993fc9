import { isOpen, type Draft, type Outcome, type SentBroadcast } from '../../domain/broadcast/broadcast.ts';
import { failedIn, type Progress, type ReceiverState } from '../../domain/broadcast/progress.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { isConflict, LedtradError } from '../../domain/errors.ts';
import type { CampaignId, CohortId, PersonId } from '../../domain/ids.ts';
import { lanesOf, type ChannelReceiver } from '../../domain/lane/campaign.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed } from '../../domain/policy.ts';
import type { Team } from '../../ports/cohorts.ts';
import type { Versioned } from '../../ports/stored.ts';
import type { World } from '../world.ts';
import { countCampaign, stateOf, type CountedCampaign } from './count-campaign.ts';
import { leadsAllOf } from './may-act.ts';

export interface BroadcastProgress {
  readonly broadcast: SentBroadcast;
  readonly state: SentState;
  readonly people: Progress;
  readonly channels: readonly ChannelPost[];
  /** Absent without a question. */
  readonly answered?: number;
  readonly reminder?: Progress;
  readonly may: {
    readonly cancel: boolean;
    readonly resend?: { readonly failed: number; readonly uncertain: number };
    readonly remind?: { readonly people: number };
  };
}

export type SentState = 'scheduled' | 'under-way' | 'done' | 'cancelled';

export interface ChannelPost {
  readonly team: Team;
  readonly state: ReceiverState | { readonly kind: 'not-linked' };
}

/** Something sent can be sent again for so long: after that its slots are cleared away. */
const AGAIN_WITHIN = { hours: 24 * 45 };

/**
 * A draft, or something sent with how far it has come. Made to be asked again and again: the request for the broadcast,
 * its receivers' counts, its answers, and two or three a lane; of what is over and can be answered no more, two. Throws `not-allowed`, `not-found`.
 */
export async function viewBroadcast(world: World, facilitator: Person, cohortId: CohortId, id: CampaignId): Promise<Draft | BroadcastProgress> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const read = await world.broadcasts.find(cohortId, id);
  if (!read) throw new LedtradError('not-found');
  return read.value.kind === 'draft' ? read.value : await progressOfBroadcast(world, facilitator, { value: read.value, etag: read.etag });
}

/** What has been sent, and nothing else. Throws `not-allowed`, `not-found`. */
export async function findSent(world: World, facilitator: Person, cohortId: CohortId, id: CampaignId): Promise<Versioned<SentBroadcast>> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const read = await world.broadcasts.find(cohortId, id);
  if (read?.value.kind !== 'sent') throw new LedtradError('not-found');
  return { value: read.value, etag: read.etag };
}

export async function progressOfBroadcast(world: World, facilitator: Person, { value: broadcast, etag }: Versioned<SentBroadcast>): Promise<BroadcastProgress> {
  const now = instantText(world.clock.now());
  const { outcome } = broadcast;
  if (outcome && !isOpen(broadcast, now) && broadcast.channels === 0) return await afterwards(world, facilitator, broadcast, outcome);
  const { campaign, reminder } = await countAll(world, broadcast);
  const answeredBy = await whoAnswered(world, broadcast);
  const isOver = campaign.isOver && (reminder?.isOver ?? true);
  if (isOver && !outcome) await remember(world, { value: broadcast, etag }, { people: campaign.people, ...(reminder ? { reminder: reminder.people } : {}) });
  const channels = await channelsOf(world, broadcast, campaign);
  return {
    broadcast,
    state: stateOfBroadcast(broadcast, isOver, now),
    people: campaign.people,
    channels,
    ...(answeredBy ? { answered: answeredBy.size } : {}),
    ...(reminder ? { reminder: reminder.people } : {}),
    may: mayOf(world, facilitator, broadcast, { people: campaign.people, channelsFailed: channels.filter(isFailed).length, isOver, toRemind: toRemind(campaign, answeredBy).length }),
  };
}

async function countAll(world: World, { campaignId, sendAt, reminder, cancelledAt, again }: SentBroadcast): Promise<{ campaign: CountedCampaign; reminder?: CountedCampaign }> {
  const isCancelled = cancelledAt !== undefined;
  const [campaign, reminded] = await Promise.all([
    countCampaign(world, campaignId, { from: sendAt, isCancelled, ...(again ? { again } : {}) }),
    reminder && countCampaign(world, reminder.campaignId, { from: reminder.at, isCancelled }),
  ]);
  return { campaign, ...(reminded ? { reminder: reminded } : {}) };
}

async function afterwards(world: World, facilitator: Person, broadcast: SentBroadcast, { people, reminder }: Outcome): Promise<BroadcastProgress> {
  const answeredBy = await whoAnswered(world, broadcast);
  return {
    broadcast,
    state: stateOfBroadcast(broadcast, true, instantText(world.clock.now())),
    people,
    channels: [],
    ...(answeredBy ? { answered: answeredBy.size } : {}),
    ...(reminder ? { reminder } : {}),
    may: mayOf(world, facilitator, broadcast, { people, channelsFailed: 0, isOver: true, toRemind: 0 }),
  };
}

async function whoAnswered(world: World, { campaignId, content }: SentBroadcast): Promise<ReadonlySet<PersonId> | undefined> {
  return content.question ? await world.campaigns.answeredBy(campaignId) : undefined;
}

export function stateOfBroadcast({ cancelledAt, sendAt }: Pick<SentBroadcast, 'cancelledAt' | 'sendAt'>, isOver: boolean, now: string): SentState {
  if (cancelledAt !== undefined) return 'cancelled';
  if (sendAt > now) return 'scheduled';
  return isOver ? 'done' : 'under-way';
}

/** So that it is not counted again each time; another may have written it, or something else of it, meanwhile. */
async function remember(world: World, { value, etag }: Versioned<SentBroadcast>, outcome: Outcome): Promise<void> {
  try {
    await world.broadcasts.save({ ...value, rev: value.rev + 1, outcome }, etag);
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
}

async function channelsOf(world: World, { cohortId, channels, campaignId }: SentBroadcast, campaign: CountedCampaign): Promise<readonly ChannelPost[]> {
  if (channels === 0) return [];
  const teams = new Map((await world.cohorts.teams(cohortId)).map((team) => [team.teamId, team]));
  const linked = await Promise.all(lanesOf(campaign.frozen).map((tenantId) => world.campaigns.channels(campaignId, tenantId)));
  const notLinked = await world.campaigns.channels(campaignId, undefined);
  const postOf = (receiver: ChannelReceiver, state: ChannelPost['state']): ChannelPost[] => {
    const team = teams.get(receiver.teamId);
    return team ? [{ team, state }] : [];
  };
  return [
    ...linked.flat().flatMap((receiver) => postOf(receiver, stateOf(campaign, receiver))),
    ...notLinked.flatMap((receiver) => postOf(receiver, { kind: 'not-linked' })),
  ];
}

function isFailed({ state }: ChannelPost): boolean {
  return state.kind === 'unreachable' || state.kind === 'poisoned' || state.kind === 'expired';
}

/** Those who have it, for all that is known, and have not answered. */
export function toRemind({ states }: CountedCampaign, answeredBy: ReadonlySet<PersonId> | undefined): readonly PersonId[] {
  if (!answeredBy) return [];
  const have = [...states].filter(([key, { kind }]) => (kind === 'sent' || kind === 'uncertain') && !key.startsWith('team|'));
  return have.map(([key]) => key as PersonId).filter((pid) => !answeredBy.has(pid)); // The key of a person is their id.
}

function mayOf(
  world: World,
  facilitator: Person,
  broadcast: SentBroadcast,
  { people, channelsFailed, isOver, toRemind: unanswered }: { people: Progress; channelsFailed: number; isOver: boolean; toRemind: number },
): BroadcastProgress['may'] {
  const now = world.clock.now();
  const { cohortId, scope, cancelledAt, reminder, content } = broadcast;
  if (!leadsAllOf(facilitator, cohortId, scope) || cancelledAt !== undefined) return { cancel: false };
  const isStillOfUse = content.question ? isOpen(broadcast, instantText(now)) : broadcast.sendAt > instantText(now.subtract(AGAIN_WITHIN));
  const failed = failedIn(people) + channelsFailed;
  return {
    cancel: !isOver,
    ...(isStillOfUse && failed + people.uncertain > 0 ? { resend: { failed, uncertain: people.uncertain } } : {}),
    ...(isOpen(broadcast, instantText(now)) && !reminder && unanswered > 0 ? { remind: { people: unanswered } } : {}),
  };
}
