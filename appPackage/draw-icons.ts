/** `node --import=tsx appPackage/draw-icons.ts`: the package's icons, drawn anew from the sign that the tab has. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../tests/browser/support/chromium.ts';
import { drawIcons } from './icons.ts';
import { ICONS } from './source.ts';

const browser = await launchChromium();
try {
  const drawn = await drawIcons(browser);
  for (const [kind, name] of Object.entries(ICONS)) writeFileSync(join(import.meta.dirname, name), drawn[kind as keyof typeof ICONS]); // Its own keys.
} finally {
  await browser.close();
}
