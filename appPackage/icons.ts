import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { COLOR_SIZE, OUTLINE_SIZE, SAFE_SIZE } from './checks/check-icons.ts';
import { ROOT } from './source.ts';

/** The tab's own sign: a thread with a loop, on a field of 32 × 32. */
const SIGN = readFileSync(join(ROOT, 'tab/icon.svg'), 'utf8');

interface Picture {
  /** Of its side, in pixels. */
  readonly size: number;
  /** Of the sign's field, in the middle. */
  readonly sign: number;
  /** Behind the sign, or nothing. */
  readonly ground: string;
  /** Its thickness, where the field is 32 wide. */
  readonly line: number;
}

const PICTURES = {
  color: { size: COLOR_SIZE, sign: SAFE_SIZE, ground: colorOf(SIGN), line: 2.5 },
  // Nearly its whole side: a small sign is not seen in a narrow bar.
  outline: { size: OUTLINE_SIZE, sign: OUTLINE_SIZE, ground: 'transparent', line: 2.5 },
} as const satisfies Readonly<Record<string, Picture>>;

/** Both icons as PNG, white on the sign's own colour and white on nothing. */
export async function drawIcons(browser: Browser): Promise<Record<keyof typeof PICTURES, Buffer>> {
  const page = await browser.newPage();
  const draw = async ({ size, sign, ground, line }: Picture): Promise<Buffer> => {
    await page.setViewportSize({ width: size, height: size });
    const margin = (size - sign) / 2;
    await page.setContent(`<body style="margin:0;background:${ground}"><div style="position:absolute;left:${margin}px;top:${margin}px;width:${sign}px;height:${sign}px">${inWhite(line)}</div></body>`);
    return await page.screenshot({ type: 'png', omitBackground: true });
  };
  const color = await draw(PICTURES.color);
  const outline = await draw(PICTURES.outline);
  await page.close();
  return { color, outline };
}

function inWhite(line: number): string {
  return SIGN.replace(/stroke="#[0-9a-f]{6}"/i, 'stroke="#ffffff"').replace(/stroke-width="[\d.]+"/, `stroke-width="${line}"`);
}

function colorOf(svg: string): string {
  const color = /stroke="(#[0-9a-f]{6})"/i.exec(svg)?.[1];
  if (color === undefined) throw new TypeError('tab/icon.svg has no stroke with a colour');
  return color;
}
