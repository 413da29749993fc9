import { checkSchemas } from './checks/check-schemas.ts';
import { tellFault } from './checks/fault.ts';
import { readInfra, readTexts } from './checks/infra-files.ts';
import { checkOffline } from './checks/check-offline.ts';
import { schemaOf } from './schemas/offline-schemas.ts';

/** `npm run check:infra`: everything that can be known of infra/ without Azure. One line a fault. */
const infra = await readInfra(readTexts());
const files = [...infra.bicep.values()];
const types = new Set(files.flatMap(({ resources }) => resources.map(({ type }) => type)));
// One after the other: each asks a program of 130 MB.
for (const type of types) await schemaOf(type);

const faults = [...checkOffline(infra), ...(await Promise.all(files.map((file) => checkSchemas(file, schemaOf)))).flat()];
for (const fault of faults) process.stderr.write(`${tellFault(fault)}\n`);
const resources = files.reduce((sum, file) => sum + file.resources.length, 0);
process.stdout.write(`${files.length} files, ${resources} resources of ${types.size} types, ${faults.length} faults\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
