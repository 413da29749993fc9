import { tail, type Ledger } from '../calendar/ledger.ts';
import type { ActionId, AreaId, EffectId, PersonId } from '../ids.ts';
import { focusTrial, type Person } from '../person/person.ts';
import type { Observation } from '../reflection/answer.ts';
import { parseQuestionId } from '../reflection/question.ts';
import { WEEKS_COUNTED } from '../reflection/submit.ts';
import { countsInEffects } from '../reflection/visibility.ts';
import type { Step } from '../trial/trial.ts';

/** What a cohort keeps of one member, at most 1 KB, rewritten at each change of theirs. Holds no free text. */
export interface MemberSummary {
  readonly pid: PersonId;
  /** The person's revision that it shows. */
  readonly rev: number;
  /** Absent for a protected identity, which is in no list. */
  readonly name?: string;
  readonly step: Step;
  readonly focus?: { readonly areaId: AreaId; readonly actionId: ActionId; readonly actionVersion: number; readonly iteration: number };
  /** The last 26 weeks. A pause is data for the cohort's figures and is never shown of a person. */
  readonly ledger: Ledger;
  /** The latest shared observation of each effect. */
  readonly latest: Readonly<Record<EffectId, Observation>>;
  /** Which observations were shared in which week. */
  readonly byWeek: Readonly<Record<string, readonly Observation[]>>;
}

export function summaryOf(person: Person): MemberSummary {
  const focus = focusTrial(person);
  const observed = person.observed.filter(({ visibility }) => countsInEffects(visibility));
  const latest: Record<EffectId, Observation> = {};
  const byWeek: Record<string, Observation[]> = {};
  for (const { id, observations } of [...observed].reverse()) {
    const week = parseQuestionId(id)?.week;
    if (!week) continue;
    Object.assign(latest, observations);
    byWeek[week] = [...new Set([...(byWeek[week] ?? []), ...Object.values(observations)])].sort();
  }
  return {
    pid: person.pid,
    rev: person.rev,
    ...(person.protectedIdentity ? {} : { name: person.name }),
    step: focus ? focus.step : 'choosing',
    ...(focus ? { focus: { areaId: focus.areaId, actionId: focus.actionId, actionVersion: focus.actionVersion, iteration: focus.iteration } } : {}),
    ledger: tail(person.ledger, WEEKS_COUNTED),
    latest,
    byWeek: Object.fromEntries(Object.entries(byWeek).sort(([a], [b]) => (a < b ? -1 : 1)).slice(-8)),
  };
}

/** Whether a stored summary is at least as new as the person that somebody wants to project. */
export function isNewer(stored: MemberSummary | undefined, person: Person): boolean {
  return stored !== undefined && stored.rev > person.rev;
}
