import { parseArgs } from 'node:util';
import { wantedBy, type Wanted } from '../command-arguments.ts';

export const HELP = `
npm run roster -- FILE [options]     What importing the file would do; nothing is changed.
npm run roster -- --undo [options]   Takes the last import back, until somebody has acted on it.

FILE is CSV as Excel writes it (semicolons, commas or tabs; UTF-8 or Windows-1252), or an XLSX workbook's first sheet.
Columns are known by their headers, in Swedish, English or Norwegian; name, and municipality or tenant, are required:
  name, e-mail, tenant, municipality, school, school form, size class, type of area, role, learning team, manager,
  time zone, winter break week, protected identity

  --cohort <id or name>   Whose roster; not needed while there is one cohort alone.
  --new <name>            Makes a cohort of that name, with the roster as its first.
  --programme <id>        The new cohort's programme; the built-in one if it is not said.
  --whole                 The file is the whole roster: who is not in it leaves. Otherwise nobody is removed.
  --commit                Does it. Without it only what would be done is shown.
  --undo                  Takes the last import back.
  --help                  This.

All of a file is imported or nothing; the same file twice changes nothing. With the settings of production in the
environment (README.md, Configuration) it works on Azure's tables, otherwise on those of a running npm start.
Exit code: 0; 1 with faults, or when nothing could be done.
`.trim();

export interface RosterArguments {
  readonly file?: string;
  readonly cohort?: string;
  readonly newCohort?: string;
  readonly programme?: string;
  readonly mode: 'addition' | 'whole';
  readonly commit: boolean;
  readonly undo: boolean;
}

export function rosterArguments(given: readonly string[]): Wanted<RosterArguments> {
  return wantedBy(() => {
    const { values, positionals } = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        cohort: { type: 'string' }, new: { type: 'string' }, programme: { type: 'string' },
        whole: { type: 'boolean' }, commit: { type: 'boolean' }, undo: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return 'help';
    const [file, ...more] = positionals;
    if (more.length > 0) return { fault: `One file at a time: ${positionals.join(', ')}` };
    if (file !== undefined && values.undo) return { fault: '--undo takes no file.' };
    if (file === undefined && !values.undo) return { fault: 'Which file?' };
    if (values.new !== undefined && (values.cohort !== undefined || values.undo)) return { fault: '--new makes a cohort, and goes with neither --cohort nor --undo.' };
    if (values.new?.trim() === '') return { fault: 'A cohort needs a name.' };
    if (values.programme !== undefined && values.new === undefined) return { fault: '--programme is that of a --new cohort.' };
    return {
      ...(file === undefined ? {} : { file }),
      ...(values.cohort === undefined ? {} : { cohort: values.cohort }),
      ...(values.new === undefined ? {} : { newCohort: values.new.trim() }),
      ...(values.programme === undefined ? {} : { programme: values.programme }),
      mode: values.whole ? 'whole' : 'addition',
      commit: values.commit === true,
      undo: values.undo === true,
    };
  });
}
