import { authentication } from '@microsoft/teams-js';
import { consentAddress } from '../components/consent-address.ts';
import { teamsContext } from './teams-host.ts';

/** Our page in the small window: first on to Microsoft's, then, come back from there, it tells the tab and is closed. */
export async function passConsent(): Promise<void> {
  const teams = await teamsContext();
  const answer = new URLSearchParams(location.hash.slice(1));
  if (answer.has('code')) return authentication.notifySuccess();
  if (answer.has('error')) return authentication.notifyFailure(answer.get('error') ?? '');
  const address = consentAddress(location.search, location.origin, teams?.user?.loginHint);
  if (address === undefined) return authentication.notifyFailure('not-asked');
  location.replace(address);
}
