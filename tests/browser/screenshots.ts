/** The pictures of README.md and README.sv.md, taken anew of the running product: `node --import=tsx tests/browser/screenshots.ts`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { useFakeTimers } from 'sinon';
import { startLocalRun, type LocalRun } from '../../bot/local/local-run.ts';
import { freePort } from '../../bot/local/ports.ts';
import { Camera, type Window } from './screenshots/camera.ts';
import { photographFacilitator } from './screenshots/facilitator.ts';
import { launchChromium } from './support/chromium.ts';
import { choose, fill, lastCard, say, tap } from './support/playground.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, '.github/screenshots');

/** A Wednesday in working hours, so that broadcasts go out; the week's card is due tomorrow. */
const MORNING = new Date('2026-11-25T09:12:00Z');

interface Shot {
  readonly name: string;
  /** Below `/tab/`. */
  readonly path: string;
  /** The made-up person to look as. */
  readonly as: string;
  readonly theme: 'default' | 'dark';
  readonly window: Window;
}

const TAB_SHOTS: readonly Shot[] = [
  { name: 'thread', path: 'thread', as: 'rektor', theme: 'default', window: { width: 1080, height: 860 } },
  { name: 'team-dark', path: 'team', as: 'processledare', theme: 'dark', window: { width: 1080, height: 795 } },
  { name: 'cohort', path: 'cohort', as: 'processledare', theme: 'default', window: { width: 1080, height: 860 } },
  { name: 'thread-phone', path: 'thread', as: 'rektor', theme: 'default', window: { width: 360, height: 760 } },
];

const folder = await mkdtemp(join(tmpdir(), 'ledtrad-screenshots-'));
// Everything that runs in this process, the bot among it, takes this for now; Chromium writes dates as its environment does.
const time = useFakeTimers({ now: MORNING, toFake: ['Date'], shouldAdvanceTime: true });
Object.assign(process.env, { LANGUAGE: 'sv', LC_ALL: 'sv_SE.UTF-8' });
let local: LocalRun | undefined;
let browser: Browser | undefined;
try {
  local = await startLocalRun(ROOT, {
    port: await freePort(), playgroundPort: await freePort(), storagePort: await freePort(),
    dataFolder: folder, programmeFolders: [], calendarFolders: [], contact: undefined, logLevel: 'warn',
  }, (error) => { throw error; });
  browser = await launchChromium();
  const now = () => Date.now();
  const camera = new Camera(browser, local, FOLDER, now);
  await photographChat(camera);
  for (const shot of TAB_SHOTS) await photographTab(camera, shot);
  await photographFacilitator(new Camera(browser, local, join(FOLDER, 'leda'), now));
} finally {
  await browser?.close();
  await local?.stop();
  time.restore();
  await rm(folder, { recursive: true, force: true });
}

/** The week's card as it is sent, with the ways to have it otherwise opened. */
async function photographNudge(camera: Camera, page: Page): Promise<void> {
  await fetch(new URL('/local/card-now', camera.local.links.principal), { method: 'POST' });
  const card = lastCard(page, 'Inte nu?');
  await tap(card, 'Inte nu?');
  await card.getByRole('button', { name: 'Skicka inget av dig själv' }).waitFor();
  await card.screenshot({ path: await camera.file('nudge') });
}

/** The week's card filled in, and the conversation with the receipt that has taken its place. */
async function photographChat(camera: Camera): Promise<void> {
  // High enough for the whole card, or the Playground's own bar lies over it.
  const page = await camera.playground({ width: 1280, height: 1900 });
  await photographNudge(camera, page);
  await say(page, 'reflektera');
  const card = lastCard(page, '· Gå verksamhetsrundor');
  await fill(card, 'Vad gjorde du, och vad hände?', 'Gick rundan före lunch och ställde samma fråga i tre klassrum. Två lärare kom efteråt och ville prata vidare.');
  await fill(card, 'Vad tar du med dig?', 'En fråga i taget räcker långt.');
  await fill(card, 'Nästa steg', 'Fråga eleverna också, på torsdag');
  await choose(card, 'Vem kan läsa i tjänsten?', 'Lärteamet');
  await card.screenshot({ path: await camera.file('weekly-card') });

  await tap(card, 'Skicka');
  const receipt = lastCard(page, 'Din reflektion är sparad');
  await receipt.waitFor();
  const log = await page.getByText('Log Panel').boundingBox();
  if (!log) throw new Error('The Playground shows no log, so nothing tells where the conversation ends');
  const conversation = { width: Math.floor(log.x) - 4, height: 740 };
  await page.setViewportSize({ width: 1280, height: conversation.height });
  await receipt.getByRole('button').last().scrollIntoViewIfNeeded();
  await page.screenshot({ path: await camera.file('chat'), clip: { x: 0, y: 0, ...conversation } });
  await page.close();
}

async function photographTab(camera: Camera, { name, path, as, theme, window }: Shot): Promise<void> {
  const page = await camera.tab(path, as, theme, window);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  await page.screenshot({ path: await camera.file(name) });
  await page.close();
}
