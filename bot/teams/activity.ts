import { z } from 'zod';
import { Refusal } from './refusal.ts';

/** What the door must know of whatever comes through it. */
const Envelope = z.object({
  type: z.string().min(1),
  channelId: z.string().optional(),
  serviceUrl: z.string().optional(),
});

export type Envelope = z.infer<typeof Envelope>;

/** The body itself, with all that the envelope says nothing of. Throws Refusal. */
export function parseEnvelope(body: unknown): Envelope {
  if (!isEnvelope(body)) throw new Refusal('body-not-an-activity');
  return body;
}

function isEnvelope(body: unknown): body is Envelope {
  return Envelope.safeParse(body).success;
}

const Text = z.string().nullish();

const Said = z.object({
  serviceUrl: z.string(),
  from: z.object({ id: z.string().min(1), aadObjectId: Text }),
  recipient: z.object({ id: z.string().min(1) }),
  conversation: z.object({ id: z.string().min(1), conversationType: Text, tenantId: Text }),
  channelData: z.object({ tenant: z.object({ id: Text }).nullish() }).nullish(),
  locale: Text,
  entities: z.array(z.looseObject({ type: Text })).nullish(),
  replyToId: Text,
});

const Message = Said.extend({ type: z.literal('message'), text: Text, value: z.record(z.string(), z.unknown()).nullish() });

const CardAction = Said.extend({
  type: z.literal('invoke'),
  name: z.literal('adaptiveCard/action'),
  // A tap without a verb is answered like one with a verb that nobody knows.
  value: z.object({ action: z.object({ verb: z.string().catch(''), data: z.unknown() }) }),
});

const Installation = Said.extend({ type: z.literal('installationUpdate'), action: z.literal('add') });

/** The kinds of activity that somebody is waiting for an answer to. */
export const KnownActivity = z.discriminatedUnion('type', [Message, CardAction, Installation]);

export type KnownActivity = z.infer<typeof KnownActivity>;

const ClientInfo = z.looseObject({ type: z.literal('clientInfo'), locale: z.string() });
const Mention = z.looseObject({ type: z.literal('mention'), mentioned: z.object({ id: z.string() }), text: z.string() });

/** The client's language: Teams says it in one of two places, depending on the client. */
export function localeOf({ locale, entities }: KnownActivity): string | undefined {
  return locale ?? firstOf(ClientInfo, entities)?.locale;
}

/** The texts by which the bot itself is addressed, such as `<at>Ledtråd</at>`. */
export function mentionsOfBot({ recipient, entities }: KnownActivity): readonly string[] {
  return (entities ?? []).flatMap((entity) => {
    const mention = Mention.safeParse(entity);
    return mention.success && mention.data.mentioned.id === recipient.id ? [mention.data.text] : [];
  });
}

function firstOf<Schema extends z.ZodType>(schema: Schema, entities: KnownActivity['entities']): z.infer<Schema> | undefined {
  for (const entity of entities ?? []) {
    const parsed = schema.safeParse(entity);
    if (parsed.success) return parsed.data;
  }
  return undefined;
}
