import type { ClaimsView } from '../../../bot/api/contract/invitations.ts';
import type { OrganisationsView, OrganisationView } from '../../../bot/api/contract/organisations.ts';
import type { NominationsView } from '../../../bot/api/contract/selection.ts';
import { candidate, COHORT, TEAM } from './views.ts';

export const LEADS_ALL = { leads: [{ cohort: COHORT, whole: true, teams: [TEAM] }] };
export const ORGANISATION = { id: 'o-sjohaga', name: 'Sjöhaga kommun' };

export function organisation(changes: Partial<OrganisationView> = {}): OrganisationView {
  return {
    ...ORGANISATION,
    tenant: '11111111-1111-4111-8111-111111111111',
    allowed: true,
    ready: [{ step: 'agreement-signed', on: '2026-11-02' }, { step: 'app-allowed' }, { step: 'channel-made' }],
    people: { all: 9, met: 4 },
    waiting: 9,
    next: 'app-allowed',
    ...changes,
  };
}

export function organisations(changes: Partial<OrganisationsView> = {}): OrganisationsView {
  const ready = [{ step: 'agreement-signed', on: '2026-11-02' }, { step: 'app-allowed', on: '2026-11-03' }, { step: 'channel-made', on: '2026-11-04' }] as const;
  const { tenant: _unknown, ...unknown } = organisation({ id: 'o-ny', name: 'Nyby kommun', allowed: false, next: 'tenant-known', people: { all: 3, met: 0 }, waiting: 3 });
  return {
    organisations: [unknown, organisation(), organisation({ id: 'o-klar', name: 'Ekdalens kommun', ready: [...ready], people: { all: 6, met: 6 }, waiting: 0, next: 'done' })],
    mayChange: true,
    ...changes,
  };
}

export function nominations(changes: Partial<NominationsView> = {}): NominationsView {
  return {
    organisation: ORGANISATION,
    rule: 'both',
    candidates: [
      candidate({ choices: { approve: true, accept: false, decline: true, finish: false } }),
      candidate({ id: 'i2', name: 'Nils Åsvik', nominatedBy: 'Gun Ekhage', state: 'approved-by-head', choices: { approve: false, accept: false, decline: true, finish: false } }),
    ],
    notListed: 0,
    ...changes,
  };
}

export function claims(): ClaimsView {
  return {
    claims: [
      { person: 'p1', claimant: 'p9', owner: 'Ester Fjällhed', name: 'Ester F', at: '2026-11-19T10:00:00Z' },
      { person: 'p3', claimant: 'p8', at: '2026-11-18T10:00:00Z' },
    ],
  };
}
