import { Temporal } from 'temporal-polyfill';
import type { ProgrammeId } from '../../../bot/domain/ids.ts';
import type { Reflection } from '../../../bot/domain/reflection/reflection.ts';
import { lastWeeks, type LedgerWeek } from '../../../bot/domain/calendar/ledger.ts';
import { isoWeekOf } from '../../../bot/domain/calendar/iso-week.ts';
import { DEFAULT_ZONE } from '../../../bot/domain/calendar/zone.ts';
import { ledgerWithPause, pausedWeeks } from '../../../bot/domain/person/pause.ts';
import type { Diary } from '../../../bot/local/demo/diary.ts';
import { playHistory } from '../../../bot/local/demo/history.ts';
import { demoRoster, type DemoLeader } from '../../../bot/local/demo/people.ts';
import { readTexts } from '../../../bot/local/demo/texts.ts';
import { WEEKS_BEFORE } from '../../../bot/local/demo/window.ts';
import { CATALOGUE } from '../../support/world.ts';

/** Seedings all round the year: in term, in the summer, after Christmas, on a Monday before anybody has answered. */
export const TIMES = ['2026-11-22T03:00:00Z', '2026-06-15T08:00:00Z', '2026-07-25T12:00:00Z', '2026-08-20T15:00:00Z', '2027-01-12T09:00:00Z', '2026-11-23T06:30:00Z', '2026-02-10T12:00:00Z', '2026-10-28T12:00:00Z'];

export interface Played {
  readonly leader: DemoLeader;
  readonly diary: Diary;
  /** The last revision of each. */
  readonly reflections: readonly Reflection[];
  /** The weeks that are over, and the current one last. */
  readonly weeks: readonly LedgerWeek[];
}

export function playEverybody(time: string): Played[] {
  const now = Temporal.Instant.from(time);
  const texts = readTexts();
  const stage = { catalogue: CATALOGUE, texts, programme: 'ledarhandlingar' as ProgrammeId, now };
  return demoRoster(texts).leaders.map((leader) => {
    const diary = playHistory(stage, leader);
    return { leader, diary, reflections: reflectionsOf(diary), weeks: weeksOf(diary, now) };
  });
}

function reflectionsOf({ records }: Diary): Reflection[] {
  const all = records.flatMap((record) => (record.kind === 'reflection' ? [[record.reflection.id, record.reflection] as const] : []));
  return [...new Map(all).values()];
}

function weeksOf({ person }: Diary, now: Temporal.Instant): LedgerWeek[] {
  const current = isoWeekOf(now, DEFAULT_ZONE);
  return lastWeeks(ledgerWithPause(person.ledger, person.pause && pausedWeeks(person.pause), current), WEEKS_BEFORE + 1, current);
}
