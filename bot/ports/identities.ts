import type { Identity } from '../domain/identity.ts';
import type { ObjectId, PersonId, TenantId } from '../domain/ids.ts';
import type { SeatKey } from '../domain/roster/roster-entry.ts';
import type { Versioned } from './stored.ts';

/** Where a person is reached: their personal chat with the bot. */
export interface Reach {
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly userId: string;
  readonly botId: string;
}

export interface KnownIdentity {
  readonly pid: PersonId;
  readonly reach?: Reach;
}

/** A place on a roster, waiting for the person whose address it is. */
export interface Seat {
  readonly pid: PersonId;
  /** Who came for it; whose the place is stands in the person's head. */
  readonly boundTo?: ObjectId;
}

export interface ReservedSeat {
  readonly key: SeatKey;
  readonly pid: PersonId;
}

export interface Identities {
  find(identity: Identity): Promise<KnownIdentity | undefined>;
  /** Creates it, or returns the one that is there. */
  bind(identity: Identity, pid: PersonId): Promise<KnownIdentity>;
  /** Remembers the latest verified way to a person. */
  reached(identity: Identity, known: KnownIdentity): Promise<void>;
  /** `upn` as the connector's roster says it, never as a token or a card does. */
  findSeat(tenantId: TenantId, upn: string): Promise<Versioned<Seat> | undefined>;
  /** Throws `conflict` if somebody else took it in between. */
  takeSeat(tenantId: TenantId, upn: string, seat: Versioned<Seat>, objectId: ObjectId): Promise<void>;
  /** Whose each seat of a tenant is, in one request a thousand. */
  seatsOf(tenantId: TenantId): Promise<ReadonlyMap<SeatKey, PersonId>>;
  /** A hundred a request; the same again changes nothing. Throws `conflict` where one is somebody else's. */
  reserveSeats(tenantId: TenantId, seats: readonly ReservedSeat[]): Promise<void>;
  /** Those that are still that person's and that nobody has taken. */
  giveUpSeats(tenantId: TenantId, seats: readonly ReservedSeat[]): Promise<void>;
  /** Under what an address's place waits; the address cannot be read from it. */
  seatKeyOf(tenantId: TenantId, upn: string): SeatKey;
  seatHolder(tenantId: TenantId, seat: SeatKey): Promise<PersonId | undefined>;
  /** The person for whom that address's place waits; `pid` if it waits for nobody yet. */
  findOrReserveSeat(tenantId: TenantId, seat: SeatKey, pid: PersonId): Promise<PersonId>;
  /** The identity leads to another person from now on, if it led to `from`; the same again changes nothing. Throws `conflict`. */
  rebind(identity: Identity, from: PersonId, to: PersonId): Promise<void>;
}
