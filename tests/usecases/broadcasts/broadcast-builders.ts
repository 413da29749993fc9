import type { PersonId } from '../../../bot/domain/ids.ts';
import type { BroadcastAnswer } from '../../../bot/domain/broadcast/answer.ts';
import type { CampaignId } from '../../../bot/domain/ids.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import type { RosterEntry } from '../../../bot/domain/roster/roster-entry.ts';
import { changePerson } from '../../../bot/usecases/change-person.ts';
import { answerBroadcast, type AnswerResult } from '../../../bot/usecases/broadcasts/answer-broadcast.ts';
import type { World } from '../../../bot/usecases/world.ts';
import { anEntry } from '../../support/broadcasts.ts';
import { aTryingPerson, COHORT, objectId, OTHER_TEAM, PROGRAMME, TEAM, TENANT, week } from '../../support/world.ts';

export const NORR_1 = 'p-0001' as PersonId;
export const NORR_2 = 'p-0002' as PersonId;
/** With protected identity. */
export const HIDDEN = 'p-0003' as PersonId;
export const SYD_1 = 'p-0004' as PersonId;
/** Has never come to the door. */
export const NOT_MET = 'p-0005' as PersonId;

/** Thursday, half past three in Stockholm: within working hours. */
export const AT_WORK = '2026-11-26T14:30:00.000Z';

/** Three in team Norr, one of them in no list; two in team Syd, one of them never met. */
export async function aCohort(world: World): Promise<void> {
  const entries: RosterEntry[] = [
    anEntry({ pid: NORR_1, name: 'Maja Prov' }),
    anEntry({ pid: NORR_2, name: 'Nils Prov', position: 'deputy' }),
    nameless(anEntry({ pid: HIDDEN, protectedIdentity: true })),
    anEntry({ pid: SYD_1, name: 'Olga Prov', teamId: OTHER_TEAM }),
    anEntry({ pid: NOT_MET, name: 'Pia Prov', teamId: OTHER_TEAM }),
  ];
  await world.rosters.putAll(COHORT, entries);
  for (const [index, entry] of entries.entries()) await comes(world, entry, index);
}

function nameless({ name: _hidden, ...entry }: RosterEntry): RosterEntry {
  return entry;
}

async function comes(world: World, { pid, name, teamId, protectedIdentity }: RosterEntry, index: number): Promise<void> {
  const { home, ...person } = aTryingPerson({
    pid,
    name: name ?? 'Hemlig Prov',
    protectedIdentity,
    home: { tenantId: TENANT, objectId: objectId(index + 1) },
    roles: [{ kind: 'principal', cohortId: COHORT, teamId: teamId ?? TEAM, programme: PROGRAMME, joined: week('2026-W30') }],
  });
  const isMet = pid !== NOT_MET;
  const stored = await world.people.create(isMet && home ? { ...person, home } : person);
  if (isMet) {
    await world.identities.bind({ tenantId: TENANT, objectId: objectId(index + 1) }, pid);
    await world.rosters.markMet(COHORT, pid, AT_WORK);
  }
  // Their summary comes to stand in the cohort.
  await changePerson(world, stored, (current) => ({ result: undefined, change: { person: { ...current, rev: current.rev + 1 }, records: [] } }));
}

export async function personOf(world: World, pid: PersonId): Promise<Person> {
  const loaded = await world.people.load(pid);
  if (!loaded) throw new Error(`nobody called ${pid}`);
  return loaded.value;
}

/** In words, unless something else is said. */
export async function answers(world: World, campaignId: CampaignId, pid: PersonId, answer: BroadcastAnswer | string, baseRev = 0): Promise<AnswerResult> {
  const given: BroadcastAnswer = typeof answer === 'string' ? { kind: 'text', text: answer } : answer;
  return await answerBroadcast(world, await personOf(world, pid), campaignId, { baseRev, read: () => given });
}
