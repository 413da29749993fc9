import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { LEASE_TIMES } from '../../../bot/delivery/lease.ts';
import { startLocalRun, type LocalRun, type LocalTimes } from '../../../bot/local/local-run.ts';
import { freePort } from '../../../bot/local/ports.ts';
import type { Clock } from '../../../bot/ports.ts';
import { launchChromium } from './chromium.ts';
import { openPlayground } from './playground.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** What `npm start` starts, in a folder of its own, with a browser to look at it. */
export interface LocalProduct {
  readonly local: LocalRun;
  readonly browser: Browser;
  /** The Playground's page, its personal chat open. */
  readonly chat: Page;
  stop(): Promise<void>;
}

/** A part that ends by itself fails the test. What had started is stopped again when another part does not start. */
export async function startLocalProduct(times: LocalTimes = {}): Promise<LocalProduct> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (let next = stops.pop(); next; next = stops.pop()) await next();
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'ledtrad-browser-'));
    stops.push(() => rm(folder, { recursive: true, force: true }));
    const settings = {
      port: await freePort(), playgroundPort: await freePort(), storagePort: await freePort(),
      dataFolder: folder, programmeFolders: [], calendarFolders: [], contact: undefined, logLevel: 'silent' as const,
    };
    const local = await startLocalRun(ROOT, settings, (error) => assert.fail(error), times);
    stops.push(() => local.stop());
    const browser = await launchChromium();
    stops.push(() => browser.close());
    const chat = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    chat.setDefaultTimeout(15_000);
    await openPlayground(chat, local.links.chat);
    return { local, browser, chat, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Goes on as time does, from whenever it is set to. */
export class MovableClock implements Clock {
  #from: Temporal.Instant;
  #since = performance.now();

  constructor(instant: string) {
    this.#from = Temporal.Instant.from(instant);
  }

  now(): Temporal.Instant {
    return this.#from.add({ milliseconds: Math.round(performance.now() - this.#since) });
  }

  set(instant: string): void {
    this.#from = Temporal.Instant.from(instant);
    this.#since = performance.now();
  }
}

/** What is due by `clock` is found in less than a second; nobody waits for a holder that has died. */
export function timesBy(clock: Clock): LocalTimes {
  return { clock, leaseTimes: { ...LEASE_TIMES, silence: 0, scanEvery: 400 } };
}

/** The tab at `path` (`lead/demo/meetings`) as one of the demo's people, in a browser whose clock is the product's. */
export async function openTab({ browser, local }: LocalProduct, clock: Clock, as: string, path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'sv-SE', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce' });
  page.setDefaultTimeout(15_000);
  await page.clock.install({ time: clock.now().epochMilliseconds });
  await page.goto(new URL(`/tab/${path}?as=${as}`, local.links.principal).href);
  return page;
}
