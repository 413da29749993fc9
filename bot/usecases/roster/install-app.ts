import type { TenantId } from '../../domain/ids.ts';
import type { AppInstallations, InstallAnswer, Refused } from '../../ports/app-installations.ts';
import type { OrganisationsReceivers, Receiver } from './plan-installation.ts';

/** A third of what Graph allows an app in a tenant: 30 a second. Source: Microsoft Graph, "Microsoft Teams service limits". */
const AT_LEAST_APART_MS = 100;
const MOST_TRIES = 6;
const FIRST_BACK_OFF_MS = 1_000;
const LONGEST_BACK_OFF_MS = 60_000;

export interface Pacing {
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

export interface InstallOutcome {
  readonly row: number;
  readonly answer: InstallAnswer;
}

export function hasIt(answer: InstallAnswer): answer is Extract<InstallAnswer, { kind: 'installed' | 'already-installed' }> {
  return answer.kind === 'installed' || answer.kind === 'already-installed';
}

/**
 * One after the other, at a pace that Graph allows; who is told to wait waits for as long as they are told. Whoever has
 * the app already is left as they are, so that a run that was broken off is completed by the same again. Ends early, with
 * `consent-missing` as its last outcome, where the app may install itself for nobody.
 */
export async function installForAll(
  installations: AppInstallations,
  { tenantId, receivers }: OrganisationsReceivers,
  catalogueId: string,
  pacing: Pacing,
): Promise<readonly InstallOutcome[]> {
  const outcomes: InstallOutcome[] = [];
  for (const receiver of receivers) {
    if (outcomes.length > 0) await pacing.wait(AT_LEAST_APART_MS);
    const answer = await untilAnswered(() => installations.install(tenantId, catalogueId, receiver.address), pacing);
    outcomes.push(outcomeOf(receiver, answer));
    if (answer.kind === 'consent-missing') return outcomes;
  }
  return outcomes;
}

/** Where the app is in an organisation's catalogue, asked as often as that takes. */
export async function findInCatalogue(installations: AppInstallations, tenantId: TenantId, pacing: Pacing) {
  return await untilAnswered(() => installations.lookUp(tenantId), pacing);
}

async function untilAnswered<Answer extends { readonly kind: string }>(ask: () => Promise<Answer | Refused>, { wait }: Pacing): Promise<Answer | Refused> {
  let answer = await ask();
  for (let tries = 1; answer.kind === 'try-later' && tries < MOST_TRIES; tries++) {
    await wait(('afterMs' in answer ? answer.afterMs : undefined) ?? Math.min(FIRST_BACK_OFF_MS * 2 ** (tries - 1), LONGEST_BACK_OFF_MS));
    answer = await ask();
  }
  return answer;
}

/** Without the address: nothing that is said of it later needs it. */
function outcomeOf({ row }: Receiver, answer: InstallAnswer): InstallOutcome {
  return { row, answer };
}
