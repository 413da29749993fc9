/** Builders of what the API answers about broadcasts. Everybody and every place in them is made up. */
import type { AnswersView, AnswerView } from '../../../bot/api/contract/broadcast-answers.ts';
import type { Content } from '../../../bot/api/contract/broadcast-content.ts';
import type { AudienceView, DraftView, PreviewView } from '../../../bot/api/contract/broadcast-draft.ts';
import type { Progress, ReceiversView, SentView } from '../../../bot/api/contract/broadcast-progress.ts';
import type { BroadcastSummary, BroadcastsView } from '../../../bot/api/contract/broadcasts.ts';
import { OTHER_TEAM } from './lead-views.ts';
import { COHORT, TEAM } from './views.ts';

export const BROADCASTS = `/cohorts/${COHORT.id}/broadcasts`;

export function content(changes: Partial<Content> = {}): Content {
  return {
    title: 'Inför onsdagens möte',
    text: 'Hej!\nTa med **en** sak som du har provat.',
    deadline: '',
    readers: 'facilitators',
    audience: { kind: 'teams', teams: [TEAM.id] },
    ways: 'chat',
    sendAt: '',
    meetingAt: '',
    ...changes,
  };
}

export const CHOICE: NonNullable<Content['question']> = { kind: 'one', label: 'Vilken tid passar bäst?', options: ['Tisdag', 'Onsdag'] };

export function draft(changes: Partial<Content> = {}, rest: Partial<DraftView> = {}): DraftView {
  return { kind: 'draft', id: 'b-1', rev: 3, content: content(changes), savedBy: 'Ingrid Hallbo', savedAt: '2026-11-23T08:10:00Z', ...rest };
}

export function summary(changes: Partial<BroadcastSummary> = {}): BroadcastSummary {
  return {
    id: 'b-2',
    title: 'Terminens sista seminarium',
    state: 'done',
    sendAt: '2026-11-18T08:00:00Z',
    audienceText: 'Hela kohorten',
    receivers: 140,
    hasQuestion: false,
    ...changes,
  };
}

export function broadcasts(changes: Partial<BroadcastsView> = {}): BroadcastsView {
  return {
    drafts: [{ id: 'b-1', title: 'Inför onsdagens möte', savedBy: 'Ingrid Hallbo', savedAt: '2026-11-23T08:10:00Z' }],
    sent: [
      summary({ id: 'b-3', title: 'Vad vill ni ta upp?', state: 'scheduled', sendAt: '2026-12-01T07:00:00Z', deadlineAt: '2026-12-04T15:00:00Z', hasQuestion: true, audienceText: 'Lärteam Eken, Lärteam Linden', receivers: 16 }),
      summary({ id: 'b-4', title: 'Påminnelse om nätverksdagarna', state: 'under-way', sendAt: '2026-11-23T09:00:00Z' }),
      summary(),
      summary({ id: 'b-5', title: 'Skickades aldrig', state: 'cancelled', receivers: 8, audienceText: 'Lärteam Eken' }),
    ],
    templates: [
      { id: 'before-meeting', name: 'Inför mötet', builtIn: true, content: content() },
      { id: 't-1', name: 'Vår egen mall', builtIn: false, content: content() },
    ],
    choices: {
      whole: true,
      teams: [{ ...TEAM, channelLinked: true }, { ...OTHER_TEAM, channelLinked: false }],
      areas: [
        { id: 'verksamhet', name: 'Lär känna din verksamhet', actions: [{ id: 'rundor', name: 'Gå verksamhetsrundor' }] },
        { id: 'sprak', name: 'Inför ett språkutvecklande arbetssätt genom kollektivt lärande', actions: [{ id: 'samtal', name: 'Leda kollegiala samtal om ämnesspråk' }] },
      ],
      people: Array.from({ length: 16 }, (_, index) => ({ id: `p-${index}`, name: `Deltagare Nummer${index}`, team: index % 2 === 0 ? TEAM.name : OTHER_TEAM.name })),
    },
    ...changes,
  };
}

export function audience(changes: Partial<AudienceView> = {}): AudienceView {
  return {
    faults: [],
    count: { people: 8, channels: 0 },
    notMet: 1,
    notListed: 0,
    channelsNotLinked: [],
    arrivesAt: '2026-11-23T09:12:00Z',
    exempt: true,
    ...changes,
  };
}

export function preview(said: string, changes: Partial<PreviewView> = {}): PreviewView {
  return {
    faults: [],
    chat: {
      summary: 'Ledtråd har något till dig',
      card: {
        type: 'AdaptiveCard',
        version: '1.5',
        lang: 'sv',
        body: [
          { type: 'TextBlock', text: 'Från din processledare', wrap: true, size: 'Large', weight: 'Bolder', style: 'heading' },
          { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: said }] },
          { type: 'Input.Text', id: 'answer', label: 'Vad vill du ta upp?', isMultiline: true },
        ],
        actions: [{ type: 'Action.Execute', title: 'Skicka', verb: 'broadcast.answer', data: {}, style: 'positive' }],
      },
    },
    ...changes,
  };
}

export function progress(changes: Partial<Progress> = {}): Progress {
  return {
    receivers: 140,
    planned: 20,
    sending: 4,
    sent: 107,
    unreachable: { notMet: 3, noConversation: 1, blocked: 1, gone: 0 },
    uncertain: 2,
    poisoned: 1,
    expired: 1,
    cancelled: 0,
    ...changes,
  };
}

export function sent(changes: Partial<SentView> = {}): SentView {
  return {
    kind: 'sent',
    id: 'b-4',
    state: 'under-way',
    content: content({ title: 'Påminnelse om nätverksdagarna', question: CHOICE, deadline: '2026-12-04T16:00', audience: { kind: 'cohort' } }),
    confirmedBy: 'Ingrid Hallbo',
    confirmedAt: '2026-11-23T08:59:00Z',
    sendAt: '2026-11-23T09:00:00Z',
    exempt: true,
    deadlineAt: '2026-12-04T15:00:00Z',
    audienceText: 'Hela kohorten',
    progress: progress(),
    channels: [],
    answered: 61,
    may: { cancel: true, resend: { failed: 6, uncertain: 2 }, remind: { people: 79 }, export: true },
    ...changes,
  };
}

export function receivers(): ReceiversView {
  return {
    receivers: [
      { id: 'p-0', name: 'Maja Almlöv', team: TEAM.name, state: 'sent', answered: true },
      { id: 'p-1', name: 'Olle Granfelt', team: TEAM.name, state: 'sent', answered: false },
      { id: 'p-2', name: 'Siv Norrbäck', team: OTHER_TEAM.name, state: 'unreachable', reason: 'no-conversation', answered: false },
    ],
    notListed: 1,
    notLed: 0,
  };
}

export function answer(changes: Partial<AnswerView> = {}): AnswerView {
  return { name: 'Maja Almlöv', team: TEAM.name, text: '', chosen: ['Onsdag'], answeredAt: '2026-11-23T10:00:00Z', edited: false, ...changes };
}

export function answers(changes: Partial<AnswersView> = {}): AnswersView {
  return {
    cohort: COHORT,
    title: 'Påminnelse om nätverksdagarna',
    question: CHOICE,
    readers: 'facilitators',
    deadlineAt: '2026-12-04T15:00:00Z',
    open: true,
    receivers: 140,
    answered: 3,
    answers: [answer(), answer({ name: 'Olle Granfelt', chosen: ['Tisdag'], edited: true }), answer({ name: 'Siv Norrbäck', team: OTHER_TEAM.name })],
    counts: [{ option: 'Tisdag', count: 1 }, { option: 'Onsdag', count: 2 }],
    notForYou: 0,
    mayExport: true,
    ...changes,
  };
}
