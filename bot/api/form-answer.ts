import { faultSentence, type Fault } from '../cards/problem.ts';
import type { Form } from '../conversation/form.ts';
import type { Translate } from '../locales/translate.ts';
import type { Done, Faulty } from './contract/form.ts';

export const DONE: Done = { kind: 'done' };

/** What to mend, in the reader's language, the first fault of each field; undefined when there is nothing. */
export function faultsOf({ faults }: Form, t: Translate): Faulty | undefined {
  if (faults.length === 0) return undefined;
  const first = faults.filter(({ field }, index) => faults.findIndex((each) => each.field === field) === index);
  return { kind: 'faults', faults: first.map((fault) => ({ field: fault.field, message: sentenceOf(fault, t) })) };
}

/** The same of a list whose items are read as forms of their own; `field` says which item it is. */
export function faultsOfItems(items: readonly { readonly field: string; readonly form: Form }[], t: Translate): Faulty | undefined {
  const faults = items.flatMap(({ field, form }) => faultsOf(form, t)?.faults.map(({ message }) => ({ field, message })) ?? []);
  return faults.length === 0 ? undefined : { kind: 'faults', faults };
}

/** A card may have no room for all of a text; in the tab's form it stands whole. */
function sentenceOf(fault: Fault, t: Translate): string {
  return faultSentence(t, fault.code === 'far-too-long' ? { ...fault, code: 'too-long' } : fault);
}
