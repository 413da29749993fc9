import { effectIdsOf, isNoted, OTHER_EFFECT } from '../../catalogue/effects.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { weeksBetween, type IsoWeek } from '../../domain/calendar/iso-week.ts';
import type { EffectId } from '../../domain/ids.ts';
import { OBSERVATIONS, type Observation, type Observations } from '../../domain/reflection/answer.ts';
import type { TrialHead } from '../../domain/trial/trial.ts';
import { Random } from './random.ts';

/** What somebody has seen of each effect of the area. It comes with time. */
export function observationsOf(catalogue: Catalogue, trial: TrialHead, week: IsoWeek, random: Random): Observations {
  const weeks = trial.started === undefined ? 0 : weeksBetween(trial.started, week);
  return Object.fromEntries(effectIdsOf(catalogue, trial.areaId).flatMap((id) => {
    const observation = observationOf(id, weeks, random);
    return isNoted(id, observation) ? [[id, observation]] : [];
  }));
}

function observationOf(id: EffectId, weeks: number, random: Random): Observation {
  if (id === OTHER_EFFECT) return random.chance(0.05) ? 'seen' : 'not-looked';
  const [comes, instead] = temperOf(id);
  if (random.chance(0.01)) return random.pick(OBSERVATIONS);
  return random.chance(Math.min(0.65, 0.35 + 0.03 * weeks)) ? comes : instead;
}

/** What becomes of an effect, and what is said while it has not: the same in all schools, so that there is a pattern to find. */
function temperOf(id: EffectId): readonly [Observation, Observation] {
  const temper = new Random(`effect ${id}`).weighted({ visible: 70, hidden: 20, contrary: 10 });
  return ({ visible: ['seen', 'not-yet'], hidden: ['not-yet', 'not-looked'], contrary: ['seen', 'wrong-way'] } as const)[temper];
}
