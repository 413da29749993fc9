/** Each with bounds that keep it from beginning or ending inside another number. */
const PATTERNS = [
  /(?<![\d-])\d{4}-\d{2}-\d{2}(?!\d)/g,
  /(?<![\d./-])\d{1,2}([-./])\d{1,2}\1(?:19|20|21)\d{2}(?!\d)/g,
  /(?<![\d.:])(?:[01]?\d|2[0-4])[.:][0-5]\d(?![\d:]|\.\d)/g,
  /(?<![\d-])(?:19|20|21)\d{2}[-/](?:(?:19|20|21)\d{2}|\d{2})(?![\d-])/g,
];

/** Where a text has dates, times of day and spans of years: digits that point out nobody. */
export function datesAndTimes(text: string): (place: number) => boolean {
  const within = new Uint8Array(text.length);
  for (const pattern of PATTERNS) {
    for (const { 0: found, index } of text.matchAll(pattern)) within.fill(1, index, index + found.length);
  }
  return (place) => within[place] === 1;
}
