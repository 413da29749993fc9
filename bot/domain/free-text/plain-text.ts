/** A text made plain for searching, and the way back to what was typed. */
export interface PlainText {
  readonly text: string;
  /** From a place in the plain text to the one in the typed text, both in UTF-16 units. */
  typedSpan(start: number, end: number): { readonly start: number; readonly end: number };
}

/** Draws nothing, or only a frame around the digit before it (U+20E3): it can hide a number and carries no meaning. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u20e3]/u;
const PLAIN_ALREADY = /[\x20-\x7e]/;
/** What nearly everybody writes: nothing in it changes, so nothing has to be mapped back. */
const ALL_PLAIN = /^[\x20-\x7e\nåäöéæøÅÄÖÉÆØ]*$/;

/** One kind of digit, space, dash and line break, nothing invisible, and compatibility forms (full width) resolved. */
export function plainText(typed: string): PlainText {
  if (ALL_PLAIN.test(typed)) return { text: typed, typedSpan: (start, end) => ({ start, end }) };
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of typed) {
    const plain = plainOf(character);
    parts.push(plain);
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(at);
      ends.push(at + character.length);
    }
    at += character.length;
  }
  return {
    text: parts.join(''),
    typedSpan: (start, end) => ({ start: starts[start] ?? typed.length, end: ends[end - 1] ?? typed.length }),
  };
}

function plainOf(character: string): string {
  if (PLAIN_ALREADY.test(character)) return character;
  if (INVISIBLE.test(character)) return '';
  if (/\p{Nd}/u.test(character)) return digitOf(character);
  if (/[\n\r\u2028\u2029]/.test(character)) return '\n';
  if (/\s/.test(character)) return ' ';
  if (/[\p{Pd}\u2212]/u.test(character)) return '-';
  return character.normalize('NFKC');
}

/**
 * Unicode (stability policy, and The Unicode Standard 4.6): decimal digits stand in unbroken runs of ten from zero to
 * nine, and a few scripts have several such runs in a row.
 */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}
