/** The README's pictures, taken anew of the running product: `node --import=tsx tests/browser/screenshots.ts`. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startLocalRun, type LocalRun } from '../../bot/local/local-run.ts';
import { freePort } from '../../bot/local/ports.ts';
import { launchChromium } from './support/chromium.ts';
import { choose, fill, lastCard, openPlayground, say, tap } from './support/playground.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, '.github/screenshots');

interface Shot {
  readonly name: string;
  /** Below `/tab/`, with the made-up person to look as. */
  readonly path: string;
  readonly theme: 'default' | 'dark';
  readonly window: { readonly width: number; readonly height: number };
}

const TAB_SHOTS: readonly Shot[] = [
  { name: 'thread', path: 'thread?as=rektor', theme: 'default', window: { width: 1080, height: 860 } },
  { name: 'team-dark', path: 'team?as=processledare', theme: 'dark', window: { width: 1080, height: 795 } },
  { name: 'cohort', path: 'cohort?as=processledare', theme: 'default', window: { width: 1080, height: 860 } },
  { name: 'thread-phone', path: 'thread?as=rektor', theme: 'default', window: { width: 360, height: 760 } },
];

const folder = await mkdtemp(join(tmpdir(), 'ledtrad-screenshots-'));
let local: LocalRun | undefined;
let browser: Browser | undefined;
try {
  local = await startLocalRun(ROOT, {
    port: await freePort(), playgroundPort: await freePort(), storagePort: await freePort(),
    dataFolder: folder, programmeFolders: [], calendarFolders: [], contact: undefined, logLevel: 'warn',
  }, (error) => { throw error; });
  browser = await launchChromium();
  await mkdir(FOLDER, { recursive: true });
  await photographChat(browser, local);
  for (const shot of TAB_SHOTS) await photographTab(browser, new URL(local.links.principal).origin, shot);
} finally {
  await browser?.close();
  await local?.stop();
  await rm(folder, { recursive: true, force: true });
}

/** The week's card as it is sent, with the ways to have it otherwise opened. */
async function photographNudge(page: Page, { links }: LocalRun): Promise<void> {
  await fetch(new URL('/local/card-now', links.principal), { method: 'POST' });
  const card = lastCard(page, 'Inte nu?');
  await tap(card, 'Inte nu?');
  await card.getByRole('button', { name: 'Skicka inget av dig själv' }).waitFor();
  await card.screenshot({ path: fileOf('nudge') });
}

/** The week's card filled in, and the conversation with the receipt that has taken its place. */
async function photographChat(browser: Browser, local: LocalRun): Promise<void> {
  // High enough for the whole card, or the Playground's own bar lies over it.
  const page = await newPage(browser, { width: 1280, height: 1900 });
  await openPlayground(page, local.links.chat);
  await photographNudge(page, local);
  await say(page, 'reflektera');
  const card = lastCard(page, '· Gå verksamhetsrundor');
  await fill(card, 'Vad gjorde du, och vad hände?', 'Gick rundan före lunch och ställde samma fråga i tre klassrum. Två lärare kom efteråt och ville prata vidare.');
  await fill(card, 'Vad tar du med dig?', 'En fråga i taget räcker långt.');
  await fill(card, 'Nästa steg', 'Fråga eleverna också, på torsdag');
  await choose(card, 'Vem kan läsa i tjänsten?', 'Lärteamet');
  await card.screenshot({ path: fileOf('weekly-card') });

  await tap(card, 'Skicka');
  const receipt = lastCard(page, 'Din reflektion är sparad');
  await receipt.waitFor();
  const log = await page.getByText('Log Panel').boundingBox();
  if (!log) throw new Error('The Playground shows no log, so nothing tells where the conversation ends');
  const conversation = { width: Math.floor(log.x) - 4, height: 740 };
  await page.setViewportSize({ width: 1280, height: conversation.height });
  await receipt.getByRole('button').last().scrollIntoViewIfNeeded();
  await page.screenshot({ path: fileOf('chat'), clip: { x: 0, y: 0, ...conversation } });
  await page.close();
}

async function photographTab(browser: Browser, origin: string, { name, path, theme, window }: Shot): Promise<void> {
  const page = await newPage(browser, window);
  await page.goto(`${origin}/tab/${path}&theme=${theme}`);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  // The local run's own bar is no part of what Teams shows.
  await page.addStyleTag({ content: 'aside[aria-label="Lokal körning"] { display: none }' });
  await page.screenshot({ path: fileOf(name) });
  await page.close();
}

async function newPage(browser: Browser, viewport: Shot['window']): Promise<Page> {
  const page = await browser.newPage({ viewport, locale: 'sv-SE', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce' });
  page.setDefaultTimeout(15_000);
  return page;
}

function fileOf(name: string): string {
  return join(FOLDER, `${name}.png`);
}
