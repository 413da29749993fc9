import type { Request, Response, Server } from 'restify';
import { drawPage } from './draw-page.ts';
import { PAGES } from './pages.ts';

/** An hour: who runs the installation can set another contact. */
const KEPT_FOR = 'public, max-age=3600';

/** The pages that anybody may read; drawn once, since nothing on them differs between readers. */
export function mountPublicPages(server: Server, contact: string | undefined): void {
  for (const page of PAGES) {
    const html = Buffer.from(drawPage(page, contact));
    server.get(page.path, async (_request: Request, response: Response) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': html.length, 'Cache-Control': KEPT_FOR });
      response.end(html);
    });
  }
}
