import { StorageUnavailableError, type Tables } from '../../bot/storage/table/tables.ts';
import type { LaneHistory } from './lane-history.ts';
import { SECOND_MS } from './working.ts';

/** Looks after every write. */
export class WatchedStore implements Tables {
  look: () => Promise<void> = async () => undefined;
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  get: Tables['get'] = async (...asked) => this.#tables.get(...asked);
  range: Tables['range'] = async (...asked) => this.#tables.range(...asked);
  ping: Tables['ping'] = async () => this.#tables.ping();
  commit: Tables['commit'] = async (...asked) => {
    const committed = await this.#tables.commit(...asked);
    await this.look();
    return committed;
  };
}

/** A store that takes its time for a lane's writes, and can lose the answers to them. */
export class SlowStore implements Tables {
  losesAnswers = false;
  /** Milliseconds. */
  takes = 0;
  readonly #tables: Tables;
  readonly #time: LaneHistory['time'];

  constructor(tables: Tables, time: LaneHistory['time']) {
    this.#tables = tables;
    this.#time = time;
  }

  get: Tables['get'] = async (...asked) => this.#tables.get(...asked);
  range: Tables['range'] = async (...asked) => this.#tables.range(...asked);
  ping: Tables['ping'] = async () => this.#tables.ping();
  commit: Tables['commit'] = async (...asked) => {
    const isLane = asked[0] === 'Lane';
    if (isLane && this.takes > 0) await this.#time.sleep(this.takes);
    const committed = await this.#tables.commit(...asked);
    if (isLane && this.losesAnswers) throw new StorageUnavailableError('no answer');
    return committed;
  };
}

/** A store that can be away: it then takes its time to say so. */
export class FailingStore implements Tables {
  isAway = false;
  readonly #tables: Tables;
  readonly #time: LaneHistory['time'];

  constructor(tables: Tables, time: LaneHistory['time']) {
    this.#tables = tables;
    this.#time = time;
  }

  get: Tables['get'] = async (...asked) => this.#unlessAway(() => this.#tables.get(...asked));
  range: Tables['range'] = async (...asked) => this.#unlessAway(() => this.#tables.range(...asked));
  commit: Tables['commit'] = async (...asked) => this.#unlessAway(() => this.#tables.commit(...asked));
  ping: Tables['ping'] = async () => this.#unlessAway(() => this.#tables.ping());

  async #unlessAway<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (!this.isAway) return await ask();
    await this.#time.sleep(SECOND_MS);
    throw new StorageUnavailableError('no answer');
  }
}
