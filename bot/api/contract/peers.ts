/**
 * `GET /api/v1/cohorts/:cohort/peers?team=&lang=` – *Kollegor*, of a team or, without one, of the whole cohort, for who
 * leads it. Each of the calls that change something answers with the same view, as it is then.
 */
import { z } from 'zod';

/** Without a name for a person with protected identity. */
export const peerPerson = z.object({ id: z.string(), name: z.string().optional() });

/** What there is to say of a group; only *met-before* may be confirmed all the same. */
export const peerFinding = z.object({
  kind: z.enum(['alone', 'too-many', 'left-out', 'same-school', 'chain-of-command', 'met-before']),
  people: z.array(peerPerson),
  /** How often they have met. */
  times: z.number().int().optional(),
});

export const peersView = z.object({
  /** Open, for the facilitators alone. */
  proposal: z.object({
    id: z.string(),
    /** To be sent back with what changes it. */
    etag: z.string(),
    renews: z.boolean(),
    groups: z.array(z.object({ people: z.array(peerPerson), findings: z.array(peerFinding) })),
    /** Who could have a colleague and is in no group. */
    unplaced: z.array(peerPerson),
    mayConfirm: z.boolean(),
  }).optional(),
  /** The round that holds. */
  current: z.object({
    id: z.string(),
    confirmedAt: z.string(),
    /** Every member knows of it. */
    told: z.boolean(),
    /** `out`: does not take part this time; why is nobody told. */
    groups: z.array(z.object({ people: z.array(peerPerson.extend({ out: z.boolean() })) })),
    /** Who could have a colleague and has none. */
    without: z.array(peerPerson),
    /** Somebody has lost their colleague or has none. */
    mayRenew: z.boolean(),
  }).optional(),
  /** Of those who take part: who does not this time; why is nobody told. */
  leftOut: z.array(peerPerson),
  /** How many can have a colleague now. */
  eligible: z.number().int(),
  /** More than can be matched at once: then team by team. */
  tooMany: z.boolean(),
  /** Ended rounds, the latest first. */
  earlier: z.array(z.object({ id: z.string(), confirmedAt: z.string(), groups: z.array(z.array(peerPerson)) })),
});
export type PeersView = z.infer<typeof peersView>;
export type PeerPerson = z.infer<typeof peerPerson>;
export type PeerFinding = z.infer<typeof peerFinding>;

const team = z.string().optional();
const id = z.string().max(100);

/** `POST /api/v1/cohorts/:cohort/peers/propose`; `etag` of the open proposal in whose place it comes. */
export const proposePeersRequest = z.strictObject({ team, renews: z.boolean(), etag: z.string().optional() });
export type ProposePeersRequest = z.infer<typeof proposePeersRequest>;

/** `POST /api/v1/cohorts/:cohort/peers/arrange` – the open proposal as the facilitator wants it; ids of people. */
export const arrangePeersRequest = z.strictObject({ team, etag: z.string(), groups: z.array(z.array(id).max(10)).max(400) });
export type ArrangePeersRequest = z.infer<typeof arrangePeersRequest>;

/** `POST /api/v1/cohorts/:cohort/peers/confirm` – the same once more completes what broke off. */
export const confirmPeersRequest = z.strictObject({ team, id, etag: z.string() });
export type ConfirmPeersRequest = z.infer<typeof confirmPeersRequest>;

/** `POST /api/v1/cohorts/:cohort/peers/discard` */
export const discardPeersRequest = z.strictObject({ team, etag: z.string() });
export type DiscardPeersRequest = z.infer<typeof discardPeersRequest>;

/** `GET /api/v1/me/peers` – whom the caller reflects with. */
export const myPeersView = z.object({
  /** Without a name for a person with protected identity. */
  peers: z.array(z.object({ name: z.string().optional() })),
  /** False: the caller has chosen to have no colleague just now. */
  wanted: z.boolean(),
});
export type MyPeersView = z.infer<typeof myPeersView>;

/** `PUT /api/v1/me/peers/wanted` */
export const peersChoice = z.strictObject({ wanted: z.boolean() });
export type PeersChoice = z.infer<typeof peersChoice>;
