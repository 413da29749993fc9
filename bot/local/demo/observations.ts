import { effectIdsOf, OTHER_EFFECT } from '../../catalogue/effects.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { weeksBetween, type IsoWeek } from '../../domain/calendar/iso-week.ts';
import type { EffectId } from '../../domain/ids.ts';
import type { Observation, Observations } from '../../domain/reflection/answer.ts';
import type { TrialHead } from '../../domain/trial/trial.ts';
import { Random } from './random.ts';

/** As the weekly card asks (conversation/weekly-form.ts): in the fourth week of a trial, and every fourth after. */
export function isAskedOfEffects({ started }: TrialHead, week: IsoWeek): boolean {
  return started !== undefined && weeksBetween(started, week) % 4 === 3;
}

/** What somebody has seen of each effect of the area; it comes with time, and some effects come before others. */
export function observationsOf(catalogue: Catalogue, trial: TrialHead, week: IsoWeek, random: Random): Observations {
  const weeks = trial.started === undefined ? 0 : weeksBetween(trial.started, week) + (trial.iteration - 1) * 8;
  const entries = effectIdsOf(catalogue, trial.areaId).map((id): [EffectId, Observation] => [id, observationOf(id, weeks, random)]);
  // The pairs were made with effect ids; Object.fromEntries only knows strings.
  return Object.fromEntries(entries) as Observations;
}

function observationOf(id: EffectId, weeks: number, random: Random): Observation {
  if (id === OTHER_EFFECT) return random.chance(0.06) ? 'seen' : 'not-looked';
  // Each effect has a temper of its own, which is the same in all schools.
  const temper = new Random(`effect ${id}`);
  const [ease, resistance] = [temper.unit(), temper.chance(0.2) ? 0.35 : 0];
  if (weeks < 4) return random.weighted({ 'not-looked': 45, 'not-yet': 45, seen: 10 * ease });
  const seen = Math.min(0.8, 0.15 + 0.35 * ease + 0.025 * weeks);
  return random.weighted({ seen, 'not-yet': 0.95 - seen, 'wrong-way': resistance, 'not-looked': 0.04 });
}
