import { createHash } from 'node:crypto';
import { parseObjectId, parseTenantId, type CampaignId, type ObjectId, type PersonId, type TenantId, type TrialId } from '../../domain/ids.ts';

/** Ids that follow from a name, so that a seeding that broke off can be repeated without doubling anybody. */
export function madeUpPersonId(key: string): PersonId {
  return `p${token(`person ${key}`)}` as PersonId; // The same form as the random ones of bot/ids.ts.
}

export function madeUpTrialId(key: string): TrialId {
  return `t${token(`trial ${key}`)}` as TrialId;
}

export function madeUpCampaignId(key: string): CampaignId {
  return `b${token(`campaign ${key}`)}` as CampaignId;
}

export function madeUpTenantId(key: string): TenantId {
  return checked(parseTenantId(uuid(`tenant ${key}`)));
}

export function madeUpObjectId(key: string): ObjectId {
  return checked(parseObjectId(uuid(`object ${key}`)));
}

function token(key: string): string {
  return digest(key).slice(0, 24);
}

/** Version 8, which is for ids made in one's own way (RFC 9562, 5.8). */
function uuid(key: string): string {
  const hex = digest(key);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function digest(key: string): string {
  return createHash('sha256').update(`ledtrad demo ${key}`).digest('hex');
}

function checked<Id>(id: Id | undefined): Id {
  if (id === undefined) throw new TypeError('a made-up id is no UUID');
  return id;
}
