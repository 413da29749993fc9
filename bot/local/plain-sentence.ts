import { CalendarError } from '../calendars/fault.ts';
import { CatalogueError } from '../catalogue/fault.ts';
import { ConfigError } from '../config.ts';
import { LocalRunError, type LocalRunErrorCode } from './local-run-error.ts';

type Details = Readonly<Record<string, string | number>>;

const SENTENCES: Readonly<Record<LocalRunErrorCode, (details: Details) => string>> = {
  'port-taken': ({ port }) => `Port ${port} is taken. Stop what uses it, or choose others: PORT, PLAYGROUND_PORT and STORAGE_PORT.`,
  'port-not-allowed': ({ port }) => `This user may not listen on port ${port}. Choose one above 1024: PORT, PLAYGROUND_PORT or STORAGE_PORT.`,
  'data-corrupt': ({ file }) => `The saved data cannot be read: ${file}. It is left as it is. Move the folder away (or delete it) and start again: the demo is then seeded anew.`,
  'data-in-use': ({ folder, port }) => `Another Ledtråd that runs on this machine (its storage on port ${port}) uses ${folder}. Stop it, or choose another folder: LEDTRAD_DATA.`,
  'data-not-saved': ({ reason }) => `The data could not be saved (${reason}). Is the disk full?`,
  'playground-config-invalid': ({ file, reason }) => `The chat's people file is faulty: ${file}: ${reason}.`,
  'reachable-from-network': ({ address, port }) => `The chat would be reachable from the network (${address}:${port}), where anybody could act as the demo's people, so it was not started.`,
  'child-not-ready': ({ child, seconds }) => `${child} did not start within ${seconds} s. Try again; if it goes on, run npm ci.`,
  'child-failed': ({ child, reason }) => `${child} ended: ${reason}. If it goes on, run npm ci.`,
};

/** What went wrong with a local run and what to do about it, in one sentence. */
export function plainSentence(error: unknown): string {
  if (error instanceof LocalRunError) return SENTENCES[error.code](error.details);
  if (error instanceof ConfigError) return error.message;
  if (error instanceof CatalogueError) return `A programme folder is faulty:\n${error.message}`;
  if (error instanceof CalendarError) return `A calendar folder is faulty:\n${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
