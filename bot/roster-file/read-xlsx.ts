import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { unzipSync } from 'fflate';
import type { ReadFile } from './read-roster-file.ts';

/** Of all that is unpacked; a workbook of ten thousand people needs a tenth of it. */
const MOST_UNPACKED_BYTES = 30 * 1024 * 1024;
const MOST_PARTS = 200;
const MOST_HEAP_MB = 256;
const READ_WITHIN_MS = 20_000;

/** Every XLSX file is a zip archive. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/**
 * The first sheet of a workbook. A few bytes can say that they are gigabytes, or that a sheet has seventeen milliard
 * cells: the archive's own sizes are added up before anything is unpacked (fflate unpacks no more than they say), and
 * it is read in a thread of its own that may take so much memory and time and no more.
 */
export async function readXlsx(bytes: Uint8Array): Promise<ReadFile> {
  const size = unpackedSize(bytes);
  if (size === undefined) return { fault: { code: 'unreadable' } };
  if (size > MOST_UNPACKED_BYTES) return { fault: { code: 'too-large', value: String(MOST_UNPACKED_BYTES / (1024 * 1024)) } };
  const cells = await inThread(bytes);
  return cells ? { cells } : { fault: { code: 'unreadable' } };
}

/** By the archive's directory alone; undefined for what is no archive. */
function unpackedSize(bytes: Uint8Array): number | undefined {
  let [size, parts] = [0, 0];
  try {
    unzipSync(bytes, { filter: ({ originalSize }) => {
      size += originalSize;
      parts += 1;
      return false;
    } });
  } catch {
    // fflate tells every damage of an archive by throwing: it is none.
    return undefined;
  }
  return parts > MOST_PARTS ? Infinity : size;
}

async function inThread(bytes: Uint8Array): Promise<readonly (readonly string[])[] | undefined> {
  const worker = new Worker(new URL('xlsx-thread.cjs', import.meta.url), { workerData: bytes, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB }, stdout: true, stderr: true });
  try {
    const [cells] = await once(worker, 'message', { signal: AbortSignal.timeout(READ_WITHIN_MS) });
    return Array.isArray(cells) ? (cells as string[][]) : undefined; // As xlsx-thread.cjs says it.
  } catch {
    // Too much memory, too long a time, or a workbook that cannot be read: each is the file's fault.
    return undefined;
  } finally {
    await worker.terminate();
  }
}
