import type { Environment } from './environment.ts';
import { PackageError } from './package-error.ts';

const VARIABLE = /\$\{\{\s*(\w+)\s*\}\}/g;

/** The only one that may be empty, as in the toolkit itself: an installation for everybody has none. */
const MAY_BE_EMPTY = 'APP_NAME_SUFFIX';

/** What a JSON file says once its `${{NAME}}` are replaced, in strings alone. Throws PackageError, naming all that are missing. */
export function fillIn(file: string, source: string, environment: Environment): unknown {
  const missing = [...new Set(variablesIn(source))].filter((name) => environment[name] === undefined || (environment[name] === '' && name !== MAY_BE_EMPTY));
  if (missing.length > 0) throw new PackageError(missing.map((name) => `${file} needs ${name}, which the environment does not have`));
  // After parsing, so that no value can break out of its string.
  return JSON.parse(source, (_key, value: unknown) => (typeof value === 'string' ? value.replace(VARIABLE, (_all, name: string) => environment[name] ?? '') : value));
}

/** Every variable of a source, as often as it stands there. */
export function variablesIn(source: string): readonly string[] {
  return [...source.matchAll(VARIABLE)].map(([, name]) => name ?? '');
}
