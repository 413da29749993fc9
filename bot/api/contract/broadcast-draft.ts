/**
 * An *utskick* that is being written, looked at, tried and confirmed; for who leads in the cohort (broadcasts.ts), under
 * /api/v1/cohorts/:cohort:
 *
 * | call | body → answer | |
 * |---|---|---|
 * | `POST /broadcasts` | `NewBroadcast` → `DraftView` | an empty draft, or a copy of an earlier one or of a template |
 * | `PUT  /broadcasts/:broadcast` | `SaveDraft` → `DraftSaved` | |
 * | `POST /broadcasts/:broadcast/discard` | `{}` → `Done` | a draft alone |
 * | `GET  /broadcasts/:broadcast/audience` | → `AudienceView` | of a draft as it is saved: what is to be confirmed |
 * | `POST /broadcasts/:broadcast/confirm` | `Confirm` → `Confirmed` | sends it, now or at its time |
 * | `POST /broadcast-preview` | `Content` → `PreviewView` | the cards as receivers get them; nothing is saved |
 * | `POST /broadcast-test` | `Content` → `TestSent` | the real card to the own chat; not counted, and answers to it are not kept |
 */
import { z } from 'zod';
import { content, contentFault, contentFaults } from './broadcast-content.ts';
import { sentView } from './broadcast-progress.ts';

const id = z.string().min(1).max(80);

/** Empty; a copy of a draft or of something sent, its times taken away; or a template. `content`: begins with that instead. */
export const newBroadcast = z.strictObject({ copyOf: id.optional(), template: id.optional(), content: content.optional() });
export type NewBroadcast = z.infer<typeof newBroadcast>;

export const draftView = z.object({
  kind: z.literal('draft'),
  id: z.string(),
  /** Send it back when saving and confirming: a draft is shared, and another may have saved it. */
  rev: z.number().int(),
  content,
  savedBy: z.string(),
  savedAt: z.string(),
});
export type DraftView = z.infer<typeof draftView>;

export const saveDraft = z.strictObject({ rev: z.number().int(), content });
export type SaveDraft = z.infer<typeof saveDraft>;

export const draftSaved = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), draft: draftView }),
  /** Not saved: something too long, or something that points out a person (identity numbers, addresses, phone numbers). */
  contentFaults,
  /** Not saved: another did in between, and `draft` is theirs. Send again with its `rev` to put the own in its place. */
  z.object({ kind: z.literal('changed'), draft: draftView }),
  /** Not saved: another has sent it meanwhile. */
  z.object({ kind: z.literal('sent') }),
]);
export type DraftSaved = z.infer<typeof draftSaved>;

export const audienceView = z.object({
  /** Everything that has to be mended before it can be confirmed; then the rest says what it can. */
  faults: z.array(contentFault),
  /** To be shown, and sent back in `Confirm`. */
  count: z.object({ people: z.number().int(), channels: z.number().int() }),
  /** Of the people: who have never come to the door, so that nothing reaches them. */
  notMet: z.number().int(),
  /** Of the people: who have protected identity; they get it like everybody, and are in no list. */
  notListed: z.number().int(),
  /** Names of teams whose channel is not linked; they are among `count.channels`, and nothing reaches them. */
  channelsNotLinked: z.array(z.string()),
  /** When the first can have it: nobody is written to outside working hours. */
  arrivesAt: z.string(),
  /** It goes beside the day's one nudge. Only of what is sent at once. */
  exempt: z.boolean(),
  deadlineAt: z.string().optional(),
});
export type AudienceView = z.infer<typeof audienceView>;

export const confirm = z.strictObject({ rev: z.number().int(), count: z.strictObject({ people: z.number().int(), channels: z.number().int() }) });
export type Confirm = z.infer<typeof confirm>;

export const confirmed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('confirmed'), broadcast: sentView }),
  /** Not sent: there are not as many receivers as was shown. */
  z.object({ kind: z.literal('count-changed'), audience: audienceView }),
  contentFaults,
  z.object({ kind: z.literal('changed'), draft: draftView }),
]);
export type Confirmed = z.infer<typeof confirmed>;

export const previewView = z.object({
  faults: z.array(contentFault),
  /** As in the own chat; absent when it goes to channels alone. */
  chat: z.object({ card: z.record(z.string(), z.unknown()), summary: z.string() }).optional(),
  channel: z.object({ card: z.record(z.string(), z.unknown()), summary: z.string() }).optional(),
});
export type PreviewView = z.infer<typeof previewView>;

export const testSent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent') }),
  /** A sentence that says why, and what can be done. */
  z.object({ kind: z.literal('not-sent'), message: z.string() }),
  contentFaults,
]);
export type TestSent = z.infer<typeof testSent>;
