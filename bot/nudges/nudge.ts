import type { Card, Element } from '../cards/card.ts';
import type { CardContext } from '../cards/card-context.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { NudgeRule, WishKey } from '../domain/nudges/wish.ts';
import type { Person } from '../domain/person/person.ts';

/** What a nudge is drawn from: the person as they are at the moment of sending. */
export interface Drawing {
  readonly context: CardContext;
  readonly catalogue: Catalogue;
  readonly person: Person;
  /** Local date. */
  readonly today: string;
}

/** Others that come on the same card: what they say, and their keys, so that all of it is put off together. */
export interface Along {
  readonly keys: readonly WishKey[];
  readonly lines: readonly Element[];
}

/** A kind of nudge, whole: when it comes (domain/nudges/wish.ts) and what it says. One file in this folder each. */
export interface Nudge extends NudgeRule {
  /**
   * The card of its own. It says why it came, its `speak` is neutral, and it holds no text of a reflection other than
   * the own next step. Throws `not-found` for a person who has nothing that it could be about.
   */
  draw(drawing: Drawing, key: WishKey, along: Along): Card;
  /** What it says on another's card, in a line and perhaps a button; only of kinds that join. */
  line?(drawing: Drawing, key: WishKey): readonly Element[];
}
