import { LedtradError } from '../../domain/errors.ts';
import type { CohortId, MeetingId, PersonId } from '../../domain/ids.ts';
import { leadsMeeting } from '../../domain/meeting/leading.ts';
import { concerns, type PlannedMeeting } from '../../domain/meeting/meeting.ts';
import type { Commitment, CommitmentOutcome, MeetingCommitment } from '../../domain/meeting/contribution.ts';
import { changed } from '../../domain/person/change.ts';
import { membershipsOf, type Person } from '../../domain/person/person.ts';
import type { MeetingFile } from '../../ports/meetings.ts';
import type { Versioned } from '../../ports/stored.ts';
import { readsOf } from '../../domain/policy.ts';
import { meetingOf } from './bring-case.ts';
import { changePerson } from '../change-person.ts';
import { inParallel, PEOPLE_AT_ONCE } from '../in-parallel.ts';
import { projectContribution } from './project-contribution.ts';
import type { World } from '../world.ts';

export interface WrittenCommitment {
  readonly pid: PersonId;
  /** '' takes it back. */
  readonly text: string;
}

/** Who writes for everybody: who leads the meeting, or takes its notes. */
export function writesForAll(person: Person, meeting: PlannedMeeting): boolean {
  return leadsMeeting(person, meeting) || (meeting.noteTaker?.pid === person.pid && concerns(meeting, membershipsOf(person)));
}

/**
 * What members take on until next time, written for them at the meeting. Of each first the own head, where the weekly
 * card finds it, then the row that the team reads: a row that says it already is done with, so that the same again
 * completes what broke off. Throws `not-allowed`, `not-found`, and `input-invalid` for who is no member.
 */
export async function writeCommitments(world: World, writer: Person, cohortId: CohortId, meetingId: MeetingId, written: readonly WrittenCommitment[]): Promise<void> {
  const file = await world.meetings.find(cohortId, meetingId);
  if (!file) throw new LedtradError('not-found');
  if (!writesForAll(writer, file.meeting.value)) throw new LedtradError('not-allowed');
  if (written.some(({ pid }) => !readsOf(writer, cohortId, pid))) throw new LedtradError('not-allowed');
  await inParallel(PEOPLE_AT_ONCE, written.filter(({ pid, text }) => textOf(file, pid) !== text), async ({ pid, text }) => {
    const loaded = await world.people.load(pid);
    if (!loaded || !concerns(file.meeting.value, membershipsOf(loaded.value))) throw new LedtradError('input-invalid');
    await commit(world, loaded, file.meeting.value, text);
  });
}

/** The same by a member, for themselves. Throws `not-found`, `not-allowed`. */
export async function writeOwnCommitment(world: World, loaded: Versioned<Person>, cohortId: CohortId, meetingId: MeetingId, text: string): Promise<void> {
  const file = await meetingOf(world, loaded.value, cohortId, meetingId);
  if (textOf(file, loaded.value.pid) !== text) await commit(world, loaded, file.meeting.value, text);
}

/** Done, changed or not yet: of what one took on last. Throws `not-found` for another one. */
export async function answerCommitment(world: World, loaded: Versioned<Person>, meetingId: MeetingId, outcome: CommitmentOutcome): Promise<Versioned<Person>> {
  const { result, person } = await changePerson(world, loaded, (current) => {
    const own = current.commitment;
    if (!own || own.meetingId !== meetingId || own.text === '') throw new LedtradError('not-found');
    if (own.outcome === outcome) return { result: own };
    const commitment: Commitment = { ...own, outcome };
    return { result: commitment, change: changed({ ...current, commitment }, { kind: 'commitment', commitment }) };
  });
  await project(world, person.value, result);
  return person;
}

async function commit(world: World, loaded: Versioned<Person>, { cohortId, id: meetingId, startsAt }: PlannedMeeting, text: string): Promise<void> {
  const commitment: Commitment = { cohortId, meetingId, heldAt: startsAt, text };
  const { person } = await changePerson(world, loaded, (current) => {
    const stands = current.commitment;
    // What broke off after the head was written is only to be told to the team.
    if (stands?.meetingId === meetingId && stands.text === text && stands.outcome === undefined) return { result: undefined };
    const isLatest = !current.commitment || current.commitment.heldAt <= startsAt || current.commitment.meetingId === meetingId;
    return { result: undefined, change: changed(isLatest ? { ...current, commitment } : current, { kind: 'commitment', commitment }) };
  });
  await project(world, person.value, commitment);
}

/** As of the person's revision; twice the same one is written once. */
async function project(world: World, { pid, rev, name, protectedIdentity }: Person, { cohortId, meetingId, text, outcome }: Commitment): Promise<void> {
  const row: MeetingCommitment = { pid, rev, ...(protectedIdentity ? {} : { name }), text, ...(outcome ? { outcome } : {}) };
  await projectContribution(row, () => world.meetings.findCommitment(cohortId, meetingId, pid), (each, stored) => world.meetings.saveCommitment(cohortId, meetingId, each, stored));
}

function textOf({ commitments }: MeetingFile, pid: PersonId): string {
  return commitments.find(({ value }) => value.pid === pid)?.value.text ?? '';
}
