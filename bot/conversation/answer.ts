import type { Card } from '../cards/card.ts';
import type { Identity } from '../domain/identity.ts';
import type { Reach } from '../ports/identities.ts';
import type { Channel } from '../usecases/cohorts/link-channel.ts';

/** What a door gives back to whoever wrote or tapped. */
export interface Answer {
  readonly card: Card;
  /**
   * `form`: more is asked for. `receipt`: it is done, and the card takes the form's place in the chat for good.
   * `follow-up`: it is done, and the card in its place asks one thing more, which may be left alone; like the weekly
   * card it may quote the own next step, and nothing else that was written.
   * `refused`: the form as it was filled in, with what to mend; shown only as the answer to the tap, never left in the chat.
   */
  readonly kind: 'form' | 'receipt' | 'follow-up' | 'refused';
  /** The coded reasons of a refusal. */
  readonly codes?: readonly string[];
}

/** Who is at the door, verified by it; nothing here comes from a card, a query or a body. */
export interface Caller {
  readonly identity: Identity;
  /** The client's, e.g. `sv-SE`. */
  readonly locale?: string;
  /** Name and address as the host's roster has them; asked only at the first contact. */
  readonly profile: () => Promise<Profile>;
  /** The personal chat, when the call came through it. */
  readonly reach?: Reach;
}

export interface Profile {
  readonly name: string;
  readonly upn?: string;
}

/** Who writes where others read. */
export interface GroupWriter extends Pick<Caller, 'identity' | 'locale'> {
  /** Absent in a group chat. */
  readonly channel?: Channel;
}

/** Everything that can be said to the product in a personal chat or through the tab. Never throws. */
export interface Conversation {
  answerText(caller: Caller, text: string): Promise<Answer>;
  answerAction(caller: Caller, verb: string, data: unknown): Promise<Answer>;
  /** The app was installed: a welcome, once. */
  greet(caller: Caller): Promise<Answer | undefined>;
  /** In a channel or group chat, where others read: one sentence in the writer's own language, nothing private. */
  answerInGroup(writer: GroupWriter, text: string): Promise<string>;
  /** To somebody who may not come in. */
  refuse(reason: 'tenant-not-allowed' | 'identity-unclear', locale: string | undefined): string;
}
