/** What is wrong in a calendar file; read by whoever runs the installation, hence in English. */
export interface CalendarFault {
  readonly file: string;
  readonly reason: string;
}

/** Thrown at start with every fault found, one line each, so that a writer mends a folder in one go. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';

  constructor(readonly faults: readonly CalendarFault[]) {
    super(faults.map(({ file, reason }) => `${file}: ${reason}`).join('\n'));
  }
}
