import { everyKill } from '../usecases/copies.ts';
import { begun, callsOf, ended, STORIES, told } from './stories.ts';

/** Of two kills in a row not every pair is tried; the strides are odd, so that before and after take turns. */
const FIRST_KILLS = 11;
const SECOND_KILLS = 7;

describe('a holder killed at any call', () => {
  for (const story of STORIES) {
    it(`keeps the promise: ${story.what}`, async () => {
      await ended(story, await begun(story), [undefined]);
      const calls = await callsOf(story);
      for (const kill of everyKill(calls)) {
        await told(`${kill.when} call ${kill.call} of ${calls}`, async () => ended(story, await begun(story), [kill, undefined]));
      }
    }).timeout(60_000);
  }
});

describe('a second holder killed as well', () => {
  for (const story of STORIES) {
    it(`keeps the promise: ${story.what}`, async () => {
      const calls = await callsOf(story);
      for (const first of everyNth(everyKill(calls), FIRST_KILLS)) {
        for (const second of everyNth(everyKill(calls), SECOND_KILLS)) {
          await told(`${first.when} call ${first.call} and ${second.when} call ${second.call}`, async () => ended(story, await begun(story), [first, second, undefined]));
        }
      }
    }).timeout(60_000);
  }
});

/** From the middle of a stride on, so that kills before and after a call take turns. */
function everyNth<Item>(items: readonly Item[], stride: number): readonly Item[] {
  return items.filter((_, index) => index % stride === Math.floor(stride / 2));
}
