import type { ActionId, PersonId, QuestionId } from '../ids.ts';
import type { IsoWeek } from '../calendar/iso-week.ts';
import type { Person } from '../person/person.ts';
import type { Observations } from '../reflection/answer.ts';
import type { Reflection } from '../reflection/reflection.ts';
import { isSharedWithTeam } from '../reflection/visibility.ts';

/** A reflection as others may read it. Withdrawn, it keeps its place and revision but has no text. */
export interface SharedReflection {
  readonly pid: PersonId;
  readonly id: QuestionId;
  readonly rev: number;
  readonly submittedAt: string;
  readonly shown?: ShownText;
}

export interface ShownText {
  readonly authorName?: string;
  readonly week: IsoWeek;
  readonly actionId: ActionId;
  readonly actionVersion: number;
  readonly did: string;
  readonly takeaway: string;
  readonly nextStep: string;
  readonly showAtMeeting: boolean;
  /** The author would like the team's help: for the team's page alone. */
  readonly asksTeam?: true;
  readonly observations: Observations;
}

export type Audience = 'team' | 'cohort';

/** What an audience gets of a reflection. */
export function sharedWith(audience: Audience, person: Person, reflection: Reflection): SharedReflection {
  const { id, rev, submittedAt, answer } = reflection;
  const row = { pid: person.pid, id, rev, submittedAt };
  if (answer.kind !== 'reflection') return row;
  const mayRead = audience === 'team' ? isSharedWithTeam(answer.visibility) : answer.visibility === 'cohort';
  if (!mayRead) return row;
  return {
    ...row,
    shown: {
      ...(person.protectedIdentity ? {} : { authorName: person.name }),
      week: reflection.week,
      actionId: reflection.actionId,
      actionVersion: reflection.actionVersion,
      did: answer.did,
      takeaway: answer.takeaway,
      nextStep: answer.nextStep,
      showAtMeeting: reflection.showAtMeeting,
      ...(audience === 'team' && answer.help === 'team' ? { asksTeam: true } : {}),
      observations: answer.observations,
    },
  };
}
