import { formattedText, type Piece } from '../domain/broadcast/formatted-text.ts';
import type { Element, RichTextBlock, TextRun } from './card.ts';

/** What a facilitator formatted, a block a line: run by run, so that a client reads nothing else of it as Markdown. */
export function formatted(text: string): readonly Element[] {
  return formattedText(text).flatMap(({ marker, pieces }): RichTextBlock[] => {
    const runs = [...(marker === undefined ? [] : [{ type: 'TextRun' as const, text: `${marker} ` }]), ...pieces.filter((piece) => piece.text !== '').map(run)];
    return runs.length === 0 ? [] : [{ type: 'RichTextBlock', inlines: runs, spacing: 'Small' }];
  });
}

function run({ text, bold, italic, link }: Piece): TextRun {
  return {
    type: 'TextRun',
    text,
    ...(bold ? { weight: 'Bolder' } : {}),
    ...(italic ? { italic: true } : {}),
    ...(link === undefined ? {} : { underline: true, selectAction: { type: 'Action.OpenUrl', url: link } }),
  };
}
