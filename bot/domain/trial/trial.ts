import type { IsoWeek } from '../calendar/iso-week.ts';
import type { ActionId, AreaId, TrialId } from '../ids.ts';

/** `planned`: chosen, not yet in focus. At most one of a person's trials is `active`, and it is the focus. */
export type TrialState = 'planned' | 'active' | 'done' | 'paused' | 'ended';

/** A trial (*prövning*) = person × action version, in iterations; what the head needs of it. */
export interface TrialHead {
  readonly id: TrialId;
  readonly areaId: AreaId;
  readonly actionId: ActionId;
  /** The version that was current when it was chosen; never changes. */
  readonly actionVersion: number;
  readonly iteration: number;
  readonly state: TrialState;
  readonly step: Exclude<Step, 'choosing'>;
  /** When its iteration began, by week and local date; absent while planned. */
  readonly started?: IsoWeek;
  readonly startedOn?: string;
}

/** The rest of a trial, a row of its own. */
export interface TrialCircumstances {
  readonly id: TrialId;
  readonly when: string;
  readonly where: string;
  readonly withWhom: string;
  /** Present state, and what the person wanted to see, when it was chosen. */
  readonly seen: string;
  readonly wanted: string;
}

/** A trial's circumstances and, once it left the focus, the reason that was given ('' if none). */
export interface TrialRecord extends TrialCircumstances {
  readonly reason?: string;
}

/** Where a person is in *Prova → Reflektera och analysera → Justera → Prova igen*. */
export type Step = 'choosing' | 'trying' | 'analysing' | 'adjusting';
