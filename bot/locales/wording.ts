import type { Catalogue } from '../catalogue/catalogue.ts';
import { OTHER_EFFECT } from '../catalogue/effects.ts';
import type { EffectId } from '../domain/ids.ts';
import type { Language } from '../domain/language.ts';
import type { Translate } from './translate.ts';

/** What it takes to put something into words for one reader. */
export interface Wording {
  readonly catalogue: Catalogue;
  readonly language: Language;
  readonly t: Translate;
}

export function effectName({ catalogue, language, t }: Wording, id: EffectId): string {
  return id === OTHER_EFFECT ? t('effect.other') : catalogue.effectText(id, language);
}
