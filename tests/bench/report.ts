/** One figure, or figures under names of their own; becomes the last line. */
export type Figures = { readonly [name: string]: number | string | boolean | Figures };

type Cell = string | number;

/** The first column to the left, the others to the right as numbers stand. */
export function printTable(title: string, header: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const lines = [header, ...rows].map((row) => row.map(String));
  const widths = header.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const draw = (line: readonly string[]): string =>
    line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('   ');
  const [top = [], ...rest] = lines;
  console.log(`\n${title}\n${draw(top)}\n${widths.map((width) => '-'.repeat(width)).join('   ')}\n${rest.map(draw).join('\n')}`);
}

/** Says every limit that was broken, sets the exit code by it, and ends with the one line that programs read. */
export function conclude(bench: string, figures: Figures, broken: readonly string[]): void {
  console.log(broken.length === 0 ? '\nAll limits are kept.' : `\n${broken.map((limit) => `LIMIT BROKEN: ${limit}`).join('\n')}`);
  console.log(JSON.stringify({ bench, figures }));
  if (broken.length > 0) process.exitCode = 1;
}
