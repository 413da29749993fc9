import type { Language } from '../domain/language.ts';
import type { Fault } from './fault.ts';
import { foreignLanguage } from './language-evidence.ts';
import type { LocatedFile, Path } from './located-file.ts';
import type { TextFile } from './schema.ts';

/** No text of a file reads as another of our languages: a sentence pasted into the wrong file is easily overlooked. */
export function checkLanguages(text: LocatedFile<TextFile>, language: Language): Fault[] {
  return textsIn(text.value, []).flatMap(({ path, value }) => {
    const foreign = foreignLanguage(value, language);
    if (foreign === undefined) return [];
    const reason = `${path.join(' › ')}: reads as "${foreign}" in a file of "${language}": ${value}`;
    return [{ file: text.file, line: text.lineOf(path), reason }];
  });
}

function textsIn(value: unknown, path: Path): { path: Path; value: string }[] {
  if (typeof value === 'string') return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => textsIn(child, [...path, key]));
}
