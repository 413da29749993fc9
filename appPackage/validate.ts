/** `npm run validate:package`: whether the package is right, with made-up ids, or with `--env dev` those of `env/.env.dev`. */
import { parseArgs } from 'node:util';
import { checkPackage } from './check-package.ts';
import { MADE_UP, readEnvironment } from './environment.ts';
import { fillInSource } from './make-package.ts';
import { runCommand } from './run.ts';
import { readSource, ROOT } from './source.ts';

runCommand(() => {
  const { env } = parseArgs({ options: { env: { type: 'string' } } }).values;
  const files = fillInSource(readSource(), env === undefined ? MADE_UP : readEnvironment(ROOT, env));
  checkPackage(files);
  return `The app package is right${env === undefined ? ', with made-up ids' : ` for env/.env.${env}`}: ${Object.keys(files).length} files.`;
});
