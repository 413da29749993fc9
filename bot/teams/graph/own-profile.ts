import { z } from 'zod';
import type { OwnProfile, Photo, Profiles } from '../../ports/profiles.ts';
import { reasonOf } from '../../reason-of.ts';
import { graphAccess, type GraphAccess } from './graph-client.ts';
import { GraphError, isAway, isBusy } from './graph-error.ts';
import { drop, GRAPH, type GraphOptions } from './graph-line.ts';
import { tokenOnBehalfOf } from './on-behalf-of.ts';

/** Delegated, and consented to by the person or by an administrator for all. */
const SCOPE = 'https://graph.microsoft.com/User.Read';
const PHOTO_TYPES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif']);
/** Many times of what 48 × 48 pixels take. */
const MOST_PHOTO_BYTES = 64 * 1024;

const Me = z.object({ displayName: z.string().nullish() });

/** Asks Graph anew each time, and keeps nothing. `onFault` is told what an operator could mend, by codes alone. Throws TypeError as `graphLine` does. */
export function createProfiles(options: GraphOptions, onFault: (reason: string) => void): Profiles {
  const access = graphAccess(options);
  return {
    clientId: options.clientId,
    async ofCaller({ tenantId }, token) {
      try {
        const granted = await tokenOnBehalfOf(access, tenantId, token, SCOPE);
        if (granted.kind === 'refused') throw new GraphError(granted.reason, granted.isPassing);
        return granted.kind === 'token' ? await profileWith(access, granted.token) : granted;
      } catch (error) {
        onFault(reasonOf(error));
        return { kind: isAway(error) ? 'away' : 'refused' };
      }
    },
  };
}

async function profileWith({ line }: GraphAccess, token: string): Promise<OwnProfile> {
  const headers = { authorization: `Bearer ${token}` };
  const [me, picture] = await Promise.all([line(`${GRAPH}/me?$select=displayName`, { headers }), line(`${GRAPH}/me/photos/48x48/$value`, { headers })]);
  if (!me.ok) {
    await Promise.all([drop(me), drop(picture)]);
    throw new GraphError(`me-${me.status}`, isBusy(me.status));
  }
  const { displayName } = Me.parse(await me.json());
  const photo = await photoIn(picture);
  return { kind: 'profile', name: displayName ?? '', ...(photo ? { photo } : {}) };
}

/** Who has none is answered 404; a guest, whose pictures are their home's, 403 or 404. */
async function photoIn(response: Response): Promise<Photo | undefined> {
  if (!response.ok) {
    await drop(response);
    if (response.status === 403 || response.status === 404) return undefined;
    throw new GraphError(`photo-${response.status}`, isBusy(response.status));
  }
  const content = new Uint8Array(await response.arrayBuffer());
  const mediaType = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!PHOTO_TYPES.has(mediaType) || content.length === 0 || content.length > MOST_PHOTO_BYTES) throw new GraphError('photo-unknown');
  return { mediaType, content };
}
