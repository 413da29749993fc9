import type { Organisation, Readiness } from './organisation.ts';

/** What comes next in an organisation, in the order in which one thing waits for another. */
export const READINESS_STEPS = ['agreement-signed', 'tenant-known', 'tenant-allowed', 'app-allowed', 'channel-made', 'people-met', 'done'] as const;
export type ReadinessStep = (typeof READINESS_STEPS)[number];

/** Of the people on a roster: how many, and how many have come. */
export interface PeopleCount {
  readonly all: number;
  readonly met: number;
}

/** Below this a number could point out somebody who is in no list: then only the listed are counted. Source: domain.md, small cells. */
const FEWEST = 5;

export function countPeople(people: readonly { readonly protectedIdentity: boolean; readonly met: boolean }[]): PeopleCount {
  const counted = people.length >= FEWEST ? people : people.filter(({ protectedIdentity }) => !protectedIdentity);
  return { all: counted.length, met: counted.filter(({ met }) => met).length };
}

/** The first thing that is not done, which is what holds up its people. `isAllowed`: on the installation's list of tenants. */
export function nextStepOf({ tenantId, ready }: Pick<Organisation, 'tenantId' | 'ready'>, isAllowed: boolean, { all, met }: PeopleCount): ReadinessStep {
  const isDone: Readonly<Record<ReadinessStep, boolean>> = {
    'agreement-signed': isTicked(ready, 'agreement-signed'),
    'tenant-known': tenantId !== undefined,
    'tenant-allowed': isAllowed,
    'app-allowed': isTicked(ready, 'app-allowed'),
    'channel-made': isTicked(ready, 'channel-made'),
    'people-met': met >= all,
    done: false,
  };
  return READINESS_STEPS.find((step) => !isDone[step]) ?? 'done';
}

function isTicked(ready: Organisation['ready'], step: Readiness): boolean {
  return ready[step] !== undefined;
}

export interface Waiting {
  readonly next: ReadinessStep;
  readonly people: PeopleCount;
}

/** How many are held up: everybody, until what is left is to come. */
export function peopleWaiting({ next, people: { all, met } }: Waiting): number {
  if (next === 'done') return 0;
  return next === 'people-met' ? all - met : all;
}

/** What is furthest from done first; of the same, the one where most people wait. */
export function worstFirst(a: Waiting, b: Waiting): number {
  const order = READINESS_STEPS.indexOf(a.next) - READINESS_STEPS.indexOf(b.next);
  return order || peopleWaiting(b) - peopleWaiting(a);
}
