import { strFromU8 } from 'fflate';
import { checkAddresses } from './checks/check-addresses.ts';
import { checkCommands } from './checks/check-commands.ts';
import { checkIcons } from './checks/check-icons.ts';
import { checkLocales } from './checks/check-locales.ts';
import { checkRights } from './checks/check-rights.ts';
import { checkSchemas } from './checks/check-schemas.ts';
import { PackageError } from './package-error.ts';
import type { PackageFiles } from './make-package.ts';
import { Manifest, Texts, textsIn } from './manifest.ts';
import { ICONS, LOCALES, MANIFEST } from './source.ts';

/** Throws PackageError with everything that Teams would refuse, or the product would not keep. */
export function checkPackage(files: PackageFiles): void {
  const faults = faultsIn(files);
  if (faults.length > 0) throw new PackageError(faults);
}

function faultsIn(files: PackageFiles): readonly string[] {
  const names = [MANIFEST, ...Object.values(LOCALES), ...Object.values(ICONS)];
  const lost = [...names.filter((name) => !(name in files)).map((name) => `${name} is missing`), ...Object.keys(files).filter((name) => !names.includes(name)).map((name) => `${name} is too many`)];
  if (lost.length > 0) return lost;

  const parsed = Manifest.safeParse(json(files, MANIFEST));
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${MANIFEST} ${path.join('.')} ${message}`);
  const manifest = parsed.data;
  const locales = Object.fromEntries(Object.entries(LOCALES).map(([tag, name]): [string, Texts] => [tag, Texts.parse(json(files, name))]));
  const texts = { [manifest.localizationInfo.defaultLanguageTag]: textsIn(manifest), ...locales };
  return [
    ...checkSchemas(files, manifest),
    ...checkRights(manifest),
    ...checkLocales(manifest, locales),
    ...checkCommands(manifest, texts),
    ...checkAddresses(manifest),
    ...checkIcons(files),
  ];
}

function json(files: PackageFiles, name: string): unknown {
  return JSON.parse(strFromU8(files[name] ?? new Uint8Array()));
}
