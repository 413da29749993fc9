// Reads what `az deployment group show --output json` prints, and prints the outputs as lines for env/.env.<name>. The
// names come back from Azure with other capitals than they were given (boT_ID), so they are written anew.
import { readFileSync } from 'node:fs';

const shown = readFileSync(0, 'utf8');
const outputs = shown.trim() === '' ? undefined : JSON.parse(shown).properties.outputs;
if (!outputs) {
  console.error('The deployment has no outputs: it has failed, or there was none. Why is above.');
  process.exit(1);
}
// An empty line first: an editor may have left the file without an end of its last line.
console.log();
for (const [name, { value }] of Object.entries(outputs)) console.log(`${name.toUpperCase()}=${value}`);
