import assert from 'node:assert/strict';
import { keepSaved, type TableDatabase, type TableSaver } from '../../bot/local/table-saver.ts';
import { eventually } from './eventually.ts';

/** Forgets that it has changed when a save begins, as LokiJS does, and saves when the test says so. */
class FakeDatabase implements TableDatabase {
  autosaves = true;
  written = 0;
  saved = 0;
  begun = 0;
  hold = false;
  failing = false;
  #dirty = false;
  #finish: (() => void)[] = [];

  write(): void {
    this.written += 1;
    this.#dirty = true;
  }

  release(): void {
    this.hold = false;
    for (const finish of this.#finish.splice(0)) finish();
  }

  autosaveDisable(): void {
    this.autosaves = false;
  }

  autosaveDirty(): boolean {
    return this.#dirty;
  }

  saveDatabase(done: (error?: unknown) => void): void {
    const rows = this.written;
    this.#dirty = false;
    this.begun += 1;
    const finish = (): void => {
      if (this.failing) return done(new Error('disk full'));
      this.saved = rows;
      done();
    };
    if (this.hold) this.#finish.push(finish);
    else setImmediate(finish);
  }
}

describe('saving the tables', () => {
  let database: FakeDatabase;
  let faults: unknown[];
  let saver: TableSaver;

  beforeEach(() => {
    database = new FakeDatabase();
    faults = [];
    saver = keepSaved(database, (error) => faults.push(error));
  });
  afterEach(async () => {
    database.failing = false;
    database.release();
    await saver.finish();
  });

  it('takes the pace out of the hands of the database', () => {
    assert.equal(database.autosaves, false);
  });

  it('saves a change unasked', async () => {
    database.write();
    await eventually(() => database.saved === 1);
  });

  it('writes nothing when nothing has changed', async () => {
    await saver.flush();
    assert.equal(database.begun, 0);
  });

  it('flushes what came while an earlier save was under way', async () => {
    database.hold = true;
    database.write();
    await eventually(() => database.begun === 1);
    database.write();
    const flushed = saver.flush();
    database.release();

    await flushed;
    assert.equal(database.saved, 2);
  });

  it('waits for a save under way that already holds every row', async () => {
    database.hold = true;
    database.write();
    await eventually(() => database.begun === 1);
    let flushed = false;
    const flush = saver.flush().then(() => (flushed = true));
    await new Promise(setImmediate);
    assert.equal(flushed, false);

    database.release();
    await flush;
    assert.equal(database.saved, 1);
  });

  it('says that a save failed, and tries again until it works', async () => {
    database.failing = true;
    database.write();
    await assert.rejects(saver.flush(), /disk full/);
    await eventually(() => faults.length > 0);

    database.failing = false;
    await eventually(() => database.saved === 1);
  });

  it('finishes only when a row that slipped in during the last save is on disk', async () => {
    database.hold = true;
    database.write();
    const finished = saver.finish();
    await eventually(() => database.begun === 1);
    database.write();
    database.release();

    await finished;
    assert.equal(database.saved, 2);
  });
});
