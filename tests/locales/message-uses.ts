import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What source code asks of the locales. */
export interface MessageUses {
  /** Quoted names that could be keys: `'weekly.law'`. */
  readonly literals: ReadonlySet<string>;
  /** The part of `'weekly.law'` that is written straight into a call of `t`. */
  readonly translated: ReadonlySet<string>;
  /** What stands before the variable part of a computed key: `visibility.` of `` `visibility.${value}` ``. */
  readonly prefixes: ReadonlySet<string>;
  readonly calls: readonly MessageCall[];
}

/** One call of `t`: the sentences that it can ask for, and the names of the values that it gives them. */
export interface MessageCall {
  readonly keys: readonly string[];
  readonly prefixes: readonly string[];
  readonly values: readonly string[];
}

const BOT = path.join(import.meta.dirname, '../../bot');

export function messageUsesOfBot(): MessageUses {
  return messageUses(
    readdirSync(BOT, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(path.join(BOT, file), 'utf8'))
      .join('\n'),
  );
}

export function messageUses(source: string): MessageUses {
  const code = withoutVerbs(withoutComments(source));
  const calls = [...code.matchAll(CALL)].map(([, args]) => messageCall(args ?? ''));
  return {
    literals: quotedNames(code),
    translated: new Set(calls.flatMap(({ keys }) => keys)),
    prefixes: fixedParts(code),
    calls,
  };
}

/** Found by looking ahead, because the values of a call can hold calls; two levels of parentheses in them are followed. */
const CALL = /\bt(?=\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\))/g;

function messageCall(args: string): MessageCall {
  const own = args.replace(/\([^()]*\)/g, '').replace(/\([^()]*\)/g, '');
  const [key = '', values = ''] = own.split(/,\s*(?=\{)/, 2);
  return { keys: [...quotedNames(key)], prefixes: [...fixedParts(key)], values: [...firstGroups(values, /[{,]\s*(\w+)/g)] };
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

/** Taps are named like sentences (`choose.next` is both): a button that does something does not use the sentence, nor does the table that says what. */
function withoutVerbs(code: string): string {
  return code.replace(/\bverb: '[^']*'/g, '').replace(/'[^'\n]*':/g, '');
}

function quotedNames(code: string): Set<string> {
  return firstGroups(code, /'([a-z][a-z-]*(?:\.[a-z-]+)+)'/g);
}

function fixedParts(code: string): Set<string> {
  return firstGroups(code, /`([a-z][a-z-]*\.[a-z.-]*)\$\{/g);
}

function firstGroups(code: string, pattern: RegExp): Set<string> {
  return new Set([...code.matchAll(pattern)].map(([, group]) => group ?? ''));
}
