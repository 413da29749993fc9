import { fileURLToPath } from 'node:url';
import { assemble } from './assemble.ts';
import type { Catalogue } from './catalogue.ts';
import { check } from './check.ts';
import { CatalogueError } from './fault.ts';
import { readProgrammeFolder } from './programme-folder.ts';

/** Beside this module, both in the source and in `dist/`, where the build copies `content/`. */
const BUILT_IN_FOLDER = fileURLToPath(new URL('./content/ledarhandlingar', import.meta.url));

/**
 * Reads the built-in programme and then each folder of an organisation's own; blocking, because it runs once at start.
 * Throws `CatalogueError` with all that is wrong in all folders.
 */
export function loadCatalogue({ folders }: { readonly folders: readonly string[] }): Catalogue {
  const readings = [BUILT_IN_FOLDER, ...folders].map(readProgrammeFolder);
  const programmes = readings.flatMap(({ folder }) => folder ?? []);
  const [first, ...others] = [...readings.flatMap(({ faults }) => faults), ...check(programmes)];
  if (first !== undefined) throw new CatalogueError([first, ...others]);
  return assemble(programmes);
}
