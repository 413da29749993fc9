/** Builders of what the API answers to those who lead. Everybody in them is made up. */
import type { DeliveriesView } from '../../../bot/api/contract/deliveries.ts';
import type { OverviewView } from '../../../bot/api/contract/overview.ts';
import type { MyPeersView, PeersView } from '../../../bot/api/contract/peers.ts';
import { TEAM, week } from './views.ts';

export function myPeers(changes: Partial<MyPeersView> = {}): MyPeersView {
  return { peers: [{ name: 'Olle Granfelt' }], wanted: true, ...changes };
}

export function overview(changes: Partial<OverviewView> = {}): OverviewView {
  return {
    lastWeek: week(46),
    thisWeek: week(47),
    teams: [{
      ...TEAM,
      members: [
        { id: 'p-1', name: 'Maja Almlöv', lastWeek: 'answered', thisWeek: 'asked' },
        { id: 'p-2', name: 'Olle Granfelt', lastWeek: 'not-asked', thisWeek: 'answered' },
        { id: 'p-3', name: 'Siv Norrbäck', lastWeek: 'break', thisWeek: 'not-asked' },
      ],
      notListed: 1,
    }],
    asks: [
      { id: 'a-1', name: 'Olle Granfelt', team: TEAM, week: week(47), shared: { actionName: 'Leda kollegiala samtal om ämnesspråk', did: 'Samtalet stannade av.', takeaway: 'Frågan var för stor.', nextStep: '' } },
      { id: 'a-2', name: 'Maja Almlöv', team: TEAM, week: week(46) },
      { id: 'a-3', team: TEAM, week: week(46) },
    ],
    ...changes,
  };
}

export function deliveries(changes: Partial<DeliveriesView> = {}): DeliveriesView {
  return {
    failures: [
      { id: 'f-1', team: TEAM, to: { kind: 'member', id: 'p-3', name: 'Siv Norrbäck' }, card: 'Veckans fråga', reason: 'blocked', at: '2026-11-19T13:00:00.000Z', retry: { person: 'p-3', key: 'weekly-card|2026-W47' } },
      { id: 'f-2', team: TEAM, to: { kind: 'member', id: 'p-4' }, card: 'Frågan inför mötet', reason: 'too-late', at: '2026-11-18T13:00:00.000Z' },
      { id: 'f-3', team: TEAM, to: { kind: 'channel' }, card: 'Månadsbrevet i kanalen', reason: 'card-refused', at: '2026-11-02T08:00:00.000Z' },
    ],
    halted: [{ organisations: ['Ekdalens kommun'], alert: 'refused-in-a-row', pausedUntil: '2026-11-19T14:00:00.000Z' }],
    ...changes,
  };
}

const MAJA = { id: 'p-1', name: 'Maja Almlöv' };
const OLLE = { id: 'p-2', name: 'Olle Granfelt' };
const SIV = { id: 'p-3', name: 'Siv Norrbäck' };
const HIDDEN = { id: 'p-4' };
export const NILS = { id: 'p-5', name: 'Nils Åsvik' };

export function peers(changes: Partial<PeersView> = {}): PeersView {
  return { leftOut: [NILS], eligible: 4, tooMany: false, earlier: [], ...changes };
}

export function proposal(changes: Partial<NonNullable<PeersView['proposal']>> = {}): NonNullable<PeersView['proposal']> {
  return {
    id: 'k-2',
    etag: 'e-1',
    renews: false,
    groups: [
      { people: [MAJA, OLLE], findings: [{ kind: 'met-before', people: [MAJA, OLLE], times: 1 }] },
      { people: [SIV, HIDDEN], findings: [] },
    ],
    unplaced: [],
    mayConfirm: true,
    ...changes,
  };
}

/** Two of one school, and one by herself. */
export function hindered(): NonNullable<PeersView['proposal']> {
  return proposal({
    etag: 'e-2',
    groups: [{ people: [MAJA, SIV], findings: [{ kind: 'same-school', people: [MAJA, SIV] }] }, { people: [OLLE], findings: [{ kind: 'alone', people: [] }] }],
    unplaced: [HIDDEN],
    mayConfirm: false,
  });
}

export function currentPeers(changes: Partial<NonNullable<PeersView['current']>> = {}): NonNullable<PeersView['current']> {
  const stay = (person: { id: string; name?: string }) => ({ ...person, out: false });
  return {
    id: 'k-1',
    confirmedAt: '2026-10-12T09:00:00.000Z',
    told: true,
    groups: [{ people: [stay(MAJA), stay(SIV)] }, { people: [stay(OLLE), { ...NILS, out: true }] }],
    without: [HIDDEN],
    mayRenew: true,
    ...changes,
  };
}
