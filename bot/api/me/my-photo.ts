import { LedtradError } from '../../domain/errors.ts';
import type { Photo } from '../../ports/profiles.ts';
import { changeSettings } from '../../usecases/people/change-settings.ts';
import { viewOwnProfile } from '../../usecases/people/view-own-profile.ts';
import { photoChoice, type PhotoChoice, type PhotoView } from '../contract/photo.ts';
import type { Endpoint } from '../endpoint.ts';
import { parsedBody } from '../parameters.ts';

/** The caller's own picture, as data: the page's policy lets nothing in from elsewhere. */
export const myPhoto: Endpoint = {
  method: 'get',
  path: '/me/photo',
  needs: 'profiles',
  neverKept: true,
  async answer({ identity, person, authorization, t, services: { profiles } }): Promise<PhotoView> {
    if (!profiles) throw new LedtradError('not-found');
    const profile = await viewOwnProfile(profiles, person.value, identity, (authorization ?? '').replace(/^Bearer /, ''));
    switch (profile.kind) {
      case 'profile':
        return { kind: 'profile', name: profile.name, ...(profile.photo ? { photo: dataUrl(profile.photo) } : { sentence: t('photo.none') }) };
      case 'consent-missing':
        return { kind: 'consent-missing', client: profiles.clientId, tenant: identity.tenantId, sentence: t('photo.consent-missing') };
      case 'away':
        return { kind: 'away', sentence: t('photo.away') };
      case 'refused':
        return { kind: 'away', sentence: t('photo.refused') };
    }
  },
};

/** That they want to see it is kept; the picture is not. */
export const myPhotoChoice: Endpoint = {
  method: 'put',
  path: '/me/photo',
  needs: 'profiles',
  async answer({ world, person, body, services }): Promise<PhotoChoice> {
    const { shown } = parsedBody(photoChoice, body);
    if (!services.profiles) throw new LedtradError('not-found');
    if (person.value.protectedIdentity) throw new LedtradError('not-allowed');
    await changeSettings(world, person, { photo: shown ? 'yes' : 'no' });
    return { shown };
  },
};

function dataUrl({ mediaType, content }: Photo): string {
  return `data:${mediaType};base64,${Buffer.from(content).toString('base64')}`;
}
