/** `GET /api/v1/places` – the learning teams and cohorts that the caller may put in a channel tab. */
import { z } from 'zod';
import { named } from './vocabulary.ts';

export const place = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('team'),
    cohort: named,
    team: named,
    /** The caller leads it: the channel is then linked to it. */
    leads: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('cohort'), cohort: named }),
]);
export const placesView = z.object({ places: z.array(place) });
export type Place = z.infer<typeof place>;
export type PlacesView = z.infer<typeof placesView>;
