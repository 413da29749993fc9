import { PackageError } from './package-error.ts';

/** Runs one of the folder's commands: what it did on a line, or every fault on its own and an exit code of 1. */
export function runCommand(act: () => string): void {
  try {
    console.log(act());
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
