import fc from 'fast-check';
import type { OrganisationId, PeerRoundId, PersonId } from '../../../bot/domain/ids.ts';
import { peersOn, type Peer } from '../../../bot/domain/peers/peer.ts';
import type { ConfirmedRound, PeerGroup } from '../../../bot/domain/peers/round.ts';
import type { RosterEntry } from '../../../bot/domain/roster/roster-entry.ts';

export function pidAt(index: number): PersonId {
  return `p-${String(index).padStart(3, '0')}` as PersonId;
}

export function anEntry(entry: Partial<RosterEntry> & Pick<RosterEntry, 'pid'>): RosterEntry {
  return {
    name: `Namn ${entry.pid}`,
    protectedIdentity: false,
    organisationId: 'o-1' as OrganisationId,
    school: `Skola ${entry.pid}`,
    context: { schoolForm: '', sizeClass: '', areaType: '' },
    position: 'principal',
    ...entry,
  };
}

/** Strangers to each other, each with a school of their own. */
export function strangers(count: number): ReadonlyMap<PersonId, Peer> {
  return peersOn(Array.from({ length: count }, (_, index) => anEntry({ pid: pidAt(index) })));
}

/** The `number`th round of the cohort. */
export function aRound(groups: readonly PeerGroup[], number: number): ConfirmedRound {
  return { id: `k-${number}` as PeerRoundId, scope: { kind: 'cohort' }, groups, confirmedAt: `2026-01-01T00:00:00.${String(number).padStart(3, '0')}Z` };
}

interface Situation {
  readonly people: readonly PersonId[];
  readonly peers: ReadonlyMap<PersonId, Peer>;
  readonly timesMet: (a: PersonId, b: PersonId) => number;
}

/** People of few schools, some of them others' managers, who have met now and then. */
export function situations(least: number, most: number): fc.Arbitrary<Situation> {
  return fc.integer({ min: least, max: most }).chain((size) =>
    fc.record({
      schools: fc.array(fc.integer({ min: 0, max: size }), { minLength: size, maxLength: size }),
      managers: fc.array(fc.option(fc.integer({ min: 0, max: Math.max(0, size - 1) }), { freq: 2 }), { minLength: size, maxLength: size }),
      met: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: size * size, maxLength: size * size }),
    }).map(({ schools, managers, met }) => situationOf(size, schools, managers, met)));
}

function situationOf(size: number, schools: readonly number[], managers: readonly (number | null)[], met: readonly number[]): Situation {
  const people = Array.from({ length: size }, (_, index) => pidAt(index));
  const entries = people.map((pid, index) => {
    const manager = managers[index];
    return anEntry({ pid, school: `Skola ${schools[index]}`, ...(manager === null || manager === undefined ? {} : { manager: pidAt(manager) }) });
  });
  const place = new Map(people.map((pid, index) => [pid, index]));
  const timesMet = (a: PersonId, b: PersonId) => {
    const [one, other] = [place.get(a) ?? 0, place.get(b) ?? 0].sort((x, y) => x - y) as [number, number];
    return met[one * size + other] ?? 0;
  };
  return { people, peers: peersOn(entries), timesMet };
}
