import { candidatesAt, type Candidate, type DigitGroup } from './digit-groups.ts';
import { isDate } from './identity-number.ts';

const PHONE_GAP = /^[-./() ]{1,4}$/;
const UNIT = /^ ?(?:[%‰€]|:-|(?:kr|kronor|kroner|sek|nok|tkr|mkr|mnkr|euro?|procent|prosent)(?![\p{L}\d]))/iu;
const CUE = /(?:^|[^\p{L}])(?:tel|tfn|tlf|telefon|telefonnr|telefonnummer|mob|mobil|mobilnr|mobilnummer)[.:]? {0,2}\(?$/iu;
const LONGEST_CUE = 20;

/**
 * The longest phone number that begins with the group: Swedish and Norwegian as people write them (PTS and Nkom number
 * plans), any with a country code (ITU-T E.164, at most 15 digits), and any of seven digits or more after a word such
 * as *tel*. `harmless` says which groups are part of a date, a time or a span of years.
 */
export function phoneAt(text: string, groups: readonly DigitGroup[], at: number, harmless: (group: DigitGroup) => boolean): Candidate | undefined {
  return candidatesAt(groups, at, 15, (gap) => PHONE_GAP.test(gap)).find((candidate) =>
    !candidate.groups.some(harmless)
    && !UNIT.test(text.slice(candidate.end, candidate.end + 12))
    && !isEvenlySpaced(candidate)
    && (isInternational(text, candidate) || isSwedish(candidate) || isNorwegian(text, groups, at, candidate) || isAnnounced(text, candidate)));
}

function isInternational(text: string, { digits, start }: Candidate): boolean {
  const before = text.slice(Math.max(0, start - 3), start);
  const hasPlus = /(?:^|[^\d+])\+[( ]?$/.test(before);
  if (!hasPlus && !/^00[1-9]/.test(digits)) return false;
  const number = hasPlus ? digits : digits.slice(2);
  // The trunk zero is often written although it is not dialled: +46 (0)70.
  if (number.startsWith('46')) return /^460?[1-9]\d{6,8}$/.test(number);
  if (number.startsWith('47')) return /^47[2-9]\d{7}$/.test(number);
  return /^[1-9]\d{7,14}$/.test(number);
}

/** A trunk zero and 7 to 9 digits; Stockholm alone has an area code of two digits, and mobiles can come in pairs. */
function isSwedish({ digits, shape, groups }: Candidate): boolean {
  if (!/^0[1-9]\d{6,8}$/.test(digits)) return false;
  const [area, ...others] = groups;
  if (!area) return false;
  if (others.length === 0) return !isCompactDate(digits);
  if (shape === '2,2,2,2,2') return digits.startsWith('07') && haveSameGap(others);
  if (area.digits.length > 4 || (area.digits.length === 2 && area.digits !== '08')) return false;
  const [afterArea, ...later] = others;
  const joint = later[0]?.gap;
  if (joint === undefined) return true;
  // A hyphen or stop further on is only written by those who write it everywhere; else it is opening hours.
  return haveSameGap(later) && (joint === ' ' || joint === afterArea?.gap) && others.every((group) => group.digits.length >= 2);
}

/** Eight digits without a trunk code, in the three ways of writing them; 8 begins services, not persons. */
function isNorwegian(text: string, groups: readonly DigitGroup[], at: number, { digits, shape, groups: own, start, end }: Candidate): boolean {
  if (!/^[2-79]\d{7}$/.test(digits)) return false;
  if (/[\p{L}\d]/u.test(text.charAt(start - 1)) || /\p{L}/u.test(text.charAt(end))) return false;
  const [before, after] = [groups[at]?.gap ?? '', groups[at + own.length]?.gap ?? ''];
  if ([before, after].some((gap) => /^[-./:,]$/.test(gap))) return false;
  if (shape === '8') return !isCompactDate(digits);
  if (!haveSameGap(own.slice(1)) || own[1]?.gap !== ' ') return false;
  if (shape === '3,2,3') return /^[49]/.test(digits);
  // A fifth pair would make it a list of numbers.
  return shape === '2,2,2,2' && ![groups[at - 1], groups[at + own.length]].some((next, index) => next?.digits.length === 2 && [before, after][index] === ' ');
}

function isAnnounced(text: string, { digits, start }: Candidate): boolean {
  return digits.length >= 7 && digits.length <= 13 && !isCompactDate(digits) && CUE.test(text.slice(Math.max(0, start - LONGEST_CUE), start));
}

function haveSameGap(groups: readonly DigitGroup[]): boolean {
  return groups.every(({ gap }) => gap === groups[0]?.gap);
}

/** `45 46 47 48` are weeks, `20 25 30 35` a scale. */
function isEvenlySpaced({ groups }: Candidate): boolean {
  const [first = 0, second = 0, ...others] = groups.map(({ digits }) => Number(digits));
  if (others.length < 2) return false;
  return others.every((number, index) => number === second + (index + 1) * (second - first));
}

/** `20261122`, `22112026` and `20262027`, with nothing between the digits. */
function isCompactDate(digits: string): boolean {
  if (digits.length !== 8) return false;
  const [early, late] = [Number(digits.slice(0, 4)), Number(digits.slice(4))];
  if (isYear(early)) return isYear(late) || isDate(early, Math.floor(late / 100), late % 100);
  return isYear(late) && isDate(late, early % 100, Math.floor(early / 100));
}

function isYear(number: number): boolean {
  return number >= 1900 && number <= 2150;
}
