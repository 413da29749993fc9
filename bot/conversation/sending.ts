import { Temporal } from 'temporal-polyfill';
import { broadcastCard } from '../cards/broadcast-card.ts';
import type { Card } from '../cards/card.ts';
import type { Problem } from '../cards/problem.ts';
import { notLeadingCard, sendCard, sendDiscardedCard, sendPreviewCard, sendReceipt, type Arrival, type SendForm, type SendPreview } from '../cards/send-cards.ts';
import type { Draft } from '../domain/broadcast/broadcast.ts';
import { instantText } from '../domain/calendar/instant-text.ts';
import { LedtradError } from '../domain/errors.ts';
import type { CampaignId, CohortId } from '../domain/ids.ts';
import { isAllowed } from '../domain/policy.ts';
import { localTimeInWords } from '../locales/dates.ts';
import { broadcastShown } from '../nudges/meeting-prompt.ts';
import type { Team } from '../ports/cohorts.ts';
import { cancelBroadcast } from '../usecases/broadcasts/cancel-broadcast.ts';
import { confirmBroadcast } from '../usecases/broadcasts/confirm-broadcast.ts';
import { countAudience, type CountedAudience } from '../usecases/broadcasts/count-audience.ts';
import { beginDraft, discardDraft, saveDraft } from '../usecases/broadcasts/save-draft.ts';
import { triedCampaign } from '../usecases/broadcasts/try-broadcast.ts';
import { viewBroadcast } from '../usecases/broadcasts/view-broadcast.ts';
import { listPlaces } from '../usecases/people/list-places.ts';
import type { Answer } from './answer.ts';
import type { Form } from './form.ts';
import { draftValues, NO_DRAFT, readContent, redrawSend, teamOption, typedDraft } from './send-form.ts';
import { formAnswer, receipt, refused, type Topic, type Turn } from './turn.ts';

/** *Skicka*: a broadcast to a team that one leads, written, looked at, confirmed with its count, followed and cancelled in chat. */
export const sending: Topic = {
  handlers: {
    'send.open': open,
    'send.edit': edit,
    'send.preview': preview,
    'send.confirm': confirm,
    'send.discard': discard,
    'send.progress': progress,
    'send.cancel': cancel,
  },
  redraws: { 'send.preview': redrawSend },
};

async function open(turn: Turn): Promise<Answer> {
  const teams = (await ledTeams(turn)).map(teamOption);
  const [only, ...more] = teams;
  if (!only) return formAnswer(notLeadingCard(turn.context));
  return formAnswer(sendCard(turn.context, { teams, draft: NO_DRAFT, values: draftValues(undefined, more.length === 0 ? only.value : '') }));
}

async function edit(turn: Turn, form: Form): Promise<Answer> {
  const draft = await draftIn(turn, form);
  const teams = (await ledTeams(turn)).map(teamOption);
  return formAnswer(sendCard(turn.context, { teams, draft: { cohortId: draft.cohortId, id: draft.id, rev: draft.rev }, values: draftValues(draft, '') }));
}

async function preview(turn: Turn, form: Form): Promise<Answer> {
  const { world, person: { value: person } } = turn;
  const led = await ledTeams(turn);
  const read = readContent(form, led, person.settings.zone, world.clock.now());
  if (!read) return refused(turn, form, redrawSend);
  const draft = await saved(turn, form, read.team.cohortId, read.content);
  if (!draft) throw new LedtradError('conflict');
  return await showPreview(turn, draft, undefined);
}

async function saved({ world, person: { value: person } }: Turn, form: Form, cohortId: CohortId, content: Draft['content']): Promise<Draft | undefined> {
  const { id, rev, cohortId: before } = typedDraft(form);
  // Drafts stand with their cohort: for a team of another one it is begun there.
  if (id === '' || before !== cohortId) return await beginDraft(world, person, cohortId, { kind: 'content', content });
  const result = await saveDraft(world, person, { cohortId, id: id as CampaignId }, { rev, content }); // Looked up, and refused where it is none.
  return result.kind === 'saved' ? result.draft : undefined;
}

async function showPreview(turn: Turn, draft: Draft, again: SendPreview['again']): Promise<Answer> {
  const { world, context, person: { value: person } } = turn;
  const counted = await countAudience(world, person, draft.cohortId, draft.id);
  const { audience } = draft.content;
  const teams = (await ledTeams(turn)).filter(({ cohortId, teamId }) => cohortId === draft.cohortId && audience.kind === 'teams' && audience.teams.includes(teamId));
  const shown = broadcastShown(triedCampaign(world, draft.content, person.settings.zone), { baseRev: 0, value: '' }, person.settings.zone, context.language);
  const [_heading, ...body] = broadcastCard(context, shown).body;
  return formAnswer(sendPreviewCard(context, {
    draft: { cohortId: draft.cohortId, id: draft.id, rev: draft.rev },
    team: teams.map(({ name }) => name).join(', '),
    body: body.filter(({ type }) => type !== 'ActionSet'),
    count: counted.count,
    notMet: counted.notMet,
    arrival: arrivalOf(turn, counted),
    ...(again ? { again } : {}),
  }));
}

function arrivalOf({ world, context, person: { value: person } }: Turn, { exempt, arrivesAt }: CountedAudience): Arrival {
  if (exempt && arrivesAt <= instantText(world.clock.now())) return { kind: 'now' };
  return { kind: exempt ? 'later' : 'at', ...localTimeInWords(Temporal.Instant.from(arrivesAt), person.settings.zone, context.language) };
}

async function confirm(turn: Turn, form: Form): Promise<Answer> {
  const { world, person: { value: person } } = turn;
  const { cohortId, id } = broadcastIn(form);
  const count = { people: form.number('people') ?? -1, channels: form.number('channels') ?? -1 };
  const result = await confirmBroadcast(world, person, cohortId, id, { rev: form.number('rev') ?? -1, count });
  switch (result.kind) {
    case 'confirmed':
      return await progress(turn, form);
    case 'count-changed':
      return await showPreview(turn, await draftIn(turn, form), 'count-changed');
    case 'changed':
      return await showPreview(turn, result.draft, 'changed');
    case 'faults':
      // Since it was written its time has passed, or its team has been emptied.
      return await editWith(turn, form, { kind: 'faults', faults: result.faults.map(({ field, code, limit }) => ({ field, code, label: `field.broadcast.${field}`, ...(limit === undefined ? {} : { limit }) })) });
  }
}

async function editWith(turn: Turn, form: Form, problem: Problem): Promise<Answer> {
  const draft = await draftIn(turn, form);
  const teams = (await ledTeams(turn)).map(teamOption);
  return { card: editCard(turn, { teams, draft: { cohortId: draft.cohortId, id: draft.id, rev: draft.rev }, values: draftValues(draft, '') }, problem), kind: 'refused', codes: ['input-invalid'] };
}

function editCard({ context }: Turn, form: SendForm, problem: Problem): Card {
  return sendCard(context, { ...form, problem });
}

async function discard({ world, context, person }: Turn, form: Form): Promise<Answer> {
  const { cohortId, id } = broadcastIn(form);
  await discardDraft(world, person.value, cohortId, id);
  return receipt(sendDiscardedCard(context));
}

async function progress({ world, context, person }: Turn, form: Form): Promise<Answer> {
  const { cohortId, id } = broadcastIn(form);
  const viewed = await viewBroadcast(world, person.value, cohortId, id);
  if ('kind' in viewed) throw new LedtradError('not-found');
  const { broadcast, state, people, answered, may } = viewed;
  return receipt(sendReceipt(context, { cohortId, id, title: broadcast.content.title, state, progress: people, ...(answered === undefined ? {} : { answered }), mayCancel: may.cancel }));
}

async function cancel(turn: Turn, form: Form): Promise<Answer> {
  const { cohortId, id } = broadcastIn(form);
  await cancelBroadcast(turn.world, turn.person.value, cohortId, id);
  return await progress(turn, form);
}

async function ledTeams({ world, person: { value: person } }: Turn): Promise<readonly Team[]> {
  if (!person.roles.some(({ kind }) => kind === 'facilitator')) return [];
  const { teams } = await listPlaces(world, person);
  return teams.filter(({ cohortId, teamId }) => isAllowed(person, { kind: 'lead-team', cohortId, teamId }));
}

async function draftIn({ world, person }: Turn, form: Form): Promise<Draft> {
  const { cohortId, id } = broadcastIn(form);
  const found = await viewBroadcast(world, person.value, cohortId, id);
  if (!('kind' in found)) throw new LedtradError('not-found');
  return found;
}

function broadcastIn(form: Form): { cohortId: CohortId; id: CampaignId } {
  const [cohortId, id] = [form.raw('cohortId'), form.raw('id')];
  if (![cohortId, id].every((each) => /^[A-Za-z0-9-]{1,60}$/.test(each))) throw new LedtradError('not-found');
  return { cohortId: cohortId as CohortId, id: id as CampaignId }; // As far as they can be; the policy and the store tell the rest.
}
