import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

const anyDate = fc.integer({ min: 0, max: 73_000 }).map((days) => Temporal.PlainDate.from('1900-01-01').add({ days }));

/** Twelve digits, made here by the rule: nobody is looked up. */
export const anySwedishNumber: fc.Arbitrary<string> = fc.tuple(anyDate, fc.nat({ max: 999 }), fc.constantFrom(0, 60)).map(([date, serial, added]) => {
  const day = String(date.day + added).padStart(2, '0');
  const nine = `${date.toString().slice(2, 4)}${date.toString().slice(5, 7)}${day}${String(serial).padStart(3, '0')}`;
  const sum = [...nine].reduce((total, digit, at) => total + [...String(Number(digit) * (at % 2 === 0 ? 2 : 1))].reduce((s, d) => s + Number(d), 0), 0);
  return `${date.toString().slice(0, 2)}${nine}${(10 - (sum % 10)) % 10}`;
});

/** Fødselsnummer and D-nummer by the rule before 2032 (`remainder` 0) or after it. */
export const anyNorwegianNumber: fc.Arbitrary<string> = fc
  .tuple(anyDate, fc.nat({ max: 999 }), fc.constantFrom(0, 40), fc.constantFrom(0, 0, 1, 2, 3))
  .map(([date, serial, added, remainder]) => {
    const nine = `${String(date.day + added).padStart(2, '0')}${date.toString().slice(5, 7)}${date.toString().slice(2, 4)}${String(serial).padStart(3, '0')}`;
    const first = (11 + remainder - (dot(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
    const second = (11 - (dot(`${nine}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    return `${nine}${first}${second}`;
  })
  .filter((digits) => digits.length === 11);

function dot(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);
}
