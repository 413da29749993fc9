/** The simple formatting that a broadcast's text can have, as marks in the text itself. */
export type Mark = 'bold' | 'italic' | 'list' | 'link';

export interface Marked {
  readonly text: string;
  /** What is selected, in UTF-16 units as a textarea counts them. */
  readonly start: number;
  readonly end: number;
}

const AROUND = { bold: '**', italic: '*' } as const;
type Sign = (typeof AROUND)[keyof typeof AROUND];
const ADDRESS = 'https://';
const ITEM = '- ';

/**
 * Sets a mark on what is selected, or takes it away where it is already set. With nothing selected, `word` is put there
 * and selected, so that it can be typed over.
 */
export function toggleMark(marked: Marked, mark: Mark, word: string): Marked {
  switch (mark) {
    case 'bold':
    case 'italic':
      return toggleAround(marked, AROUND[mark], word);
    case 'list':
      return toggleList(marked);
    case 'link':
      return makeLink(marked, word);
  }
}

function toggleAround({ text, start, end }: Marked, sign: Sign, word: string): Marked {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const chosen = text.slice(start, end);
  if (chosen.trim() === '') {
    const from = end + sign.length;
    return { text: before + chosen + sign + word + sign + after, start: from, end: from + word.length };
  }
  if (endsIn(before, sign) && beginsWith(after, sign)) {
    return { text: before.slice(0, -sign.length) + chosen + after.slice(sign.length), start: start - sign.length, end: end - sign.length };
  }
  // A mark reaches no further than its line.
  const lines = chosen.split('\n').map(partsOf);
  const isSet = lines.every(({ bare }) => bare === '' || isAround(bare, sign));
  const changed = lines.map(({ lead, bare, trail }) => lead + (bare === '' ? '' : isSet ? bare.slice(sign.length, -sign.length) : sign + bare + sign) + trail).join('\n');
  const [first] = lines;
  const inner = lines.length === 1 && first && !isSet ? { from: first.lead.length + sign.length, length: first.bare.length } : { from: 0, length: changed.length };
  return { text: before + changed + after, start: start + inner.from, end: start + inner.from + inner.length };
}

function isAround(bare: string, sign: Sign): boolean {
  return bare.length > 2 * sign.length && beginsWith(bare, sign) && endsIn(bare, sign);
}

function beginsWith(text: string, sign: Sign): boolean {
  return has(/^\**/.exec(text), sign);
}

function endsIn(text: string, sign: Sign): boolean {
  return has(/\**$/.exec(text), sign);
}

/** One star is italic, two are bold, three are both. */
function has(stars: RegExpExecArray | null, sign: Sign): boolean {
  const count = stars?.[0].length ?? 0;
  return count === 3 || count === sign.length;
}

/** A double click also takes the space after the word, and a mark beside a space is none; nor does a list's dash belong in one. */
function partsOf(line: string): { readonly lead: string; readonly bare: string; readonly trail: string } {
  const [, lead = '', bare = '', trail = ''] = /^((?:- )?\s*)(.*?)(\s*)$/.exec(line) ?? [];
  return { lead, bare, trail };
}

/** Whole lines: those that the selection touches. */
function toggleList({ text, start, end }: Marked): Marked {
  const from = text.slice(0, start).lastIndexOf('\n') + 1;
  const found = text.indexOf('\n', end);
  const to = found === -1 ? text.length : found;
  const lines = text.slice(from, to).split('\n');
  const isList = lines.every((line) => line.startsWith(ITEM));
  const changed = lines.map((line) => (isList ? line.slice(ITEM.length) : line.startsWith(ITEM) ? line : ITEM + line)).join('\n');
  const selected = from + changed.length;
  return { text: text.slice(0, from) + changed + text.slice(to), start: lines.length === 1 ? selected : from, end: selected };
}

function makeLink({ text, start, end }: Marked, word: string): Marked {
  const chosen = text.slice(start, end).trim();
  // Of several lines no one is the link's: it comes after them.
  if (chosen === '' || chosen.includes('\n')) return linkFrom(text, end, end, word, ADDRESS);
  const from = text.indexOf(chosen, start);
  const isAddress = /^https?:\/\/\S+$/.test(chosen);
  return isAddress ? linkFrom(text, from, from + chosen.length, word, chosen) : linkFrom(text, from, from + chosen.length, chosen, ADDRESS);
}

/** What is still to be written is selected: the word of an address, the address of a word. */
function linkFrom(text: string, start: number, end: number, label: string, address: string): Marked {
  const made = text.slice(0, start) + `[${label}](${address})` + text.slice(end);
  const from = address === ADDRESS ? start + label.length + 3 : start + 1;
  return { text: made, start: from, end: from + (address === ADDRESS ? address.length : label.length) };
}

/** The smallest part that differs: what an editor has to replace to get from one text to the other. */
export function difference(before: string, after: string): { readonly from: number; readonly to: number; readonly insert: string } {
  const shortest = Math.min(before.length, after.length);
  let from = 0;
  while (from < shortest && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < shortest - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}
