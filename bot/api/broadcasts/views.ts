import type { ContentFault } from '../../domain/broadcast/check-content.ts';
import type { BroadcastTemplate, Draft } from '../../domain/broadcast/broadcast.ts';
import type { Audience, BroadcastContent } from '../../domain/broadcast/content.ts';
import type { Progress } from '../../domain/broadcast/progress.ts';
import type { PersonId, TeamId } from '../../domain/ids.ts';
import type { Team } from '../../ports/cohorts.ts';
import type { BroadcastProgress, ChannelPost } from '../../usecases/broadcasts/view-broadcast.ts';
import type { CountedAudience } from '../../usecases/broadcasts/count-audience.ts';
import type { World } from '../../usecases/world.ts';
import type * as contract from '../contract/broadcast-content.ts';
import type { AudienceView, DraftView } from '../contract/broadcast-draft.ts';
import type * as progress from '../contract/broadcast-progress.ts';
import type { TemplateView } from '../contract/broadcast-templates.ts';
import type { ApiCall } from '../endpoint.ts';
import { wordingOf } from '../wording.ts';

/** Pieces that several answers about broadcasts put into words. */

export function contentView(content: BroadcastContent): contract.Content {
  const { audience, question, ...rest } = content;
  return { ...rest, ...(question ? { question: questionView(question) } : {}), audience: audienceContent(audience) };
}

function audienceContent(audience: Audience): contract.Audience {
  switch (audience.kind) {
    case 'teams':
      return { kind: 'teams', teams: [...audience.teams] };
    case 'people':
      return { kind: 'people', people: [...audience.people] };
    default:
      return audience;
  }
}

export function questionView(question: NonNullable<BroadcastContent['question']>): contract.QuestionContent {
  return 'options' in question ? { ...question, options: [...question.options] } : question;
}

/** Whether an id in it is one, whoever reads it finds out by looking it up. */
export function contentOf(content: contract.Content): BroadcastContent {
  const { question, ...rest } = content;
  return { ...rest, ...(question ? { question } : {}), audience: rest.audience as Audience };
}

export function faultsView(call: Pick<ApiCall, 't'>, faults: readonly ContentFault[]): contract.ContentFaults {
  return { kind: 'faults', faults: faults.map((fault) => faultView(call, fault)) };
}

export function faultView({ t }: Pick<ApiCall, 't'>, { field, code, limit = 0, excerpt = '' }: ContentFault): contract.ContentFault {
  return { field, message: t(`fault.${code}`, { field: t(`field.broadcast.${field}`), limit, excerpt }) };
}

export async function draftView({ world }: Pick<ApiCall, 'world'>, { id, rev, content, savedBy, savedAt }: Draft): Promise<DraftView> {
  return { kind: 'draft', id, rev, content: contentView(content), savedBy: await nameOf(world, savedBy), savedAt };
}

export function audienceView(call: ApiCall, { faults, count, notMet, notListed, channelsNotLinked, arrivesAt, exempt, deadlineAt }: CountedAudience): AudienceView {
  return {
    faults: faults.map((fault) => faultView(call, fault)),
    count,
    notMet,
    notListed,
    channelsNotLinked: [...channelsNotLinked],
    arrivesAt,
    exempt,
    ...(deadlineAt === undefined ? {} : { deadlineAt }),
  };
}

export async function sentView(call: ApiCall, { broadcast, state, people, channels, answered, reminder, may }: BroadcastProgress): Promise<progress.SentView> {
  const { world } = call;
  const { id, cohortId, content, confirmedBy, confirmedAt, sendAt, exempt, deadlineAt } = broadcast;
  return {
    kind: 'sent',
    id,
    state,
    content: contentView(content),
    confirmedBy: await nameOf(world, confirmedBy),
    confirmedAt,
    sendAt,
    exempt,
    ...(deadlineAt === undefined ? {} : { deadlineAt }),
    audienceText: audienceText(call, content.audience, content.audience.kind === 'teams' ? await world.cohorts.teams(cohortId) : []),
    progress: progressView(people),
    channels: channels.map(channelView),
    ...(answered === undefined ? {} : { answered }),
    ...(reminder && broadcast.reminder ? { reminder: { at: broadcast.reminder.at, progress: progressView(reminder) } } : {}),
    may: { cancel: may.cancel, ...(may.resend ? { resend: may.resend } : {}), ...(may.remind ? { remind: may.remind } : {}), export: content.question !== undefined },
  };
}

export function progressView({ unreachable, ...counts }: Progress): progress.Progress {
  return { ...counts, unreachable: { notMet: unreachable['not-met'], noConversation: unreachable['no-conversation'], blocked: unreachable.blocked, gone: unreachable.gone } };
}

function channelView({ team, state }: ChannelPost): progress.SentView['channels'][number] {
  const named = { team: { id: team.teamId, name: team.name } };
  if (state.kind === 'not-linked') return { ...named, state: 'unreachable', reason: 'not-linked' };
  if (state.kind !== 'unreachable') return { ...named, state: state.kind };
  return { ...named, state: 'unreachable', reason: state.reason === 'not-met' ? 'gone' : state.reason };
}

/** Who it goes to, in words. `teams`: those that can be named. */
export function audienceText(call: ApiCall, audience: Audience, teams: readonly Team[]): string {
  const { t } = call;
  switch (audience.kind) {
    case 'cohort':
      return t('broadcast.audience.cohort');
    case 'teams':
      return audience.teams.length === 0 ? t('broadcast.audience.nobody') : audience.teams.map((teamId) => teamName(teams, teamId)).join(', ');
    case 'position':
      return t(`broadcast.audience.position.${audience.position}`);
    case 'area':
      return t('broadcast.audience.area', { area: areaName(call, audience.area) });
    case 'action':
      return t('broadcast.audience.action', { action: nameOfAction(call, audience.action) });
    case 'people':
      return t('broadcast.audience.people', { count: audience.people.length });
  }
}

function teamName(teams: readonly Team[], teamId: TeamId): string {
  return teams.find((team) => team.teamId === teamId)?.name ?? '–';
}

function areaName(call: ApiCall, id: Extract<Audience, { kind: 'area' }>['area']): string {
  const isKnown = call.world.catalogue.programmes.some(({ areas }) => areas.some((area) => area.id === id));
  return isKnown ? call.world.catalogue.areaText(id, call.language).name : '–';
}

function nameOfAction(call: ApiCall, id: Extract<Audience, { kind: 'action' }>['action']): string {
  const { catalogue, language } = wordingOf(call);
  const action = catalogue.action(id);
  return action ? catalogue.actionText(id, action.latest, language).name : '–';
}

export function templateView({ id, name, content }: BroadcastTemplate): TemplateView {
  return { id, name, builtIn: false, content: contentView(content) };
}

/** A facilitator's; somebody in no list is not named. */
export async function nameOf(world: World, pid: PersonId): Promise<string> {
  const person = (await world.people.load(pid))?.value;
  return person && !person.protectedIdentity ? person.name : '';
}
