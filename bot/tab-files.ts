import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import restify, { type Request, type Response, type Server } from 'restify';

const YEAR_MS = 31_536_000_000;

/** The tab has not been built. */
export class TabMissingError extends Error {
  override readonly name = 'TabMissingError';
}

/** The built tab: its one page under every path of it, never kept, and its hashed files, kept for ever. */
export function mountTab(server: Server, folder: string): void {
  const page = readPage(folder);
  const compressed = restify.plugins.gzipResponse();
  const assets = restify.plugins.serveStaticFiles(join(folder, 'assets'), { maxAge: YEAR_MS });
  server.get('/tab/assets/*', compressed, assets);
  const showPage = async (_request: Request, response: Response): Promise<void> => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
    response.end(page);
  };
  server.get('/tab', showPage);
  server.get('/tab/*', showPage);
}

function readPage(folder: string): Buffer {
  try {
    return readFileSync(join(folder, 'index.html'));
  } catch (error) {
    throw new TabMissingError(`The tab is not built: ${folder} has no index.html. Run: npm run build`, { cause: error });
  }
}
