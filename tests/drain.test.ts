import assert from 'node:assert/strict';
import type { Server } from 'restify';
import type { Context } from '../bot/context.ts';
import { drain } from '../bot/drain.ts';
import { OpenCalls } from '../bot/open-calls.ts';
import type { Telemetry } from '../bot/telemetry/telemetry.ts';

const SOON = { work: 20, telemetry: 20 };
const TELEMETRY: Telemetry = { reportTo: () => {}, flush: async () => {}, stop: async () => {} };

describe('a drain', () => {
  it('says that it was cut also where neither a call nor a lane is left, but something that followed an answer', async () => {
    assert.deepEqual(await warnings(new Promise(() => {})), ['drain-cut']);
  });

  it('says nothing where all was finished', async () => {
    assert.deepEqual(await warnings(Promise.resolve()), []);
  });
});

async function warnings(work: Promise<void>): Promise<readonly string[]> {
  const said: string[] = [];
  const server = { close: (done: () => void) => done(), server: { closeAllConnections: () => {} } };
  const context = { calls: new OpenCalls(), laneReports: () => [], logger: { warn: ({ code }: { code: string }) => said.push(code) }, drain: () => work };
  // What a drain asks of them, and no more.
  await drain(server as unknown as Server, context as unknown as Context, TELEMETRY, SOON);
  return said;
}
