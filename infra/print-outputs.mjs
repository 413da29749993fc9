// Reads what `az deployment group show --output json` prints, and prints the outputs as lines for env/.env.<name>. The
// names come back from Azure with other capitals than they were given (boT_ID), so they are written anew.
import { readFileSync } from 'node:fs';

const { properties } = JSON.parse(readFileSync(0, 'utf8'));
for (const [name, { value }] of Object.entries(properties.outputs)) console.log(`${name.toUpperCase()}=${value}`);
