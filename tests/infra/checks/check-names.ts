import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TABLE_NAMES } from '../../../bot/storage/table/tables.ts';
import { literalText, partsOf } from '../bicep/nodes.ts';
import { faultAt, type Fault } from './fault.ts';
import type { InfraFiles } from './infra-files.ts';

const BOT = join(import.meta.dirname, '../../../bot');

/** What Bicep calls by name in the product is called so there: tables, metrics. */
export function checkNames(infra: InfraFiles): Fault[] {
  return [...checkTables(infra), ...checkMetrics(infra)];
}

function checkTables({ bicep }: InfraFiles): Fault[] {
  const storage = bicep.get('modules/storage.bicep');
  const tables = storage?.variables.find(({ name }) => name === 'tables');
  if (!storage || tables?.value?.type !== 'array') return [{ file: 'modules/storage.bicep', line: 1, what: 'has no list of tables' }];
  const made = partsOf(tables.value).map((entry) => literalText(entry) ?? entry.text);
  const known: readonly string[] = TABLE_NAMES;
  return [
    ...known.filter((name) => !made.includes(name)).map((name) => faultAt(storage.path, tables.node, `does not make the table ${name}`)),
    ...made.filter((name) => !known.includes(name)).map((name) => faultAt(storage.path, tables.node, `makes a table ${name} that the product has not`)),
  ];
}

function checkMetrics({ texts }: InfraFiles): Fault[] {
  const source = readdirSync(BOT, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(join(BOT, file), 'utf8')).join('\n');
  return [...texts].filter(([file]) => file.endsWith('.bicep')).flatMap(([file, text]) => text.split('\n').flatMap((row, index) =>
    [...row.matchAll(/'(ledtrad\.[a-z_.]+)'/g)].filter(([, name]) => !source.includes(`'${name}'`))
      .map(([, name]) => ({ file, line: index + 1, what: `asks for the metric ${name}, which nobody measures` }))));
}
