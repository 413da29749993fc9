import restify, { type Next, type Request, type Response, type Server } from 'restify';
import { localSignIn, type LocalKeys, type LocalPeople, type LocalToken } from '../api/contract/local.ts';
import type { Context } from '../context.ts';
import { sendWeeklyCard, type WeeklyCardResult } from './send-weekly-card.ts';
import type { Identity } from '../domain/identity.ts';
import type { DemoDoor } from './demo/doors.ts';
import { isFromThisMachine } from './loopback-only.ts';
import type { LocalPerson } from './token-signer.ts';

export interface LocalDoor {
  readonly people: readonly DemoDoor[];
  /** The one who has a personal chat in the Playground. */
  readonly chatUser: Identity;
  readonly issueTabToken: (person: LocalPerson) => Promise<string>;
  readonly keys: LocalKeys;
}

/**
 * Signing in by picking a demo person, and asking for this week's card at once. Only the local run mounts it: it exists
 * only on loopback and beside no Azure credentials (config.ts refuses otherwise), and only for this machine's own pages.
 */
export function mountLocalDoor(server: Server, { world, messenger, links }: Context, door: () => LocalDoor): void {
  const ownPagesOnly = (request: Request, response: Response, next: Next): void => {
    if (isFromThisMachine(request)) return next();
    response.json(403, { error: { code: 'not-allowed', message: '' } });
    return next(false);
  };
  const body = restify.plugins.bodyParser({ mapParams: false, maxBodySize: 1024 });

  server.get('/local/people', ownPagesOnly, async (_request: Request, response: Response) => {
    const people: LocalPeople = { people: door().people.map(({ key, name, role, place }) => ({ key, name, role, place })) };
    response.json(200, people);
  });

  server.post('/local/sign-in', ownPagesOnly, ...[body].flat(), async (request: Request, response: Response) => {
    const parsed = localSignIn.safeParse(request.body);
    const person = parsed.success ? door().people.find(({ key }) => key === parsed.data.key) : undefined;
    if (!person) {
      response.json(404, { error: { code: 'not-found', message: '' } });
      return;
    }
    const token: LocalToken = { token: await door().issueTabToken(person) };
    response.json(200, token);
  });

  server.get('/local/keys', ownPagesOnly, async (_request: Request, response: Response) => {
    response.json(200, door().keys);
  });

  server.post('/local/card-now', ownPagesOnly, async (_request: Request, response: Response) => {
    const result: { result: WeeklyCardResult } = { result: await sendWeeklyCard(world, messenger, links, door().chatUser) };
    response.json(200, result);
  });
}
