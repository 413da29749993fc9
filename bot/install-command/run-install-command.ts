import type { StoredWorld } from '../context.ts';
import type { ImportFault } from '../domain/roster/import-fault.ts';
import { parseRows, type RosterRow } from '../domain/roster/parse-rows.ts';
import { translator } from '../locales/translate.ts';
import type { AppInstallations } from '../ports/app-installations.ts';
import { faultLine } from '../roster-command/fault-line.ts';
import { openRosterFile } from '../roster-file/open-roster-file.ts';
import { findInCatalogue, hasIt, installForAll, type Pacing } from '../usecases/roster/install-app.ts';
import { planInstallation, type OrganisationsReceivers } from '../usecases/roster/plan-installation.ts';
import { HELP, installArguments } from './arguments.ts';
import { leftAloneLines, obstacle, outcomeLines } from './sentences.ts';

type Print = (line: string) => void;

/** What the command works on; a sentence where it cannot. */
export type Opened = { readonly stored: StoredWorld; readonly installations: AppInstallations } | { readonly fault: string };

const t = translator('en');
const DONE = 0;
const NOT_DONE = 1;

/** `npm run install:app`: returns the exit code. `open` is called once it is clear what is wanted. Throws what storage throws. */
export async function runInstallCommand(given: readonly string[], open: () => Opened, print: Print, pacing: Pacing): Promise<number> {
  const wanted = installArguments(given);
  if (wanted === 'help') {
    print(HELP);
    return DONE;
  }
  if ('fault' in wanted) return failed(print, `${wanted.fault}\n\n${HELP}`);
  const rows = await rowsIn(wanted.file, print);
  if (!rows) return NOT_DONE;
  const opened = open();
  if ('fault' in opened) return failed(print, opened.fault);
  const { stored, installations } = opened;
  const plan = await planInstallation(stored.world, rows);
  const organisations = plan.organisations.filter(({ tenantId }) => wanted.tenant === undefined || tenantId === wanted.tenant);
  const run: Run = { installations, pacing, print };
  let isWhole = true;
  for (const each of organisations) isWhole = (wanted.commit ? await installIn(run, each) : await lookAt(run, each)) && isWhole;
  if (organisations.length === 0) print('There is nobody to install it for.');
  for (const line of leftAloneLines(plan)) print(line);
  if (!wanted.commit) print('\nThis was a dry run, and nothing has been installed. Do it with --commit.');
  return isWhole ? DONE : NOT_DONE;
}

interface Run {
  readonly installations: AppInstallations;
  readonly pacing: Pacing;
  readonly print: Print;
}

async function rowsIn(file: string, print: Print): Promise<readonly RosterRow[] | undefined> {
  const read = await openRosterFile(file);
  if ('unreadable' in read) {
    failed(print, `${file} cannot be read (${read.unreadable}).`);
    return undefined;
  }
  const { rows, faults }: { readonly rows: readonly RosterRow[]; readonly faults: readonly ImportFault[] } = 'fault' in read ? { rows: [], faults: [read.fault] } : parseRows(read.cells);
  for (const fault of faults) print(faultLine(fault, t));
  return faults.length === 0 ? rows : undefined;
}

async function lookAt({ installations, pacing, print }: Run, organisation: OrganisationsReceivers): Promise<boolean> {
  const found = await findInCatalogue(installations, organisation.tenantId, pacing);
  print(found.kind === 'found' ? `${organisation.name}: ${organisation.receivers.length} to install it for.` : obstacle(installations, organisation, found));
  return found.kind === 'found';
}

async function installIn({ installations, pacing, print }: Run, organisation: OrganisationsReceivers): Promise<boolean> {
  const found = await findInCatalogue(installations, organisation.tenantId, pacing);
  if (found.kind !== 'found') {
    print(obstacle(installations, organisation, found));
    return false;
  }
  const outcomes = await installForAll(installations, organisation, found.catalogueId, pacing);
  for (const line of outcomeLines(installations, organisation, outcomes)) print(line);
  return outcomes.length === organisation.receivers.length && outcomes.every(({ answer }) => hasIt(answer));
}

function failed(print: Print, sentence: string): number {
  print(sentence);
  return NOT_DONE;
}
