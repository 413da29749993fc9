import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import { drawIcons } from '../../appPackage/icons.ts';
import { ICONS, ROOT } from '../../appPackage/source.ts';
import { drawPage } from '../../bot/public-pages/draw-page.ts';
import { PAGES } from '../../bot/public-pages/pages.ts';
import { launchChromium } from './support/chromium.ts';

/** Of 255, on the whole: edges are smoothed a little differently by another version of the browser. */
const SMOOTHING = 2;

describe('the app package’s pictures and pages', () => {
  let browser: Browser;
  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());

  it('has the icons that its script draws of the tab’s sign: if this fails, run appPackage/draw-icons.ts', async () => {
    const drawn = await drawIcons(browser);
    for (const kind of ['color', 'outline'] as const) {
      const [kept, anew] = [readFileSync(join(ROOT, 'appPackage', ICONS[kind])), drawn[kind]].map((bytes) => PNG.sync.read(bytes));
      assert.ok(kept && anew);
      assert.deepEqual([kept.width, kept.height], [anew.width, anew.height], kind);
      assert.ok(difference(kept, anew) < SMOOTHING, `${kind} differs by ${difference(kept, anew)}`);
    }
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has pages without faults of accessibility, on a phone too: ${colorScheme}`, async () => {
      const context = await browser.newContext({ colorScheme, viewport: { width: 320, height: 640 } });
      const page = await context.newPage();
      for (const each of PAGES) {
        await page.setContent(drawPage(each, undefined));
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), [], each.path);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${each.path} is wider than a phone`);
      }
      await context.close();
    });
  }
});

/** The mean over all channels of all pixels; what is wholly transparent has no colour. */
function difference(one: PNG, other: PNG): number {
  const seen = ({ data }: PNG, at: number): number => (at % 4 === 3 ? data[at] ?? 0 : ((data[at] ?? 0) * (data[at - (at % 4) + 3] ?? 0)) / 255);
  const sum = one.data.reduce((total, _, at) => total + Math.abs(seen(one, at) - seen(other, at)), 0);
  return sum / one.data.length;
}
