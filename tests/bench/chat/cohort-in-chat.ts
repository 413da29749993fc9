import { addWeeks, isoWeekOf, type IsoWeek } from '../../../bot/domain/calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../../../bot/domain/calendar/zone.ts';
import type { OperationId } from '../../../bot/domain/ids.ts';
import { createStorage } from '../../../bot/storage/storage.ts';
import type { Tables } from '../../../bot/storage/table/tables.ts';
import type { Temporal } from 'temporal-polyfill';
import { APP_ID } from '../app-id.ts';
import { aMember, COHORT, identityOf, makeCohort, personIdOf, seatMember, teamIdOf } from '../members.ts';

export const MEMBERS = 140;
export const BOT_ID = `28:${APP_ID}`;
/** More weeks than a run submits for, so that none is in the future. */
const WEEKS_BEHIND = 150;

/** Stores the members as they stand when everybody has been met in chat and nobody has answered yet. */
export async function seatMembers(tables: Tables, serviceUrl: string, now: Temporal.Instant): Promise<void> {
  let operations = 0;
  const storage = createStorage(tables, () => `seat-${(operations += 1)}` as OperationId);
  await makeCohort(tables, MEMBERS);
  for (let index = 0; index < MEMBERS; index += 1) {
    const place = { cohortId: COHORT, teamId: teamIdOf(index) };
    await seatMember(storage, identityOf(index), place, aMember(index, firstWeek(now)), reachOf(index, serviceUrl));
  }
}

export function firstWeek(now: Temporal.Instant): IsoWeek {
  return addWeeks(isoWeekOf(now, DEFAULT_ZONE), -WEEKS_BEHIND);
}

/** As the activities of `submits.ts` say it, or the first tap of each would write it down anew. */
export function reachOf(index: number, serviceUrl: string) {
  return { serviceUrl, conversationId: `a:${personIdOf(index)}`, userId: `29:${personIdOf(index)}`, botId: BOT_ID };
}
