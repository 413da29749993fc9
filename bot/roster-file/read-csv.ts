import { CsvError, parse } from 'csv-parse/sync';
import type { ReadFile } from './read-roster-file.ts';

/** In Swedish and Norwegian Excel the list separator is a semicolon, in English a comma; copied cells have tabs between. */
const DELIMITERS = [';', ',', '\t'] as const;
/** Excel's own way to say which one. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;
const MOST_RECORD_CHARACTERS = 100_000;

export function readCsv(text: string): ReadFile {
  const said = SEPARATOR_LINE.exec(text);
  const content = said ? text.slice(said[0].length) : text;
  try {
    const cells = parse(content, {
      delimiter: said?.[1] ?? delimiterOf(content),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: MOST_RECORD_CHARACTERS,
    });
    return { cells };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { fault: { code: 'unreadable', ...(typeof error['records'] === 'number' ? { row: error['records'] + 1 } : {}) } };
  }
}

/** The one of which the first line with content has most, outside quotes. */
function delimiterOf(text: string): string {
  const line = text.replace(/"(?:[^"]|"")*"/g, '').split(/\r?\n|\r/).find((each) => /[^\s;,]/.test(each)) ?? '';
  const count = (delimiter: string) => line.split(delimiter).length;
  return DELIMITERS.reduce((most, delimiter) => (count(delimiter) > count(most) ? delimiter : most));
}
