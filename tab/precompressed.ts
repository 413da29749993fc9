import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const TEXT = /\.(?:js|css|svg)$/;
const compress = promisify(gzip);

/** Compresses each file once, as it was written – Vite changes its chunks until the last moment – so that the server never has to. */
export function precompressed(): Plugin {
  return {
    name: 'ledtrad-precompressed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.keys(bundle).filter((file) => TEXT.test(file)).map((file) => join(dir, file));
      await Promise.all(files.map(async (file) => writeFile(`${file}.gz`, await compress(await readFile(file), { level: 9 }))));
    },
  };
}
