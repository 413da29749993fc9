import assert from 'node:assert/strict';
import type { MeetingId } from '../../../bot/domain/ids.ts';
import { planMeetings } from '../../../bot/usecases/meetings/plan-meetings.ts';
import { planYear } from '../../../bot/usecases/cohorts/plan-year.ts';
import { contentOfMeeting } from '../../domain/meeting/builders.ts';
import { aPerson, COHORT, OTHER_TEAM, TEAM, testWorld } from '../../support/world.ts';

const LEADS_ALL = aPerson({ roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] });
const YEAR = { begins: 2026, weekday: 2 } as const;

describe('what is arranged in a school year already', () => {
  it('stands once each, the whole cohort’s without teams, and another team’s not for who does not lead it', async () => {
    const world = await testWorld();
    const plans = { norr: { teams: [TEAM], date: '2026-12-01' }, both: { teams: [TEAM, OTHER_TEAM], date: '2026-12-03' }, syd: { teams: [OTHER_TEAM], date: '2026-12-08' } } as const;
    for (const [id, { teams, date }] of Object.entries(plans)) {
      await planMeetings(world, LEADS_ALL, COHORT, { plan: id as MeetingId, content: contentOfMeeting({ teams: [...teams], kind: teams.length > 1 ? 'seminar' : 'learning-team', days: [{ date, from: '13:00', until: '14:15' }] }), dates: [] });
    }
    await planMeetings(world, LEADS_ALL, COHORT, { plan: 'alla' as MeetingId, content: contentOfMeeting({ teams: 'all', kind: 'seminar', days: [{ date: '2026-12-10', from: '09:00', until: '12:00' }] }), dates: [] });
    await planMeetings(world, LEADS_ALL, COHORT, { plan: 'nasta-ar' as MeetingId, content: contentOfMeeting({ teams: [TEAM], days: [{ date: '2027-08-10', from: '13:00', until: '14:15' }] }), dates: [] });
    const arranged = async (facilitator: typeof LEADS_ALL) =>
      (await planYear(world, facilitator, COHORT, YEAR)).arranged.map(({ meeting, teams }) => [meeting.id, teams.map(({ teamId }) => teamId)]);
    assert.deepEqual(await arranged(LEADS_ALL), [['norr', [TEAM]], ['both', [TEAM, OTHER_TEAM]], ['syd', [OTHER_TEAM]], ['alla', []]]);
    assert.deepEqual(await arranged(aPerson({ roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] })), [['norr', [TEAM]], ['both', [TEAM]], ['alla', []]]);
  });
});
