import assert from 'node:assert/strict';
import { launchChromium } from '../tests/browser/support/chromium.ts';
import { lastCard, openPlayground, say } from '../tests/browser/support/playground.ts';

/** One conversation with the product that `npm start` brought up: it is well, and it answers. */
const health = await fetch('http://127.0.0.1:3978/healthz');
assert.equal(health.status, 200);
console.log(await health.text());

const browser = await launchChromium();
try {
  const page = await browser.newPage();
  await openPlayground(page, 'http://127.0.0.1:56150');
  await say(page, 'hej');
  const text = await (await lastCard(page, 'Ledtråd')).innerText();
  console.log(text);
  assert.match(text, /Ledtråd/);
} finally {
  await browser.close();
}
