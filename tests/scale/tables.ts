/** The first column to the left, the others to the right as numbers stand, or where they hold text to the left as well. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[], holds: 'numbers' | 'text' = 'numbers'): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const alignment = header.map((_, index) => (index === 0 || holds === 'text' ? '---' : '---:'));
  return [line(header), `|${alignment.join('|')}|`, ...rows.map(line)].join('\n');
}

/** Three digits say something; more would pretend. */
export function figure(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}

/** As it was counted, where a mean has decimals. */
export function counted(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 2 });
}

export function euro(value: number): string {
  return value > 0 && value < 0.5 ? 'under 1' : Math.round(value).toLocaleString('en', { maximumSignificantDigits: 2 });
}
