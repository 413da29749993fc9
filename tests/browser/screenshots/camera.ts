import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { LocalRun } from '../../../bot/local/local-run.ts';
import { openPlayground } from '../support/playground.ts';

export interface Window {
  readonly width: number;
  readonly height: number;
}

/** As in Teams on a laptop, and high enough for a whole form. */
const DESK: Window = { width: 1000, height: 2000 };
/** Round what is shown, in pixels; below it less than there is between two things. */
const MARGIN = 20;
const BELOW = 10;

/** Opens pages of a local run as they look in Teams, and photographs them. */
export class Camera {
  readonly #browser: Browser;
  readonly #local: LocalRun;
  readonly #folder: string;
  /** What the run takes for now. */
  readonly #now: () => number;

  constructor(browser: Browser, local: LocalRun, folder: string, now: () => number) {
    this.#browser = browser;
    this.#local = local;
    this.#folder = folder;
    this.#now = now;
  }

  get local(): LocalRun {
    return this.#local;
  }

  /** A page of the tab, as one of the demo's people. `path` stands below `/tab/`. */
  async tab(path: string, as: string, theme: 'default' | 'dark' = 'default', window: Window = DESK): Promise<Page> {
    const page = await this.#newPage(window);
    await page.goto(`${new URL(this.#local.links.principal).origin}/tab/${path}?as=${as}&theme=${theme}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    // The local run's own bar is no part of what Teams shows.
    await page.addStyleTag({ content: 'aside[aria-label="Lokal körning"] { display: none }' });
    return page;
  }

  async playground(window: Window): Promise<Page> {
    const page = await this.#newPage(window);
    await openPlayground(page, this.#local.links.chat);
    return page;
  }

  /** From the top of one thing to the bottom of another, over the whole width. */
  async strip(page: Page, name: string, from: Locator, to: Locator = from): Promise<void> {
    await page.evaluate(() => document.fonts.ready);
    const [top, bottom] = [await boxOf(from), await boxOf(to)];
    const y = Math.max(0, top.y - MARGIN);
    await page.screenshot({ path: await this.file(name), fullPage: true, clip: { x: 0, y, width: DESK.width, height: bottom.y + bottom.height + BELOW - y } });
  }

  /** One thing, with a little of what is behind it. */
  async part(page: Page, name: string, thing: Locator): Promise<void> {
    // It may still be coming in.
    await page.waitForTimeout(400);
    const { x, y, width, height } = await boxOf(thing);
    await page.screenshot({ path: await this.file(name), clip: { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN } });
  }

  async file(name: string): Promise<string> {
    const path = join(this.#folder, `${name}.png`);
    await mkdir(dirname(path), { recursive: true });
    return path;
  }

  async #newPage(viewport: Window): Promise<Page> {
    const page = await this.#browser.newPage({ viewport, locale: 'sv-SE', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce' });
    page.setDefaultTimeout(60_000);
    await page.clock.setFixedTime(this.#now());
    return page;
  }
}

async function boxOf(thing: Locator): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }> {
  await thing.waitFor();
  return (await thing.boundingBox()) ?? Promise.reject(new Error(`${thing.toString()} is not shown`));
}
