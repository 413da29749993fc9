import { Temporal } from 'temporal-polyfill';
import { broadcastCard, broadcastClosedCard, broadcastFormAgain, broadcastReceipt, type BroadcastReceipt } from '../cards/broadcast-card.ts';
import type { Card } from '../cards/card.ts';
import type { Problem } from '../cards/problem.ts';
import { wordsOf, type BroadcastAnswer, type StoredAnswer } from '../domain/broadcast/answer.ts';
import { LENGTHS, MOST_OPTIONS, QUESTION_KINDS, SCALE, type BroadcastQuestion } from '../domain/broadcast/content.ts';
import { LedtradError } from '../domain/errors.ts';
import type { CampaignId } from '../domain/ids.ts';
import { localTimeInWords } from '../locales/dates.ts';
import { broadcastShown } from '../nudges/meeting-prompt.ts';
import { answerBroadcast, ownQuestion, type OwnQuestion } from '../usecases/broadcasts/answer-broadcast.ts';
import { TRIED } from '../usecases/broadcasts/try-broadcast.ts';
import type { Answer } from './answer.ts';
import type { Form } from './form.ts';
import { formAnswer, receipt, refused, type Redrawing, type Topic, type Turn } from './turn.ts';

/** A facilitator's question, answered and changed until its time is out. */
export const answeringBroadcast: Topic = {
  handlers: { 'broadcast.open': open, 'broadcast.submit': submit },
  redraws: { 'broadcast.submit': redraw },
};

async function open(turn: Turn, form: Form): Promise<Answer> {
  const { world, context, person: { value: person } } = turn;
  const { campaign, isOpen, stored } = await ownQuestion(world, person, campaignIn(form));
  if (!isOpen) return receipt(broadcastClosedCard(context, { title: campaign.title, answered: stored !== undefined }));
  const answered = stored ? { baseRev: stored.rev, value: valueOf(stored.answer) } : { baseRev: 0, value: '' };
  return formAnswer(broadcastCard(context, broadcastShown(campaign, answered, person.settings.zone, context.language)));
}

async function submit(turn: Turn, form: Form): Promise<Answer> {
  const { world, context, person: { value: person } } = turn;
  if (form.raw('campaignId') === TRIED) return tryOut(turn, form);
  const result = await answerBroadcast(world, person, campaignIn(form), { baseRev: form.number('baseRev') ?? 0, read: (question) => readAnswer(form, question) });
  const { campaign } = result;
  switch (result.kind) {
    case 'faulty':
      return await faulty(turn, form, campaign);
    case 'closed':
      return receipt(broadcastClosedCard(context, { title: campaign.title, answered: result.isAnswered }));
    case 'stale':
      return stale(turn, form, campaign, result.stored);
    case 'repeated':
      return receipt(broadcastReceipt(context, receiptOf(turn, campaign, 'repeated')));
    case 'stored':
      return receipt(broadcastReceipt(context, receiptOf(turn, campaign, result.rev > 1 ? 'edited' : 'stored')));
  }
}

/** With all that the question is about, as the card that was tapped is replaced; for its receivers alone. Throws `not-found`. */
async function faulty(turn: Turn, form: Form, { id }: OwnQuestion['campaign']): Promise<Answer> {
  const { world, person: { value: person } } = turn;
  const { campaign } = await ownQuestion(world, person, id);
  const answered = { baseRev: form.number('baseRev') ?? 0, value: form.echo('answer', LENGTHS.answer) };
  return refused(turn, form, ({ context }, _form, problem) => broadcastCard(context, { ...broadcastShown(campaign, answered, person.settings.zone, context.language), problem }));
}

/** The card of a test: everything as it will be, and nothing is kept. */
function tryOut(turn: Turn, form: Form): Answer {
  const question = carriedQuestion(form);
  if (!question) throw new LedtradError('input-invalid');
  if (!readAnswer(form, question)) return refused(turn, form, redraw);
  return receipt(broadcastReceipt(turn.context, { title: '', outcome: 'tried' }));
}

/** Both are shown, and what was written now can be sent in the other's place. */
function stale({ context, person: { value: person } }: Turn, form: Form, campaign: OwnQuestion['campaign'], stored: StoredAnswer): Answer {
  const { text, chosen } = wordsOf(campaign.asks.question, stored.answer);
  const answered = { baseRev: stored.rev, value: form.echo('answer', LENGTHS.answer), stored: text === '' ? chosen.join(', ') : text };
  return { card: broadcastCard(context, broadcastShown({ ...campaign, text: '' }, answered, person.settings.zone, context.language)), kind: 'refused', codes: ['conflict'] };
}

function receiptOf({ context, person: { value: person } }: Turn, { id, title, asks }: OwnQuestion['campaign'], outcome: BroadcastReceipt['outcome']): BroadcastReceipt {
  return {
    campaignId: id,
    title,
    outcome,
    told: { readers: asks.readers, deadline: localTimeInWords(Temporal.Instant.from(asks.deadlineAt), person.settings.zone, context.language) },
  };
}

/** Undefined when there is something to mend. */
function readAnswer(form: Form, question: BroadcastQuestion): BroadcastAnswer | undefined {
  const answer = answerIn(form, question);
  return form.faults.length > 0 ? undefined : answer;
}

function answerIn(form: Form, question: BroadcastQuestion): BroadcastAnswer | undefined {
  const label = 'field.broadcast.answer';
  switch (question.kind) {
    case 'text':
      return { kind: 'text', text: form.text('answer', label, { max: LENGTHS.answer, required: true }) };
    case 'one':
    case 'several': {
      const places = question.options.map((_, place) => String(place));
      const chosen = form.choices('answer', label, places, { least: 1, most: question.kind === 'one' ? 1 : places.length });
      return { kind: 'chosen', options: chosen.map(Number) };
    }
    case 'scale': {
      const value = form.choice('answer', label, Array.from({ length: SCALE }, (_, index) => String(index + 1)));
      return value === undefined ? undefined : { kind: 'scale', value: Number(value) };
    }
  }
}

/** As the form's input holds it. */
function valueOf(answer: BroadcastAnswer): string {
  switch (answer.kind) {
    case 'text':
      return answer.text;
    case 'chosen':
      return answer.options.join(',');
    case 'scale':
      return String(answer.value);
  }
}

function campaignIn(form: Form): CampaignId {
  const id = form.raw('campaignId');
  if (!/^[A-Za-z0-9-]{1,60}$/.test(id)) throw new LedtradError('not-found');
  return id as CampaignId; // Only text of this shape can be one; whether it is, and the person's, the use case tells.
}

/** The question from what the card carried, where what it is about cannot be read. */
function redraw({ context }: Redrawing, form: Form, problem: Problem): Card | undefined {
  const question = carriedQuestion(form);
  if (!question) return undefined;
  return broadcastFormAgain(context, { campaignId: form.raw('campaignId').slice(0, 60), baseRev: form.number('baseRev') ?? 0, question, value: form.echo('answer', LENGTHS.answer) }, problem);
}

function carriedQuestion(form: Form): BroadcastQuestion | undefined {
  const carried = form.part('question');
  const kind = carried.word('kind', QUESTION_KINDS);
  const label = carried.raw('label').slice(0, LENGTHS.label);
  if (!kind || label === '') return undefined;
  switch (kind) {
    case 'text':
      return { kind, label };
    case 'one':
    case 'several': {
      const options = carried.list('options').filter((option) => typeof option === 'string' && option !== '').slice(0, MOST_OPTIONS);
      return options.length === 0 ? undefined : { kind, label, options: options.map((option) => String(option).slice(0, LENGTHS.option)) };
    }
    case 'scale':
      return { kind, label, low: carried.raw('low').slice(0, LENGTHS.end), high: carried.raw('high').slice(0, LENGTHS.end) };
  }
}
