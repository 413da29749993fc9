import type { LocalPeople, LocalToken } from '../../bot/api/contract/local.ts';

const CHOSEN = 'ledtrad.local.person';

export type LocalPerson = LocalPeople['people'][number];

/** The made-up people to sign in as, or `undefined` where the local door does not exist. */
export async function readLocalPeople(): Promise<readonly LocalPerson[] | undefined> {
  const response = await fetch('/local/people').catch(() => undefined);
  if (response?.ok !== true || response.headers.get('Content-Type')?.startsWith('application/json') !== true) return undefined;
  // Served by the process that the tab comes from; see api-client.ts.
  const { people } = (await response.json()) as LocalPeople;
  return people;
}

export async function fetchLocalToken(key: string): Promise<string> {
  const response = await fetch('/local/sign-in', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ key }),
  });
  if (!response.ok) throw new Error(`the local door answered ${response.status}`);
  const { token } = (await response.json()) as LocalToken;
  return token;
}

/** Who was chosen in this window: by `?as=`, or earlier by hand. */
export function chosenPerson(): string | undefined {
  return new URLSearchParams(location.search).get('as') ?? sessionStorage.getItem(CHOSEN) ?? undefined;
}

export function rememberPerson(key: string): void {
  sessionStorage.setItem(CHOSEN, key);
}

export function forgetPerson(): void {
  sessionStorage.removeItem(CHOSEN);
}
