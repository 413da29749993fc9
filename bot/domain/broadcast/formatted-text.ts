/** A piece of a line: as it stands, and how. `link` is an https address. */
export interface Piece {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly link?: string;
}

/** A line of a text, or an item of a list with what stands before it. */
export interface Line {
  readonly marker?: string;
  readonly pieces: readonly Piece[];
}

const ITEM = /^\s{0,3}(?:[-*•]|(\d{1,2})[.)])\s+(.*)$/;
/** Bold, italic (never within a word, as in a_b), and links; whatever matches none of them is text. */
const INLINE = /\*\*(?=\S)(?<bold>[^*\n]*?\S)\*\*|(?<![\p{L}\p{N}*])\*(?=\S)(?<star>[^*\n]*?\S)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?=\S)(?<line>[^_\n]*?\S)_(?![\p{L}\p{N}_])|\[(?<label>[^\][\n]+)\]\((?<url>https:\/\/[^\s()<>"]+)\)/gu;

/**
 * The few marks that a facilitator can write: `**bold**`, `*italic*` or `_italic_`, lists, and `[text](https://…)`. What
 * they come to is drawn run by run, so nothing else of a text is ever read as Markdown, whatever a client makes of it.
 */
export function formattedText(text: string): readonly Line[] {
  return text.replaceAll('\r\n', '\n').split('\n').map((line) => {
    const item = ITEM.exec(line);
    if (!item) return { pieces: piecesOf(line) };
    const [, number, rest = ''] = item;
    return { marker: number === undefined ? '•' : `${number}.`, pieces: piecesOf(rest) };
  });
}

/** The same without its marks, for where there is no room for more than words. */
export function plainWords(text: string): string {
  return formattedText(text).map(({ marker, pieces }) => [...(marker ? [marker] : []), pieces.map((piece) => piece.text).join('')].join(' ')).join('\n');
}

function piecesOf(line: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of line.matchAll(INLINE)) {
    if (match.index > from) pieces.push({ text: line.slice(from, match.index) });
    pieces.push(pieceOf(match.groups ?? {}));
    from = match.index + match[0].length;
  }
  if (from < line.length) pieces.push({ text: line.slice(from) });
  return pieces;
}

function pieceOf({ bold, star, line, label = '', url }: Readonly<Record<string, string | undefined>>): Piece {
  if (bold !== undefined) return { text: bold, bold: true };
  const italic = star ?? line;
  if (italic !== undefined) return { text: italic, italic: true };
  return url !== undefined && URL.canParse(url) ? { text: label, link: url } : { text: `[${label}](${url ?? ''})` };
}
