import type { Person } from '../../../bot/domain/person/person.ts';
import { isAnswering, NEXT_DAY } from '../../delivery/lane-history.ts';
import { minus, times } from '../counted-tables.ts';
import type { Act } from './act.ts';
import { aCountedLane, holdLane, meanOf, type CountedLane } from './lane-of.ts';

/** A small town's principals, one learning team. */
const A_TOWN = 8;
/** A large city's. */
const A_CITY = 800;
/** By then their teams' pages have been told, too. */
const A_MINUTE = { seconds: 60 };

/** What each kind of card costs more than the lane costs when nothing is due. */
export async function countCards(): Promise<readonly Act[]> {
  return [
    await countCard('weekly card, a team of eight at once', A_TOWN),
    await countCard(`weekly card, ${A_CITY} at once`, A_CITY),
    await countReminder(),
    await countCard('the own next step, on its day', A_TOWN, (person) => ({ ...isAnswering(person), stepDay: '2026-11-26' })),
    await countCard('preparation of a meeting', A_TOWN, (person) => ({ ...isAnswering(person), meetings: [{ id: 'm-1', startsAt: '2026-11-27T12:30:00.000Z' }] })),
  ];
}

async function countCard(name: string, people: number, change?: (person: Person) => Person): Promise<Act> {
  return await cardsOf(name, await aCountedLane(people, change));
}

/** On the working day after, to those who have not answered. */
async function countReminder(): Promise<Act> {
  const lane = await aCountedLane(A_TOWN);
  await holdLane(lane, A_MINUTE);
  lane.history.world.clock.set(NEXT_DAY);
  return await cardsOf('reminder', lane);
}

async function cardsOf(name: string, lane: CountedLane): Promise<Act> {
  const { history, counted } = lane;
  const rest = await costOfRest();
  const before = await counted.bytes();
  counted.reset();
  const { cards } = await holdLane(lane, A_MINUTE);
  const [cost, ofCohort] = [counted.total(), counted.of('Cohort')];
  if (cards.length !== history.pids.length) throw new Error(`${name}: ${cards.length} cards for ${history.pids.length} people`);
  return {
    name,
    ...times(1 / cards.length, minus(cost, rest)),
    ofCohort: times(1 / cards.length, ofCohort),
    storedBytes: ((await counted.bytes()) - before) / cards.length,
    sentBytes: meanOf(cards),
  };
}

/** A minute of a lane in which nothing is due, taking it and giving it back included. */
export async function costOfRest(): Promise<ReturnType<CountedLane['counted']['total']>> {
  const lane = await aCountedLane(1, isAnswering);
  await holdLane(lane, A_MINUTE);
  lane.counted.reset();
  await holdLane(lane, A_MINUTE);
  return lane.counted.total();
}

