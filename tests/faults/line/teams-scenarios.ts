import { conversationIdOf } from '../../support/teams-at-scale.ts';
import { storm } from '../../support/teams-faults.ts';
import { perSecond } from '../../bench/delivery/usual-pace.ts';
import type { Checks } from '../checks.ts';
import type { Fate } from '../outcome.ts';
import type { Scenario } from './scenario.ts';
import type { Scene } from './scene.ts';

/** Of the 45 a second that a lane is to have, less what a machine may lose that does much else meanwhile. */
const UNDISTURBED = 30;
/** Between two cards of a lane; who had to wait for the other tenant would wait for 2 s at least. */
const LONGEST_GAP_MS = 1_500;
/** As lanes.ts has it. */
const PAUSE_MS = 60_000;
/** As lane-sender.ts has it; so many less one are on their way when the first is told to wait. */
const MOST_IN_FLIGHT = 16;
/** Of 2 s, that begin within 3 s. */
const WAITS = 2;
const BLOCKED = 6;
const REFUSED = 4;

/** Teams answers, and not well. */
export const TEAMS_SCENARIOS: readonly Scenario[] = [
  {
    name: 'Teams: 429 to one tenant for 3 s, to wait for 2 s',
    receivers: [60, 200],
    async happens({ ground, a, untilTaken }) {
      await untilTaken(20);
      await ground.teams.ask('behave', storm(a, { seconds: 3, retryAfterSeconds: 2 }));
    },
    async also(scene, fates, checks) {
      const { tooEarly, toldAgain } = await scene.totalsOf(scene.a);
      checks.equal('asked again before Retry-After was over', toldAgain, 0);
      checks.atMost('others of the tenant asked meanwhile', tooEarly, WAITS * (MOST_IN_FLIGHT - 1));
      await undisturbed(scene, fates, checks);
    },
  },
  {
    name: 'Teams: 412 to every fifth of one tenant',
    receivers: [90, 200],
    before: ({ ground, a }) => ground.teams.ask('behave', { fault: { kind: 'status', status: 412 }, tenants: [a], probability: 0.2 }),
    also: async (scene, fates, checks) => await undisturbed(scene, fates, checks),
  },
  {
    name: 'Teams: 500, 502, 503 and 504 to two in five of one tenant',
    receivers: [90, 200],
    async before({ ground: { teams }, a }) {
      for (const status of [500, 502, 503, 504]) await teams.ask('behave', { fault: { kind: 'status', status }, tenants: [a], probability: 0.1 });
    },
    reasons: ['outcome-unknown'],
    also: async (scene, fates, checks) => await undisturbed(scene, fates, checks),
  },
  {
    name: 'Teams: 403 to six chats, 413 to four cards',
    receivers: [60, 200],
    async before({ ground: { teams }, a, receivers }) {
      const chats = receivers.filter(({ tenant }) => tenant === a).map(({ pid }) => conversationIdOf(a, pid));
      await teams.ask('behave', { fault: { kind: 'status', status: 403 }, conversations: chats.slice(10, 10 + BLOCKED) });
      await teams.ask('behave', { fault: { kind: 'status', status: 413 }, conversations: chats.slice(30, 30 + REFUSED) });
    },
    reasons: ['blocked', 'card-refused'],
    async also(scene, fates, checks) {
      checks.equal('listed as unreachable', countOf(fates, 'unreachable'), BLOCKED);
      checks.equal('listed as poisoned', countOf(fates, 'poisoned'), REFUSED);
      await undisturbed(scene, fates, checks);
    },
  },
  {
    name: 'Teams: lets four of one tenant wait for ever, two of them with their card',
    receivers: [60, 200],
    isSlow: true,
    async before({ ground: { teams }, a }) {
      for (const accepted of [true, false]) await teams.ask('behave', { fault: { kind: 'hang', accepted }, tenants: [a], times: 2 });
    },
    mostExtra: () => 2,
    reasons: ['outcome-unknown'],
    // At its beginning other workers are being started, too, so that its pace would say nothing; those who hang do so for 15 s.
    also: async (scene, fates, checks) => checks.atMost('longest wait of the other tenant, ms', longestGap(fates, scene.b), 4 * LONGEST_GAP_MS),
  },
  {
    name: 'Teams: 401 to the first of each tenant',
    receivers: [60, 60],
    isSlow: true,
    async before({ ground: { teams }, a, b }) {
      for (const tenant of [a, b]) await teams.ask('behave', { fault: { kind: 'status', status: 401 }, tenants: [tenant], times: 1 });
    },
    async also(scene, fates, checks) {
      for (const tenant of [scene.a, scene.b]) {
        const longest = longestGap(fates, tenant);
        checks.holds('a lane waits for a minute', Math.abs(longest - PAUSE_MS) < 5_000, `${Math.round(longest / 1_000)} s`);
      }
    },
  },
];

async function undisturbed(scene: Scene, fates: readonly Fate[], checks: Checks): Promise<void> {
  const totals = await scene.totalsOf(scene.b);
  const rate = perSecond(totals);
  // A machine that is so busy that what was sent evenly arrives in lumps has Teams slow the lane down, and nobody else.
  checks.holds('the other tenant’s pace', rate >= UNDISTURBED || totals.throttled > 0, `${rate.toFixed(1)} cards a second`);
  checks.atMost('longest wait of the other tenant, ms', longestGap(fates, scene.b), LONGEST_GAP_MS);
}

function longestGap(fates: readonly Fate[], tenant: number): number {
  const times = fates.filter(({ receiver }) => receiver.tenant === tenant).flatMap(({ cards }) => cards.map(({ at }) => at)).sort((one, other) => one - other);
  return Math.round(Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? at))));
}

function countOf(fates: readonly Fate[], state: string): number {
  return fates.filter(({ failures }) => failures.some((failure) => failure.state === state)).length;
}
