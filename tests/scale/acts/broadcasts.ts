import { ASKING, LEADER, sends } from '../../support/broadcasts.ts';
import { isAnswering, onRoster } from '../../delivery/lane-history.ts';
import { minus, times } from '../counted-tables.ts';
import type { Act } from './act.ts';
import { costOfRest } from './cards.ts';
import { aCountedLane, holdLane, meanOf } from './lane-of.ts';

const RECEIVERS = 140;
const SECONDS = 60;

/** A question to a cohort, a receiver: to count and freeze them when it is confirmed, and to send it. */
export async function countBroadcast(): Promise<readonly Act[]> {
  const lane = await aCountedLane(RECEIVERS, isAnswering);
  const { history: { world }, counted } = lane;
  await onRoster(lane.history);
  await world.people.create(LEADER);
  const before = await counted.bytes();
  counted.reset();
  await sends(world, ASKING);
  const [confirmed, confirmedOfCohort] = [counted.total(), counted.of('Cohort')];
  const frozen = await counted.bytes();
  counted.reset();
  const { cards } = await holdLane(lane, { seconds: SECONDS });
  const sent = minus(counted.total(), await costOfRest());
  if (cards.length !== RECEIVERS) throw new Error(`a broadcast to ${RECEIVERS} went out to ${cards.length}`);
  return [
    { name: 'broadcast, written and confirmed, a receiver', ...times(1 / RECEIVERS, confirmed), ofCohort: times(1 / RECEIVERS, confirmedOfCohort), storedBytes: (frozen - before) / RECEIVERS, sentBytes: 0 },
    { name: 'broadcast, sent, a receiver', ...times(1 / RECEIVERS, sent), ofCohort: times(1 / RECEIVERS, counted.of('Cohort')), storedBytes: ((await counted.bytes()) - frozen) / RECEIVERS, sentBytes: meanOf(cards) },
  ];
}
