/** A string that has been checked to be one kind of id and cannot be mistaken for another. */
export type Branded<Kind extends string> = string & { readonly __kind: Kind };

/** A person, by a random id of our own; never a name, an address or a directory id. */
export type PersonId = Branded<'PersonId'>;
/** A Microsoft Entra tenant, lower-case UUID. */
export type TenantId = Branded<'TenantId'>;
/** A person's object id in one tenant, lower-case UUID. */
export type ObjectId = Branded<'ObjectId'>;
export type CohortId = Branded<'CohortId'>;
export type TeamId = Branded<'TeamId'>;
/** An organisation that runs schools (*huvudman*), by an id of our own; mostly it has one tenant. */
export type OrganisationId = Branded<'OrganisationId'>;
export type ProgrammeId = Branded<'ProgrammeId'>;
export type AreaId = Branded<'AreaId'>;
/** Stable for ever: `area.action`, e.g. `verksamhet.rundor`. */
export type ActionId = Branded<'ActionId'>;
export type EffectId = Branded<'EffectId'>;
export type TrialId = Branded<'TrialId'>;
/** One asked question = at most one reflection, so both share this id; see question.ts. */
export type QuestionId = Branded<'QuestionId'>;
/** A broadcast to many, confirmed by a facilitator. */
export type CampaignId = Branded<'CampaignId'>;
export type MeetingId = Branded<'MeetingId'>;
/** One round of colleagues. */
export type PeerRoundId = Branded<'PeerRoundId'>;
/** One import of a roster. */
export type ImportId = Branded<'ImportId'>;
/** An operation: written with every conditional write, so that a lost answer can be told from a lost race. */
export type OperationId = Branded<'OperationId'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Lower-cases; undefined if it is no UUID. */
export function parseTenantId(text: unknown): TenantId | undefined {
  return parseUuid<TenantId>(text);
}

/** Lower-cases; undefined if it is no UUID. */
export function parseObjectId(text: unknown): ObjectId | undefined {
  return parseUuid<ObjectId>(text);
}

function parseUuid<Id extends string>(text: unknown): Id | undefined {
  if (typeof text !== 'string') return undefined;
  const lower = text.toLowerCase();
  // A branded id is a string that passed its check: this is that check.
  return UUID.test(lower) ? (lower as Id) : undefined;
}
