import { faultSentence } from '../cards/problem.ts';
import type { Form } from '../conversation/form.ts';
import type { Translate } from '../locales/translate.ts';
import type { FormAnswer } from './contract/form.ts';

export const DONE: FormAnswer = { kind: 'done' };

/** What to mend, in the reader's language: the first fault of each field. */
export function refusedForm(t: Translate, { faults }: Form): FormAnswer {
  const fields = [...new Set(faults.map(({ field }) => field))];
  return {
    kind: 'refused',
    faults: fields.flatMap((field) => {
      const fault = faults.find((each) => each.field === field);
      return fault ? [{ field, message: faultSentence(t, fault) }] : [];
    }),
  };
}
