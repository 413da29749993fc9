import { candidatesAt, type Candidate, type DigitGroup } from './digit-groups.ts';
import { isNorwegianNumber, swedishNumberKind } from './identity-number.ts';
import type { FindingKind } from './finding.ts';

/** How people divide the digits; other ways to arrive at as many digits are other numbers side by side. */
const SWEDISH_SHAPES = new Set(['10', '6,4', '2,2,2,4', '6,2,2', '12', '8,4', '8,2,2', '2,10', '2,6,4', '4,2,2,4', '2,2,2,2,4', '4,4,4']);
const NORWEGIAN_SHAPES = new Set(['11', '6,5', '6,3,2', '2,2,2,5', '2,2,2,3,2']);

/** The longest identity number that begins with the group. */
export function identityNumberAt(groups: readonly DigitGroup[], at: number): { kind: FindingKind; candidate: Candidate } | undefined {
  for (const candidate of candidatesAt(groups, at, 12, (gap) => /^[-+./ ]{1,3}$/.test(gap))) {
    const kind = kindOf(candidate);
    if (kind) return { kind, candidate };
  }
  return undefined;
}

function kindOf(candidate: Candidate): FindingKind | undefined {
  const { digits, shape, groups } = candidate;
  if (NORWEGIAN_SHAPES.has(shape)) return isNorwegianNumber(digits) ? 'norwegian-birth-number' : undefined;
  if (!SWEDISH_SHAPES.has(shape) || isDateAndTime(candidate)) return undefined;
  return swedishNumberKind(digits, groups.some(({ gap }, index) => index > 0 && gap.includes('+')));
}

/** `2026-11-22 1430`: one in ten would pass the check digit. */
function isDateAndTime({ shape, groups }: Candidate): boolean {
  if (shape !== '4,2,2,4' && shape !== '2,2,2,4') return false;
  const [tail, month] = [groups.at(-1), groups[1]];
  return month?.gap !== ' ' && tail?.gap === ' ' && /^(?:[01]\d|2[0-3])[0-5]\d$/.test(tail.digits);
}
