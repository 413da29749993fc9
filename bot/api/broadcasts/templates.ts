import { discardTemplate, saveTemplate } from '../../usecases/broadcasts/templates.ts';
import * as contract from '../contract/broadcast-templates.ts';
import type { Done } from '../contract/form.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { DONE } from '../form-answer.ts';
import { broadcastIdOf, cohortIdOf, parsedBody } from '../parameters.ts';
import { contentOf, faultsView, templateView } from './views.ts';

/** Texts to begin with another time. */
export const broadcastTemplates: readonly Endpoint[] = [
  { method: 'post', path: '/cohorts/:cohort/broadcast-templates', answer: save },
  { method: 'post', path: '/cohorts/:cohort/broadcast-templates/:template/discard', answer: discard },
];

async function save(call: ApiCall): Promise<contract.TemplateSaved> {
  const { name, content } = parsedBody(contract.saveTemplate, call.body);
  const result = await saveTemplate(call.world, call.person.value, cohortIdOf(call), { name, content: contentOf(content) });
  return result.kind === 'saved' ? { kind: 'saved', template: templateView(result.template) } : faultsView(call, result.faults);
}

async function discard(call: ApiCall): Promise<Done> {
  await discardTemplate(call.world, call.person.value, cohortIdOf(call), broadcastIdOf(call, 'template'));
  return DONE;
}
