import { conditions } from './contract/conditions.ts';
import { costs } from './contract/costs.ts';
import { limits } from './contract/limits.ts';
import { lostAnswers } from './contract/lost-answers.ts';
import { outages } from './contract/outages.ts';
import { ranges } from './contract/ranges.ts';
import { readingAndWriting } from './contract/reading-and-writing.ts';
import { samples } from './contract/samples.ts';
import { transactions } from './contract/transactions.ts';
import type { TablesUnderTest } from './contract/tables-under-test.ts';

/** What every implementation of the table protocol promises. */
export function tablesContract(name: string, open: () => TablesUnderTest): void {
  describe(`${name}: the table protocol`, () => {
    describe('reading and writing', () => readingAndWriting(open));
    describe('conditions', () => conditions(open));
    describe('transactions', () => transactions(open));
    describe('ranges', () => ranges(open));
    describe('samples', () => samples(open));
    describe('lost answers', () => lostAnswers(open));
    describe('outages', () => outages(open));
    describe('limits', () => limits(open));
    describe('costs', () => costs(open));
  });
}
