import { LIMITS } from './limits.ts';
import type { Values } from './tables.ts';

const HIGH_SURROGATE_AT_END = /[\ud800-\udbff]$/;

/**
 * JSON of any length (up to the row's 1 MiB) as properties `name`, `name1`, `name2` …, each short enough for the store.
 * Spread it among a row's values, where no other property may be called `name` with a number; replacing the row drops
 * the parts that a longer text had.
 */
export function packJson(name: string, value: unknown): Record<string, string> {
  const json: string | undefined = JSON.stringify(value);
  if (json === undefined) throw new TypeError(`${name} cannot be written as JSON`);
  const packed: Record<string, string> = {};
  for (const [index, part] of partsOf(json).entries()) packed[partName(name, index)] = part;
  return packed;
}

/** What `packJson` packed, for a schema to parse; undefined if there is none. */
export function unpackJson(name: string, values: Values): unknown {
  let json = '';
  for (let index = 0; ; index += 1) {
    const part = values[partName(name, index)];
    if (typeof part !== 'string') break;
    json += part;
  }
  return json === '' ? undefined : JSON.parse(json);
}

function partName(name: string, index: number): string {
  return index === 0 ? name : `${name}${index}`;
}

/** Never cuts a surrogate pair in two: half a pair does not survive the way through UTF-8. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  while (start < text.length) {
    let part = text.slice(start, start + LIMITS.stringLength);
    if (part.length === LIMITS.stringLength && HIGH_SURROGATE_AT_END.test(part)) part = part.slice(0, -1);
    parts.push(part);
    start += part.length;
  }
  return parts;
}
