/** `npm run package -- --env dev`: the zip that is uploaded to Teams, filled in from `env/.env.dev`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkPackage } from './check-package.ts';
import { readEnvironment } from './environment.ts';
import { fillInSource, zipPackage } from './make-package.ts';
import { runCommand } from './run.ts';
import { readSource, ROOT } from './source.ts';

runCommand(() => {
  const { env } = parseArgs({ options: { env: { type: 'string', default: 'dev' } } }).values;
  const files = fillInSource(readSource(), readEnvironment(ROOT, env));
  checkPackage(files);
  const path = `dist/ledtrad.${env}.zip`;
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(join(ROOT, path), zipPackage(files));
  return `${path} is ready: ${Object.keys(files).length} files.`;
});
