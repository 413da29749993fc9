import { faultView } from '../api/roster/import-view.ts';
import type { ImportFault } from '../domain/roster/import-fault.ts';
import type { Translate } from '../locales/translate.ts';

/** What is wrong in a roster's file and in which row, for whoever reads it at a terminal. */
export function faultLine(fault: ImportFault, t: Translate): string {
  const { row, sentence } = faultView(fault, t);
  return row === undefined ? sentence : `row ${row}: ${sentence}`;
}
