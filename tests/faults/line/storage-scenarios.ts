import { setTimeout as wait } from 'node:timers/promises';
import { realNow } from '../../support/afternoon.ts';
import { SHORT_LEASE } from '../worker.ts';
import type { Scenario } from './scenario.ts';

const OUTAGE_MS = 5_000;
/** From a decision to send until Teams has the card, on a busy machine. */
const ON_ITS_WAY_MS = 1_000;

/** The line to the tables is spoilt. */
export const STORAGE_SCENARIOS: readonly Scenario[] = [
  {
    name: 'tables: 300 ms away, each way',
    receivers: [30, 30],
    before: ({ storage }) => storage.behave({ kind: 'delay', milliseconds: 300 }),
  },
  {
    name: 'tables: every tenth connection reset',
    receivers: [90, 90],
    before: ({ storage }) => storage.behave({ kind: 'reset', probability: 0.1 }),
  },
  {
    name: 'tables: every tenth answer lost after the write',
    receivers: [90, 90],
    before: ({ storage }) => storage.behave({ kind: 'lose-answers', probability: 0.1 }),
  },
  gone(),
  {
    name: 'tables: no answer to a second’s requests',
    receivers: [90, 90],
    isSlow: true,
    async happens({ storage, untilTaken }) {
      await untilTaken(40);
      await storage.behave({ kind: 'swallow', what: 'answers' });
      await wait(1_000);
      await storage.behave(undefined);
    },
  },
];

function gone(): Scenario {
  let outage = { from: NaN, to: NaN };
  return {
    name: 'tables: gone for 5 s',
    receivers: [90, 90],
    async happens({ storage, untilTaken }) {
      await untilTaken(40);
      outage = { from: realNow(), to: realNow() + OUTAGE_MS };
      await storage.behave({ kind: 'refuse' });
      await wait(OUTAGE_MS);
      await storage.behave(undefined);
    },
    async also(_scene, fates, checks) {
      const lastProof = outage.from + SHORT_LEASE.sendWithin + ON_ITS_WAY_MS;
      const unproven = fates.flatMap(({ cards }) => cards).filter(({ at }) => at > lastProof && at < outage.to);
      checks.equal('sent although the lane was not ours for certain', unproven.length, 0);
    },
  };
}
