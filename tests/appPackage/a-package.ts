import { strFromU8, strToU8 } from 'fflate';
import { MADE_UP } from '../../appPackage/environment.ts';
import { fillInSource, type PackageFiles } from '../../appPackage/make-package.ts';
import { PackageError } from '../../appPackage/package-error.ts';
import { readSource } from '../../appPackage/source.ts';

/** The package as it is, with made-up ids. */
export function aPackage(): PackageFiles {
  return fillInSource(readSource(), MADE_UP);
}

/** A package in which `old` has become `new` in one file, once and for certain. */
export function aPackageWhere(name: string, old: string, replaced: string): PackageFiles {
  const files = aPackage();
  const text = strFromU8(files[name] ?? new Uint8Array());
  if (!text.includes(old)) throw new Error(`${name} has no ${old} to replace`);
  return { ...files, [name]: strToU8(text.replace(old, replaced)) };
}

/** What PackageError an act throws says; empty if it throws none. */
export function faultsOf(act: () => void): readonly string[] {
  try {
    act();
    return [];
  } catch (error) {
    if (error instanceof PackageError) return error.faults;
    throw error;
  }
}
