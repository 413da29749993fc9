import { parseArgs } from 'node:util';
import { doctorView } from '../api/admin/doctor-view.ts';
import type { DoctorView } from '../api/contract/doctor.ts';
import { wantedBy, type Wanted } from '../command-arguments.ts';
import { translator } from '../locales/translate.ts';
import type { Report } from '../ports/self-check.ts';

export const HELP = `
npm run doctor [-- --json]   Looks at everything that Ledtråd needs, one line each, with what to do where something is wrong.

  --json   The same for machines, as GET /api/v1/admin/doctor answers.
  --help   This.

With the settings of production in the environment (README.md, Configuration) it looks at those, otherwise at a running
npm start. It changes nothing but a row of its own in each table. Exit code: 0; 1 if something is wrong.
`.trim();

const WELL = 0;
const NOT_WELL = 1;
const t = translator('en');

/** Returns the exit code. `examine` is called once it is clear what is wanted. */
export async function runDoctorCommand(given: readonly string[], examine: () => Promise<Report>, print: (line: string) => void): Promise<number> {
  const wanted = argumentsIn(given);
  if (wanted === 'help') {
    print(HELP);
    return WELL;
  }
  if ('fault' in wanted) {
    print(`${wanted.fault}\n\n${HELP}`);
    return NOT_WELL;
  }
  const view = doctorView(await examine(), t);
  if (wanted.json) print(JSON.stringify(view, undefined, 2));
  else for (const line of inLines(view)) print(line);
  return view.well ? WELL : NOT_WELL;
}

interface DoctorArguments {
  readonly json: boolean;
}

function argumentsIn(given: readonly string[]): Wanted<DoctorArguments> {
  return wantedBy(() => {
    const { values } = parseArgs({ args: [...given], options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
    return values.help ? 'help' : { json: values.json === true };
  });
}

const MARK = { ok: 'ok', wrong: 'WRONG', skipped: '-' } as const;

function inLines({ lines }: DoctorView): readonly string[] {
  const width = Math.max(...lines.map(({ check }) => check.length));
  const count = (status: keyof typeof MARK) => lines.filter((line) => line.status === status).length;
  return [
    ...lines.map(({ check, status, sentence, advice }) => [MARK[status].padEnd(5), check.padEnd(width), sentence, advice].filter((part) => part !== undefined).join('  ')),
    `${count('ok')} ok, ${count('wrong')} wrong, ${count('skipped')} not looked at.`,
  ];
}
