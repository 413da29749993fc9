/** `GET /api/v1/me?lang=` – who is signed in, and which pages are theirs. */
import { z } from 'zod';
import { language, named } from './vocabulary.ts';

export const meView = z.object({
  name: z.string(),
  /** The language chosen in the settings; absent until chosen, then the host's locale decides. */
  language: language.optional(),
  zone: z.string(),
  /** True in a demo: everything shown is made up, and the tab says so. */
  madeUp: z.boolean(),
  /** Has an own thread: takes part, or has done. */
  participant: z.boolean(),
  teams: z.array(z.object({ cohort: named, team: named })),
  cohorts: z.array(named),
  /**
   * The cohorts in which the caller leads: `whole` is all of it – roster, teams, plan and roles – and not its teams alone.
   * `rolesOnly`: they lead nothing there, and administer an organisation whose people's roles they may change.
   */
  leads: z.array(z.object({ cohort: named, whole: z.boolean(), teams: z.array(named), closedOn: z.string().optional(), rolesOnly: z.boolean().optional() })),
  /** May create a cohort. */
  createsCohorts: z.boolean().optional(),
  /** The organisations whose schools the caller heads: there they nominate. */
  heads: z.array(named),
  /** Whether the caller sees their own picture from Microsoft 365, as they chose; absent where it cannot be had. */
  photo: z.enum(['offered', 'shown', 'declined']).optional(),
  /** Opens the personal chat with the bot. */
  chatUrl: z.url().optional(),
});
export type MeView = z.infer<typeof meView>;

/** `PUT /api/v1/me/language` */
export const languageChoice = z.strictObject({ language });
export type LanguageChoice = z.infer<typeof languageChoice>;
