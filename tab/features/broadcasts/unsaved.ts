import type { Content } from '../../../bot/api/contract/broadcast-content.ts';

/** What has been typed in a draft and not reached the server, with the version that it was typed over. */
export interface Unsaved {
  readonly rev: number;
  readonly content: Content;
}

const KEY = 'ledtrad.broadcast.';

/** In this window alone, until it is saved: a page that is left or read anew while the network is away loses nothing. */
export function keepUnsaved(id: string, unsaved: Unsaved): void {
  try {
    sessionStorage.setItem(KEY + id, JSON.stringify(unsaved));
  } catch {
    // No storage, or a full one: what is typed is still in the form.
  }
}

export function unsavedOf(id: string): Unsaved | undefined {
  try {
    const kept = sessionStorage.getItem(KEY + id);
    return kept === null ? undefined : (JSON.parse(kept) as Unsaved); // Written by keepUnsaved alone.
  } catch {
    return undefined;
  }
}

export function forgetUnsaved(id: string): void {
  try {
    sessionStorage.removeItem(KEY + id);
  } catch {
    // As above: then nothing was kept either.
  }
}
