import { LRUCache } from 'lru-cache';
import { Temporal } from 'temporal-polyfill';
import type { Card } from '../cards/card.ts';
import type { Links } from '../cards/card-context.ts';
import { localDate } from '../domain/calendar/zone.ts';
import { LedtradError } from '../domain/errors.ts';
import type { CampaignId, TenantId } from '../domain/ids.ts';
import type { Campaign } from '../domain/lane/campaign.ts';
import type { Delivery, LinkedChannel } from '../domain/lane/lane.ts';
import type { Language } from '../domain/language.ts';
import { subjectOf } from '../domain/nudges/wish.ts';
import { writtenLanguage, type Person } from '../domain/person/person.ts';
import { translator } from '../locales/translate.ts';
import { drawNudge } from '../nudges/draw-nudge.ts';
import { drawChannelPrompt, drawMeetingPrompt } from '../nudges/meeting-prompt.ts';
import { drawTeamDigest } from '../nudges/team-digest.ts';
import type { Messenger } from '../ports/messenger.ts';
import { digestTeam } from '../usecases/cohorts/digest-team.ts';
import type { World } from '../usecases/world.ts';
import type { Attempt } from './after-sending.ts';
import type { Sending } from './desk.ts';

const MOST_CAMPAIGNS = 100;

/** A card that cannot be drawn: never to be tried again. Carries the code alone. */
export class NotDrawn extends Error {
  override readonly name = 'NotDrawn';
}

export type SendCard = (tenantId: TenantId, sending: Sending) => Promise<Attempt>;

/** Reads where a person is reached, which is remembered until the card is sent a moment later. */
export function addressLookUp({ identities }: Pick<World, 'identities'>): (sending: Sending) => Promise<void> {
  return async ({ addressee }) => {
    const home = addressee.kind === 'person' ? addressee.person.value.home : undefined;
    // What goes wrong here goes wrong once more when it is to be sent, and is told then.
    if (home) await identities.find(home).catch(() => {});
  };
}

/** Draws a claimed card from its addressee as they are, and sends it, once. Throws NotDrawn. */
export function cardSender(world: World, messenger: Messenger, links: Links): SendCard {
  /** Never changed once confirmed. */
  const campaigns = new LRUCache<CampaignId, Campaign>({ max: MOST_CAMPAIGNS });

  async function cardFor({ delivery, addressee }: Sending): Promise<Card> {
    if (addressee.kind === 'channel') return await channelCard(delivery, addressee.channel.value);
    const person = addressee.person.value;
    const drawing = { context: contextIn(writtenLanguage(person)), catalogue: world.catalogue, person, today: todayOf(person) };
    return delivery.campaignId ? drawMeetingPrompt(drawing, await campaignOf(delivery.campaignId), delivery.key) : drawNudge(drawing, delivery);
  }

  async function channelCard(delivery: Delivery, channel: LinkedChannel): Promise<Card> {
    return delivery.campaignId ? drawChannelPrompt(contextIn(channel.language), await campaignOf(delivery.campaignId)) : await digestCard(delivery, channel);
  }

  async function digestCard({ key }: Delivery, { language, cohortId, teamId }: LinkedChannel): Promise<Card> {
    const month = subjectOf(key);
    const told = await digestTeam(world, { cohortId, teamId }, Temporal.PlainYearMonth.from(month));
    if (!told) throw new LedtradError('not-found');
    return drawTeamDigest(contextIn(language), world.catalogue, month, told);
  }

  async function campaignOf(campaignId: CampaignId): Promise<Campaign> {
    const campaign = campaigns.get(campaignId) ?? (await world.campaigns.find(campaignId));
    if (!campaign) throw new LedtradError('not-found');
    campaigns.set(campaignId, campaign);
    return campaign;
  }

  function contextIn(language: Language) {
    return { language, t: translator(language), links };
  }

  function todayOf({ settings }: Person): string {
    return localDate(world.clock.now(), settings.zone).toString();
  }

  return async (tenantId, sending) => {
    const card = await drawn(cardFor(sending));
    if (card === 'storage-away') return { kind: 'try-later', throttled: false };
    const { addressee } = sending;
    if (addressee.kind === 'channel') return await messenger.sendToChannel(tenantId, addressee.channel.value, { ...card }, card.speak);
    const { home } = addressee.person.value;
    return home ? await addressed(messenger.sendToPerson(home, { ...card }, card.speak)) : { kind: 'unreachable', reason: 'no-conversation' };
  };
}

/** Where a person is reached can be illegible, which holds up nobody else: nothing was sent. */
async function addressed(sending: Promise<Attempt>): Promise<Attempt> {
  try {
    return await sending;
  } catch (error) {
    if (error instanceof LedtradError) throw new NotDrawn(error.code, { cause: error });
    throw error;
  }
}

/** An outage is no fault of the card. */
async function drawn(drawing: Promise<Card>): Promise<Card | 'storage-away'> {
  try {
    return await drawing;
  } catch (error) {
    if (error instanceof LedtradError && error.code === 'storage-unavailable') return 'storage-away';
    throw new NotDrawn(error instanceof LedtradError ? error.code : 'unexpected', { cause: error });
  }
}
