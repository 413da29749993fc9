import { checkIds, checkUniqueIds } from './check-ids.ts';
import { checkLanguages } from './check-languages.ts';
import { checkNames } from './check-names.ts';
import { checkTexts } from './check-texts.ts';
import type { Fault } from './fault.ts';
import type { ProgrammeFolder } from './programme-folder.ts';

/** Everything that one file's schema cannot see: what holds between files, and between programmes. */
export function check(folders: readonly ProgrammeFolder[]): Fault[] {
  return [
    ...checkUniqueIds(folders),
    ...folders.flatMap((folder) => [
      ...checkIds(folder.structure),
      ...[...folder.texts].flatMap(([language, text]) => [
        ...checkTexts(folder.structure.value, text),
        ...checkNames(text),
        ...checkLanguages(text, language),
      ]),
    ]),
  ];
}
