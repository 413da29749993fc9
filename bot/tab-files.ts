import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { join } from 'node:path';
import type { Next, Request, Response, Server } from 'restify';
import sirv from 'sirv';

/** A year. */
const FOR_EVER = 'public, max-age=31536000, immutable';
/** The end of a name that the build made of the file's content: `thread-page-B_f2dz0V.js`. */
const HASHED = /-[\w-]{8}\.(?:js|css|svg)$/;

/** The tab has not been built. */
export class TabMissingError extends Error {
  override readonly name = 'TabMissingError';
}

/**
 * The built tab: its one page under every path of it, never kept, and its files, compressed by the build. A file whose
 * name is made of its content is kept for ever; any other is asked for again, lest an old one outlive a deployment.
 */
export function mountTab(server: Server, folder: string): void {
  const page = readPage(folder);
  const files = sirv(folder, {
    gzip: true,
    etag: true,
    setHeaders: (response, path) => response.setHeader('Cache-Control', HASHED.test(path) ? FOR_EVER : 'no-cache'),
  });
  server.get('/tab/assets/*', (request: Request, response: Response, next: Next) => {
    request.url = request.url?.slice('/tab'.length) ?? '/';
    // A file that is gone since the start (the tab was built anew) costs this answer, not the whole process.
    response.once('pipe', (file: Readable) => file.once('error', () => response.destroy()));
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
