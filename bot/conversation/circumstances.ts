import { MOST_CIRCUMSTANCE } from '../cards/choose-card.ts';
import type { Circumstances } from '../usecases/trials/describe-trial.ts';
import type { Form } from './form.ts';

/** When, where and with whom, as they may be stored; what may not is among the form's faults. */
export function checkedCircumstances(form: Form): Circumstances {
  return {
    when: form.text('when', 'field.when', { max: MOST_CIRCUMSTANCE }),
    where: form.text('where', 'field.where', { max: MOST_CIRCUMSTANCE }),
    withWhom: form.text('withWhom', 'field.with-whom', { max: MOST_CIRCUMSTANCE }),
  };
}

/** The same as typed, for a form that comes back. */
export function typedCircumstances(form: Form): Circumstances {
  return {
    when: form.echo('when', MOST_CIRCUMSTANCE),
    where: form.echo('where', MOST_CIRCUMSTANCE),
    withWhom: form.echo('withWhom', MOST_CIRCUMSTANCE),
  };
}
