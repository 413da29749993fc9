import { firstDay } from '../../domain/calendar/iso-week.ts';
import { lastWeeks } from '../../domain/calendar/ledger.ts';
import { momentOf } from '../../domain/person/moment.ts';
import { ledgerWithPause, pausedWeeks } from '../../domain/person/pause.ts';
import type { Reflection } from '../../domain/reflection/reflection.ts';
import { WEEKS_COUNTED } from '../../domain/reflection/submit.ts';
import type { TrialHead, TrialRecord, TrialState } from '../../domain/trial/trial.ts';
import { viewThread } from '../../usecases/reflections/view-thread.ts';
import type { ReflectionView, ThreadView, TrialView } from '../contract/thread.ts';
import type { ApiCall, Endpoint } from '../endpoint.ts';
import { pageOf } from '../parameters.ts';
import { actionName, observationViews, weekView, wordingOf } from '../wording.ts';
import type { Wording } from '../../locales/wording.ts';

const REFLECTIONS_A_PAGE = 30;
/** A trial taken up again has left its reason behind. */
const LEFT: ReadonlySet<TrialState> = new Set(['done', 'paused', 'ended']);

/** *Min tråd*. The head's ETag changes with anything that it shows. */
export const myThread: Endpoint = {
  method: 'get',
  path: '/me/thread',
  version: async () => [],
  answer,
};

async function answer(call: ApiCall): Promise<ThreadView> {
  const { world, person: { value: person } } = call;
  const wording = wordingOf(call);
  const { trials, reflections } = await viewThread(world, person, pageOf(call, REFLECTIONS_A_PAGE));
  const { week } = momentOf(person, world.clock.now());
  const weeks = lastWeeks(ledgerWithPause(person.ledger, person.pause && pausedWeeks(person.pause), week), WEEKS_COUNTED, week);
  const records = new Map(trials.map((trial) => [trial.id, trial]));
  const chosen = trials.find(({ id }) => id === person.focus);
  return {
    week: { ...weekView(week), outcome: weeks.at(-1)?.outcome ?? 'not-sent' },
    nextStep: person.nextStep,
    seen: chosen?.seen ?? '',
    wanted: chosen?.wanted ?? '',
    trials: inOrder(person.trials, person.focus).map((trial) =>
      trialView(wording, trial, records.get(trial.id), trial.id === person.focus, reflections.items.filter(({ trialId }) => trialId === trial.id))),
    weeks: weeks.map(({ week: each, outcome }) => ({ ...weekView(each), outcome })),
    ...(reflections.earlier ? { earlier: reflections.earlier } : {}),
  };
}

/** The focus first, then those that have run, the planned last. */
function inOrder(trials: readonly TrialHead[], focus: string | undefined): readonly TrialHead[] {
  const rank = (trial: TrialHead) => (trial.id === focus ? 0 : trial.state === 'planned' ? 2 : 1);
  return [...trials].sort((a, b) => rank(a) - rank(b));
}

function trialView(wording: Wording, trial: TrialHead, record: TrialRecord | undefined, focus: boolean, reflections: readonly Reflection[]): TrialView {
  return {
    id: trial.id,
    areaName: wording.catalogue.areaText(trial.areaId, wording.language).name,
    actionName: actionName(wording, trial.actionId, trial.actionVersion),
    actionVersion: trial.actionVersion,
    focus,
    state: trial.state,
    iteration: trial.iteration,
    startedOn: trial.startedOn ?? (trial.started ? firstDay(trial.started).toString() : ''),
    when: record?.when ?? '',
    where: record?.where ?? '',
    withWhom: record?.withWhom ?? '',
    ...(record?.reason && LEFT.has(trial.state) ? { reason: record.reason } : {}),
    reflections: reflections.map((reflection) => reflectionView(wording, reflection)),
  };
}

function reflectionView(wording: Wording, { id, rev, week, iteration, answer: said, showAtMeeting, submittedAt, editedAt }: Reflection): ReflectionView {
  const written = said.kind === 'reflection' ? said : undefined;
  return {
    id,
    rev,
    week: weekView(week),
    iteration,
    kind: said.kind,
    did: written?.did ?? '',
    takeaway: written?.takeaway ?? '',
    nextStep: written?.nextStep ?? '',
    help: written?.help ?? 'none',
    visibility: written?.visibility ?? 'me',
    showAtMeeting,
    effects: observationViews(wording, written?.observations ?? {}),
    submittedAt,
    ...(editedAt ? { editedAt } : {}),
  };
}
