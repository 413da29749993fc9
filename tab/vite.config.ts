import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompressed } from './precompressed.ts';
import { teamsHostsAtHome } from './teams-hosts.ts';

const BOT = 'http://127.0.0.1:3978';

export default defineConfig({
  root: import.meta.dirname,
  base: '/tab/',
  plugins: [react(), teamsHostsAtHome(), precompressed()],
  build: {
    outDir: join(import.meta.dirname, '../dist/tab'),
    emptyOutDir: true,
    manifest: true,
    // The content security policy lets images in as data, but nothing else: small files stay files.
    assetsInlineLimit: 0,
    target: 'es2022',
    // Every browser that Teams runs in fetches ahead by itself; in an older one the tab is there a little later.
    modulePreload: { polyfill: false },
    // What nearly all pages need is packed together, which is smaller. Where fewer of them decide, the first page has to
    // fetch what it does not need: tests/tab/bundle.test.ts tells when this number, of some twenty pages, no longer fits.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 16 }] } } },
  },
  server: { proxy: { '/api': BOT, '/local': BOT } },
});
