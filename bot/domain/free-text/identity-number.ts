import { Temporal } from 'temporal-polyfill';

/**
 * Swedish personnummer (Folkbokföringslagen 1991:481, 18 §): ten digits, or twelve with the century; the last one is
 * Luhn's check digit over the ten. A plus before the last four says that the person turns a hundred or more, which
 * until 2100 means born before 2000. A samordningsnummer (Lag 2022:1697) has the day plus 60; where the birth date could not
 * be settled, the tax agency leaves month or day at 00, as its published test numbers show. Interim numbers with
 * letters are made by schools and health care, each in its own way, and are not looked for.
 */
export function swedishNumberKind(digits: string, hasPlus: boolean): 'personal-number' | 'coordination-number' | undefined {
  const short = digits.slice(-10);
  if (!/^(?:(?:18|19|20)?\d{2})\d{8}$/.test(digits) || !hasLuhnDigit(short)) return undefined;
  const [year, month, day] = [pairAt(short, 0), pairAt(short, 2), pairAt(short, 4)];
  const years = digits.length === 12 ? [Number(digits.slice(0, 4))] : (hasPlus ? [1800, 1900] : [1900, 2000]).map((century) => century + year);
  if (years.some((one) => isDate(one, month, day))) return 'personal-number';
  const unsettled = (month === 0 && day <= 91 && day >= 60) || (month <= 12 && day === 60);
  return unsettled || years.some((one) => isDate(one, month, day - 60)) ? 'coordination-number' : undefined;
}

const FIRST_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/**
 * Norwegian fødselsnummer and D-nummer (day plus 40), eleven digits, two of them check digits modulo 11
 * (forskrift til folkeregisterloven, ch. 2). From 2032 the first may leave a remainder of 0 to 3 and the three digits after
 * the date no longer tell the century (skatteetaten.github.io/folkeregisteret-api-dokumentasjon, "Nytt fødselsnummer
 * fra 2032"); both are let through already now, so that nothing has to change that year.
 */
export function isNorwegianNumber(digits: string): boolean {
  if (!/^\d{11}$/.test(digits)) return false;
  const [day, month, year] = [pairAt(digits, 0), pairAt(digits, 2), pairAt(digits, 4)];
  const dayOfMonth = day > 40 ? day - 40 : day;
  if (![1900, 2000].some((century) => isDate(century + year, month, dayOfMonth))) return false;
  return weighted(digits, FIRST_WEIGHTS) % 11 <= 3 && weighted(digits, SECOND_WEIGHTS) % 11 === 0;
}

export function isDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}

function pairAt(digits: string, at: number): number {
  return Number(digits.slice(at, at + 2));
}

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);
}

function hasLuhnDigit(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
