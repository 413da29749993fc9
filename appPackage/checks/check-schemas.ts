import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { strFromU8 } from 'fflate';
import type { Manifest } from '../manifest.ts';
import type { PackageFiles } from '../make-package.ts';
import { LOCALES, MANIFEST } from '../source.ts';

/** The first minor version in which a bot in teams says what it does in shared and private channels: 1.25. */
const LEAST_MINOR = 25;

/** Microsoft's own schemas of the manifest and its languages, limits of every text among them, without asking the network. */
export function checkSchemas(files: PackageFiles, { manifestVersion }: Manifest): readonly string[] {
  const minor = Number(/^1\.(\d+)$/.exec(manifestVersion)?.[1] ?? 0);
  if (minor < LEAST_MINOR) return [`${MANIFEST} is of version ${manifestVersion}: at least 1.${LEAST_MINOR}`];
  if (!existsSync(schemaFolder(manifestVersion))) return [`${MANIFEST} is of version ${manifestVersion}, whose schema @microsoft/app-manifest does not have`];
  const isOfVersion = (name: string) => {
    const json = JSON.parse(strFromU8(files[name] ?? new Uint8Array())) as { $schema?: string }; // Only to compare.
    return json.$schema?.includes(`/v${manifestVersion}/`) ? [] : [`${name}: $schema is not of version ${manifestVersion}`];
  };
  const names = [MANIFEST, ...Object.values(LOCALES)];
  return [
    ...names.flatMap(isOfVersion),
    ...faultsAgainst(manifestVersion, 'MicrosoftTeams.schema.json', files, [MANIFEST]),
    ...faultsAgainst(manifestVersion, 'MicrosoftTeams.Localization.schema.json', files, Object.values(LOCALES)),
  ];
}

function faultsAgainst(version: string, schema: string, files: PackageFiles, names: readonly string[]): readonly string[] {
  // The patterns of the localization schema escape what a pattern in Unicode mode must not.
  const ajv = new Ajv4.default({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const isValid = ajv.compile(JSON.parse(readFileSync(join(schemaFolder(version), schema), 'utf8')));
  return names.flatMap((name) => {
    if (isValid(JSON.parse(strFromU8(files[name] ?? new Uint8Array())))) return [];
    return (isValid.errors ?? []).map(({ instancePath, message, params }) => `${name} ${instancePath || '/'} ${message} ${JSON.stringify(params)}`);
  });
}

function schemaFolder(version: string): string {
  return join(dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')), 'json-schemas/teams', `v${version}`);
}
