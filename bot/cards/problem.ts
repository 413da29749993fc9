import { MOST_CHOSEN_ACTIONS } from '../domain/trial/choice.ts';
import type { CodeRefusal } from '../domain/invitation.ts';
import type { MessageKey, Translate } from '../locales/translate.ts';
import type { Element } from './card.ts';
import type { CardContext } from './card-context.ts';
import { box, said, text } from './elements.ts';

/** What is wrong with one field, in a code that has its sentence in locales (`fault.<code>`). */
export interface Fault {
  readonly field: string;
  readonly code: FaultCode;
  /** Label of the field, in locales. */
  readonly label: MessageKey;
  readonly excerpt?: string;
  readonly limit?: number;
}

export type FaultCode =
  | 'required' | 'too-long' | 'far-too-long' | 'wrong-type' | 'unknown-choice' | 'too-many' | 'bad-date' | 'bad-step-day' | 'bad-time' | 'bad-link' | 'past' | 'too-many-items'
  | 'bad-address' | 'bad-tenant' | 'name-taken' | `code-${CodeRefusal}`
  | 'few-options' | 'many-options' | 'same-options' | 'deadline-missing' | 'deadline-early' | 'deadline-late' | 'nobody' | 'channel-audience'
  | 'send-past' | 'send-late' | 'meeting-past'
  | 'personal-number' | 'coordination-number' | 'norwegian-birth-number' | 'email' | 'phone';

/** Why a form comes back: something to mend in it, or something outside it. */
export type Problem =
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  | { readonly kind: 'error'; readonly code: ErrorSentence };

export type ErrorSentence = MessageKey extends infer Key ? (Key extends `error.${infer Code}` ? Code : never) : never;

/** A pasted telephone list has hundreds of faults; the first ones show what kind they are. */
const MOST_FAULTS_SHOWN = 6;
/** Enough of what was typed to find it by. */
const MOST_EXCERPT = 60;

/** Stands on top of a form that comes back, so that it is read first. */
export function problemBox({ t }: CardContext, problem: Problem | undefined): Element | undefined {
  if (!problem) return undefined;
  if (problem.kind === 'error') return box('attention', [text(t(`error.${problem.code}`)), text(t('error.kept'))]);
  const { faults } = problem;
  const more = faults.length - MOST_FAULTS_SHOWN;
  return box('attention', [
    text(t('fault.intro')),
    ...faults.slice(0, MOST_FAULTS_SHOWN).map((fault) => said(faultSentence(t, fault))),
    more > 0 ? text(t('fault.more', { count: more })) : undefined,
  ]);
}

/** The sentence for one fault, for a card and for a form of the tab's. */
export function faultSentence(t: Translate, { code, label, excerpt = '', limit = 0 }: Fault): string {
  return t(`fault.${code}`, { field: t(label, { most: MOST_CHOSEN_ACTIONS }), excerpt: shortened(excerpt), limit });
}

function shortened(excerpt: string): string {
  const characters = [...excerpt];
  return characters.length > MOST_EXCERPT ? `${characters.slice(0, MOST_EXCERPT - 1).join('')}…` : excerpt;
}
