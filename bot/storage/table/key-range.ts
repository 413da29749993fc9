import { FORBIDDEN_IN_KEYS } from './limits.ts';
import type { KeyRange } from './tables.ts';

export interface KeyBounds {
  /** Inclusive. */
  readonly from: string;
  /** Exclusive; without it the range is open. */
  readonly to?: string;
}

const LAST_BEFORE_SURROGATES = 0xd7ff;
const FIRST_AFTER_SURROGATES = 0xe000;
const LAST_OF_BASIC_PLANE = 0xffff;
const FIRST_ASTRAL = 0x10000;
const LAST_CODE_POINT = 0x10ffff;

export function boundsOf(where: KeyRange): KeyBounds {
  if (!('prefix' in where)) return where;
  const to = firstAfterPrefix(where.prefix);
  return to === undefined ? { from: where.prefix } : { from: where.prefix, to };
}

/** The smallest possible key above every key that starts with `prefix`; undefined if there is none. */
function firstAfterPrefix(prefix: string): string | undefined {
  const points = Array.from(prefix);
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    const next = nextKeyCharacter(last);
    if (next !== undefined) return points.join('') + next;
  }
  return undefined;
}

function nextKeyCharacter(character: string): string | undefined {
  let next = followingInCodeUnitOrder(character);
  while (next !== undefined && FORBIDDEN_IN_KEYS.test(next)) next = followingInCodeUnitOrder(next);
  return next;
}

/** By code unit, everything astral (written as surrogates, D800–DFFF) sorts before U+E000–U+FFFF. */
function followingInCodeUnitOrder(character: string): string | undefined {
  // A one-character string of well-formed text has a code point.
  const point = character.codePointAt(0) as number;
  switch (point) {
    case LAST_BEFORE_SURROGATES:
      return String.fromCodePoint(FIRST_ASTRAL);
    case LAST_CODE_POINT:
      return String.fromCodePoint(FIRST_AFTER_SURROGATES);
    case LAST_OF_BASIC_PLANE:
      return undefined;
    default:
      return String.fromCodePoint(point + 1);
  }
}
