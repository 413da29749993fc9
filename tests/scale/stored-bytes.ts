import type { Row, Value } from '../../bot/storage/table/tables.ts';

/** As Azure bills a table's rows: 4 bytes, two a character of the keys, and for each property 8, two a character of its name, and its value. */
export function storedBytes(rows: readonly Row[]): number {
  return rows.reduce((all, { pk, rk, values }) => all + 4 + 2 * (pk.length + rk.length) + bytesOfAll(values), 0);
}

function bytesOfAll(values: Row['values']): number {
  return Object.entries(values).reduce((all, [name, value]) => all + 8 + 2 * name.length + bytesOf(value), 0);
}

function bytesOf(value: Value): number {
  if (typeof value === 'boolean') return 1;
  return typeof value === 'string' ? 4 + 2 * value.length : 8;
}
