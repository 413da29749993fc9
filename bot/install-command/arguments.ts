import { parseArgs } from 'node:util';
import { wantedBy, type Wanted } from '../command-arguments.ts';

export const HELP = `
npm run install:app -- FILE [options]   Whom Ledtråd would be installed for; nothing is installed.

FILE is a roster's, as npm run roster takes it, and has been imported. Of its people, those on a roster who have not been
in touch get the app into their own Teams, which greets them there. Only hashes of addresses are kept, so they are read
from the file, handed to Microsoft Graph, and kept nowhere. Who has protected identity is left to themselves.

  --tenant <id>   That organisation's people alone.
  --commit        Does it. Without it Microsoft Graph is asked only whether it could be done.
  --help          This.

It needs LEDTRAD_GRAPH=on, the other settings of production (README.md, Configuration), and in each organisation an
administrator who has agreed to the app's permissions. Whoever has the app already is left as they are: a run that was
broken off is completed by the same again. Exit code: 0; 1 with faults, or where somebody could not be given the app.
`.trim();

export interface InstallArguments {
  readonly file: string;
  readonly tenant?: string;
  readonly commit: boolean;
}

export function installArguments(given: readonly string[]): Wanted<InstallArguments> {
  return wantedBy(() => {
    const { values, positionals } = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { tenant: { type: 'string' }, commit: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) return 'help';
    const [file, ...more] = positionals;
    if (file === undefined) return { fault: 'Which file?' };
    if (more.length > 0) return { fault: `One file at a time: ${positionals.join(', ')}` };
    return { file, ...(values.tenant === undefined ? {} : { tenant: values.tenant.toLowerCase() }), commit: values.commit === true };
  });
}
