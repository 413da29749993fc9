import assert from 'node:assert/strict';
import { readInfra, readTexts, type InfraFiles, type Texts } from './checks/infra-files.ts';
import { checkOffline } from './checks/check-offline.ts';
import { tellFault } from './checks/fault.ts';

/** One fault put into a file of infra/, which must be as expected for the fault to be one. */
export interface Planted {
  readonly file: string;
  readonly instead: string;
  readonly put: string;
}

/** All of infra/ as it is, but for that. */
export async function infraWith(...planted: readonly Planted[]): Promise<InfraFiles> {
  return await readInfra(planted.reduce<Texts>(putting, readTexts()));
}

/** What the offline checks say of it, without the lines' numbers. */
export async function faultsWith(...planted: readonly Planted[]): Promise<string[]> {
  return checkOffline(await infraWith(...planted)).map((fault) => tellFault(fault).replace(/:\d+ /, ' '));
}

function putting(texts: Texts, { file, instead, put }: Planted): Texts {
  const text = texts.get(file) ?? '';
  assert.ok(text.includes(instead), `${file} has no ${instead}`);
  return new Map([...texts, [file, text.replace(instead, () => put)]]);
}
