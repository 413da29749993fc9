import { PNG } from 'pngjs';
import type { PackageFiles } from '../make-package.ts';
import { ICONS } from '../source.ts';

/** Source: Microsoft Teams, "Design your app icon": both sizes in pixels, and the middle of the first that no mask cuts into. */
export const COLOR_SIZE = 192;
export const SAFE_SIZE = 120;
export const OUTLINE_SIZE = 32;

interface Pixel {
  readonly x: number;
  readonly y: number;
  /** Red, green, blue. */
  readonly color: string;
  /** 0 is transparent, 255 opaque. */
  readonly alpha: number;
}

const WHITE = '255,255,255';

/** Sizes, transparency, colours, and that something is on them. */
export function checkIcons(files: PackageFiles): readonly string[] {
  return [
    ...faultsOf(files, ICONS.color, COLOR_SIZE, checkColor),
    ...faultsOf(files, ICONS.outline, OUTLINE_SIZE, checkOutline),
  ];
}

function faultsOf(files: PackageFiles, name: string, size: number, check: (pixels: readonly Pixel[]) => readonly string[]): readonly string[] {
  const bytes = files[name];
  if (bytes === undefined) return [`${name} is missing`];
  const image = read(bytes);
  if (image === undefined) return [`${name} is no PNG`];
  if (image.width !== size || image.height !== size) return [`${name} is ${image.width} × ${image.height} pixels, and has to be ${size} × ${size}`];
  return check(pixelsOf(image)).map((fault) => `${name} ${fault}`);
}

function checkColor(pixels: readonly Pixel[]): readonly string[] {
  const ground = pixels[0]?.color;
  const margin = (COLOR_SIZE - SAFE_SIZE) / 2;
  const isSafe = ({ x, y }: Pixel) => [x, y].every((at) => at >= margin && at < COLOR_SIZE - margin);
  const drawn = pixels.filter(({ color }) => color !== ground);
  return [
    ...(pixels.some(({ alpha }) => alpha !== 255) ? ['is not opaque'] : []),
    ...(drawn.length === 0 ? ['shows nothing'] : []),
    ...(drawn.every(isSafe) ? [] : [`has its sign outside the middle ${SAFE_SIZE} × ${SAFE_SIZE} pixels`]),
  ];
}

function checkOutline(pixels: readonly Pixel[]): readonly string[] {
  const drawn = pixels.filter(({ alpha }) => alpha > 0);
  return [
    ...(drawn.length === 0 ? ['shows nothing'] : []),
    ...(drawn.length === pixels.length ? ['is not transparent around its sign'] : []),
    ...(drawn.every(({ color }) => color === WHITE) ? [] : ['is not white alone']),
  ];
}

function read(bytes: Uint8Array): PNG | undefined {
  try {
    return PNG.sync.read(Buffer.from(bytes));
  } catch {
    // Whatever is wrong with it, it is no picture that Teams would show.
    return undefined;
  }
}

function pixelsOf({ width, height, data }: PNG): readonly Pixel[] {
  return Array.from({ length: width * height }, (_, at) => {
    const [red, green, blue, alpha = 0] = data.subarray(at * 4, at * 4 + 4);
    return { x: at % width, y: Math.floor(at / width), color: `${red},${green},${blue}`, alpha };
  });
}
