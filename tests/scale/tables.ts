/** The first column to the left, the others to the right as numbers stand. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), `|${header.map((_, index) => (index === 0 ? '---' : '---:')).join('|')}|`, ...rows.map(line)].join('\n');
}

/** Three digits say something; more would pretend. */
export function figure(value: number): string {
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(3));
  return rounded.toLocaleString('en', { maximumFractionDigits: rounded >= 100 ? 0 : rounded >= 10 ? 1 : 2 });
}

/** As it was counted, where a mean has decimals. */
export function counted(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 2 });
}

export function euro(value: number): string {
  return value < 0.5 ? 'under 1' : figure(value >= 100 ? Number(value.toPrecision(2)) : Math.round(value));
}
