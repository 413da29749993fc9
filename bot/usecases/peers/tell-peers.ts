import { isConflict } from '../../domain/errors.ts';
import type { CohortId, PersonId } from '../../domain/ids.ts';
import { withoutPeers, withPeers } from '../../domain/peers/current-peers.ts';
import type { ConfirmedRound, PeerScope } from '../../domain/peers/round.ts';
import { changed } from '../../domain/person/change.ts';
import type { Person } from '../../domain/person/person.ts';
import { changePerson } from '../change-person.ts';
import type { World } from '../world.ts';

/** As many rounds can have been left half told before this one. */
const ROUNDS_LOOKED_AT = 10;
/** More do not go faster. */
const HEADS_AT_ONCE = 8;

/**
 * Each member's head learns who their colleagues are by the scope's latest round, and those who were in an earlier one and
 * are in none now, that theirs has ended. The same again changes nothing; what was told of a later round stands.
 */
export async function tellPeers(world: World, cohortId: CohortId, scope: PeerScope): Promise<void> {
  const { confirmed } = await world.peerRounds.latest(cohortId, scope, ROUNDS_LOOKED_AT);
  const [current, ...before] = confirmed;
  if (!current || current.value.told) return;
  const round = current.value;
  const lastTold = before.findIndex(({ value }) => value.told);
  const ended = before.slice(0, lastTold === -1 ? before.length : lastTold + 1).map(({ value }) => value);
  const members = new Set(round.groups.flat());
  const former = new Set(ended.flatMap(({ groups }) => groups.flat()).filter((pid) => !members.has(pid)));
  await inTurn([...members], (pid) => changePeers(world, pid, (person) => withPeers(person, cohortId, round)));
  await inTurn([...former], (pid) => changePeers(world, pid, (person) => (isOf(person, ended) ? withoutPeers(person) : person)));
  try {
    await world.peerRounds.markTold(cohortId, current);
  } catch (error) {
    // Somebody else has told them, too.
    if (!isConflict(error)) throw error;
  }
}

function isOf({ peers }: Person, rounds: readonly ConfirmedRound[]): boolean {
  return rounds.some(({ id }) => id === peers?.roundId);
}

async function changePeers(world: World, pid: PersonId, change: (person: Person) => Person): Promise<void> {
  const loaded = await world.people.load(pid);
  if (!loaded) return;
  await changePerson(world, loaded, (current) => {
    const told = change(current);
    return told === current ? { result: undefined } : { result: undefined, change: changed(told) };
  });
}

async function inTurn(pids: readonly PersonId[], tell: (pid: PersonId) => Promise<void>): Promise<void> {
  for (let from = 0; from < pids.length; from += HEADS_AT_ONCE) await Promise.all(pids.slice(from, from + HEADS_AT_ONCE).map(tell));
}
