import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Next, Request, Response, Server } from 'restify';
import sirv from 'sirv';

const YEAR_SECONDS = 31_536_000;

/** The tab has not been built. */
export class TabMissingError extends Error {
  override readonly name = 'TabMissingError';
}

/** The built tab: its one page under every path of it, never kept, and its hashed files, compressed by the build and kept for ever. */
export function mountTab(server: Server, folder: string): void {
  const page = readPage(folder);
  const files = sirv(folder, { gzip: true, maxAge: YEAR_SECONDS, immutable: true });
  server.get('/tab/assets/*', (request: Request, response: Response, next: Next) => {
    request.url = request.url?.slice('/tab'.length) ?? '/';
    files(request, response, () => {
      response.json(404, { error: { code: 'not-found', message: '' } });
    });
    next(false);
  });
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
