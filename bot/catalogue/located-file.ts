import { readFileSync } from 'node:fs';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import type { Fault } from './fault.ts';

/** The way from the root of a file to an entry. */
export type Path = readonly (string | number)[];

/** A file that followed its schema, and still knows on which line each entry stands. */
export interface LocatedFile<Value> {
  readonly file: string;
  readonly value: Value;
  /** The line of the entry, or of the nearest one around it when it is missing; counted from 1. */
  lineOf(path: Path): number;
}

export type ReadResult<Value> =
  | { readonly ok: true; readonly content: LocatedFile<Value> }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export function readLocatedFile<Value>(file: string, schema: z.ZodType<Value>): ReadResult<Value> {
  let source: string;
  try {
    // Fatal, because a file saved in a Windows code page would otherwise lose every å without a word.
    source = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    return { ok: false, faults: [{ file, line: 1, reason: unreadable(error) }] };
  }
  return parseLocated(file, source, schema);
}

/** What a failed read says to the person who configured the path. */
export function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'is not UTF-8' : `cannot be read (${code})`;
}

function parseLocated<Value>(file: string, source: string, schema: z.ZodType<Value>): ReadResult<Value> {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const syntaxFaults = [
    ...[...document.errors, ...document.warnings].map(({ pos, message }) => ({ offset: pos[0], reason: message })),
    ...aliasesIn(document),
  ].map(({ offset, reason }) => ({ file, line: lineAt(lines, offset), reason }));
  if (syntaxFaults.length > 0) return { ok: false, faults: syntaxFaults };

  const lineOf = (path: Path) => lineAt(lines, offsetOf(document, path));
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { ok: true, content: { file, value: parsed.data, lineOf } };
  return {
    ok: false,
    faults: parsed.error.issues.flatMap(schemaFaults).map(({ path, reason }) => ({ file, line: lineOf(path), reason })),
  };
}

/** Aliases make one line mean several entries, and nested ones can grow without bound. */
function aliasesIn(document: Document): { offset: number; reason: string }[] {
  const found: { offset: number; reason: string }[] = [];
  visit(document, {
    Alias(_key, alias) {
      found.push({ offset: alias.range?.[0] ?? 0, reason: `aliases are not allowed: *${alias.source}` });
    },
  });
  return found;
}

function schemaFaults(issue: z.core.$ZodIssue): { path: Path; reason: string }[] {
  // YAML keys are strings or numbers; zod's wider type also allows symbols.
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code !== 'unrecognized_keys') return [{ path, reason: prefixed(path, issue.message) }];
  return issue.keys.map((key) => ({ path: [...path, key], reason: prefixed([...path, key], 'unknown key') }));
}

function prefixed(path: Path, reason: string): string {
  return path.length === 0 ? reason : `${path.join(' › ')}: ${reason}`;
}

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    const entry = entryAt(node, step);
    if (entry === undefined) break;
    offset = entry.offset ?? offset;
    node = entry.value;
  }
  return offset;
}

function entryAt(node: unknown, step: string | number): { offset: number | undefined; value: unknown } | undefined {
  if (isSeq(node)) {
    const item: unknown = node.items[Number(step)];
    return item === undefined ? undefined : { offset: startOf(item), value: item };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair && { offset: startOf(pair.key), value: pair.value };
}

function startOf(node: unknown): number | undefined {
  // Every node of a parsed document carries its range; the collection's item type does not say so.
  return (node as Node | null)?.range?.[0];
}

function lineAt(lines: LineCounter, offset: number): number {
  return Math.max(1, lines.linePos(offset).line);
}
