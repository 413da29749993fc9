import { datesAndTimes } from './dates-and-times.ts';
import { digitGroups } from './digit-groups.ts';
import { emails, mayHoldEmail, type Span } from './find-emails.ts';
import type { Finding, FindingKind } from './finding.ts';
import { identityNumberAt } from './find-identity-number.ts';
import { plainText } from './plain-text.ts';
import { phoneAt } from './find-phone.ts';

/**
 * What in a text points out a person and must not be saved: identity numbers by their check digits, e-mail addresses
 * and phone numbers. In the order of the text; findings never overlap. Names are not looked for, and a number with a
 * mistyped check digit is not found: the guard helps the writer, and people still read what slips through.
 * The time it takes grows in proportion to the text: every search reads a bounded stretch around each place.
 */
export function guardFreeText(text: string): Finding[] {
  const plain = plainText(text);
  const hasDigits = /\d/.test(plain.text);
  const certainFirst = [
    ...(hasDigits ? identityNumbers(plain.text) : []),
    ...(mayHoldEmail(plain.text) ? addresses(plain.text) : []),
    ...(hasDigits ? phones(plain.text) : []),
  ];
  return withoutOverlaps(certainFirst, plain.text.length)
    .sort((a, b) => a.start - b.start)
    .map(({ kind, start, end }) => {
      const typed = plain.typedSpan(start, end);
      return { kind, ...typed, excerpt: text.slice(typed.start, typed.end) };
    });
}

interface Found extends Span {
  readonly kind: FindingKind;
}

function identityNumbers(text: string): Found[] {
  const groups = digitGroups(text);
  return groups.flatMap((_, at) => {
    const found = identityNumberAt(groups, at);
    return found ? [{ kind: found.kind, start: found.candidate.start, end: found.candidate.end }] : [];
  });
}

function addresses(text: string): Found[] {
  return emails(text).map((span) => ({ kind: 'email', ...span }));
}

function phones(text: string): Found[] {
  const groups = digitGroups(text);
  const isWithin = datesAndTimes(text);
  return groups.flatMap((_, at) => {
    const found = phoneAt(text, groups, at, ({ start }) => isWithin(start));
    if (!found) return [];
    // The plus and the bracket belong to what the person has to take away.
    const lead = /[+(][( ]?$/.exec(text.slice(Math.max(0, found.start - 2), found.start))?.[0].length ?? 0;
    return [{ kind: 'phone', start: found.start - lead, end: found.end }];
  });
}

/** Where two overlap, the one that comes first in the list stays. */
function withoutOverlaps(found: readonly Found[], length: number): Found[] {
  const taken = new Uint8Array(length);
  return found.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
}
