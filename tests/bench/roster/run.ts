import { performance } from 'node:perf_hooks';
import { Temporal } from 'temporal-polyfill';
import { loadCalendars } from '../../../bot/calendars/load.ts';
import { loadCatalogue } from '../../../bot/catalogue/load.ts';
import { randomIds } from '../../../bot/ids.ts';
import { nudgePlanner } from '../../../bot/nudges/planner.ts';
import { createStorage } from '../../../bot/storage/storage.ts';
import { azureTables } from '../../../bot/storage/table/azure-tables.ts';
import { requestCounter } from '../../../bot/storage/table/request-counter.ts';
import type { Tables } from '../../../bot/storage/table/tables.ts';
import { commitImport } from '../../../bot/usecases/roster/commit-import.ts';
import { previewImport, type Cells } from '../../../bot/usecases/roster/preview-import.ts';
import { undoImport } from '../../../bot/usecases/roster/undo-import.ts';
import type { World } from '../../../bot/usecases/world.ts';
import { startAzurite } from '../../support/azurite.ts';
import { rounded } from '../figures.ts';
import { COHORT, makeCohort, PROGRAMME } from '../members.ts';
import { conclude, printTable, type Figures } from '../report.ts';
import { rosterCells } from './file.ts';
import { importOneByOne } from './one-by-one.ts';

/** `--quick` tells whether everything works; `--people 5000`; `--ours` leaves the usual way out. */
const quick = process.argv.includes('--quick');
const PEOPLE = quick ? 200 : Number(process.argv[process.argv.indexOf('--people') + 1] ?? NaN) || 5_000;
/** The usual way takes minutes for all of them: fewer rows are measured and told by the row. */
const ONE_BY_ONE = quick ? 50 : 500;
const MOST_SECONDS = 10;

interface Measured {
  readonly what: string;
  readonly rows: number;
  readonly seconds: number;
  readonly requests: number;
}

const counter = requestCounter();
const measured: Measured[] = [];

async function measure<Result>(what: string, rows: number, act: () => Promise<Result>): Promise<Result> {
  counter.reset();
  const began = performance.now();
  const result = await act();
  measured.push({ what, rows, seconds: (performance.now() - began) / 1000, requests: counter.requests });
  return result;
}

async function aWorld(): Promise<{ world: World; tables: Tables; close: () => Promise<void> }> {
  const azurite = await startAzurite();
  const tables = azureTables({ connectionString: azurite.connectionString, onRequest: counter.onRequest });
  await tables.ensureTables();
  await makeCohort(tables, 0);
  const catalogue = loadCatalogue({ folders: [] });
  const world: World = {
    ...createStorage(tables, () => randomIds.operation()), clock: { now: () => Temporal.Now.instant() }, ids: randomIds, catalogue, nudges: nudgePlanner(loadCalendars({ folders: [] }), catalogue), intake: PROGRAMME, isAllowedTenant: () => true,
  };
  return { world, tables, close: () => azurite.close() };
}

async function importWhole(world: World, cells: Cells): Promise<void> {
  const { tag } = await measure('dry run', cells.length - 1, () => previewImport(world, 'operator', COHORT, cells, 'addition'));
  const committed = await measure('commit', cells.length - 1, () => commitImport(world, 'operator', COHORT, cells, 'addition', tag));
  if (committed.kind !== 'imported') throw new Error(`the import was ${committed.kind}`);
}

const ours = await aWorld();
const cells = rosterCells(PEOPLE);
await importWhole(ours.world, cells);
const again = await measure('dry run of the same again', PEOPLE, () => previewImport(ours.world, 'operator', COHORT, cells, 'addition'));
const same = await measure('commit of the same again', PEOPLE, () => commitImport(ours.world, 'operator', COHORT, cells, 'addition', again.tag));
if (same.kind !== 'nothing-to-do') throw new Error(`the same again was ${same.kind}`);
const undone = await measure('undo', PEOPLE, () => undoImport(ours.world, 'operator', COHORT));
if (undone.kind !== 'undone') throw new Error(JSON.stringify(undone));
await ours.close();

const usual = await aWorld();
const few = rosterCells(ONE_BY_ONE);
if (!process.argv.includes('--ours')) await measure('usual way: row by row', ONE_BY_ONE, () => importOneByOne(usual.world, usual.tables, few));
await usual.close();

printTable(
  'A roster is imported into Azurite, all or nothing, and the usual way',
  ['', 'rows', 'seconds', 'requests', 'ms a row', 'requests a row'],
  measured.map(({ what, rows, seconds, requests }) => [what, rows, rounded(seconds), requests, rounded((seconds * 1000) / rows), rounded(requests / rows)]),
);
const whole = measured.filter(({ what }) => what === 'dry run' || what === 'commit').reduce((sum, { seconds }) => sum + seconds, 0);
conclude('roster', { quick, people: PEOPLE, seconds: rounded(whole), ...figures() }, whole <= MOST_SECONDS ? [] : [`${PEOPLE} rows take ${rounded(whole)} s, at most ${MOST_SECONDS} s are allowed`]);

function figures(): Figures {
  return Object.fromEntries(measured.map(({ what, seconds, requests }) => [what, { seconds: rounded(seconds), requests }]));
}
