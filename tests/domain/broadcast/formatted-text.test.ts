import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatted } from '../../../bot/cards/formatted.ts';
import { formattedText, plainWords } from '../../../bot/domain/broadcast/formatted-text.ts';

describe('the text of a broadcast', () => {
  const piecesOf = (text: string) => formattedText(text).flatMap(({ pieces }) => pieces);

  it('knows bold, italic, links and lists', () => {
    assert.deepEqual(formattedText('Ta med **ett** *exempel*.\n- penna\n2. papper\nSe [sidan](https://a.example/b?c=1).'), [
      { pieces: [{ text: 'Ta med ' }, { text: 'ett', bold: true }, { text: ' ' }, { text: 'exempel', italic: true }, { text: '.' }] },
      { marker: '•', pieces: [{ text: 'penna' }] },
      { marker: '2.', pieces: [{ text: 'papper' }] },
      { pieces: [{ text: 'Se ' }, { text: 'sidan', link: 'https://a.example/b?c=1' }, { text: '.' }] },
    ]);
  });

  it('leaves alone what only looks like a mark', () => {
    for (const text of ['a_b_c', '2 * 3 * 4', '**', 'snake_case_name', '5 *', '[x]', '(https://a.example)', '-1 grad', '# rubrik', '<b>']) {
      assert.deepEqual(piecesOf(text), [{ text }], text);
    }
  });

  it('links to https alone', () => {
    for (const url of ['http://a.example', 'javascript:alert(1)', 'https:', 'ftp://a.example', 'https://', '//a.example']) {
      assert.ok(piecesOf(`[här](${url})`).every(({ link }) => link === undefined), url);
    }
  });

  it('is drawn run by run, with every word of it and never as Markdown', () => {
    const mark = fc.constantFrom('*', '**', '_', '- ', '[a](https://b.example)', '#', '\n', '`', '~');
    fc.assert(fc.property(fc.array(fc.oneof(mark, fc.string({ unit: 'grapheme', maxLength: 8 }))).map((parts) => parts.join('')), (text) => {
      const drawn = formatted(text);
      assert.ok(drawn.every(({ type }) => type === 'RichTextBlock'));
      const words = drawn.map((block) => (block.type === 'RichTextBlock' ? block.inlines.map((run) => run.text).join('') : '')).join('\n');
      assert.equal(words.replaceAll(/\s/g, ''), plainWords(text).replaceAll(/\s/g, ''));
      for (const block of drawn) if (block.type === 'RichTextBlock') for (const { selectAction } of block.inlines) assert.ok(selectAction === undefined || selectAction.url.startsWith('https://'));
    }));
  });

  it('takes no time that grows faster than it', () => {
    const begun = performance.now();
    for (const part of ['*', '**a', '[a](https://', '_a ', '[', '](', '- ']) plainWords(part.repeat(10_000));
    assert.ok(performance.now() - begun < 2_000);
  });
});
