import { setTimeout as wait } from 'node:timers/promises';
import { fillReceivers, leaveHints, receiversIn, tenantsOf, type Receiver } from '../../bench/delivery/receivers.ts';
import { AFTERNOON, realNow, WEEKS_BEFORE } from '../../support/afternoon.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import type { Checks } from '../checks.ts';
import { startGround, type Ground } from '../ground.ts';
import { fatesOf, untilSettled } from '../outcome.ts';
import { answerBefore, answerersAmong, answerMeanwhile, type Given } from './answering.ts';
import { KILL_EVERY_MS, killWorkers } from './killing.ts';
import { tellStory } from './story.ts';

export interface KillSize {
  readonly receivers: number;
  readonly kills: number;
}

const TENANTS = 3;
const HINTS_AT_ONCE = 500;
const LEFT_BEFORE_MS = 10_000;
/** The emulator takes some 60 cards a second from three lanes at the most, and most may be left after the last kill. */
const SETTLED_WITHIN_MS = { atLeast: 120_000, each: 40 };

/**
 * Two workers over three tenants, one of them killed every four seconds. At 45 a second and lane all would be sent long
 * before the last kill: so the receivers become due one after the other, evenly over the time in which workers are
 * killed, and what has piled up while a lane was nobody's is sent as fast as it may be.
 */
export async function killTest(checks: Checks, size: KillSize): Promise<void> {
  const began = realNow();
  const receivers = receiversIn({ receivers: size.receivers, tenants: TENANTS });
  const ground = await startGround();
  const { world, tables, teams } = ground;
  try {
    await fillReceivers(tables, receivers, { serviceUrl: teams.ready.serviceUrl, joined: WEEKS_BEFORE, dueAt: () => undefined });
    const answerers = answerersAmong(receivers);
    const before = await answerBefore(world, answerers);
    let answering: Promise<readonly Given[]> = Promise.resolve([]);
    let leaving = Promise.resolve();
    let settled = false;
    const killing = await killWorkers(ground, tenantsOf(receivers), {
      kills: size.kills,
      async begins() {
        const first = realNow();
        const dueAt = ({ index }: Receiver): number => first + (index / size.receivers) * size.kills * KILL_EVERY_MS;
        leaving = leaveInTime(ground, receivers, dueAt);
        answering = answerMeanwhile(world, answerers, dueAt, seededRandom(7));
      },
      async isOver() {
        await Promise.all([leaving, answering]);
        settled = await untilSettled(world, tenantsOf(receivers), SETTLED_WITHIN_MS.atLeast + SETTLED_WITHIN_MS.each * size.receivers);
      },
    });
    const given = [...before, ...await answering];
    await tellStory(checks, { ground, settled, killing, given, fates: await fatesOf(ground, receivers), seconds: Math.round((realNow() - began) / 1_000) });
  } finally {
    await ground.close();
  }
}

/** The hints of the next ten seconds or so: thousands at once would keep the emulator from everything else. */
async function leaveInTime({ tables, began }: Ground, receivers: readonly Receiver[], dueAt: (receiver: Receiver) => number): Promise<void> {
  for (let start = 0; start < receivers.length; start += HINTS_AT_ONCE) {
    const some = receivers.slice(start, start + HINTS_AT_ONCE);
    const [first] = some;
    if (first) await wait(Math.max(0, dueAt(first) - LEFT_BEFORE_MS - realNow()));
    await leaveHints(tables, some, (receiver) => AFTERNOON.add({ milliseconds: Math.round(dueAt(receiver) - began) }));
  }
}
