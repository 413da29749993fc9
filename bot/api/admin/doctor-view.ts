import type { Translate, Values } from '../../locales/translate.ts';
import type { Details, Finding, Report } from '../../ports/self-check.ts';
import type { DoctorLine, DoctorView } from '../contract/doctor.ts';

/** A folder can have a hundred faults; a line of a report is no place for them. */
const MOST_NAMES = 10;

/** The report in sentences; for the command as well. */
export function doctorView({ at, lines }: Report, t: Translate): DoctorView {
  return {
    at,
    well: lines.every(({ finding }) => finding.status !== 'wrong'),
    lines: lines.map(({ check, finding }) => ({ check, ...inWords(finding, t) })),
  };
}

function inWords(finding: Finding, t: Translate): Omit<DoctorLine, 'check'> {
  const { names, reason, count, of } = valuesOf(finding.details);
  const said = { status: finding.status, code: finding.code, sentence: t(`doctor.said.${finding.code}`, { names, reason, count, of }) };
  return finding.status === 'wrong' ? { ...said, advice: t(`doctor.do.${finding.code}`, { names, reason, count, of }) } : said;
}

function valuesOf({ names = [], reason = '', count = 0, of = 0 }: Details): Record<keyof Details, Values[string]> {
  const more = names.length > MOST_NAMES ? ' …' : '';
  return { names: names.slice(0, MOST_NAMES).join(', ') + more, reason, count, of };
}
