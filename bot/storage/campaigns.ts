import type { CohortId, OperationId, PersonId, TeamId, TenantId } from '../domain/ids.ts';
import type { CampaignReceiver, Frozen } from '../domain/lane/campaign.ts';
import { recipientKey } from '../domain/lane/lane.ts';
import type { Campaigns } from '../ports/campaigns.ts';
import { answerSchema, campaignSchema, frozenSchema } from './broadcast-schema.ts';
import { rowCodec } from './row-codec.ts';
import { LIMITS } from './table/limits.ts';
import type { Tables, Write } from './table/tables.ts';

const TABLE = 'Campaign';
const HEAD = '0';
const FROZEN = 'c';
const ANSWER = 'a|';
/** Those whom no lane reaches. */
const NO_LANE = 'n|';
const CHANNEL = 'team|';

const campaigns = rowCodec('campaign', 1, campaignSchema);
const frozens = rowCodec('campaign-receivers', 1, frozenSchema);
const answers = rowCodec('campaign-answer', 1, answerSchema);

/** A broadcast's partition: what is said, to whom, frozen at confirmation, and what they answered. */
export function campaignStore(tables: Tables, newOperation: () => OperationId): Campaigns {
  return {
    async find(campaignId) {
      const row = await tables.get(TABLE, campaignId, HEAD);
      return row && campaigns.read(row);
    },
    async confirm(campaign, frozen) {
      const opId = newOperation();
      await tables.commit(TABLE, campaign.id, [
        { kind: 'insert', row: { pk: campaign.id, rk: HEAD, values: campaigns.write(campaign, opId) } },
        { kind: 'insert', row: { pk: campaign.id, rk: FROZEN, values: frozens.write(frozen) } },
      ], { rk: HEAD, opId });
    },
    async addReceivers(campaignId, tenantId, receivers) {
      for (let from = 0; from < receivers.length; from += LIMITS.transactionWrites) {
        const part = receivers.slice(from, from + LIMITS.transactionWrites);
        await tables.commit(TABLE, campaignId, part.map((receiver) => ({ kind: 'put', row: { pk: campaignId, rk: receiverKey(tenantId, receiver), values: { v: 1 } } })));
      }
    },
    async frozen(campaignId) {
      const row = await tables.get(TABLE, campaignId, FROZEN);
      return row && { value: frozens.read(row), etag: row.etag };
    },
    async becomeReachable(campaignId, tenantId, receivers, { value, etag }) {
      let current = { value, etag };
      // Two rows each, beside the counts.
      const atOnce = Math.floor((LIMITS.transactionWrites - 1) / 2);
      for (let from = 0; from < receivers.length; from += atOnce) {
        const part = receivers.slice(from, from + atOnce);
        const opId = newOperation();
        const counted = countedIn(current.value, tenantId, part.length);
        const { etags } = await tables.commit(TABLE, campaignId, [
          { kind: 'replace', row: { pk: campaignId, rk: FROZEN, values: frozens.write(counted, opId) }, etag: current.etag },
          ...part.flatMap((receiver): Write[] => [
            { kind: 'delete', rk: receiverKey(undefined, receiver) },
            { kind: 'insert', row: { pk: campaignId, rk: receiverKey(tenantId, receiver), values: { v: 1 } } },
          ]),
        ], { rk: FROZEN, opId });
        current = { value: counted, etag: etags.get(FROZEN) ?? '' };
      }
      return current;
    },
    async receivers(campaignId, tenantId, { limit, after }) {
      const prefix = prefixOf(tenantId);
      // A space sorts before every character of a key: the first one after `after`.
      const from = after === undefined ? prefix : `${prefix}${after} `;
      const rows = await tables.range(TABLE, campaignId, { from, to: `${prefix}~` }, { limit, select: ['v'] });
      return rows.map(({ rk }) => receiverOf(rk.slice(prefix.length)));
    },
    async channels(campaignId, tenantId) {
      const rows = await tables.range(TABLE, campaignId, { prefix: `${prefixOf(tenantId)}${CHANNEL}` }, { select: ['v'] });
      return rows.map(({ rk }) => receiverOf(rk.slice(prefixOf(tenantId).length))).filter((receiver) => receiver.kind === 'channel');
    },
    async isReceiver(campaignId, tenantId, pid) {
      const keys = [...(tenantId ? [tenantId] : []), undefined].map((lane) => receiverKey(lane, { kind: 'person', pid }));
      for (const rk of keys) if (await tables.get(TABLE, campaignId, rk)) return true;
      return false;
    },
    async answer(campaignId, pid) {
      const row = await tables.get(TABLE, campaignId, ANSWER + pid);
      return row && { value: answers.read(row), etag: row.etag };
    },
    async saveAnswer(campaignId, pid, answer, etag) {
      const opId = newOperation();
      const row = { pk: campaignId, rk: ANSWER + pid, values: answers.write(answer, opId) };
      await tables.commit(TABLE, campaignId, [etag === undefined ? { kind: 'insert', row } : { kind: 'replace', row, etag }], { rk: row.rk, opId });
    },
    async answers(campaignId) {
      const rows = await tables.range(TABLE, campaignId, { prefix: ANSWER });
      return rows.map((row) => ({ ...answers.read(row), pid: row.rk.slice(ANSWER.length) as PersonId })); // Written by saveAnswer alone.
    },
    async answeredBy(campaignId) {
      const rows = await tables.range(TABLE, campaignId, { prefix: ANSWER }, { select: ['v'] });
      return new Set(rows.map(({ rk }) => rk.slice(ANSWER.length) as PersonId)); // As above.
    },
  };
}

function countedIn(frozen: Frozen, tenantId: TenantId, people: number): Frozen {
  return { ...frozen, people: { ...frozen.people, [tenantId]: (frozen.people[tenantId] ?? 0) + people }, notMet: frozen.notMet - people };
}

function prefixOf(tenantId: TenantId | undefined): string {
  return tenantId === undefined ? NO_LANE : `t|${tenantId}|`;
}

function receiverKey(tenantId: TenantId | undefined, receiver: CampaignReceiver): string {
  return `${prefixOf(tenantId)}${recipientKey(receiver)}`;
}

/** What recipientKey made; read back by the store alone that wrote it. */
function receiverOf(key: string): CampaignReceiver {
  if (!key.startsWith(CHANNEL)) return { kind: 'person', pid: key as PersonId };
  const [cohortId = '', teamId = ''] = key.slice(CHANNEL.length).split('|');
  return { kind: 'channel', cohortId: cohortId as CohortId, teamId: teamId as TeamId };
}
