import { LaneRun } from '../../../bot/delivery/lane-run.ts';
import { LEASE_TIMES } from '../../../bot/delivery/lease.ts';
import { addressLookUp, cardSender } from '../../../bot/delivery/send-card.ts';
import type { TeamId } from '../../../bot/domain/ids.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import type { Messenger } from '../../../bot/ports/messenger.ts';
import { createStorage } from '../../../bot/storage/storage.ts';
import type { World } from '../../../bot/usecases/world.ts';
import { aLaneHistory, type LaneHistory } from '../../delivery/lane-history.ts';
import { makeKnown } from '../../support/reach.ts';
import { COHORT, objectId, PROGRAMME, TENANT, week } from '../../support/world.ts';
import { countedTables, sum, type CountedTables } from '../counted-tables.ts';

const TEAM_SIZE = 8;
/** What the connector takes to answer, in tests/bench as well. Milliseconds. */
const TEAMS_ANSWERS_AFTER_MS = 120;

/** A tenant with its people, in learning teams of eight of one cohort, on tables that count. */
export interface CountedLane {
  readonly history: LaneHistory;
  readonly counted: CountedTables;
}

/** What a holder did while it held the lane. */
export interface Held {
  /** Of each card that went out, the bytes of its JSON. */
  readonly cards: readonly number[];
}

export async function aCountedLane(people: number, change: (person: Person, index: number) => Person = (person) => person): Promise<CountedLane> {
  const at: { time?: LaneHistory['time'] } = {};
  const counted = countedTables(() => at.time?.monotonic() ?? 0);
  const history = await aLaneHistory(people, { tables: counted.tables, change: (person, index) => change({ ...person, roles: [roleIn(index)] }, index) });
  for (const [index, pid] of history.pids.entries()) await makeKnown(history.world.identities, { tenantId: TENANT, objectId: objectId(index + 1) }, pid);
  at.time = history.time;
  return { history, counted };
}

function roleIn(index: number): Person['roles'][number] {
  return { kind: 'principal', cohortId: COHORT, teamId: `lag-${Math.floor(index / TEAM_SIZE)}` as TeamId, programme: PROGRAMME, joined: week('2026-W30') };
}

/**
 * A process takes the lane, works it for so long by a simulated clock, with the product's own times, and gives it back.
 * It knows no identity yet, and draws each card as it would be sent.
 */
export async function holdLane({ history, counted }: CountedLane, { seconds }: { seconds: number }): Promise<Held> {
  const { time } = history;
  const world: World = { ...history.world, ...createStorage(counted.tables, () => history.world.ids.operation()) };
  const cards: number[] = [];
  const sends: Messenger['sendToPerson'] = async (identity, card) => {
    await world.identities.find(identity);
    cards.push(Buffer.byteLength(JSON.stringify(card)));
    await time.sleep(TEAMS_ANSWERS_AFTER_MS);
    return { kind: 'sent', activityId: `a${cards.length}` };
  };
  const run = new LaneRun({
    world,
    tenantId: TENANT,
    holder: 'holder',
    times: LEASE_TIMES,
    clock: time,
    random: () => 0.5,
    lookUp: addressLookUp(world),
    send: cardSender(world, { sendToPerson: sends, sendToChannel: async () => ({ kind: 'unknown' }) }, {}),
    onNotAuthorised: () => {},
    onAttempt: () => {},
    onError: (error) => { throw error; },
  }, await world.lanes.look(TENANT));
  const running = run.run();
  await time.until(time.sleep(seconds * 1_000));
  run.stop();
  await time.until(running);
  return { cards };
}

export function meanOf(numbers: readonly number[]): number {
  return sum(numbers) / numbers.length;
}
