import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;

interface Waiting {
  readonly withinMs?: number;
  /** What a wait in vain says. */
  readonly failure?: string;
}

/** For what shows on no page: what the tab sends, and where the focus is. */
export async function until(isSo: () => boolean | Promise<boolean>, { withinMs = 8_000, failure = 'waited in vain' }: Waiting = {}): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await isSo())) {
    assert.ok(Date.now() < deadline, failure);
    await pause(LOOK_EVERY_MS);
  }
}
