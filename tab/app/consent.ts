import { consentAddress } from './consent-address.ts';

/** What Teams offers a small window that it has opened for the tab; each answer closes it. */
export interface SmallWindow {
  /** As whom the reader is signed in to Teams. */
  readonly loginHint: string | undefined;
  consented(): void;
  notConsented(reason: string): void;
}

/** Our page in the small window: first on to Microsoft's, then, come back from there, it tells the tab and is closed. */
export function passConsent(small: SmallWindow | undefined): void {
  const answer = new URLSearchParams(location.hash.slice(1));
  const isBack = answer.has('code') || answer.has('error');
  const address = isBack ? undefined : consentAddress(location, small?.loginHint);
  if (address !== undefined) location.replace(address);
  // An administrator who has agreed for all comes back here too, in a window that Teams knows nothing of.
  else if (small === undefined) location.replace('/tab');
  else if (answer.has('code')) small.consented();
  else small.notConsented(answer.get('error') ?? 'not-asked');
}
