import assert from 'node:assert/strict';
import sinon from 'sinon';
import { ApiError } from '../../tab/components/api.ts';
import { startAutosave, type Autosave, type Saved } from '../../tab/features/broadcasts/autosave.ts';

describe('saving a draft by itself', () => {
  let clock: sinon.SinonFakeTimers;
  let autosave: Autosave<string, string>;
  let sent: string[];
  let states: string[];
  let answer: () => Promise<Saved<string>>;

  beforeEach(() => {
    clock = sinon.useFakeTimers();
    sent = [];
    states = [];
    answer = async () => ({ kind: 'saved' });
    autosave = startAutosave<string, string>({
      afterMs: 800,
      save: (content) => {
        sent.push(content);
        return answer();
      },
      onState: (state) => states.push(state.kind),
    });
  });
  afterEach(() => {
    autosave.stop();
    clock.restore();
  });

  it('waits for a pause, and then sends the latest alone', async () => {
    autosave.change('H');
    await clock.tickAsync(500);
    autosave.change('Hej');
    await clock.tickAsync(799);
    assert.deepEqual(sent, []);
    await clock.tickAsync(1);
    assert.deepEqual(sent, ['Hej']);
    assert.deepEqual(states, ['unsaved', 'unsaved', 'saved']);
  });

  it('sends what was typed while a saving was under way, after it', async () => {
    let open: (saved: Saved<string>) => void = () => undefined;
    answer = () => new Promise((resolve) => (open = resolve));
    autosave.change('Hej');
    await clock.tickAsync(800);
    autosave.change('Hej du');
    await clock.tickAsync(5_000);
    assert.deepEqual(sent, ['Hej']);
    answer = async () => ({ kind: 'saved' });
    open({ kind: 'saved' });
    await clock.tickAsync(800);
    assert.deepEqual(sent, ['Hej', 'Hej du']);
    assert.equal(states.at(-1), 'saved');
  });

  it('tries again when nothing answers, ever more seldom, with what is typed by then', async () => {
    answer = () => Promise.reject(new ApiError('offline', ''));
    autosave.change('Hej');
    await clock.tickAsync(800);
    assert.equal(states.at(-1), 'failed');
    autosave.change('Hej igen');
    await clock.tickAsync(60_000);
    assert.ok(sent.length >= 4 && sent.length <= 8, `${sent.length} tries`);
    assert.equal(sent.at(-1), 'Hej igen');
    answer = async () => ({ kind: 'saved' });
    await clock.tickAsync(30_000);
    assert.equal(states.at(-1), 'saved');
  });

  it('sends nothing more over a refusal until somebody has decided', async () => {
    answer = async () => ({ kind: 'stopped', refusal: 'conflict' });
    autosave.change('Hej');
    await clock.tickAsync(800);
    autosave.change('Hej du');
    await clock.tickAsync(60_000);
    assert.deepEqual(sent, ['Hej']);
    assert.equal(await autosave.flush(), false);
    answer = async () => ({ kind: 'saved' });
    autosave.resume();
    await clock.tickAsync(0);
    assert.deepEqual(sent, ['Hej', 'Hej du']);
  });

  it('sends what has to be mended again when it has been changed, and not before', async () => {
    answer = async () => ({ kind: 'refused', refusal: 'too long' });
    autosave.change('Hej');
    await clock.tickAsync(60_000);
    assert.deepEqual(sent, ['Hej']);
    assert.equal(states.at(-1), 'refused');
    answer = async () => ({ kind: 'saved' });
    autosave.change('He');
    await clock.tickAsync(800);
    assert.deepEqual(sent, ['Hej', 'He']);
    assert.equal(states.at(-1), 'saved');
  });

  it('can be held by others, goes on with what it was given, or begins anew', async () => {
    autosave.hold('mine', 'changed');
    await clock.tickAsync(60_000);
    assert.deepEqual(sent, []);
    autosave.resume();
    await clock.tickAsync(0);
    assert.deepEqual(sent, ['mine']);
    autosave.hold('mine', 'changed');
    autosave.drop();
    autosave.change('theirs, changed');
    await clock.tickAsync(800);
    assert.deepEqual(sent, ['mine', 'theirs, changed']);
  });

  it('saves at once when asked to, and says whether everything is saved', async () => {
    autosave.change('Hej');
    assert.equal(await autosave.flush(), true);
    assert.deepEqual(sent, ['Hej']);
    answer = () => Promise.reject(new ApiError('offline', ''));
    autosave.change('Hej du');
    assert.equal(await autosave.flush(), false);
  });

  it('saves what is left when the page is left', async () => {
    autosave.change('Hej');
    autosave.stop();
    await clock.tickAsync(0);
    assert.deepEqual(sent, ['Hej']);
    await clock.tickAsync(60_000);
    assert.equal(sent.length, 1);
  });
});
