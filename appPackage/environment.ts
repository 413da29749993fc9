import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { PackageError } from './package-error.ts';

/** Values of the toolkit's variables, as its environment files have them. */
export type Environment = Readonly<Record<string, string>>;

/** Made up and complete: what the sources are checked with where there is no installation. */
export const MADE_UP: Environment = {
  APP_NAME_SUFFIX: ' (test)',
  TEAMS_APP_ID: '11111111-1111-4111-8111-111111111111',
  BOT_ID: '22222222-2222-4222-8222-222222222222',
  TAB_CLIENT_ID: '33333333-3333-4333-8333-333333333333',
  BOT_DOMAIN: 'ledtrad.example',
};

/** Reads `env/.env.<name>`. Throws PackageError where there is none, with what to do. */
export function readEnvironment(root: string, name: string): Environment {
  if (!/^[a-z0-9-]+$/i.test(name)) throw new PackageError([`"${name}" is no name of an environment: letters, digits and hyphens`]);
  const file = `env/.env.${name}`;
  try {
    const read = parseEnv(readFileSync(join(root, file), 'utf8'));
    return Object.fromEntries(Object.entries(read).filter((entry): entry is [string, string] => entry[1] !== undefined));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new PackageError([`${file} is missing: copy env/.env.dev.example there and fill it in, or name another one with --env`]);
    }
    throw error;
  }
}
