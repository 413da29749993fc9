import { authentication } from '@microsoft/teams-js';
import { consentAddress } from '../components/consent-address.ts';
import { teamsContext } from './teams-host.ts';

/** Our page in the small window: first on to Microsoft's, then, come back from there, it tells the tab and is closed. */
export async function passConsent(): Promise<void> {
  const teams = await teamsContext();
  const answer = new URLSearchParams(location.hash.slice(1));
  const isBack = answer.has('code') || answer.has('error');
  const address = isBack ? undefined : consentAddress(location.search, location.origin, teams?.user?.loginHint);
  if (address !== undefined) return location.replace(address);
  // An administrator who has agreed for all comes back here too, in a window that Teams knows nothing of.
  if (teams === undefined) return location.replace('/tab');
  if (answer.has('code')) authentication.notifySuccess();
  else authentication.notifyFailure(answer.get('error') ?? 'not-asked');
}
