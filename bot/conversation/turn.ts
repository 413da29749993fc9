import type { Card } from '../cards/card.ts';
import type { CardContext } from '../cards/card-context.ts';
import type { CalendarOption } from '../cards/nudge-settings-card.ts';
import type { Problem } from '../cards/problem.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { LedtradError } from '../domain/errors.ts';
import type { Person } from '../domain/person/person.ts';
import type { Wording } from '../locales/wording.ts';
import type { Versioned } from '../ports/stored.ts';
import type { World } from '../usecases/world.ts';
import type { Answer, Caller } from './answer.ts';
import type { Form } from './form.ts';

/** One thing said or tapped by one person. */
export interface Turn {
  readonly world: World;
  readonly person: Versioned<Person>;
  /** At the door, verified by it. */
  readonly caller: Caller;
  readonly context: CardContext;
  /** Asked for in writing, so the answer stays in the chat; an answer to a tap can be for the moment. */
  readonly typed: boolean;
}

export type Handler = (turn: Turn, form: Form) => Promise<Answer>;

/** What a form is drawn from when there may be no person to read: the card's own data, and what the installation has. */
export interface Redrawing {
  readonly context: CardContext;
  readonly catalogue: Catalogue;
  readonly calendars: readonly CalendarOption[];
}

export function redrawingIn({ catalogue, nudges }: World, context: CardContext): Redrawing {
  return { context, catalogue, calendars: nudges.calendarOptions(context.language) };
}

/** Draws the form that was sent once more, filled in, with what is wrong; undefined when the data is no such form. */
export type Redraw = (redrawing: Redrawing, form: Form, problem: Problem) => Card | undefined;

/** Verbs that belong together, and for each that carries a form the way to give it back. */
export interface Topic {
  /** Makes sense only to somebody who takes part; others are told so, with a way on. */
  readonly forParticipants?: true;
  readonly handlers: Readonly<Record<string, Handler>>;
  readonly redraws?: Readonly<Record<string, Redraw>>;
}

/** In which words the catalogue's names are told. */
export function wordingOf({ world, context: { language, t } }: Turn): Wording {
  return { catalogue: world.catalogue, language, t };
}

export function formAnswer(card: Card): Answer {
  return { card, kind: 'form' };
}

export function receipt(card: Card): Answer {
  return { card, kind: 'receipt' };
}

export function followUp(card: Card): Answer {
  return { card, kind: 'follow-up' };
}

/** The form back, filled in. */
export function refused({ world, context }: Turn, form: Form, redraw: Redraw): Answer {
  const { faults } = form;
  const card = redraw(redrawingIn(world, context), form, { kind: 'faults', faults });
  // Only a card that was tampered with says enough to be read and too little to be drawn.
  if (!card) throw new LedtradError('input-invalid');
  return { card, kind: 'refused', codes: faults.map(({ code }) => code) };
}
