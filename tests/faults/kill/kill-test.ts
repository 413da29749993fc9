import { fillReceivers, leaveHints, receiversIn, tenantsOf, type Receiver } from '../../bench/delivery/receivers.ts';
import { AFTERNOON, realNow, WEEKS_BEFORE } from '../../support/afternoon.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import type { Checks } from '../checks.ts';
import { startGround } from '../ground.ts';
import { fatesOf, untilSettled } from '../outcome.ts';
import { answerBefore, answerersAmong, answerMeanwhile, type Given } from './answering.ts';
import { KILL_EVERY_MS, killWorkers } from './killing.ts';
import { tellStory } from './story.ts';

export interface KillSize {
  readonly receivers: number;
  readonly kills: number;
}

const TENANTS = 3;
const SETTLED_WITHIN_MS = 120_000;

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
    let settled = false;
    const killing = await killWorkers(ground, tenantsOf(receivers), {
      kills: size.kills,
      async begins() {
        const first = realNow();
        const dueAt = ({ index }: Receiver): number => first + (index / size.receivers) * size.kills * KILL_EVERY_MS;
        await leaveHints(tables, receivers, (receiver) => AFTERNOON.add({ milliseconds: Math.round(dueAt(receiver) - ground.began) }));
        answering = answerMeanwhile(world, answerers, dueAt, seededRandom(7));
      },
      async isOver() {
        await answering;
        settled = await untilSettled(world, tenantsOf(receivers), SETTLED_WITHIN_MS);
      },
    });
    const given = [...before, ...await answering];
    await tellStory(checks, { ground, settled, killing, given, fates: await fatesOf(ground, receivers), seconds: Math.round((realNow() - began) / 1_000) });
  } finally {
    await ground.close();
  }
}
