import { choiceReceipt, type ChangeForm, type NamedTrial } from '../cards/choose-card.ts';
import type { Card } from '../cards/card.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Language } from '../domain/language.ts';
import { focusTrial, type Person } from '../domain/person/person.ts';
import type { TrialHead, TrialState } from '../domain/trial/trial.ts';
import type { Form } from './form.ts';
import type { Redrawing, Turn } from './turn.ts';

const STATES: readonly TrialState[] = ['planned', 'active', 'done', 'paused', 'ended'];

/** What waits comes first, what is over last; more than these do not fit a phone. */
const NEAREST_FIRST: readonly TrialState[] = ['planned', 'paused', 'done', 'ended'];
const MOST_OTHERS = 12;

/** *Byt handling* for the trial in focus; undefined when there is none. */
export function changeForm({ world: { catalogue }, person: { value: person }, context: { language } }: Turn): ChangeForm | undefined {
  const focus = focusTrial(person);
  if (!focus) return undefined;
  const others = NEAREST_FIRST.flatMap((state) => person.trials.filter((trial) => trial.state === state && trial !== focus));
  return {
    focus: named(catalogue, language, focus),
    others: others.slice(0, MOST_OTHERS).map((trial) => named(catalogue, language, trial)),
    values: { next: '', retire: '', reason: '' },
  };
}

type Carried = Pick<Redrawing, 'catalogue' | 'context'>;

/** The form from what it carried, named anew by the catalogue; undefined when it carried no trial. */
export function carriedChangeForm({ catalogue, context: { language } }: Carried, form: Form): Pick<ChangeForm, 'focus' | 'others'> | undefined {
  const focus = trialIn(catalogue, language, form.part('focus'));
  if (!focus) return undefined;
  const others = form.list('others').slice(0, MOST_OTHERS).flatMap((_, index) => trialIn(catalogue, language, form.item('others', index)) ?? []);
  return { focus, others };
}

/** The trial that a card about one of them carries. */
export function carriedTrial({ catalogue, context: { language } }: Carried, form: Form): NamedTrial | undefined {
  return trialIn(catalogue, language, form.part('trial'));
}

/** What is tried now, and what waits. */
export function choiceReceiptOf({ world: { catalogue }, context }: Turn, person: Person): Card {
  const focus = focusTrial(person);
  const nameOf = (trial: TrialHead) => named(catalogue, context.language, trial).name;
  return choiceReceipt(context, {
    focusName: focus ? nameOf(focus) : '',
    planned: person.trials.filter(({ state }) => state === 'planned').map(nameOf),
  });
}

function named(catalogue: Catalogue, language: Language, { id, actionId, actionVersion, state }: TrialHead): NamedTrial {
  return { trialId: id, actionId, actionVersion, state, name: catalogue.actionText(actionId, actionVersion, language).name };
}

function trialIn(catalogue: Catalogue, language: Language, carried: Form): NamedTrial | undefined {
  const trialId = carried.raw('trialId');
  const state = carried.word('state', STATES);
  const action = catalogue.action(carried.raw('actionId'));
  const version = action?.versions.find((each) => each.version === carried.number('actionVersion'))?.version;
  if (trialId === '' || !state || !action || version === undefined) return undefined;
  return { trialId, actionId: action.id, actionVersion: version, state, name: catalogue.actionText(action.id, version, language).name };
}
