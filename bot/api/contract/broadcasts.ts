/**
 * *Utskick*: what facilitators write to many at once, with or without a question, and what comes back.
 *
 * For who leads in the cohort (`lead-in-cohort`; else 403 `not-allowed`), under /api/v1/cohorts/:cohort:
 *
 * | call | body → answer | |
 * |---|---|---|
 * | `GET  /broadcasts` | → `BroadcastsView` | drafts, what has been sent, templates, and what can be chosen in a form |
 * | `POST /broadcasts` | `NewBroadcast` → `DraftView` | an empty draft, or a copy of an earlier one or of a template |
 * | `GET  /broadcasts/:broadcast` | → `BroadcastView` | a draft, or what was sent with how far it has come; made to be polled |
 * | `PUT  /broadcasts/:broadcast` | `SaveDraft` → `DraftSaved` | |
 * | `POST /broadcasts/:broadcast/discard` | `{}` → `Done` | a draft alone |
 * | `GET  /broadcasts/:broadcast/audience` | → `AudienceView` | of a draft as it is saved: what is to be confirmed |
 * | `POST /broadcasts/:broadcast/confirm` | `Confirm` → `Confirmed` | sends it, now or at its time |
 * | `POST /broadcasts/:broadcast/cancel` | `{}` → `SentView` | what has not been sent will not be |
 * | `POST /broadcasts/:broadcast/resend` | `Resend` → `SentView` | to those whom it did not reach |
 * | `POST /broadcasts/:broadcast/remind` | `Remind` → `Reminded` | once, to those who have not answered |
 * | `GET  /broadcasts/:broadcast/receivers` | → `ReceiversView` | by name: who has it, who has answered (not what) |
 * | `GET  /broadcasts/:broadcast/answers` | → `AnswersView` | also for receivers whom the answers are for; prints well |
 * | `GET  /broadcasts/:broadcast/answers/export` | → `ExportedFile` | CSV, for who leads alone |
 * | `POST /broadcast-preview` | `Content` → `PreviewView` | the cards as receivers get them; nothing is saved |
 * | `POST /broadcast-test` | `Content` → `TestSent` | the real card to the own chat; not counted, and answers to it are not kept |
 * | `POST /broadcast-templates` | `SaveTemplate` → `TemplateSaved` | shared by the cohort's facilitators |
 * | `POST /broadcast-templates/:template/discard` | `{}` → `Done` | a saved one, not a built-in one |
 *
 * For everybody: `GET /me/questions` → `MyQuestionsView`; each is opened, answered and changed by `POST /me/cards` with
 * the verb `broadcast.open` and `{ campaignId }`.
 *
 * Errors beside these: 404 `not-found` for an id that is none, or for a draft where something sent is meant and the other way
 * round; 403 `not-allowed` for confirming, cancelling, sending again or reminding outside of what the caller leads;
 * 400 `input-invalid` for a body that is not of its shape, which no form of ours sends.
 *
 * Instants are ISO 8601 UTC. Local times are what an `<input type="datetime-local">` holds, `2026-12-01T08:00`, in the
 * caller's own zone (`zone` of `GET /me`); '' where none is chosen.
 */
import { z } from 'zod';
import { fieldFault } from './form.ts';
import { position } from './roster.ts';
import { named } from './vocabulary.ts';

/** Most characters of each field; more come back as a fault, with the draft as it was. */
export const LENGTHS = { title: 120, text: 3000, label: 300, option: 80, end: 40, templateName: 60 } as const;
/** Options of a choice. */
export const OPTIONS = { fewest: 2, most: 8 } as const;
/** A scale goes from 1 to this. */
export const SCALE = 5;
/** Answers without names are shown when the time is out, and only from so many on. */
export const FEWEST_WITHOUT_NAMES = 3;

/** Longer than any field; what is beyond no form of ours sends. */
const typed = z.string().max(10_000);
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
export const partaking = position.extract(['principal', 'deputy', 'preschool-head']);

/** Who is to have it. `cohort`, `position`, `area` and `action` need all of the cohort to be led by the caller; `teams` and `people` those teams. */
export const audience = z.discriminatedUnion('kind', [
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
export const ways = z.enum(['chat', 'channel', 'both']);

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

/** How many receivers are where. They always add up to `receivers`. */
export const progress = z.object({
  /** Frozen at confirmation. */
  receivers: z.number().int(),
  /** Has not begun, or waits for somebody's working hours. */
  planned: z.number().int(),
  sending: z.number().int(),
  sent: z.number().int(),
  unreachable: z.object({
    /** Has never come to the door. */
    notMet: z.number().int(),
    noConversation: z.number().int(),
    blocked: z.number().int(),
    /** Is not there any more. */
    gone: z.number().int(),
  }),
  uncertain: z.number().int(),
  poisoned: z.number().int(),
  expired: z.number().int(),
  cancelled: z.number().int(),
});
export type Progress = z.infer<typeof progress>;

export const receiverState = z.enum(['planned', 'sending', 'sent', 'unreachable', 'uncertain', 'poisoned', 'expired', 'cancelled']);
/** Why somebody is unreachable. */
export const unreachableReason = z.enum(['not-met', 'no-conversation', 'blocked', 'gone']);

export const channelPost = z.object({
  team: named,
  state: receiverState,
  /** Why it is unreachable: `not-linked`, or as of people. */
  reason: z.enum(['not-linked', 'no-conversation', 'blocked', 'gone']).optional(),
});

export const sentState = z.enum(['scheduled', 'under-way', 'done', 'cancelled']);

export const sentView = z.object({
  kind: z.literal('sent'),
  id: z.string(),
  state: sentState,
  content,
  /** Who confirmed it, and when; when it goes. */
  confirmedBy: z.string(),
  confirmedAt: z.string(),
  sendAt: z.string(),
  exempt: z.boolean(),
  deadlineAt: z.string().optional(),
  /** In words of the caller's language, e.g. *Hela kohorten*, *Lärteam Norr, Lärteam Syd*. */
  audienceText: z.string(),
  progress,
  channels: z.array(channelPost),
  /** Absent without a question. */
  answered: z.number().int().optional(),
  /** The one reminder, when there has been one. */
  reminder: z.object({ at: z.string(), progress }).optional(),
  may: z.object({
    cancel: z.boolean(),
    /** How many it would go to again: those who were not reached, and how many of uncertain outcome could be added. */
    resend: z.object({ failed: z.number().int(), uncertain: z.number().int() }).optional(),
    /** How many have not answered. */
    remind: z.object({ people: z.number().int() }).optional(),
    export: z.boolean(),
  }),
});
export type SentView = z.infer<typeof sentView>;

export const broadcastView = z.discriminatedUnion('kind', [draftView, sentView]);
export type BroadcastView = z.infer<typeof broadcastView>;

export const confirmed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('confirmed'), broadcast: sentView }),
  /** Not sent: there are not as many receivers as was shown. */
  z.object({ kind: z.literal('count-changed'), audience: audienceView }),
  contentFaults,
  z.object({ kind: z.literal('changed'), draft: draftView }),
]);
export type Confirmed = z.infer<typeof confirmed>;

/** `uncertain`: also to those who may have it already. */
export const resend = z.strictObject({ uncertain: z.boolean() });
export type Resend = z.infer<typeof resend>;

/** `people`: as was shown in `may.remind`. `now`: beside the day's one nudge; otherwise as the day's nudge. Both in working hours. */
export const remind = z.strictObject({ people: z.number().int(), now: z.boolean() });
export type Remind = z.infer<typeof remind>;

export const reminded = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reminded'), broadcast: sentView }),
  /** Not sent: somebody has answered meanwhile. The count is in `may.remind`. */
  z.object({ kind: z.literal('count-changed'), broadcast: sentView }),
]);
export type Reminded = z.infer<typeof reminded>;

export const broadcastSummary = z.object({
  id: z.string(),
  title: z.string(),
  state: sentState,
  sendAt: z.string(),
  deadlineAt: z.string().optional(),
  audienceText: z.string(),
  receivers: z.number().int(),
  hasQuestion: z.boolean(),
});
export type BroadcastSummary = z.infer<typeof broadcastSummary>;

export const templateView = z.object({
  id: z.string(),
  /** In the asked-for language for a built-in one. */
  name: z.string(),
  builtIn: z.boolean(),
  content,
});
export type TemplateView = z.infer<typeof templateView>;

export const broadcastsView = z.object({
  /** The latest saved first. */
  drafts: z.array(z.object({ id: z.string(), title: z.string(), savedBy: z.string(), savedAt: z.string() })),
  /** The latest first. */
  sent: z.array(broadcastSummary),
  templates: z.array(templateView),
  /** What the caller may choose from in a form. */
  choices: z.object({
    /** Whether `cohort`, `position`, `area` and `action` are the caller's to choose. */
    whole: z.boolean(),
    teams: z.array(named.extend({ channelLinked: z.boolean() })),
    areas: z.array(named.extend({ actions: z.array(named) })),
    /** By name; those with protected identity are not among them. */
    people: z.array(named.extend({ team: z.string() })),
  }),
});
export type BroadcastsView = z.infer<typeof broadcastsView>;

export const receiversView = z.object({
  /** Those whom the caller leads, by name. */
  receivers: z.array(z.object({
    id: z.string(),
    name: z.string(),
    team: z.string(),
    state: receiverState,
    reason: unreachableReason.optional(),
    /** Absent without a question. */
    answered: z.boolean().optional(),
  })),
  /** Persons with protected identity: counted, and in no list. */
  notListed: z.number().int(),
  /** Receivers whom others lead. */
  notLed: z.number().int(),
});
export type ReceiversView = z.infer<typeof receiversView>;

export const answerView = z.object({
  /** Absent where answers have no names, and for a person with protected identity. */
  name: z.string().optional(),
  team: z.string().optional(),
  /** What was written; '' for the other kinds. */
  text: z.string(),
  /** What was chosen, in the question's words: one for `one`, several for `several`; for `scale` the number. */
  chosen: z.array(z.string()),
  /** Absent where answers have no names. */
  answeredAt: z.string().optional(),
  edited: z.boolean(),
});
export type AnswerView = z.infer<typeof answerView>;

export const answersView = z.object({
  cohort: named,
  title: z.string(),
  question,
  readers,
  deadlineAt: z.string(),
  /** Until then answers may come and be changed. */
  open: z.boolean(),
  receivers: z.number().int(),
  answered: z.number().int(),
  /** Why there is nothing to read although there are answers: `until-deadline`, or `few` for fewer than three without names. */
  held: z.enum(['until-deadline', 'few']).optional(),
  /** By team and name; without names in an order that says nothing. */
  answers: z.array(answerView),
  /** Of a choice or a scale, in the question's order, over `answers`. */
  counts: z.array(z.object({ option: z.string(), count: z.number().int() })),
  /** Answers that are for others to read. */
  notForYou: z.number().int(),
  mayExport: z.boolean(),
});
export type AnswersView = z.infer<typeof answersView>;

/** To be saved as it is, e.g. by `saveFile`: UTF-8 with a byte order mark, semicolons, safe to open in a spreadsheet. */
export const exportedFile = z.object({ fileName: z.string(), mediaType: z.string(), text: z.string() });
export type ExportedFile = z.infer<typeof exportedFile>;

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

/** Audience and times are not kept in a template. */
export const saveTemplate = z.strictObject({ name: typed, content });
export type SaveTemplate = z.infer<typeof saveTemplate>;

export const templateSaved = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), template: templateView }),
  contentFaults,
]);
export type TemplateSaved = z.infer<typeof templateSaved>;

export const myQuestionsView = z.object({
  /** Open ones first, those that wait for an answer before the others; then what has been answered of late and may be read. */
  questions: z.array(z.object({
    /** For `broadcast.open`. */
    campaignId: z.string(),
    cohort: named,
    /** For `GET …/broadcasts/:broadcast/answers`, where `readable` says so. */
    id: z.string(),
    title: z.string(),
    deadlineAt: z.string(),
    open: z.boolean(),
    answered: z.boolean(),
    readable: z.boolean(),
  })),
});
export type MyQuestionsView = z.infer<typeof myQuestionsView>;
