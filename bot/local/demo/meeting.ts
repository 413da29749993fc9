import { Temporal } from 'temporal-polyfill';
import { dateText } from '../../domain/calendar/date-text.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { instantAt } from '../../domain/calendar/working-hours.ts';
import { DEFAULT_ZONE, localDate } from '../../domain/calendar/zone.ts';
import type { MeetingId, PersonId, TeamId } from '../../domain/ids.ts';
import type { LogEntry } from '../../domain/meeting/log-entry.ts';
import type { MeetingContent } from '../../domain/meeting/meeting.ts';
import type { Person } from '../../domain/person/person.ts';
import { answerCommitment, writeCommitments } from '../../usecases/meetings/commit-to-next-time.ts';
import { bringCase } from '../../usecases/meetings/bring-case.ts';
import { planMeetings } from '../../usecases/meetings/plan-meetings.ts';
import { previewSeries } from '../../usecases/meetings/preview-series.ts';
import { recordAttendance } from '../../usecases/meetings/record-attendance.ts';
import type { World } from '../../usecases/world.ts';
import { COHORT } from './people.ts';
import type { Texts } from './texts.ts';

const TUESDAY = 2;
const TO_COME = 5;
/** Brands of fixed words. */
const SERIES = 'demo' as MeetingId;
const HELD = 'demo-1' as MeetingId;
const COMING = 'demo-2' as MeetingId;
const SEMINAR = 'demo-seminar' as MeetingId;

export interface DemoMeetings {
  readonly processLeader: Person;
  readonly methodSupporter: Person;
  readonly teams: readonly [TeamId, TeamId];
  /** Of the first team, the one at the keyboard first. */
  readonly members: readonly PersonId[];
}

/**
 * The Playground's team met four weeks before its next meeting, which is on the Tuesday of next week, so that its members
 * have something to prepare for; then monthly. Later its members meet another team at a seminar.
 */
export async function demoMeetings(world: World, { texts: { meetings }, ...demo }: DemoMeetings & { readonly texts: Texts }): Promise<void> {
  const [team, otherTeam] = demo.teams;
  const coming = tuesdayOfNextWeek(world.clock.now());
  const series = await previewSeries(world, demo.processLeader, COHORT, { teams: [team], zone: DEFAULT_ZONE, first: dateText(coming), count: TO_COME });
  const { place, link, agenda, before, after } = meetings;
  const content: MeetingContent = {
    kind: 'learning-team', teams: [team], title: '', zone: DEFAULT_ZONE, place, link, agenda, before, after,
    days: [{ date: dateText(coming.subtract({ weeks: 4 })), from: '13:00', until: '14:15' }],
  };
  await planMeetings(world, demo.processLeader, COHORT, { plan: SERIES, content, dates: series.flatMap(({ date }) => date ?? []) });
  await planMeetings(world, demo.methodSupporter, COHORT, {
    plan: SEMINAR,
    content: { ...content, ...meetings.seminar, kind: 'seminar', teams: [team, otherTeam], link: '', agenda: [], after: '', days: [{ date: dateText(coming.add({ weeks: 6, days: 2 })), from: '09:00', until: '15:30' }] },
    dates: [],
  });
  await meetOnce(world, demo, meetings);
  await noteDown(world, demo.processLeader, { teamId: team, notes: meetings.log.team, last: coming.subtract({ weeks: 4 }) });
  await noteDown(world, demo.methodSupporter, { notes: meetings.log.cohort, last: coming.subtract({ weeks: 3 }) });
}

interface Notes {
  readonly teamId?: TeamId;
  /** The earliest first. */
  readonly notes: readonly string[];
  readonly last: Temporal.PlainDate;
}

/** In the process log, two weeks apart, in the afternoon. What a seeding that broke off has written already stays as it is. */
async function noteDown(world: World, { pid }: Person, { teamId, notes, last }: Notes): Promise<void> {
  for (const [index, text] of notes.entries()) {
    const day = last.subtract({ weeks: 2 * (notes.length - 1 - index) });
    const entry: LogEntry = { id: `demo-${index}`, cohortId: COHORT, writtenAt: instantText(instantAt(day, '15:20', DEFAULT_ZONE)), text, ...(teamId ? { teamId } : {}) };
    if (!(await world.processLogs.find(pid, entry))) await world.processLogs.save(pid, entry, undefined);
  }
}

async function meetOnce(world: World, { processLeader, members }: DemoMeetings, { commitments, case: brought }: Texts['meetings']): Promise<void> {
  const present = members.slice(0, commitments.length);
  await recordAttendance(world, processLeader, COHORT, HELD, present);
  await writeCommitments(world, processLeader, COHORT, HELD, present.map((pid, index) => ({ pid, text: commitments[index] ?? '' })));
  const [, second, third] = members;
  const [colleague, answering] = [second && (await world.people.load(second)), third && (await world.people.load(third))];
  if (colleague) await bringCase(world, colleague, { cohortId: COHORT, meetingId: COMING, ...brought });
  if (answering) await answerCommitment(world, answering, HELD, 'done');
}

function tuesdayOfNextWeek(now: Temporal.Instant): Temporal.PlainDate {
  const today = localDate(now, DEFAULT_ZONE);
  return today.add({ days: 7 - today.dayOfWeek + TUESDAY });
}
