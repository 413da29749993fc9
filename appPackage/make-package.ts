import { strFromU8, strToU8, zipSync } from 'fflate';
import type { Environment } from './environment.ts';
import { fillIn } from './fill-in.ts';
import { PackageError } from './package-error.ts';
import type { Source } from './source.ts';

/** Files of a package, by name: nothing in them is left to be filled in. */
export type PackageFiles = Readonly<Record<string, Uint8Array>>;

/** The time that a zip can begin with: the same files shall be the same bytes, whenever and wherever they are packed. */
const ALWAYS = new Date(1980, 0, 1);

/** Throws PackageError with every variable that is missing. */
export function fillInSource(source: Source, environment: Environment): PackageFiles {
  const faults: string[] = [];
  const files = Object.entries(source).map(([name, bytes]): [string, Uint8Array] => {
    if (!name.endsWith('.json')) return [name, bytes];
    try {
      return [name, strToU8(`${JSON.stringify(fillIn(`appPackage/${name}`, strFromU8(bytes), environment), null, 2)}\n`)];
    } catch (error) {
      if (!(error instanceof PackageError)) throw error;
      faults.push(...error.faults);
      return [name, bytes];
    }
  });
  if (faults.length > 0) throw new PackageError(faults);
  return Object.fromEntries(files);
}

/** The zip that is uploaded to Teams; byte by byte the same for the same files. */
export function zipPackage(files: PackageFiles): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))), { level: 9, mtime: ALWAYS });
}
