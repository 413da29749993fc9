import type { TableName } from '../../../bot/storage/table/tables.ts';
import { COHORT, TENANT } from '../../support/world.ts';
import { plus, NOTHING, type Asked, type Cost } from '../counted-tables.ts';
import { aCountedLane, holdLane } from './lane-of.ts';

/** Enough for the pace to be full all along, and longer than teams' pages wait for their members' cards. */
const DUE = 2_000;
const SECONDS = 40;
/** Until the lane has been taken, has been silent and has begun. */
const BEGINNING_SECONDS = 5;

/** The busiest second of each partition while a lane sends as fast as it may, all of its people in one cohort. */
export interface Peak {
  readonly cardsASecond: number;
  readonly lane: Cost;
  readonly cohort: Cost;
  /** The mean, of all partitions together. */
  readonly all: Cost;
}

export async function countPeak(): Promise<Peak> {
  const lane = await aCountedLane(DUE);
  lane.counted.reset();
  const { cards } = await holdLane(lane, { seconds: SECONDS });
  const asked = lane.counted.asked().filter(({ second }) => second >= BEGINNING_SECONDS && second < SECONDS);
  const seconds = SECONDS - BEGINNING_SECONDS;
  const all = asked.reduce<Cost>(plus, NOTHING);
  return {
    cardsASecond: Math.round(cards.length / (SECONDS - 1)),
    lane: busiestOf(asked, 'Lane', TENANT),
    cohort: busiestOf(asked, 'Cohort', COHORT),
    all: { requests: all.requests / seconds, entities: all.entities / seconds },
  };
}

function busiestOf(asked: readonly Asked[], table: TableName, pk: string): Cost {
  const busiest = asked.filter((each) => each.table === table && each.pk === pk).sort((a, b) => b.entities - a.entities)[0];
  if (!busiest) throw new Error(`nothing was asked of ${table}`);
  return { requests: busiest.requests, entities: busiest.entities };
}
