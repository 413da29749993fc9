import assert from 'node:assert/strict';
import type { BroadcastContent } from '../../bot/domain/broadcast/content.ts';
import type { Draft, SentBroadcast } from '../../bot/domain/broadcast/broadcast.ts';
import type { Progress } from '../../bot/domain/broadcast/progress.ts';
import type { OrganisationId, PersonId } from '../../bot/domain/ids.ts';
import type { Person } from '../../bot/domain/person/person.ts';
import type { RosterEntry } from '../../bot/domain/roster/roster-entry.ts';
import { confirmBroadcast } from '../../bot/usecases/broadcasts/confirm-broadcast.ts';
import { countAudience } from '../../bot/usecases/broadcasts/count-audience.ts';
import { beginDraft } from '../../bot/usecases/broadcasts/save-draft.ts';
import { viewBroadcast, type BroadcastProgress } from '../../bot/usecases/broadcasts/view-broadcast.ts';
import type { World } from '../../bot/usecases/world.ts';
import { aPerson, COHORT, TEAM } from './world.ts';

/** Leads the whole cohort. */
export const LEADER: Person = aPerson({ pid: 'p-ledare' as PersonId, name: 'Ledare Prov', roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] });

export function anEntry(entry: Partial<RosterEntry> = {}): RosterEntry {
  return {
    pid: 'p-maja' as PersonId,
    name: 'Maja Prov',
    protectedIdentity: false,
    organisationId: 'o-prov' as OrganisationId,
    school: 'Provskolan',
    context: { schoolForm: '', sizeClass: '', areaType: '' },
    position: 'principal',
    teamId: TEAM,
    ...entry,
  };
}

/** To the whole cohort, at once, without a question, unless something else is said. */
export function aContent(content: Partial<BroadcastContent> = {}): BroadcastContent {
  return { title: 'Inför träffen', text: 'Ta med ett exempel.', deadline: '', readers: 'facilitators', audience: { kind: 'cohort' }, ways: 'chat', sendAt: '', meetingAt: '', ...content };
}

export const ASKING: Partial<BroadcastContent> = { question: { kind: 'text', label: 'Vad vill du ta upp?' }, deadline: '2026-12-04T17:00' };

export async function aDraft(world: World, content: Partial<BroadcastContent> = {}, facilitator = LEADER): Promise<Draft> {
  return await beginDraft(world, facilitator, COHORT, { kind: 'content', content: aContent(content) });
}

/** Written, counted and confirmed. */
export async function sends(world: World, content: Partial<BroadcastContent> = {}, facilitator = LEADER): Promise<SentBroadcast> {
  const draft = await aDraft(world, content, facilitator);
  const { count } = await countAudience(world, facilitator, COHORT, draft.id);
  const result = await confirmBroadcast(world, facilitator, COHORT, draft.id, { rev: draft.rev, count });
  assert.equal(result.kind, 'confirmed', JSON.stringify(result));
  return result.kind === 'confirmed' ? result.broadcast : assert.fail();
}

export async function follows(world: World, { id }: Pick<SentBroadcast, 'id'>, facilitator = LEADER): Promise<BroadcastProgress> {
  const viewed = await viewBroadcast(world, facilitator, COHORT, id);
  return 'kind' in viewed ? assert.fail('it is a draft') : viewed;
}

/** What a progress says, without what is nought. */
export function counts({ unreachable, ...progress }: Progress): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries({ ...progress, ...unreachable }).filter(([, count]) => count > 0));
}

/** Wherever they are, they are all of those who were frozen. */
export function assertAddsUp({ receivers, unreachable, ...progress }: Progress, frozen: number): void {
  const sum = [...Object.values(progress), ...Object.values(unreachable)].reduce((all, count) => all + count, 0);
  assert.deepEqual([receivers, sum], [frozen, frozen], JSON.stringify({ ...progress, unreachable }));
}
