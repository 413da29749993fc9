import type { AreaId, EffectId } from '../domain/ids.ts';
import type { Catalogue } from './catalogue.ts';

/** *Annat*: an effect that no area's list has, always offered beside them. The one id that is in no content file. */
export const OTHER_EFFECT = 'other' as EffectId;

/** What a person is asked about in an area. */
export function effectIdsOf(catalogue: Catalogue, areaId: AreaId): readonly EffectId[] {
  return [...(catalogue.area(areaId)?.effects ?? []), OTHER_EFFECT];
}
