/** What is used of the in-memory database (LokiJS) that Azurite keeps its tables in. */
export interface TableDatabase {
  autosaveDisable(): void;
  /** True when something has changed since the last save began. */
  autosaveDirty(): boolean;
  /** Writes a new file beside the old and renames it, so that a kill in between leaves the old one whole. */
  saveDatabase(done: (error?: unknown) => void): void;
}

export interface TableSaver {
  /** Resolves once everything acknowledged before the call is on disk. */
  flush(): Promise<void>;
  /** Saves until nothing is unsaved, and returns with no pause in which a write could slip in. */
  finish(): Promise<void>;
}

/**
 * Looks for changes at this pace. Azurite's own pace is 5 s, of which a kill loses all; a save of the demo's
 * tables takes some ten milliseconds, so that a change is on disk within 200 ms.
 */
const LOOK_EVERY_MS = 50;

export function keepSaved(database: TableDatabase, onFault: (error: unknown) => void): TableSaver {
  database.autosaveDisable();
  /** The database forgets that it has changed when a save begins, also when that save then fails. */
  let failed = false;
  let last = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const unsaved = (): boolean => failed || database.autosaveDirty();

  const flush = (): Promise<void> => {
    last = last.catch(alreadyReported).then(async () => {
      if (!unsaved()) return;
      failed = true;
      await save(database);
      failed = false;
    });
    return last;
  };

  const look = (): void => {
    timer = setTimeout(() => void flush().catch(onFault).finally(look), LOOK_EVERY_MS);
  };
  look();

  return {
    flush,
    finish: async () => {
      clearTimeout(timer);
      do await flush();
      while (unsaved());
    },
  };
}

function save(database: TableDatabase): Promise<void> {
  return new Promise((resolve, reject) => {
    database.saveDatabase((error) => (error ? reject(error) : resolve()));
  });
}

/** Whoever asked for that save was told; the next save is the new attempt. */
function alreadyReported(): void {}
