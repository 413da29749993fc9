import { LANGUAGES } from '../../bot/domain/language.ts';
import { textsIn, type Manifest, type Texts } from '../manifest.ts';
import { LOCALES } from '../source.ts';

/** Every text of the manifest in every language that the product speaks, and nothing that stands in no manifest. */
export function checkLocales(manifest: Manifest, locales: Readonly<Record<string, Texts>>): readonly string[] {
  const { defaultLanguageTag, additionalLanguages } = manifest.localizationInfo;
  const declared = [defaultLanguageTag, ...additionalLanguages.map(({ languageTag }) => languageTag)];
  const files = Object.fromEntries(additionalLanguages.map(({ languageTag, file }) => [languageTag, file]));
  const own = Object.keys(textsIn(manifest));
  return [
    ...(String(declared) === String(LANGUAGES) ? [] : [`languages are ${declared.join(', ')}, and those of the product ${LANGUAGES.join(', ')}`]),
    ...Object.entries(LOCALES).filter(([tag, file]) => files[tag] !== file).map(([tag, file]) => `${tag} is not in ${file}`),
    ...Object.entries(locales).flatMap(([tag, texts]) => [
      ...own.filter((place) => !texts[place]?.trim()).map((place) => `${tag} lacks ${place}`),
      ...Object.keys(texts).filter((place) => place !== '$schema' && !own.includes(place)).map((place) => `${tag} has ${place}, which is not in the manifest`),
    ]),
  ];
}
