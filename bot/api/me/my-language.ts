import { changeSettings } from '../../usecases/people/change-settings.ts';
import { languageChoice } from '../contract/me.ts';
import type { Endpoint } from '../endpoint.ts';
import { parsedBody } from '../parameters.ts';

/** The language for chat and tab alike. */
export const myLanguage: Endpoint = {
  method: 'put',
  path: '/me/language',
  async answer({ world, person, body }) {
    const { language } = parsedBody(languageChoice, body);
    await changeSettings(world, person, { language });
    return { language };
  },
};
