import type { Part } from '../config.ts';
import type { CheckId } from '../ports/self-check.ts';
import { skipped, type Check } from './check.ts';

type There<Parts extends readonly Part<unknown>[]> = { [Index in keyof Parts]: Parts[Index] extends Part<infer Of> ? Of : never };

/**
 * The check, made of parts of the settings; while some are missing or wrong, a line that names them. `make` gives none
 * for what a local run does not have.
 */
export function withParts<const Parts extends readonly Part<unknown>[]>(id: CheckId, parts: Parts, make: (...there: There<Parts>) => Check | undefined): Check {
  const names = [...new Set(parts.flatMap((part) => ('waitsFor' in part ? part.waitsFor : [])))];
  if (names.length > 0) return { id, run: async () => skipped('waits-for-settings', { names }) };
  // None of them waits for anything, so each is there, in the order in which `make` takes them.
  const there = parts.map((part) => ('is' in part ? part.is : undefined)) as unknown as There<Parts>;
  return make(...there) ?? { id, run: async () => skipped('not-in-local-run') };
}

/** A part made of another: it waits for the same settings. */
export function mapPart<From, To>(part: Part<From>, make: (from: From) => To): Part<To> {
  return 'is' in part ? { is: make(part.is) } : part;
}
