import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { ROOT } from '../support/product-processes.ts';
import { takePreviousVersion, type PreviousVersion } from './previous-version.ts';

/**
 * A version that does not know a field leaves it out when it writes the row again, so while both run it can be lost.
 * previous-version.json lists those of which that does no harm, and why.
 */
describe('the fields that this version has added to rows', function () {
  this.timeout(600_000);
  let previous: PreviousVersion;

  before(async () => {
    previous = await takePreviousVersion();
    await previous.givePackages();
  });

  it('are listed, each with what it means that the version before drops them', async () => {
    const [known, current] = await Promise.all([fieldsIn(previous.root), fieldsIn(ROOT)]);
    assert.ok(known.size > 200 && current.size > 200, `${known.size} and ${current.size} fields`);
    // Our own file.
    const { mayBeLost } = JSON.parse(readFileSync(new URL('previous-version.json', import.meta.url), 'utf8')) as { mayBeLost: Record<string, string> };
    assert.deepEqual([...current].filter((field) => !known.has(field)).sort(), Object.keys(mayBeLost).sort());
  });
});

/** Of every schema in storage/…-schema.ts of a version, `personSchema.settings.zone`. */
async function fieldsIn(root: string): Promise<ReadonlySet<string>> {
  const folder = join(root, 'bot/storage');
  const fields = new Set<string>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('-schema.ts'))) {
    const exported = (await import(pathToFileURL(join(folder, file)).href)) as Record<string, unknown>;
    for (const [name, schema] of Object.entries(exported)) {
      // Of what zod gives the part that is looked into here.
      if (schema instanceof z.ZodType) collect(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as JsonSchema, name, fields);
    }
  }
  return fields;
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

function collect(schema: JsonSchema, place: string, fields: Set<string>): void {
  for (const [name, of] of Object.entries(schema.properties ?? {})) {
    fields.add(`${place}.${name}`);
    collect(of, `${place}.${name}`, fields);
  }
  if (schema.items) collect(schema.items, place, fields);
  if (typeof schema.additionalProperties === 'object') collect(schema.additionalProperties, place, fields);
  for (const of of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]) collect(of, place, fields);
}
