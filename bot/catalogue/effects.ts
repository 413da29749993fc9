import type { AreaId, EffectId } from '../domain/ids.ts';
import type { Observation } from '../domain/reflection/answer.ts';
import type { Catalogue } from './catalogue.ts';

/** *Annat*: an effect that no area's list has, always offered beside them. The one id that is in no content file. */
export const OTHER_EFFECT = 'other' as EffectId;

/** What a person is asked about in an area. */
export function effectIdsOf(catalogue: Catalogue, areaId: AreaId): readonly EffectId[] {
  return [...(catalogue.area(areaId)?.effects ?? []), OTHER_EFFECT];
}

/**
 * Whether an answer tells anything. Nobody has to look for *annat*, so leaving it alone is no observation: kept, it
 * would count whoever saw all the other effects among those who have not looked.
 */
export function isNoted(id: EffectId, observation: Observation): boolean {
  return id !== OTHER_EFFECT || observation !== 'not-looked';
}
