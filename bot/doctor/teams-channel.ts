import type { LaneAlert } from '../domain/lane/lane.ts';
import type { TenantId } from '../domain/ids.ts';
import { laneName } from '../domain/lane/lane-name.ts';
import type { Lanes } from '../ports/lanes.ts';
import type { Finding, WrongCode } from '../ports/self-check.ts';
import { well, wrong, type Check } from './check.ts';
import { BOT_NOT_REGISTERED, type AskConnector } from './connector.ts';
import { forEachAtOnce } from './for-each-at-once.ts';
import { troubleOf } from './storage-trouble.ts';

const CODE_OF: Readonly<Record<LaneAlert, WrongCode>> = { 'not-authorised': 'lane-not-authorised', 'refused-in-a-row': 'lane-refused' };

/**
 * What can be known of the Teams channel without rights in Azure: that Teams finds the bot's registration, and that no
 * tenant's lane has stopped because Teams refuses. That Teams calls us is proven by writing to the bot, and by nothing here.
 */
export function checkTeamsChannel(askConnector: AskConnector, lanes: Pick<Lanes, 'look'>, tenants: readonly TenantId[]): Check {
  return {
    id: 'teams-channel',
    async run(signal): Promise<Finding> {
      const answer = await askConnector(signal);
      if (answer.kind === 'answered' && answer.code === BOT_NOT_REGISTERED) return wrong('bot-not-registered');
      const alerted = await alertsOf(lanes, tenants);
      if ('finding' in alerted) return alerted.finding;
      const isLetIn = answer.kind === 'answered' && answer.status < 500 && answer.status !== 401 && answer.status !== 429;
      return isLetIn ? well('channel-known', { count: tenants.length }) : wrong('channel-unasked');
    },
  };
}

async function alertsOf(lanes: Pick<Lanes, 'look'>, tenants: readonly TenantId[]): Promise<{ readonly finding: Finding } | { readonly none: true }> {
  try {
    const looked = await forEachAtOnce(tenants, async (tenantId) => ({ tenantId, alert: (await lanes.look(tenantId))?.value.alert }));
    for (const [alert, code] of Object.entries(CODE_OF)) {
      const names = looked.filter((each) => each.alert === alert).map(({ tenantId }) => laneName(tenantId));
      if (names.length > 0) return { finding: wrong(code, { names, count: names.length }) };
    }
    return { none: true };
  } catch (error) {
    const { code, reason } = troubleOf(error);
    return { finding: wrong(code, { names: [reason] }) };
  }
}
