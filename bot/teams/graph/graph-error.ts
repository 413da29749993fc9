/** Graph or its token service said no; `code` holds nothing of anybody's. */
export class GraphError extends Error {
  override readonly name = 'GraphError';

  constructor(readonly code: string) {
    super(code);
  }
}

/** For a log: a message could name somebody, so the kind of error alone, where it is none of ours. */
export function reasonOf(error: unknown): string {
  if (error instanceof GraphError) return error.code;
  return error instanceof Error ? error.name : typeof error;
}
