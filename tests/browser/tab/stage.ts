/** The tab in a real browser, within a page that plays Teams, before an API that says what a test tells it to. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import type { CardAction } from '../../../bot/api/contract/cards.ts';
import { eventually } from '../../local/eventually.ts';
import { launchChromium } from '../support/chromium.ts';
import { builtTab } from './built-tab.ts';
import { listen, startStubApi, type StubApi } from './stub-api.ts';
import { COHORT, cohort, me, places, selection, TEAM, team, thread } from './views.ts';
import { myPeers } from './peer-views.ts';

export const TEAM_PATH = `/cohorts/${COHORT.id}/teams/${TEAM.id}`;
export const COHORT_PATH = `/cohorts/${COHORT.id}`;

export interface HostWishes {
  readonly locale?: string;
  readonly theme?: 'default' | 'dark' | 'contrast';
  readonly frame?: 'content' | 'settings';
  readonly subPage?: string;
  readonly mute?: 'yes';
  readonly signIn?: 'no';
  /** The tab at `SECURE_ORIGIN`, for what teams-js does over https alone. */
  readonly secure?: 'yes';
  /** The channel that a tab is put in. */
  readonly channel?: string;
}

export const SECURE_ORIGIN = 'https://ledtrad.example';

interface Window {
  readonly width: number;
  readonly height: number;
}

export const DESK: Window = { width: 1280, height: 900 };
export const PHONE: Window = { width: 360, height: 740 };

interface Parts {
  readonly browser: Browser;
  readonly host: Server;
  readonly hostOrigin: string;
  readonly api: StubApi;
}

/** A stage for the tests of the `describe` that calls this: set before them, prepared anew for each, then by `prepare`, and struck after them. */
export function useStage(prepare?: (stage: Stage) => void): Stage {
  const stage = new Stage();
  before(() => stage.set());
  beforeEach(() => {
    stage.prepare();
    prepare?.(stage);
  });
  afterEach(() => stage.clear());
  after(() => stage.strike());
  return stage;
}

/** Stands from `set` to `strike`; what is asked of it otherwise throws. */
export class Stage {
  #standing: Parts | undefined;
  #contexts: BrowserContext[] = [];
  #complaints: string[] = [];

  async set(): Promise<void> {
    const folder = await builtTab();
    const page = await readFile(join(import.meta.dirname, '../support/teams-host.html'));
    const host = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(page));
    this.#standing = { browser: await launchChromium(), host, hostOrigin: await listen(host), api: await startStubApi(folder) };
  }

  get api(): StubApi {
    return this.#parts.api;
  }

  /** A demo principal's views; a test changes what it is about. */
  prepare(): void {
    this.api.reset();
    this.api.views.set('/me', me());
    this.api.views.set('/me/thread', thread());
    this.api.views.set('/me/questions', { questions: [] });
    this.api.views.set(TEAM_PATH, team());
    this.api.views.set(`${TEAM_PATH}/meetings`, { takesPart: true, later: [] });
    this.api.views.set(COHORT_PATH, cohort());
    this.api.views.set(`${COHORT_PATH}/candidates`, selection());
    this.api.views.set(`${COHORT_PATH}/claims`, { claims: [] });
    this.api.views.set('/me/peers', myPeers());
    this.api.views.set('/places', places());
  }

  /** What the tab has sent to open cards, once it has sent the first: a panel stands there before its card is asked for. */
  async cardActions(): Promise<readonly CardAction[]> {
    await eventually(() => this.api.cardActions.length > 0);
    return this.api.cardActions;
  }

  /** The tab at `path` within Teams. */
  async openInTeams(path: string, wishes: HostWishes = {}, window: Window = DESK): Promise<{ host: Page; tab: Frame }> {
    const host = await this.#newPage(window);
    if (wishes.secure === 'yes') await this.#serveSecurely(host.context());
    const query = new URLSearchParams({ ...wishes, tab: (wishes.secure === 'yes' ? SECURE_ORIGIN : this.api.origin) + path });
    await host.goto(`${this.#parts.hostOrigin}/?${query.toString()}`);
    const tab = host.frames().find((frame) => frame.parentFrame() !== null);
    assert.ok(tab);
    return { host, tab };
  }

  /** The tab at `path` in a browser window of its own. */
  async openAlone(path: string, window: Window = DESK): Promise<Page> {
    const page = await this.#newPage(window);
    await page.goto(this.api.origin + path);
    return page;
  }

  /** Takes a complaint of the browser's console that a test brings about on purpose. */
  expectComplaint(pattern: RegExp): void {
    assert.ok(this.#complaints.some((complaint) => pattern.test(complaint)), `no complaint like ${pattern}`);
    this.#complaints = this.#complaints.filter((complaint) => !pattern.test(complaint));
  }

  /** Closes the pages; a page that has complained fails the test. */
  async clear(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()));
    const complaints = this.#complaints;
    this.#contexts = [];
    this.#complaints = [];
    assert.deepEqual(complaints, []);
  }

  async strike(): Promise<void> {
    const { browser, host, api } = this.#parts;
    this.#standing = undefined;
    await browser.close();
    await api.close();
    host.closeAllConnections();
    await new Promise((resolve) => host.close(resolve));
  }

  get #parts(): Parts {
    assert.ok(this.#standing, 'the stage does not stand: it is set before the first test and struck after the last');
    return this.#standing;
  }

  async #serveSecurely(context: BrowserContext): Promise<void> {
    await context.route(`${SECURE_ORIGIN}/**`, async (route) => {
      const url = route.request().url().replace(SECURE_ORIGIN, this.api.origin);
      await route.fulfill({ response: await route.fetch({ url }) });
    });
  }

  async #newPage(window: Window): Promise<Page> {
    const context = await this.#parts.browser.newContext({ viewport: window, locale: 'sv-SE', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce' });
    this.#contexts.push(context);
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.#complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.#complaints.push(String(error)));
    return page;
  }
}

/** What hinders people in `page`, by WCAG 2.2 A and AA and good practice, in a few words each. */
export async function barriers(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  return told(await new AxeBuilder({ page }).withTags(tags).analyze());
}

/** Those that another theme can bring. */
export async function barriersOfColour(page: Page): Promise<string[]> {
  return told(await new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']).analyze());
}

/** The same page in the themes whose colours are others; left in the last of them. */
export async function barriersInDarkThemes(host: Page, tab: Frame): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['dark', 'contrast']) {
    await host.evaluate(`teamsHost.changeTheme("${theme}")`);
    await tab.locator('html[style*="color-scheme: dark"]').waitFor();
    found.push(...(await barriersOfColour(host)).map((each) => `${theme}: ${each}`));
  }
  return found;
}

function told({ violations }: Awaited<ReturnType<AxeBuilder['analyze']>>): string[] {
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${String(target)}: ${failureSummary ?? ''}`));
}

/** The reader comes back to the tab, which then reads at once instead of at its next turn. */
export async function lookAgain(tab: Frame): Promise<void> {
  await tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

/** What `page` and the tab in it send from now on, at once and not when it is answered: an API's path without `/api/v1`, and the body. */
export function sentFrom(page: Page): { readonly path: string; readonly body: unknown }[] {
  const sent: { path: string; body: unknown }[] = [];
  page.on('request', (request) => {
    if (request.method() === 'GET') return;
    const path = decodeURIComponent(new URL(request.url()).pathname.replace(/^\/api\/v1/, ''));
    sent.push({ path, body: JSON.parse(request.postData() ?? '{}') as unknown });
  });
  return sent;
}
