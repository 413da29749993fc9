import assert from 'node:assert/strict';
import { linesOf } from '../cards/parts.ts';
import { aWaitedForPerson, ANALYSIS, drawn, WEEKLY } from './drawn.ts';

describe('the invitation to analyse', () => {
  it('says what has been tried for how long', () => {
    assert.ok(linesOf(drawn(ANALYSIS)).includes('Du har prövat ”Gå verksamhetsrundor” i 6 veckor.'));
    assert.ok(linesOf(drawn(WEEKLY, { lines: [ANALYSIS] })).includes('Du har prövat ”Gå verksamhetsrundor” i 6 veckor.'));
  });

  it('names the action on the card alone', () => {
    assert.doesNotMatch(drawn(ANALYSIS).speak, /rund/);
  });

  it('is not drawn for somebody who tries nothing any more', () => {
    const { focus: _none, ...person } = aWaitedForPerson();
    assert.throws(() => drawn(ANALYSIS, { person }), { code: 'not-found' });
  });
});
