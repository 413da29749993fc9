import { LedtradError } from '../domain/errors.ts';
import type { CampaignId, PersonId, TenantId } from '../domain/ids.ts';
import type { Campaign } from '../domain/lane/campaign.ts';
import { NO_COUNTS, type Ticket } from '../domain/lane/lane.ts';
import type { Person } from '../domain/person/person.ts';
import { isAllowed } from '../domain/policy.ts';
import type { World } from './world.ts';

export interface PromptBroadcast {
  readonly campaign: Campaign;
  /** Instants, ISO 8601 UTC with milliseconds: not before, and no more from then on. */
  readonly from: string;
  readonly notAfter: string;
  /** Sent now, beside the day's one nudge. */
  readonly exempt: boolean;
}

export interface Receivers {
  readonly count: number;
  /** Members who have never been met, so that nothing can reach them. */
  readonly notMet: number;
}

/**
 * A facilitator's prompt to a meeting, to every member of a learning team. The receivers are frozen first, then it is
 * confirmed, then each tenant's lane gets its ticket; the same again completes what broke off, and sends nothing twice.
 * Throws `not-allowed`, `not-found`, and `conflict` for another text under the same id.
 */
export async function broadcastPrompt(world: World, facilitator: Person, { campaign, from, notAfter, exempt }: PromptBroadcast): Promise<Receivers> {
  assertLeads(facilitator, campaign);
  const confirmed = await world.campaigns.find(campaign.id);
  if (confirmed && JSON.stringify(confirmed) !== JSON.stringify(campaign)) throw new LedtradError('conflict');
  const notMet = confirmed ? 0 : await freeze(world, campaign);
  await world.campaigns.confirm(campaign);
  const byTenant = await world.campaigns.tenants(campaign.id);
  const ticket: Ticket = { campaignId: campaign.id, from, notAfter, date: from.slice(0, 10), exempt, expanded: false, cancelled: false, counts: NO_COUNTS };
  for (const tenantId of byTenant.keys()) await world.lanes.issue(tenantId, ticket);
  return { count: [...byTenant.values()].reduce((sum, count) => sum + count, 0), notMet };
}

/** What has not been sent yet will not be. Throws `not-allowed`, `not-found`. */
export async function cancelBroadcast(world: World, facilitator: Person, campaignId: CampaignId): Promise<void> {
  const campaign = await world.campaigns.find(campaignId);
  if (!campaign) throw new LedtradError('not-found');
  assertLeads(facilitator, campaign);
  for (const tenantId of (await world.campaigns.tenants(campaignId)).keys()) await world.lanes.cancel(tenantId, campaignId);
}

function assertLeads(facilitator: Person, { cohortId, teamId }: Campaign): void {
  if (!isAllowed(facilitator, { kind: 'lead-team', cohortId, teamId })) throw new LedtradError('not-allowed');
}

/** Returns how many members have never been met. */
async function freeze(world: World, campaign: Campaign): Promise<number> {
  const page = await world.cohorts.teamPage(campaign);
  if (!page) throw new LedtradError('not-found');
  const byTenant = new Map<TenantId, PersonId[]>();
  let notMet = 0;
  for (const { pid } of page.members) {
    const home = (await world.people.load(pid))?.value.home;
    if (home) byTenant.set(home.tenantId, [...(byTenant.get(home.tenantId) ?? []), pid]);
    else notMet += 1;
  }
  for (const [tenantId, pids] of byTenant) await world.campaigns.addReceivers(campaign.id, tenantId, pids);
  return notMet;
}
