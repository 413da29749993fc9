import { cardSubmit, cardTap, channelMention, installation, member, message, CHANNEL, SIGRID, type Activity, type Channel, type TeamsPerson } from './activities.ts';
import { startFakeConnector, type FakeConnector, type RecordedRequest } from './fake-connector.ts';
import { connectorToken } from './signed-tokens.ts';

/** A card as it arrived in the chat. */
export type SentCard = Readonly<Record<string, unknown>>;

/** What came of one activity: the HTTP answer, and what the bot did at the connector until it was idle again. */
export interface Delivered {
  readonly status: number;
  /** The HTTP answer's JSON, if it had any. */
  readonly body: unknown;
  readonly requests: readonly RecordedRequest[];
  /** Cards of new messages. */
  readonly sent: readonly SentCard[];
  /** Texts of new messages without a card. */
  readonly said: readonly string[];
  /** For a tap: the card that took the place of the tapped one. */
  readonly shown: SentCard | undefined;
}

export interface BotUnderTest {
  readonly messagesUrl: string;
  /** Settles when the bot has done what it does after its answers. */
  idle(): Promise<void>;
}

/** Teams with one person in front of it; `as` gives it somebody else, on the same connector. */
export interface FakeTeams {
  readonly appId: string;
  readonly botId: string;
  readonly connector: FakeConnector;
  readonly person: TeamsPerson;
  deliverTo(bot: BotUnderTest): void;
  as(person: TeamsPerson): FakeTeams;
  userSays(text: string): Promise<Delivered>;
  /** Action.Execute. With a card id the bot also replaces that message; the answer is given when it has. */
  taps(verb: string, data?: object, cardId?: string): Promise<Delivered>;
  /** Action.Submit, in clients that cannot do better. */
  submits(verb: string, data?: object, cardId?: string): Promise<Delivered>;
  installs(): Promise<Delivered>;
  mentionsBot(text: string, channel?: Channel): Promise<Delivered>;
  /** Any activity, with a genuine token unless another authorization is given; null sends none. */
  delivers(activity: unknown, authorization?: string | null): Promise<Delivered>;
  stop(): Promise<void>;
}

export const APP_ID = '9d1c7f54-2e6b-4a83-b0c5-7f3e8a6d2c19';

export async function startFakeTeams(person: TeamsPerson = SIGRID): Promise<FakeTeams> {
  const connector = await startFakeConnector();
  let bot: BotUnderTest | undefined;
  return play(person);

  function play(current: TeamsPerson): FakeTeams {
    connector.members.set(current.accountId, member(current));
    const place = { serviceUrl: connector.serviceUrl, botId: `28:${APP_ID}` };
    return {
      appId: APP_ID,
      botId: place.botId,
      connector,
      person: current,
      deliverTo: (target) => {
        bot = target;
      },
      as: play,
      userSays: (text) => deliver(message(place, current, text)),
      taps: (verb, data = {}, cardId) => deliver(cardTap(place, current, verb, data, cardId)),
      submits: (verb, data = {}, cardId) => deliver(cardSubmit(place, current, verb, data, cardId)),
      installs: () => deliver(installation(place, current)),
      mentionsBot: (text, channel = CHANNEL) => deliver(channelMention(place, current, channel, text)),
      delivers: deliver,
      stop: () => connector.stop(),
    };
  }

  async function deliver(activity: unknown, authorization?: string | null): Promise<Delivered> {
    if (!bot) throw new Error('deliverTo() says which bot is meant');
    const before = connector.requests.length;
    const header = authorization === undefined ? `Bearer ${await connectorToken({ appId: APP_ID, serviceUrl: connector.serviceUrl })}` : authorization;
    const response = await fetch(bot.messagesUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(header === null ? {} : { authorization: header }) },
      body: typeof activity === 'string' ? activity : JSON.stringify(activity),
    });
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    await bot.idle();
    return read(response.status, body, connector.requests.slice(before));
  }
}

function read(status: number, body: unknown, requests: readonly RecordedRequest[]): Delivered {
  const messages = requests.filter(({ method }) => method === 'POST').map((request) => request.body);
  const cards = messages.map(cardOf);
  return {
    status,
    body,
    requests,
    sent: cards.filter((card) => card !== undefined),
    said: messages.flatMap(({ text }) => (typeof text === 'string' ? [text] : [])),
    shown: shownBy(body),
  };
}

/** The card that a message carries, new or replaced. */
export function cardOf(activity: Activity): SentCard | undefined {
  // The shape of every message the bot sends; a test that meets another one fails where it looks into the card.
  const [attachment] = (activity['attachments'] ?? []) as readonly { contentType: string; content: SentCard }[];
  return attachment?.contentType === 'application/vnd.microsoft.card.adaptive' ? attachment.content : undefined;
}

function shownBy(body: unknown): SentCard | undefined {
  // What Teams reads of the answer to a tap.
  const answer = body as { type?: string; value?: SentCard } | undefined;
  return answer?.type === 'application/vnd.microsoft.card.adaptive' ? answer.value : undefined;
}
