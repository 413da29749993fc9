import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LEAD_SECTIONS } from '../../tab/components/lead.ts';
import { parseRoute, pathOf, startingRoute, type Route } from '../../tab/app/route.ts';

const id = fc.string({ minLength: 1, unit: 'grapheme' });
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constantFrom<Route>({ page: 'home' }, { page: 'thread' }, { page: 'team' }, { page: 'cohort' }, { page: 'nominate' }, { page: 'config' }, { page: 'lead' }),
  id.map((reflection): Route => ({ page: 'thread', reflection })),
  id.map((cohort): Route => ({ page: 'cohort', cohort })),
  fc.tuple(id, id).map(([cohort, team]): Route => ({ page: 'team', cohort, team })),
  fc.tuple(id, id).map(([cohort, team]): Route => ({ page: 'channel-team', cohort, team })),
  id.map((cohort): Route => ({ page: 'channel-cohort', cohort })),
  id.map((cohort): Route => ({ page: 'lead', cohort })),
  fc.tuple(id, fc.constantFrom(...LEAD_SECTIONS)).map(([cohort, section]): Route => ({ page: 'lead', cohort, section })),
  fc.tuple(id, fc.constantFrom(...LEAD_SECTIONS), id).map(([cohort, section, item]): Route => ({ page: 'lead', cohort, section, item })),
  id.map((organisation): Route => ({ page: 'nominate', organisation })),
  fc.tuple(id, id).map(([cohort, broadcast]): Route => ({ page: 'answers', cohort, broadcast })),
);

describe('the tab’s addresses', () => {
  it('lead back to the page that they were made for', () => {
    fc.assert(fc.property(route, (page) => assert.deepEqual(parseRoute(pathOf(page)), page)));
  });

  it('are the same as a deep link’s sub page', () => {
    assert.deepEqual(parseRoute('reflection/r-46'), { page: 'thread', reflection: 'r-46' });
    assert.deepEqual(parseRoute('team/omgang-1/eken'), { page: 'team', cohort: 'omgang-1', team: 'eken' });
    assert.deepEqual(parseRoute('cohort/omgang-1'), { page: 'cohort', cohort: 'omgang-1' });
  });

  it('lead from the old list of interests to where it stands now', () => {
    assert.deepEqual(parseRoute('/tab/interests'), { page: 'lead', section: 'selection' });
  });

  it('lead home when nothing is there', () => {
    fc.assert(fc.property(fc.string(), (text) => assert.ok(parseRoute(`/tab/no-such-page/${text}`).page === 'home')));
  });

  it('lead to what the cohort’s leaders see first where the page is none of theirs', () => {
    assert.deepEqual(parseRoute('lead/omgang-1/no-such-page/p-1'), { page: 'lead', cohort: 'omgang-1' });
  });

  it('let a deep link lead on in the personal app, but never out of a channel’s page', () => {
    assert.deepEqual(startingRoute('/tab/thread', 'cohort/omgang-1'), { page: 'cohort', cohort: 'omgang-1' });
    assert.deepEqual(startingRoute('/tab/thread', 'no-such-page'), { page: 'thread' });
    assert.deepEqual(startingRoute('/tab/channel/cohort/omgang-1', 'thread'), { page: 'channel-cohort', cohort: 'omgang-1' });
    assert.deepEqual(startingRoute('/tab/config', 'thread'), { page: 'config' });
  });
});
