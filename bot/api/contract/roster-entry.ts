/** One place on a cohort's roster, for who leads the whole cohort: *Deltagare*, a person opened. */
import { z } from 'zod';
import { position } from './roster.ts';
import { named } from './vocabulary.ts';

const details = z.strictObject({
  organisation: z.string(),
  school: z.string(),
  schoolForm: z.string(),
  sizeClass: z.string(),
  areaType: z.string(),
  position,
  /** '' for none. */
  team: z.string(),
  /** '' for none. */
  manager: z.string(),
  protectedIdentity: z.boolean(),
});

/** `GET /api/v1/cohorts/:cohort/roster/:person` */
export const rosterEntryView = z.object({
  id: z.string(),
  /** Absent for a person with protected identity. */
  name: z.string().optional(),
  details,
  met: z.boolean(),
  leftOn: z.string().optional(),
  /** What a change of the details is made from. */
  etag: z.string(),
  teams: z.array(named),
  organisations: z.array(named),
  /** Whom one can say to be the manager. */
  others: z.array(named),
});
export type RosterEntryView = z.infer<typeof rosterEntryView>;

/** `PUT /api/v1/cohorts/:cohort/roster/:person` */
export const entryBody = z.strictObject({ etag: z.string(), details });
export type EntryBody = z.infer<typeof entryBody>;

/** `POST /api/v1/cohorts/:cohort/roster/:person/place`; `team` '' for none. */
export const placeBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('move'), team: z.string() }),
  z.strictObject({ kind: z.literal('leave') }),
  z.strictObject({ kind: z.literal('return'), team: z.string() }),
]);
export type PlaceBody = z.infer<typeof placeBody>;
