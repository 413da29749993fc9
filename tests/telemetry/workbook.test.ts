import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROUTES } from '../../bot/api/routes.ts';
import { ATTRIBUTES, LOG_FIELDS, METRICS, SPANS, type Metric } from '../../bot/telemetry/names.ts';

const Query = z.object({ type: z.literal(3), name: z.string(), content: z.object({ version: z.literal('KqlItem/1.0'), query: z.string(), title: z.string(), queryType: z.literal(0), resourceType: z.literal('microsoft.insights/components'), timeContextFromParameter: z.literal('TimeRange') }) });
const Other = z.object({ type: z.union([z.literal(1), z.literal(9)]), name: z.string(), content: z.looseObject({}) });
const Workbook = z.object({ version: z.literal('Notebook/1.0'), items: z.array(z.union([Query, Other])) });

const WORKBOOK = Workbook.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../infra/workbook.json'), 'utf8')));
const QUERIES = WORKBOOK.items.flatMap((item) => (item.type === 3 ? [{ name: item.name, query: item.content.query }] : []));
const ALL_METRICS: readonly Metric[] = Object.values(METRICS);
const SPAN_NAMES: ReadonlySet<string> = new Set(['POST /api/messages', ...ROUTES.map(({ method, path }) => `${method.toUpperCase()} /api/v1${path}`), SPANS.send]);
const SPAN_PREFIXES: ReadonlySet<string> = new Set([`${SPANS.storage}.`, `${SPANS.teams}.`]);

describe('the workbook', () => {
  it('asks of every metric, by the names that are emitted', () => {
    const asked = QUERIES.filter(({ query }) => query.startsWith('customMetrics')).flatMap(({ query }) => quotedAfter(query, /\bname == /));
    assert.deepEqual([...new Set(asked)].sort(), ALL_METRICS.map(({ name }) => name).sort());
  });

  for (const { name, query } of QUERIES) {
    it(`${name} names only what is emitted`, () => {
      const [table = ''] = query.split('\n');
      assert.ok(['customMetrics', 'requests', 'dependencies', 'traces'].includes(table), table);
      const dimensions = [...query.matchAll(/customDimensions\['([^']+)'\]/g)].map(([, dimension]) => dimension ?? '');
      assert.deepEqual(dimensions.filter((dimension) => !dimensionsOf(table, query).has(dimension)), []);
      assert.ok(!/customDimensions\.|customDimensions\["/.test(query), 'dimensions are written in one way');
      if (table === 'requests' || table === 'dependencies') {
        assert.deepEqual(quotedAfter(query, /\bname == /).filter((each) => !SPAN_NAMES.has(each)), []);
        assert.deepEqual(quotedAfter(query, /\bname startswith /).filter((each) => !SPAN_PREFIXES.has(each)), []);
      }
    });
  }

  it('gives each part a name of its own', () => {
    const names = WORKBOOK.items.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
  });

  it('shows what an operator looks for', () => {
    const names = new Set(QUERIES.map(({ name }) => name));
    for (const name of ['oldest-due', 'pending', 'failures', 'pace', 'outcomes', 'throttled', 'chat-times', 'storage-tables', 'storage-failures', 'codes', 'versions']) assert.ok(names.has(name), name);
  });
});

function dimensionsOf(table: string, query: string): ReadonlySet<string> {
  switch (table) {
    case 'customMetrics': {
      const names = quotedAfter(query, /\bname == /);
      assert.equal(names.length, 1, 'one metric a query');
      return new Set(ALL_METRICS.find(({ name }) => name === names[0])?.attributes);
    }
    case 'traces':
      return LOG_FIELDS;
    default:
      return new Set(Object.values(ATTRIBUTES));
  }
}

function quotedAfter(query: string, before: RegExp): readonly string[] {
  return [...query.matchAll(new RegExp(`${before.source}'([^']+)'`, 'g'))].map(([, quoted]) => quoted ?? '');
}
