/**
 * What an *utskick* says, to whom and when, as it is written in the tab; and what is to be mended in it.
 *
 * Local times are what an `<input type="datetime-local">` holds, `2026-12-01T08:00`, in the caller's own zone (`zone` of
 * `GET /me`); '' where none is chosen.
 */
import { z } from 'zod';
import { fieldFault } from './form.ts';
import { position } from './roster.ts';

/** Most characters of each field; more come back as a fault, with the draft as it was. */
export const LENGTHS = { title: 120, text: 3000, label: 300, option: 80, end: 40, templateName: 60 } as const;
/** Options of a choice. */
export const OPTIONS = { fewest: 2, most: 8 } as const;
/** A scale goes from 1 to this. */
export const SCALE = 5;

/** Longer than any field; what is beyond no form of ours sends. */
export const typed = z.string().max(10_000);
const localTime = z.union([z.literal(''), z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:00)?$/)]);
const id = z.string().min(1).max(80);

export const question = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), label: typed }),
  z.strictObject({ kind: z.literal('one'), label: typed, options: z.array(typed).max(20) }),
  z.strictObject({ kind: z.literal('several'), label: typed, options: z.array(typed).max(20) }),
  /** 1 to 5; `low` and `high` are the words at its ends, '' for none. */
  z.strictObject({ kind: z.literal('scale'), label: typed, low: typed, high: typed }),
]);
export type QuestionContent = z.infer<typeof question>;

/** The positions that take part. */
const partaking = position.extract(['principal', 'deputy', 'preschool-head']);

/** Who is to have it. `cohort`, `position`, `area` and `action` need all of the cohort to be led by the caller; `teams` and `people` those teams. */
const audience = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cohort') }),
  z.strictObject({ kind: z.literal('teams'), teams: z.array(id).max(500) }),
  z.strictObject({ kind: z.literal('position'), position: partaking }),
  /** Those who try an action of the area, or that very action, right now. */
  z.strictObject({ kind: z.literal('area'), area: id }),
  z.strictObject({ kind: z.literal('action'), action: id }),
  z.strictObject({ kind: z.literal('people'), people: z.array(id).max(2000) }),
]);
export type Audience = z.infer<typeof audience>;

/** To each person's own chat, to the teams' linked channels, or both. Channels go with the audiences `cohort` and `teams` alone. */
const ways = z.enum(['chat', 'channel', 'both']);

/**
 * Who reads the answers. `facilitators`: who leads the receiver's team, with names. `teams`: they and the receiver's own
 * team, with names. `everyone`: all receivers and who leads them, without names, when the time to answer is out.
 */
export const readers = z.enum(['facilitators', 'teams', 'everyone']);

/** What a draft says. It may be incomplete until it is confirmed. */
export const content = z.strictObject({
  title: typed,
  /** `**bold**`, `*italic*`, lines that begin with `- ` or `1. `, `[text](https://…)`; everything else is as it stands. */
  text: typed,
  question: question.optional(),
  /** Local time; until when it can be answered and changed. '' without a question. */
  deadline: localTime,
  readers,
  audience,
  ways,
  /** Local time; '' for at once. */
  sendAt: localTime,
  /** Local time of the meeting that it is for, told on the card; '' for none. */
  meetingAt: localTime,
});
export type Content = z.infer<typeof content>;

/** A sentence about one field, in the asked-for language: everything that has to be mended first. */
export const contentFault = fieldFault.extend({
  /** `label`, `options`, `low` and `high` are the question's. */
  field: z.enum(['title', 'text', 'question', 'label', 'options', 'low', 'high', 'deadline', 'audience', 'ways', 'sendAt', 'meetingAt', 'templateName']),
});
export type ContentFault = z.infer<typeof contentFault>;
export const contentFaults = z.object({ kind: z.literal('faults'), faults: z.array(contentFault) });
export type ContentFaults = z.infer<typeof contentFaults>;
