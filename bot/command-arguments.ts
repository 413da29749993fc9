/** What a command was asked for; a sentence where it cannot be done as it was asked. */
export type Wanted<Arguments> = Arguments | 'help' | { readonly fault: string };

/** `read` parses by Node's `parseArgs`, which says in a TypeError what it does not know. */
export function wantedBy<Arguments>(read: () => Wanted<Arguments>): Wanted<Arguments> {
  try {
    return read();
  } catch (error) {
    if (error instanceof TypeError) return { fault: error.message };
    throw error;
  }
}
