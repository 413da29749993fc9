import { stringify } from 'csv-stringify/sync';
import { wordsOf } from '../../domain/broadcast/answer.ts';
import { localTimeOf } from '../../domain/calendar/zoned-time.ts';
import { exportableAnswers, type ShownAnswer } from '../../usecases/broadcasts/view-answers.ts';
import type { ExportedFile } from '../contract/broadcast-answers.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { broadcastIdOf, cohortIdOf } from '../parameters.ts';

/** Longer names of files are cut by somebody on the way. */
const MOST_NAME = 60;

/** The answers as CSV for Swedish Excel: a byte order mark, semicolons, and nothing that it would take for a formula. */
export const broadcastExport: Endpoint = {
  method: 'get',
  path: '/cohorts/:cohort/broadcasts/:broadcast/answers/export',
  async answer(call): Promise<ExportedFile> {
    const { t } = call;
    const { answers, question, broadcast } = await exportableAnswers(call.world, call.person.value, cohortIdOf(call), broadcastIdOf(call));
    const said = ({ answer }: ShownAnswer): string => {
      const { text, chosen } = wordsOf(question, answer.answer);
      return text === '' ? chosen.join(', ') : text;
    };
    const rows = broadcast.content.readers === 'everyone'
      ? [[t('answers.csv.answer')], ...answers.map((shown) => [said(shown)])]
      : [
          [t('answers.csv.name'), t('answers.csv.team'), t('answers.csv.answer'), t('answers.csv.at'), t('answers.csv.edited')],
          ...answers.map((shown) => namedRow(call, shown, said(shown))).sort((a, b) => byTeamAndName(call, a, b)),
        ];
    return {
      fileName: `${t('answers.csv.file')}-${slugOf(broadcast.content.title)}.csv`,
      mediaType: 'text/csv;charset=utf-8',
      text: stringify(rows, { bom: true, delimiter: ';', record_delimiter: 'windows', escape_formulas: true }),
    };
  },
};

function namedRow({ t, person }: ApiCall, { answer: { at, editedAt }, from }: ShownAnswer, said: string): readonly string[] {
  const when = localTimeOf(editedAt ?? at, person.value.settings.zone).replace('T', ' ');
  return [from?.name ?? t('broadcast.nobody-listed'), from?.teamName ?? '', said, when, t(editedAt === undefined ? 'answers.csv.no' : 'answers.csv.yes')];
}

function byTeamAndName({ language }: ApiCall, [nameA = '', teamA = '']: readonly string[], [nameB = '', teamB = '']: readonly string[]): number {
  return teamA.localeCompare(teamB, language) || nameA.localeCompare(nameB, language);
}

function slugOf(title: string): string {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return plain.slice(0, MOST_NAME) || 'ledtrad';
}
