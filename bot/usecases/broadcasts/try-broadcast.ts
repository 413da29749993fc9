import { checkContent, tidied } from '../../domain/broadcast/check-content.ts';
import type { BroadcastContent } from '../../domain/broadcast/content.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';
import type { CampaignId } from '../../domain/ids.ts';
import type { Campaign } from '../../domain/lane/campaign.ts';
import type { ZoneId } from '../../domain/calendar/zone.ts';
import type { World } from '../world.ts';

/** What a card carries in place of its campaign's id while it is tried: answers to it are not kept. */
export const TRIED = 'test' as CampaignId;

/** A week: until when it could be answered, where that is not chosen yet. */
const OPEN_FOR = { hours: 24 * 7 };

/** What a draft would say, complete or not, to be looked at and tried. Nothing is stored. */
export function triedCampaign({ clock }: Pick<World, 'clock'>, content: BroadcastContent, zone: ZoneId): Pick<Campaign, 'id' | 'title' | 'text' | 'asks' | 'meetingAt'> {
  const { title, text, question, readers } = tidied(content);
  const now = clock.now();
  const { times: { deadlineAt, meetingAt } } = checkContent(content, zone, now);
  const isDrawable = question && question.label !== '' && (!('options' in question) || question.options.length > 0);
  return {
    id: TRIED,
    title,
    text,
    ...(isDrawable ? { asks: { question, readers, deadlineAt: deadlineAt ?? instantText(now.add(OPEN_FOR)) } } : {}),
    ...(meetingAt === undefined ? {} : { meetingAt }),
  };
}
