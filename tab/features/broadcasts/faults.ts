import type { Content, ContentFault } from '../../../bot/api/contract/broadcast-content.ts';

export type FaultField = ContentFault['field'];

/** Those of `faults` whose field says the same as when they were found. */
export function remainingFaults(faults: readonly ContentFault[], before: Content, now: Content): readonly ContentFault[] {
  const remaining = faults.filter(({ field }) => JSON.stringify(partOf(before, field)) === JSON.stringify(partOf(now, field)));
  return remaining.length === faults.length ? faults : remaining;
}

/** What is to be mended in `field`, as one text for under it. */
export function faultOf(faults: readonly ContentFault[], ...fields: readonly FaultField[]): string | undefined {
  const said = faults.filter(({ field }) => fields.includes(field)).map(({ message }) => message);
  return said.length === 0 ? undefined : said.join(' ');
}

function partOf(content: Content, field: FaultField): unknown {
  const { question } = content;
  switch (field) {
    case 'question':
      return question?.kind;
    case 'label':
      return question?.label;
    case 'options':
      return question && 'options' in question ? question.options : undefined;
    case 'low':
      return question?.kind === 'scale' ? question.low : undefined;
    case 'high':
      return question?.kind === 'scale' ? question.high : undefined;
    case 'templateName':
      return undefined;
    case 'title':
    case 'text':
    case 'deadline':
    case 'audience':
    case 'ways':
    case 'sendAt':
    case 'meetingAt':
      return content[field];
  }
}
