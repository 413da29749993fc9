/**
 * Short, for a log: the code of what failed, or the kind of error. Never its message, which could name somebody. `fetch`
 * says only that it failed; what failed is its cause.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return codeOf(error.cause) ?? codeOf(error) ?? error.name;
}

/** A word of Node's, of Azure's or of our own; the number that a DOMException has says nothing. */
function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
