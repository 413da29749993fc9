import { CatalogueError } from '../catalogue/fault.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import type { Finding } from '../ports/self-check.ts';
import { well, wrong, type Check } from './check.ts';

/** Whether the programmes can be read as they lie there now: a process that runs has read them at its start. */
export function checkCatalogue(folders: readonly string[]): Check {
  return {
    id: 'catalogue',
    async run(): Promise<Finding> {
      try {
        return well('catalogue-read', { count: loadCatalogue({ folders }).programmes.length });
      } catch (error) {
        if (error instanceof CatalogueError) return wrong('catalogue-faulty', { names: error.message.split('\n'), count: error.faults.length });
        throw error;
      }
    },
  };
}
