/** Where a cohort's broadcasts are in the API. */
export function broadcastsPath(cohort: string): string {
  return `/cohorts/${encodeURIComponent(cohort)}/broadcasts`;
}

export function broadcastPath(cohort: string, id: string): string {
  return `${broadcastsPath(cohort)}/${encodeURIComponent(id)}`;
}

export function cohortPath(cohort: string, rest: string): string {
  return `/cohorts/${encodeURIComponent(cohort)}/${rest}`;
}

/** What the address names: a broadcast, or its answers. */
export interface Item {
  readonly id: string;
  readonly answers: boolean;
}

/** Our ids hold no colon. */
const ANSWERS = ':answers';

export function itemOf(address: string): Item {
  return address.endsWith(ANSWERS) ? { id: address.slice(0, -ANSWERS.length), answers: true } : { id: address, answers: false };
}

export function addressOfAnswers(id: string): string {
  return id + ANSWERS;
}
