import { instantText } from '../../domain/calendar/instant-text.ts';
import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, MeetingId } from '../../domain/ids.ts';
import type { MeetingCase } from '../../domain/meeting/contribution.ts';
import { concerns, isCancelled } from '../../domain/meeting/meeting.ts';
import { changed } from '../../domain/person/change.ts';
import { membershipsOf, type Person } from '../../domain/person/person.ts';
import type { MeetingFile } from '../../ports/meetings.ts';
import type { Versioned } from '../../ports/stored.ts';
import { changePerson } from '../change-person.ts';
import { projectContribution } from './project-contribution.ts';
import type { World } from '../world.ts';

export interface CaseWish {
  readonly cohortId: CohortId;
  readonly meetingId: MeetingId;
  /** '' withdraws it. */
  readonly line: string;
  readonly more: string;
}

/** `too-late`: the meeting has begun, or is cancelled. */
export type CaseOutcome = 'brought' | 'withdrawn' | 'too-late';

/**
 * *Jag vill ta upp något*: a member brings, changes or withdraws what they want taken up at a meeting of theirs. Their
 * own row first, then the one that the team reads; the same again completes what broke off.
 * Throws `not-found`, `not-allowed`.
 */
export async function bringCase(world: World, loaded: Versioned<Person>, { cohortId, meetingId, line, more }: CaseWish): Promise<CaseOutcome> {
  const file = await meetingOf(world, loaded.value, cohortId, meetingId);
  if (file.meeting.value.startsAt <= instantText(world.clock.now()) || isCancelled(file.meeting.value)) return 'too-late';
  const outcome = line === '' ? 'withdrawn' : 'brought';
  const stands = file.cases.find(({ value }) => value.pid === loaded.value.pid)?.value.said;
  if ((stands?.line ?? '') === line && (stands?.more ?? '') === more) return outcome;
  const { person } = await changePerson(world, loaded, (current) =>
    ({ result: undefined, change: changed(current, { kind: 'meeting-case', own: { cohortId, meetingId, line, more } }) }));
  const { pid, rev, name, protectedIdentity } = person.value;
  const row: MeetingCase = { pid, rev, ...(line === '' ? {} : { said: { ...(protectedIdentity ? {} : { authorName: name }), line, more } }) };
  await projectContribution(row, () => world.meetings.findCase(cohortId, meetingId, pid), (each, stored) => world.meetings.saveCase(cohortId, meetingId, each, stored));
  return outcome;
}

/** A meeting of one's own. Throws `not-found`, `not-allowed`. */
export async function meetingOf(world: World, person: Person, cohortId: CohortId, meetingId: MeetingId): Promise<MeetingFile> {
  const file = await world.meetings.find(cohortId, meetingId);
  if (!file) throw new LedtradError('not-found');
  if (!concerns(file.meeting.value, membershipsOf(person))) throw new LedtradError('not-allowed');
  return file;
}
