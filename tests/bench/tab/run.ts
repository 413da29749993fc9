import { conclude, printTable, type Figures } from '../report.ts';
import { fillCohort } from './filled-cohort.ts';
import { measure, type Repetitions, type ViewCost } from './measure.ts';
import { VIEWS } from './views.ts';

/** `--quick` tells whether everything works; its CPU figures are of too few calls to be quoted. */
const quick = process.argv.includes('--quick');
const repetitions: Repetitions = quick ? { batches: 3, callsABatch: 10 } : { batches: 30, callsABatch: 20 };

interface Measured {
  readonly view: string;
  readonly members: number;
  readonly weeks: number;
  readonly poll: 'opened' | 'unchanged';
  readonly cost: ViewCost;
}

const measured: Measured[] = [];
for (const members of [140, 10_000]) {
  for (const weeks of [1, 150]) {
    const filled = await fillCohort(members, weeks);
    for (const view of VIEWS) {
      const { opened, unchanged } = await measure(filled, view, repetitions);
      measured.push({ view: view.name, members, weeks, poll: 'opened', cost: opened }, { view: view.name, members, weeks, poll: 'unchanged', cost: unchanged });
    }
  }
}

const ordered = VIEWS.flatMap(({ name }) => (['opened', 'unchanged'] as const).flatMap((poll) => measured.filter((each) => each.view === name && each.poll === poll)));
printTable(
  'A page of the tab is opened, then polled without a change; CPU without HTTP',
  ['view', 'poll', 'members', 'weeks', 'requests', 'entities', 'CPU ms', 'bytes'],
  ordered.map(({ view, poll, members, weeks, cost }) => [view, poll, members, weeks, cost.requests, cost.entities, cost.cpuMs, cost.bytes]),
);
conclude('tab', { quick, ...figures() }, broken());

function figures(): Figures {
  return Object.fromEntries(ordered.map(({ view, poll, members, weeks, cost }) => [`${view}.${poll}.${members}-members.${weeks}-weeks`, { ...cost }]));
}

/** Neither size nor age may cost a request, and none of them more than was promised. */
function broken(): readonly string[] {
  return VIEWS.flatMap(({ name, mostRequests }) =>
    (['opened', 'unchanged'] as const).flatMap((poll) => {
      const requests = new Set(measured.filter((each) => each.view === name && each.poll === poll).map(({ cost }) => cost.requests));
      return [
        ...(requests.size === 1 ? [] : [`the ${name} view, ${poll}, takes ${[...requests].join(' or ')} requests, depending on size and age`]),
        ...(Math.max(...requests) <= mostRequests ? [] : [`the ${name} view, ${poll}, takes ${Math.max(...requests)} requests, at most ${mostRequests} are allowed`]),
      ];
    }));
}
