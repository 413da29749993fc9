import { wordsOf } from '../../domain/broadcast/answer.ts';
import { SCALE, type BroadcastQuestion } from '../../domain/broadcast/content.ts';
import { viewAnswers, type BroadcastAnswers, type ShownAnswer } from '../../usecases/broadcasts/view-answers.ts';
import { viewReceivers } from '../../usecases/broadcasts/view-receivers.ts';
import { byName } from '../by-name.ts';
import type { AnswersView, AnswerView } from '../contract/broadcast-answers.ts';
import type { ReceiversView } from '../contract/broadcast-progress.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { broadcastIdOf, cohortIdOf } from '../parameters.ts';
import { broadcastExport } from './export.ts';
import { questionView } from './views.ts';

/** Who has it and who has answered; what they answered, for whom it is. */
export const broadcastAnswers: readonly Endpoint[] = [
  { method: 'get', path: '/cohorts/:cohort/broadcasts/:broadcast/receivers', answer: receivers },
  { method: 'get', path: '/cohorts/:cohort/broadcasts/:broadcast/answers', answer: answers },
  broadcastExport,
];

async function receivers(call: ApiCall): Promise<ReceiversView> {
  const viewed = await viewReceivers(call.world, call.person.value, cohortIdOf(call), broadcastIdOf(call));
  return {
    receivers: viewed.receivers.map(({ pid, name, teamName, state, answered }) => ({
      id: pid,
      name,
      team: teamName,
      state: state.kind,
      ...(state.kind === 'unreachable' ? { reason: state.reason } : {}),
      ...(answered === undefined ? {} : { answered }),
    })).sort(byName(call.language)),
    notListed: viewed.notListed,
    notLed: viewed.notLed,
  };
}

async function answers(call: ApiCall): Promise<AnswersView> {
  const viewed = await viewAnswers(call.world, call.person.value, cohortIdOf(call), broadcastIdOf(call));
  const { cohort, broadcast, question, held } = viewed;
  return {
    cohort: { id: cohort.cohortId, name: cohort.name },
    title: broadcast.content.title,
    question: questionView(question),
    readers: broadcast.content.readers,
    deadlineAt: broadcast.deadlineAt,
    open: viewed.isOpen,
    receivers: broadcast.people,
    answered: viewed.answered,
    ...(held ? { held } : {}),
    answers: inOrder(call, viewed).map((shown) => answerView(call, question, shown)),
    counts: countsOf(question, viewed.answers),
    notForYou: viewed.notForYou,
    mayExport: viewed.mayExport,
  };
}

/** By team and name; those without names stay as they are. */
function inOrder({ language }: ApiCall, { answers: all }: BroadcastAnswers): readonly ShownAnswer[] {
  return [...all].sort((a, b) => (a.from?.teamName ?? '').localeCompare(b.from?.teamName ?? '', language) || (a.from?.name ?? '').localeCompare(b.from?.name ?? '', language));
}

function answerView({ t }: ApiCall, question: BroadcastQuestion, { answer, from }: ShownAnswer): AnswerView {
  const { text, chosen } = wordsOf(question, answer.answer);
  return {
    ...(from ? { name: from.name ?? t('broadcast.nobody-listed'), team: from.teamName, answeredAt: answer.editedAt ?? answer.at } : {}),
    text,
    chosen: [...chosen],
    edited: from !== undefined && answer.editedAt !== undefined,
  };
}

function countsOf(question: BroadcastQuestion, all: readonly ShownAnswer[]): AnswersView['counts'] {
  const chosen = all.flatMap(({ answer }) => wordsOf(question, answer.answer).chosen);
  return optionsOf(question).map((option) => ({ option, count: chosen.filter((each) => each === option).length }));
}

function optionsOf(question: BroadcastQuestion): readonly string[] {
  if ('options' in question) return question.options;
  return question.kind === 'scale' ? Array.from({ length: SCALE }, (_, index) => String(index + 1)) : [];
}
