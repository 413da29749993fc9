/** The package cannot be made, or is not as Teams and the product want it: every fault at once, one line each. */
export class PackageError extends Error {
  override readonly name = 'PackageError';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}
