import type { Card } from './card.ts';

/** Teams: a card is refused from 28 KB of JSON on; what is left over is for the envelope that it is sent in. */
export const MOST_CARD_BYTES = 27_000;

/** Bytes of UTF-8 that a text takes inside a card's JSON, where a line break takes two. */
export function roomOf(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2;
}

export function sizeOf(card: Card): number {
  return Buffer.byteLength(JSON.stringify(card));
}

/** The beginning of a text that takes at most `room` bytes; never half a character. */
export function fitting(text: string, room: number): string {
  if (roomOf(text) <= room) return text;
  let taken = 0;
  let end = 0;
  for (const character of text) {
    taken += roomOf(character);
    if (taken > room) break;
    end += character.length;
  }
  return text.slice(0, end);
}

const CUT = '…';

/** Texts that have `room` bytes together: the short ones whole, the long ones cut to equal parts of what they leave. */
export function fittingTogether(texts: readonly string[], room: number): string[] {
  const fitted = [...texts];
  const shortestFirst = texts.map((_, index) => index).sort((a, b) => roomOf(texts[a] ?? '') - roomOf(texts[b] ?? ''));
  let left = room;
  for (const [place, index] of shortestFirst.entries()) {
    const text = texts[index] ?? '';
    const share = Math.floor(left / (texts.length - place));
    const part = roomOf(text) <= share ? text : fitting(text, share - roomOf(CUT)) + CUT;
    fitted[index] = part;
    left -= roomOf(part);
  }
  return fitted;
}
