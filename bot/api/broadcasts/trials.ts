import { localDate } from '../../domain/calendar/zone.ts';
import { checkContent, faultsOfWriting } from '../../domain/broadcast/check-content.ts';
import { postsInChannels, writesToPeople, type BroadcastContent } from '../../domain/broadcast/content.ts';
import { wishKey } from '../../domain/nudges/wish.ts';
import { assertAllowed } from '../../domain/policy.ts';
import type { Card } from '../../cards/card.ts';
import { drawChannelPrompt, drawMeetingPrompt } from '../../nudges/meeting-prompt.ts';
import type { SendOutcome } from '../../ports/messenger.ts';
import { triedCampaign } from '../../usecases/broadcasts/try-broadcast.ts';
import * as contract from '../contract/broadcast-content.ts';
import type { PreviewView, TestSent } from '../contract/broadcast-draft.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { cohortIdOf, parsedBody } from '../parameters.ts';
import { contentOf, faultView, faultsView } from './views.ts';

/** What is written is looked at and tried before it is sent; nothing of it is stored. */
export const broadcastTrials: readonly Endpoint[] = [
  { method: 'post', path: '/cohorts/:cohort/broadcast-preview', answer: preview },
  { method: 'post', path: '/cohorts/:cohort/broadcast-test', answer: tryOut },
];

async function preview(call: ApiCall): Promise<PreviewView> {
  const content = writtenIn(call);
  const { world, person: { value: person } } = call;
  const { faults } = checkContent(content, person.settings.zone, world.clock.now());
  const cardIn = (card: Card) => ({ card: { ...card }, summary: card.speak });
  return {
    faults: faults.map((fault) => faultView(call, fault)),
    ...(writesToPeople(content) ? { chat: cardIn(ownCard(call, content)) } : {}),
    ...(postsInChannels(content) ? { channel: cardIn(drawChannelPrompt(contextOf(call), triedCampaign(world, content, person.settings.zone))) } : {}),
  };
}

/** To the caller's own chat, at once: it is they who ask, so it is no nudge. */
async function tryOut(call: ApiCall): Promise<TestSent> {
  const content = writtenIn(call);
  const faults = faultsOfWriting(content);
  if (faults.length > 0) return faultsView(call, faults);
  const card = ownCard(call, content);
  const outcome = await call.services.messenger.sendToPerson(call.person.value.home ?? call.identity, { ...card }, card.speak);
  return outcome.kind === 'sent' ? { kind: 'sent' } : { kind: 'not-sent', message: call.t(whyNot(outcome.kind)) };
}

function writtenIn(call: ApiCall): BroadcastContent {
  assertAllowed(call.person.value, { kind: 'lead-in-cohort', cohortId: cohortIdOf(call) });
  return contentOf(parsedBody(contract.content, call.body));
}

function ownCard(call: ApiCall, content: BroadcastContent): Card {
  const { world, person: { value: person } } = call;
  const today = localDate(world.clock.now(), person.settings.zone).toString();
  const campaign = triedCampaign(world, content, person.settings.zone);
  return drawMeetingPrompt({ context: contextOf(call), catalogue: world.catalogue, person, today }, campaign, wishKey('meeting-prompt', campaign.id));
}

function contextOf({ language, t, services }: ApiCall) {
  return { language, t, links: services.links };
}

function whyNot(outcome: Exclude<SendOutcome['kind'], 'sent'>): 'broadcast.test.no-chat' | 'broadcast.test.refused' | 'broadcast.test.later' {
  switch (outcome) {
    case 'unreachable':
      return 'broadcast.test.no-chat';
    case 'refused':
      return 'broadcast.test.refused';
    case 'try-later':
    case 'unknown':
    case 'not-authorised':
      return 'broadcast.test.later';
  }
}
