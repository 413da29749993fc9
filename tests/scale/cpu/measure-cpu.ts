import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startAzurite } from '../../support/azurite.ts';
import { start } from '../../support/processes.ts';
import type { Answering, AnsweringOptions, AnsweringQuestions } from './answering-process.ts';
import type { RestingOptions, RestingQuestions } from './resting-process.ts';

/** Processor time, user and system, of the product's own process; milliseconds. */
export interface MeasuredCpu {
  /** A second, of a lane that is held and in which nothing is due. */
  readonly laneAtRest: number;
  /** A 304 for *Lärteamet*, over HTTP and from the emulator's tables. */
  readonly poll: number;
}

const LANES = 200;
const MEASURED_SECONDS = 60;
const LOOK_EVERY_MS = 1_000;
const WARM_UP = 500;
const POLLS = 4_000;
const AT_ONCE = 8;

export async function measureCpu(): Promise<MeasuredCpu> {
  return { laneAtRest: await measureRest(), poll: await measurePolls() };
}

async function measureRest(): Promise<number> {
  const [with_, without] = [await secondAtRest(LANES), await secondAtRest(1)];
  return (with_ - without) / (LANES - 1);
}

async function secondAtRest(lanes: number): Promise<number> {
  const azurite = await startAzurite();
  try {
    const process = await start<object, RestingQuestions>(new URL('resting-process.ts', import.meta.url), { connectionString: azurite.connectionString, lanes } satisfies RestingOptions);
    while ((await process.ask('held')) < lanes) await wait(LOOK_EVERY_MS);
    await wait(2 * LOOK_EVERY_MS);
    const before = await process.ask('usage');
    await wait(MEASURED_SECONDS * 1_000);
    const after = await process.ask('usage');
    await process.end();
    return (after.cpuMs - before.cpuMs) / MEASURED_SECONDS;
  } finally {
    await azurite.close();
  }
}

async function measurePolls(): Promise<number> {
  const azurite = await startAzurite();
  const tabFolder = await mkdtemp(join(tmpdir(), 'ledtrad-scale-'));
  try {
    await writeFile(join(tabFolder, 'index.html'), '<!doctype html><title>Ledtråd</title>');
    const process = await start<Answering, AnsweringQuestions>(new URL('answering-process.ts', import.meta.url), { connectionString: azurite.connectionString, tabFolder } satisfies AnsweringOptions);
    const { teamUrl, token } = process.ready;
    const first = await fetch(teamUrl, { headers: { authorization: `Bearer ${token}` } });
    const etag = first.headers.get('etag');
    await first.arrayBuffer();
    if (first.status !== 200 || etag === null) throw new Error(`the team's page answers ${first.status}`);
    const poll = async () => {
      const answer = await fetch(teamUrl, { headers: { authorization: `Bearer ${token}`, 'if-none-match': etag } });
      await answer.arrayBuffer();
      if (answer.status !== 304) throw new Error(`an unchanged page answers ${answer.status}`);
    };
    await repeat(WARM_UP, poll);
    const before = await process.ask('usage');
    await repeat(POLLS, poll);
    const after = await process.ask('usage');
    await process.end();
    return (after.cpuMs - before.cpuMs) / POLLS;
  } finally {
    await Promise.all([azurite.close(), rm(tabFolder, { recursive: true })]);
  }
}

async function repeat(times: number, act: () => Promise<void>): Promise<void> {
  const left = Array.from({ length: times }).values();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const _ of left) await act();
  }));
}
