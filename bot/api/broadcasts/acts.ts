import { cancelBroadcast } from '../../usecases/broadcasts/cancel-broadcast.ts';
import { confirmBroadcast } from '../../usecases/broadcasts/confirm-broadcast.ts';
import { countAudience } from '../../usecases/broadcasts/count-audience.ts';
import { remindOfBroadcast } from '../../usecases/broadcasts/remind.ts';
import { resendBroadcast } from '../../usecases/broadcasts/resend-broadcast.ts';
import { findSent, progressOfBroadcast } from '../../usecases/broadcasts/view-broadcast.ts';
import * as draft from '../contract/broadcast-draft.ts';
import * as progress from '../contract/broadcast-progress.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { broadcastIdOf, cohortIdOf, parsedBody } from '../parameters.ts';
import { audienceView, draftView, faultsView, sentView } from './views.ts';

/** What reaches people: counted and confirmed, cancelled, sent again, reminded of. */
export const broadcastActs: readonly Endpoint[] = [
  { method: 'get', path: '/cohorts/:cohort/broadcasts/:broadcast/audience', answer: audience },
  { method: 'post', path: '/cohorts/:cohort/broadcasts/:broadcast/confirm', answer: confirm },
  { method: 'post', path: '/cohorts/:cohort/broadcasts/:broadcast/cancel', answer: cancel },
  { method: 'post', path: '/cohorts/:cohort/broadcasts/:broadcast/resend', answer: resend },
  { method: 'post', path: '/cohorts/:cohort/broadcasts/:broadcast/remind', answer: remind },
];

async function audience(call: ApiCall): Promise<draft.AudienceView> {
  return audienceView(call, await countAudience(call.world, call.person.value, cohortIdOf(call), broadcastIdOf(call)));
}

async function confirm(call: ApiCall): Promise<draft.Confirmed> {
  const { world, person, body } = call;
  const result = await confirmBroadcast(world, person.value, cohortIdOf(call), broadcastIdOf(call), parsedBody(draft.confirm, body));
  switch (result.kind) {
    case 'confirmed':
      return { kind: 'confirmed', broadcast: await viewed(call) };
    case 'count-changed':
      return { kind: 'count-changed', audience: audienceView(call, result.audience) };
    case 'faults':
      return faultsView(call, result.faults);
    case 'changed':
      return { kind: 'changed', draft: await draftView(call, result.draft) };
  }
}

async function cancel(call: ApiCall): Promise<progress.SentView> {
  await cancelBroadcast(call.world, call.person.value, cohortIdOf(call), broadcastIdOf(call));
  return await viewed(call);
}

async function resend(call: ApiCall): Promise<progress.SentView> {
  const { world, person, body } = call;
  await resendBroadcast(world, person.value, cohortIdOf(call), broadcastIdOf(call), parsedBody(progress.resend, body));
  return await viewed(call);
}

async function remind(call: ApiCall): Promise<progress.Reminded> {
  const { world, person, body } = call;
  const kind = await remindOfBroadcast(world, person.value, cohortIdOf(call), broadcastIdOf(call), parsedBody(progress.remind, body));
  return { kind, broadcast: await viewed(call) };
}

async function viewed(call: ApiCall): Promise<progress.SentView> {
  const { world, person: { value: person } } = call;
  return await sentView(call, await progressOfBroadcast(world, person, await findSent(world, person, cohortIdOf(call), broadcastIdOf(call))));
}
