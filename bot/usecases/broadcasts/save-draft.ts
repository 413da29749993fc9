import { faultsOfWriting, type ContentFault } from '../../domain/broadcast/check-content.ts';
import type { Draft } from '../../domain/broadcast/broadcast.ts';
import { emptyContent, withoutTimes, type Audience, type BroadcastContent } from '../../domain/broadcast/content.ts';
import { instantText } from '../../domain/calendar/instant-text.ts';
import { isConflict, LedtradError } from '../../domain/errors.ts';
import type { CampaignId, CohortId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed, isAllowed } from '../../domain/policy.ts';
import type { World } from '../world.ts';

/** What a new draft begins with. */
export type Beginning = { readonly kind: 'empty' } | { readonly kind: 'copy'; readonly of: CampaignId } | { readonly kind: 'content'; readonly content: BroadcastContent };

/** A draft that all who lead in the cohort share. Throws `not-allowed`, `not-found` for what is to be copied. */
export async function beginDraft(world: World, facilitator: Person, cohortId: CohortId, beginning: Beginning): Promise<Draft> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const content = await contentOf(world, facilitator, cohortId, beginning);
  const draft: Draft = { kind: 'draft', id: world.ids.campaign(), cohortId, rev: 1, content, ...savedBy(world, facilitator) };
  await world.broadcasts.save(draft, undefined);
  return draft;
}

export type DraftSaved =
  | { readonly kind: 'saved'; readonly draft: Draft }
  | { readonly kind: 'faults'; readonly faults: readonly ContentFault[] }
  /** Another saved it in between. */
  | { readonly kind: 'changed'; readonly draft: Draft }
  /** Another has sent it. */
  | { readonly kind: 'sent' };

/** `rev`: of the draft that was written on. Throws `not-allowed`, `not-found`. */
export async function saveDraft(world: World, facilitator: Person, { cohortId, id }: Pick<Draft, 'cohortId' | 'id'>, { rev, content }: Pick<Draft, 'rev' | 'content'>): Promise<DraftSaved> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const read = await world.broadcasts.find(cohortId, id);
  if (!read) throw new LedtradError('not-found');
  if (read.value.kind === 'sent') return { kind: 'sent' };
  const isSame = JSON.stringify(read.value.content) === JSON.stringify(content);
  if (isSame) return { kind: 'saved', draft: read.value };
  if (read.value.rev !== rev) return { kind: 'changed', draft: read.value };
  const faults = faultsOfWriting(content);
  if (faults.length > 0) return { kind: 'faults', faults };
  const draft: Draft = { ...read.value, rev: rev + 1, content, ...savedBy(world, facilitator) };
  try {
    await world.broadcasts.save(draft, read.etag);
  } catch (error) {
    if (!isConflict(error)) throw error;
    return await saveDraft(world, facilitator, { cohortId, id }, { rev, content });
  }
  return { kind: 'saved', draft };
}

/** Throws `not-allowed`, and `not-found` for what is no draft. */
export async function discardDraft(world: World, facilitator: Person, cohortId: CohortId, id: CampaignId): Promise<void> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const read = await world.broadcasts.find(cohortId, id);
  if (read?.value.kind !== 'draft') throw new LedtradError('not-found');
  await world.broadcasts.remove(cohortId, id, read.etag);
}

async function contentOf(world: World, facilitator: Person, cohortId: CohortId, beginning: Beginning): Promise<BroadcastContent> {
  switch (beginning.kind) {
    case 'empty':
      return emptyContent(await usualAudience(world, facilitator, cohortId));
    case 'content':
      return beginning.content;
    case 'copy': {
      const found = await world.broadcasts.find(cohortId, beginning.of);
      if (!found) throw new LedtradError('not-found');
      return withoutTimes(found.value.content);
    }
  }
}

/** Never everybody by mistake: who leads one team begins with that, all others with nobody. */
export async function usualAudience(world: World, facilitator: Person, cohortId: CohortId): Promise<Audience> {
  const led = (await world.cohorts.teams(cohortId)).filter(({ teamId }) => isAllowed(facilitator, { kind: 'lead-team', cohortId, teamId }));
  const [only, ...more] = led;
  return { kind: 'teams', teams: only && more.length === 0 ? [only.teamId] : [] };
}

function savedBy({ clock }: World, { pid }: Person): Pick<Draft, 'savedBy' | 'savedAt'> {
  return { savedBy: pid, savedAt: instantText(clock.now()) };
}
