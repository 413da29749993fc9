import { exportOwnData } from '../../usecases/people/export-own-data.ts';
import type { Endpoint } from '../endpoint.ts';

/** Everything that is kept about the caller, as JSON to keep. */
export const myExport: Endpoint = {
  method: 'get',
  path: '/me/export',
  answer: ({ world, person }) => exportOwnData(world, person.value),
};
