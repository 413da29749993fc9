import { faultsOfTemplateName, faultsOfWriting, type ContentFault } from '../../domain/broadcast/check-content.ts';
import type { BroadcastTemplate } from '../../domain/broadcast/broadcast.ts';
import { withoutTimes, type BroadcastContent } from '../../domain/broadcast/content.ts';
import type { CampaignId, CohortId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { assertAllowed } from '../../domain/policy.ts';
import type { World } from '../world.ts';

export type TemplateSaved = { readonly kind: 'saved'; readonly template: BroadcastTemplate } | { readonly kind: 'faults'; readonly faults: readonly ContentFault[] };

/** A text to begin with another time, shared by the cohort's facilitators; whom it goes to and when is not kept. Throws `not-allowed`. */
export async function saveTemplate(world: World, facilitator: Person, cohortId: CohortId, { name, content }: { readonly name: string; readonly content: BroadcastContent }): Promise<TemplateSaved> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  const faults = [...faultsOfTemplateName(name), ...faultsOfWriting(content)];
  if (faults.length > 0) return { kind: 'faults', faults };
  const template: BroadcastTemplate = { id: world.ids.campaign(), cohortId, name: name.trim(), content: { ...withoutTimes(content), audience: { kind: 'teams', teams: [] } } };
  await world.broadcasts.saveTemplate(template);
  return { kind: 'saved', template };
}

/** Throws `not-allowed`. */
export async function discardTemplate(world: World, facilitator: Person, cohortId: CohortId, id: CampaignId): Promise<void> {
  assertAllowed(facilitator, { kind: 'lead-in-cohort', cohortId });
  await world.broadcasts.removeTemplate(cohortId, id);
}
