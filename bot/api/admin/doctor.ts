import { assertAllowed } from '../../domain/policy.ts';
import type { DoctorView } from '../contract/doctor.ts';
import type { Endpoint } from '../endpoint.ts';
import { doctorView } from './doctor-view.ts';

/** What the self-check finds, for who administers an organisation. */
export const doctor: Endpoint = {
  method: 'get',
  path: '/admin/doctor',
  async answer({ person, services, t }): Promise<DoctorView> {
    assertAllowed(person.value, { kind: 'examine-installation' });
    return doctorView(await services.selfCheck.run(), t);
  },
};
