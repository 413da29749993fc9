import type { Position } from './roster-entry.ts';

/** Roles as people write them in Swedish, English and Norwegian, without spaces and points. */
const POSITION_WORDS: Readonly<Record<Position, readonly string[]>> = {
  principal: ['rektor', 'principal', 'head teacher', 'skolledare'],
  deputy: ['biträdande rektor', 'bitr rektor', 'bitrektor', 'deputy principal', 'assistant principal', 'deputy', 'vice principal', 'assisterende rektor', 'undervisningsinspektør', 'inspektør'],
  'preschool-head': ['förskolerektor', 'rektor förskola', 'förskolechef', 'preschool head', 'preschool principal', 'styrer', 'barnehagestyrer'],
  facilitator: ['processledare', 'metodstödjare', 'facilitator', 'process leader', 'method supporter', 'prosessleder', 'prosessveileder', 'metodestøtte'],
  analyst: ['analytiker', 'forskare', 'analyst', 'researcher', 'analytikar', 'forsker'],
  head: ['skolchef', 'huvudman', 'head of schools', 'head', 'skolesjef', 'kommunalsjef', 'utbildningschef'],
  admin: ['administratör', 'admin', 'administrator'],
};

const POSITIONS_BY_WORD = new Map(
  (Object.entries(POSITION_WORDS) as [Position, readonly string[]][]) // Keys of a record over Position; entries() forgets that.
    .flatMap(([position, words]) => words.map((word) => [wordKey(word), position] as const)),
);

const YES = new Set(['ja', 'yes', 'x', '1', 'sant', 'sann', 'true', 'j', 'y']);
const NO = new Set(['nej', 'no', 'nei', '0', 'falskt', 'falsk', 'false', 'n', '-']);

export function positionOf(cell: string): Position | undefined {
  return POSITIONS_BY_WORD.get(wordKey(cell));
}

export function yesOrNo(cell: string): 'yes' | 'no' | undefined {
  const word = cell.toLowerCase();
  return YES.has(word) ? 'yes' : NO.has(word) ? 'no' : undefined;
}

/** The ISO week of the winter break in Sweden and Norway, `v. 9` and `uke 8` included. */
export function sportlovWeek(cell: string): number | undefined {
  const week = Number(/^(?:v|vecka|week|uke)?\.?\s*(\d{1,2})$/i.exec(cell)?.[1]);
  return week >= 7 && week <= 10 ? week : undefined;
}

function wordKey(word: string): string {
  return word.normalize('NFC').toLowerCase().replace(/[\s.]/g, '');
}
