import type { ProductProcess } from '../support/product-processes.ts';
import type { OnePerson } from './one-person.ts';

/** What every page of the tab shows, by who asks and path. */
export type Readings = ReadonlyMap<string, unknown>;

export interface Readers {
  /** Takes part in the team. */
  readonly member: OnePerson;
  /** Leads the whole cohort. */
  readonly leader: OnePerson;
  readonly head: OnePerson;
  readonly cohort: string;
  readonly team: string;
}

/** Asks one process for everything that these may read; throws where it does not answer. */
export async function readAll(product: ProductProcess, { member, leader, head, cohort, team }: Readers): Promise<Readings> {
  const readings = new Map<string, unknown>();
  const read = async (who: OnePerson, path: string): Promise<unknown> => {
    const said = await who.get(product, path);
    readings.set(`${path} by ${who.name}`, withoutMoment(said));
    return said;
  };
  const cohortPath = `/cohorts/${cohort}`;
  for (const path of ['/me', '/me/thread', '/me/export', '/me/peers', '/me/questions', '/places', cohortPath, `${cohortPath}/teams/${team}`, `${cohortPath}/teams/${team}/meetings`]) await read(member, path);
  for (const path of ['', '/overview', '/deliveries', '/teams', `/teams/${team}`, '/plan', '/year?begins=2026&weekday=2', '/roster', '/roster/import', '/claims', '/roles', '/successors', '/candidates', '/organisations', `/peers?team=${team}`]) {
    await read(leader, `${cohortPath}${path}`);
  }
  await read(leader, `/me/log/${cohort}`);
  // As the contract in api/contract says of each.
  const { toCome, held } = (await read(leader, `${cohortPath}/meetings`)) as { toCome: readonly Named[]; held: readonly Named[] };
  for (const { id } of [...toCome, ...held]) await read(leader, `${cohortPath}/meetings/${id}`);
  const { sent, drafts } = (await read(leader, `${cohortPath}/broadcasts`)) as { sent: readonly (Named & { hasQuestion: boolean })[]; drafts: readonly Named[] };
  for (const { id } of drafts) await read(leader, `${cohortPath}/broadcasts/${id}`);
  for (const { id, hasQuestion } of sent) {
    for (const path of ['', '/receivers', ...(hasQuestion ? ['/answers'] : [])]) await read(leader, `${cohortPath}/broadcasts/${id}${path}`);
  }
  const { heads } = (await read(head, '/me')) as { heads: readonly Named[] };
  for (const { id } of heads) await read(head, `/organisations/${id}/candidates`);
  return readings;
}

interface Named {
  readonly id: string;
}

/** When it was asked for is the one thing in an answer that may differ. */
function withoutMoment(said: unknown): unknown {
  if (!isObject(said)) return said;
  const { exportedAt: _moment, ...rest } = said;
  return rest;
}

/** Where the later version says something else than the earlier one did; what it says beside that is its own. */
export function disagreements(earlier: unknown, later: unknown, where = ''): readonly string[] {
  if (Array.isArray(earlier) && Array.isArray(later)) {
    if (earlier.length !== later.length) return [`${where}: ${earlier.length} and ${later.length} items`];
    return earlier.flatMap((item, index) => disagreements(item, later[index], `${where}[${index}]`));
  }
  if (isObject(earlier) && isObject(later)) {
    return Object.entries(earlier).flatMap(([name, value]) => disagreements(value, later[name], `${where}.${name}`));
  }
  return earlier === later ? [] : [`${where}: ${JSON.stringify(earlier)} and ${JSON.stringify(later)}`];
}

export function disagreementsOf(earlier: Readings, later: Readings): readonly string[] {
  return [
    ...[...later.keys()].filter((path) => !earlier.has(path)).map((path) => `${path}: only later`),
    ...[...earlier].flatMap(([path, said]) => disagreements(said, later.get(path), path)),
  ];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
