import type { CampaignId } from '../../domain/ids.ts';
import { beginDraft, discardDraft, saveDraft, usualAudience, type Beginning } from '../../usecases/broadcasts/save-draft.ts';
import { listBroadcasts } from '../../usecases/broadcasts/list-broadcasts.ts';
import { viewBroadcast } from '../../usecases/broadcasts/view-broadcast.ts';
import { byName } from '../by-name.ts';
import * as contract from '../contract/broadcast-draft.ts';
import type { BroadcastsView, BroadcastView } from '../contract/broadcasts.ts';
import type { Done } from '../contract/form.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { DONE } from '../form-answer.ts';
import { broadcastIdOf, cohortIdOf, parsedBody } from '../parameters.ts';
import { builtInTemplates } from './built-in-templates.ts';
import { audienceText, contentOf, draftView, faultsView, nameOf, sentView, templateView } from './views.ts';

/** Drafts, and the list of what has been sent. */
export const broadcastDrafts: readonly Endpoint[] = [
  { method: 'get', path: '/cohorts/:cohort/broadcasts', answer: list },
  { method: 'post', path: '/cohorts/:cohort/broadcasts', answer: begin },
  { method: 'get', path: '/cohorts/:cohort/broadcasts/:broadcast', answer: view },
  { method: 'put', path: '/cohorts/:cohort/broadcasts/:broadcast', answer: save },
  { method: 'post', path: '/cohorts/:cohort/broadcasts/:broadcast/discard', answer: discard },
];

async function list(call: ApiCall): Promise<BroadcastsView> {
  const { world, language, person: { value: person } } = call;
  const { cohort, drafts, sent, templates, whole, teams, led, channels, people } = await listBroadcasts(world, person, cohortIdOf(call));
  const savers = new Map(await Promise.all([...new Set(drafts.map(({ savedBy }) => savedBy))].map(async (pid) => [pid, await nameOf(world, pid)] as const)));
  const teamNames = new Map(teams.map(({ teamId, name }) => [teamId, name]));
  const areas = cohort ? world.catalogue.programme(cohort.programme)?.areas ?? [] : [];
  return {
    drafts: drafts.map(({ id, content, savedBy, savedAt }) => ({ id, title: content.title, savedBy: savers.get(savedBy) ?? '', savedAt })),
    sent: sent.map(({ broadcast, state }) => ({
      id: broadcast.id,
      title: broadcast.content.title,
      state,
      sendAt: broadcast.sendAt,
      ...(broadcast.deadlineAt === undefined ? {} : { deadlineAt: broadcast.deadlineAt }),
      audienceText: audienceText(call, broadcast.content.audience, teams),
      receivers: broadcast.people,
      hasQuestion: broadcast.content.question !== undefined,
    })),
    templates: [...builtInTemplates(call.t), ...templates.map(templateView)],
    choices: {
      whole,
      teams: led.map(({ teamId, name }) => ({ id: teamId, name, channelLinked: channels.has(teamId) })),
      areas: areas.filter(({ state }) => state !== 'under-development').map(({ id, actions }) => ({
        id,
        name: world.catalogue.areaText(id, language).name,
        actions: actions.map((action) => ({ id: action.id, name: world.catalogue.actionText(action.id, action.latest, language).name })),
      })),
      people: people.map(({ pid, name, teamId }) => ({ id: pid, name, team: (teamId && teamNames.get(teamId)) ?? '' })).sort(byName(language)),
    },
  };
}

async function begin(call: ApiCall): Promise<contract.DraftView> {
  const { world, person, body } = call;
  const beginning = await beginningOf(call, parsedBody(contract.newBroadcast, body));
  return await draftView(call, await beginDraft(world, person.value, cohortIdOf(call), beginning));
}

async function beginningOf(call: ApiCall, { copyOf, template, content }: contract.NewBroadcast): Promise<Beginning> {
  if (content) return { kind: 'content', content: contentOf(content) };
  // Whether it is one is found out by looking.
  if (copyOf !== undefined) return { kind: 'copy', of: copyOf as CampaignId };
  if (template === undefined) return { kind: 'empty' };
  const { world, person: { value: person }, t } = call;
  const audience = await usualAudience(world, person, cohortIdOf(call));
  const builtIn = builtInTemplates(t).find(({ id }) => id === template);
  const saved = builtIn ? undefined : (await listBroadcasts(world, person, cohortIdOf(call))).templates.find(({ id }) => id === template);
  const chosen = builtIn ? contentOf(builtIn.content) : saved?.content;
  return chosen ? { kind: 'content', content: { ...chosen, audience } } : { kind: 'copy', of: template as CampaignId };
}

async function view(call: ApiCall): Promise<BroadcastView> {
  const found = await viewBroadcast(call.world, call.person.value, cohortIdOf(call), broadcastIdOf(call));
  return 'kind' in found ? await draftView(call, found) : await sentView(call, found);
}

async function save(call: ApiCall): Promise<contract.DraftSaved> {
  const { world, person, body } = call;
  const { rev, content } = parsedBody(contract.saveDraft, body);
  const result = await saveDraft(world, person.value, { cohortId: cohortIdOf(call), id: broadcastIdOf(call) }, { rev, content: contentOf(content) });
  switch (result.kind) {
    case 'saved':
    case 'changed':
      return { kind: result.kind, draft: await draftView(call, result.draft) };
    case 'faults':
      return faultsView(call, result.faults);
    case 'sent':
      return result;
  }
}

async function discard(call: ApiCall): Promise<Done> {
  await discardDraft(call.world, call.person.value, cohortIdOf(call), broadcastIdOf(call));
  return DONE;
}
