import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 8_000;
const LOOK_EVERY_MS = 50;

/** For what shows on no page: what the tab sends, and where the focus is. `failure` is what a wait in vain says. */
export async function until(isSo: () => boolean | Promise<boolean>, failure = 'waited in vain'): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    assert.ok(Date.now() < deadline, failure);
    await pause(LOOK_EVERY_MS);
  }
}
