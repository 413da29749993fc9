import { LedtradError } from '../domain/errors.ts';
import type { CampaignId, PersonId, TenantId } from '../domain/ids.ts';
import type { Campaign } from '../domain/lane/campaign.ts';
import { NO_COUNTS, type Ticket } from '../domain/lane/lane.ts';
import type { Person } from '../domain/person/person.ts';
import { isAllowed } from '../domain/policy.ts';
import type { Place } from '../ports.ts';
import type { World } from './world.ts';

export interface PromptBroadcast {
  readonly campaign: Campaign;
  readonly to: Place;
  /** Instants, ISO 8601 UTC with milliseconds: not before, and no more from then on. */
  readonly from: string;
  readonly notAfter: string;
  /** Sent now, beside the day's one nudge. */
  readonly exempt: boolean;
}

/**
 * A facilitator's prompt to a meeting, to every member of a learning team. The receivers are frozen first, then it is
 * confirmed, then each tenant's lane gets its ticket; the same again completes what broke off, and sends nothing twice.
 * Returns how many there are. Throws `not-allowed`, `not-found`.
 */
export async function broadcastPrompt(world: World, facilitator: Person, { campaign, to, from, notAfter, exempt }: PromptBroadcast): Promise<number> {
  if (!isAllowed(facilitator, { kind: 'lead-team', ...to })) throw new LedtradError('not-allowed');
  const confirmed = await world.campaigns.find(campaign.id);
  const receivers = confirmed ? await world.campaigns.tenants(campaign.id) : await freeze(world, campaign.id, to);
  await world.campaigns.confirm(campaign);
  const ticket: Ticket = { campaignId: campaign.id, from, notAfter, date: from.slice(0, 10), exempt, expanded: false, cancelled: false, counts: NO_COUNTS };
  for (const tenantId of receivers.keys()) await world.lanes.issue(tenantId, ticket);
  return [...receivers.values()].reduce((sum, count) => sum + count, 0);
}

/** What has not been sent yet will not be. Throws `not-allowed`. */
export async function cancelBroadcast(world: World, facilitator: Person, to: Place, campaignId: CampaignId): Promise<void> {
  if (!isAllowed(facilitator, { kind: 'lead-team', ...to })) throw new LedtradError('not-allowed');
  for (const tenantId of (await world.campaigns.tenants(campaignId)).keys()) await world.lanes.cancel(tenantId, campaignId);
}

async function freeze(world: World, campaignId: CampaignId, to: Place): Promise<ReadonlyMap<TenantId, number>> {
  const page = await world.cohorts.teamPage(to);
  if (!page) throw new LedtradError('not-found');
  const byTenant = new Map<TenantId, PersonId[]>();
  for (const { pid } of page.members) {
    const home = (await world.people.load(pid))?.value.home;
    if (home) byTenant.set(home.tenantId, [...(byTenant.get(home.tenantId) ?? []), pid]);
  }
  for (const [tenantId, pids] of byTenant) await world.campaigns.addReceivers(campaignId, tenantId, pids);
  return new Map([...byTenant].map(([tenantId, pids]) => [tenantId, pids.length]));
}
