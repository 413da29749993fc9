import assert from 'node:assert/strict';
import fc from 'fast-check';
import { difference, toggleMark, type Mark, type Marked } from '../../tab/features/broadcasts/formatting.ts';

/** `|` stands where the selection begins and ends. */
function marked(shown: string): Marked {
  const [before = '', chosen = '', after = ''] = shown.split('|');
  return { text: before + chosen + after, start: before.length, end: before.length + chosen.length };
}

function shown({ text, start, end }: Marked): string {
  return `${text.slice(0, start)}|${text.slice(start, end)}|${text.slice(end)}`;
}

function after(selected: string, mark: Mark): string {
  return shown(toggleMark(marked(selected), mark, 'ord'));
}

describe('the formatting of a text', () => {
  it('goes around what is selected', () => {
    assert.equal(after('Ta |med| en sak', 'bold'), 'Ta **|med|** en sak');
    assert.equal(after('Ta |med| en sak', 'italic'), 'Ta *|med|* en sak');
  });

  it('leaves the space of a double click outside', () => {
    assert.equal(after('Ta |med |en sak', 'bold'), 'Ta **|med|** en sak');
  });

  it('is taken away where it already is, whether its marks are selected or not', () => {
    assert.equal(after('Ta **|med|** en sak', 'bold'), 'Ta |med| en sak');
    assert.equal(after('Ta |**med**| en sak', 'bold'), 'Ta |med| en sak');
  });

  it('can be both bold and italic, and lose either', () => {
    assert.equal(after('Ta **|med|** en sak', 'italic'), 'Ta ***|med|*** en sak');
    assert.equal(after('Ta ***|med|*** en sak', 'italic'), 'Ta **|med|** en sak');
    assert.equal(after('Ta ***|med|*** en sak', 'bold'), 'Ta *|med|* en sak');
    assert.equal(after('Ta *|med|* en sak', 'bold'), 'Ta ***|med|*** en sak');
  });

  it('reaches no further than its line, and leaves a list’s dash alone', () => {
    assert.equal(after('|- Ett\n\n- Två|', 'bold'), '|- **Ett**\n\n- **Två**|');
    assert.equal(after('|- **Ett**\n- **Två**|', 'bold'), '|- Ett\n- Två|');
  });

  it('puts a word to type over where nothing is selected', () => {
    assert.equal(after('Ta ||', 'bold'), 'Ta **|ord|**');
    assert.equal(after('||', 'link'), '[ord](|https://|)');
  });

  it('makes a list of every line that the selection touches, and unmakes it', () => {
    assert.equal(after('Ett\nTv|å\nTr|e\nFyra', 'list'), 'Ett\n|- Två\n- Tre|\nFyra');
    assert.equal(after('Ett\n|- Två\n- Tre|\nFyra', 'list'), 'Ett\n|Två\nTre|\nFyra');
    assert.equal(after('|- Ett\nTvå|', 'list'), '|- Ett\n- Två|');
  });

  it('lets one write on at the end of the only line of a list', () => {
    assert.equal(after('Ett||', 'list'), '- Ett||');
    assert.equal(after('||', 'list'), '- ||');
  });

  it('asks for the address of a selected word, and for the word of a selected address', () => {
    assert.equal(after('Läs |mer| här', 'link'), 'Läs [mer](|https://|) här');
    assert.equal(after('Läs |https://skola.example/a| här', 'link'), 'Läs [|ord|](https://skola.example/a) här');
  });

  it('never loses a character of what was written, whatever is selected', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'ö', ' ', '\n', '.') });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), fc.constantFrom<Mark>('bold', 'italic', 'list', 'link'), (written, one, other, mark) => {
        const [start = 0, end = 0] = [one % (written.length + 1), other % (written.length + 1)].sort((a, b) => a - b);
        const made = toggleMark({ text: written, start, end }, mark, '');
        const bare = made.text.replaceAll(/\*|^- |\]\(https:\/\/\)|\[/gm, '');
        assert.equal(bare.replaceAll(' ', ''), written.replaceAll(' ', ''));
        assert.ok(made.start <= made.end && made.end <= made.text.length);
      }),
    );
  });

  it('is written by replacing no more than what differs', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, now) => {
        const { from, to, insert } = difference(before, now);
        assert.equal(before.slice(0, from) + insert + before.slice(to), now);
      }),
    );
    assert.deepEqual(difference('Ta med en sak', 'Ta **med** en sak'), { from: 3, to: 6, insert: '**med**' });
  });
});
