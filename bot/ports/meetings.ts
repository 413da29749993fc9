import type { CohortId, MeetingId, PersonId } from '../domain/ids.ts';
import type { Attendance, MeetingCase, MeetingCommitment } from '../domain/meeting/contribution.ts';
import type { PlannedMeeting } from '../domain/meeting/meeting.ts';
import type { Place } from './cohorts.ts';
import type { Versioned } from './stored.ts';

/** A meeting with everything that was brought to it. */
export interface MeetingFile {
  readonly meeting: Versioned<PlannedMeeting>;
  /** Every member's head has been told of the meeting as it is. */
  readonly isTold: boolean;
  readonly attendance?: Versioned<Attendance>;
  readonly cases: readonly Versioned<MeetingCase>[];
  readonly commitments: readonly Versioned<MeetingCommitment>[];
}

export interface Meetings {
  /** A team's from an instant on, those of the whole cohort among them, the earliest first. Two requests. */
  ofTeam(place: Place, from: string): Promise<readonly PlannedMeeting[]>;
  /** All that a cohort has had and will have, in a request a thousand. */
  ofCohort(cohortId: CohortId): Promise<readonly PlannedMeeting[]>;
  /** One request. */
  find(cohortId: CohortId, id: MeetingId): Promise<MeetingFile | undefined>;
  /** Without `before` only if there is none yet. Throws `conflict`. */
  save(meeting: PlannedMeeting, before: Versioned<PlannedMeeting> | undefined): Promise<void>;
  /** Changes with everything about the cohort's meetings. */
  version(cohortId: CohortId): Promise<string>;
  markTold(cohortId: CohortId, told: readonly Pick<PlannedMeeting, 'id' | 'sequence'>[]): Promise<void>;
  /** These only if what was read is still there. Throw `conflict`. */
  saveAttendance(cohortId: CohortId, id: MeetingId, attendance: Attendance, before: Versioned<Attendance> | undefined): Promise<void>;
  saveCase(cohortId: CohortId, id: MeetingId, value: MeetingCase, before: Versioned<MeetingCase> | undefined): Promise<void>;
  saveCommitment(cohortId: CohortId, id: MeetingId, value: MeetingCommitment, before: Versioned<MeetingCommitment> | undefined): Promise<void>;
  findCase(cohortId: CohortId, id: MeetingId, pid: PersonId): Promise<Versioned<MeetingCase> | undefined>;
  findCommitment(cohortId: CohortId, id: MeetingId, pid: PersonId): Promise<Versioned<MeetingCommitment> | undefined>;
}
