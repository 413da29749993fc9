import assert from 'node:assert/strict';
import { elementsOf, linesOf, tapsOf } from '../cards/parts.ts';
import { aWaitedForPerson, drawn, STEP, WEEKLY } from './drawn.ts';

describe('the nudge on the day of the next step', () => {
  it('quotes the step, asks nothing, and leads to writing about it', () => {
    const card = drawn(STEP);
    assert.deepEqual(linesOf(card).slice(0, 5), ['Ditt nästa steg', 'I dag ville du bli påmind om det här:', 'Gå en runda på fredag', '[Skriv hur det gick]', 'Du får det här eftersom du själv valde dagen.']);
    assert.equal(tapsOf(card)[0]?.verb, 'reflect.open');
  });

  it('shows the step as it is at sending, and never reads it as Markdown', () => {
    const card = drawn(STEP, { person: aWaitedForPerson({ nextStep: '**[Ring](https://x.example)**' }) });
    assert.deepEqual(elementsOf(card).filter(({ type }) => type === 'RichTextBlock'), [
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '**[Ring](https://x.example)**' }], spacing: 'Small' },
    ]);
  });

  it('does not say on a lock screen what the step is', () => {
    assert.equal(drawn(STEP).speak, 'Ett meddelande från Ledtråd');
    assert.doesNotMatch(drawn(WEEKLY, { lines: [STEP] }).speak, /runda/);
  });
});
