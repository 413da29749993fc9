import { setTimeout as wait } from 'node:timers/promises';
import type { Scenario } from './scenario.ts';

/** Both lanes' together. */
const MOST_IN_FLIGHT = 32;

/** The line to Teams is spoilt. Whether a card whose answer was lost has come, nobody can know: it is sent once more. */
export const CONNECTOR_SCENARIOS: readonly Scenario[] = [
  {
    name: 'Teams: 300 ms away, each way',
    receivers: [60, 60],
    before: ({ connector }) => connector.behave({ kind: 'delay', milliseconds: 300 }),
  },
  {
    name: 'Teams: every tenth connection reset',
    receivers: [90, 90],
    before: ({ connector }) => connector.behave({ kind: 'reset', probability: 0.1 }),
    reasons: ['outcome-unknown'],
  },
  {
    name: 'Teams: every tenth answer lost',
    receivers: [90, 90],
    before: ({ connector }) => connector.behave({ kind: 'lose-answers', probability: 0.1 }),
    mostExtra: ({ connector }) => connector.struck,
    reasons: ['outcome-unknown'],
  },
  {
    name: 'Teams: gone for 3 s',
    receivers: [90, 90],
    async happens({ connector, untilTaken }) {
      await untilTaken(40);
      await connector.behave({ kind: 'refuse' });
      await wait(3_000);
      await connector.behave(undefined);
    },
    mostExtra: () => MOST_IN_FLIGHT,
  },
  {
    name: 'Teams: hears, and its answers do not come',
    receivers: [60, 60],
    isSlow: true,
    async happens({ connector, untilTaken }) {
      await untilTaken(20);
      await connector.behave({ kind: 'swallow', what: 'answers' });
      await wait(200);
      await connector.behave(undefined);
    },
    mostExtra: () => MOST_IN_FLIGHT,
  },
];
