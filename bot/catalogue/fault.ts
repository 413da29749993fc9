/** What is wrong in the files of a programme, and where; read by whoever runs the installation, hence in English. */
export interface Fault {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly reason: string;
}

/**
 * Thrown at start with every fault found, so that a writer mends a folder in one go; `file`, `line` and `reason` are
 * those of the first.
 */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
  readonly file: string;
  readonly line: number;
  readonly reason: string;

  constructor(readonly faults: readonly [Fault, ...Fault[]]) {
    super(faults.map(describe).join('\n'));
    const [first] = faults;
    this.file = first.file;
    this.line = first.line;
    this.reason = first.reason;
  }
}

function describe({ file, line, reason }: Fault): string {
  return `${file}:${line}: ${reason}`;
}
