import assert from 'node:assert/strict';
import { inParallel } from '../../bot/usecases/in-parallel.ts';

describe('work in parallel', () => {
  const items = Array.from({ length: 50 }, (_, index) => index);

  it('is done with each item, no more than so many at once', async () => {
    let [under, most] = [0, 0];
    const done: number[] = [];
    await inParallel(8, items, async (item) => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => { setImmediate(resolve); });
      under -= 1;
      done.push(item);
    });
    assert.deepEqual([most, done.sort((a, b) => a - b)], [8, items]);
  });

  it('ends with the first fault, when what is under way is done', async () => {
    let [under, done] = [0, 0];
    await assert.rejects(inParallel(8, items, async (item) => {
      under += 1;
      await new Promise((resolve) => { setImmediate(resolve); });
      under -= 1;
      if (item === 20) throw new Error('gone');
      done += 1;
    }), /gone/);
    assert.equal(under, 0);
    assert.ok(done < 40);
  });
});
