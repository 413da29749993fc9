import assert from 'node:assert/strict';
import { demoPeople } from '../../../bot/local/demo-people.ts';
import { demoFacilitators } from '../../../bot/local/demo/facilitators.ts';
import { demoDoors } from '../../../bot/local/demo/doors.ts';
import { demoRoster } from '../../../bot/local/demo/people.ts';
import { readTexts } from '../../../bot/local/demo/texts.ts';

describe('the made-up cohort', () => {
  const texts = readTexts();
  const roster = demoRoster(texts);
  const { leaders, teams, municipalities } = roster;

  it('is 140 school leaders in fifteen municipalities, each with a tenant of its own', () => {
    assert.equal(leaders.length, 140);
    for (const key of ['pid', 'name', 'upn', 'school'] as const) assert.equal(new Set(leaders.map((leader) => leader[key])).size, 140, key);
    assert.equal(new Set(leaders.map(({ identity }) => identity.objectId)).size, 140);
    assert.equal(new Set(leaders.map(({ identity }) => identity.tenantId)).size, 15);
    assert.equal(new Set(municipalities.map(({ tenantId }) => tenantId)).size, 15);
  });

  it('has addresses that nobody can have', () => {
    for (const { upn } of leaders) assert.match(upn, /^[a-z.-]+@[a-z]+\.example$/);
  });

  it('meets in 23 learning teams of five to seven', () => {
    assert.equal(teams.length, 23);
    for (const { teamId } of teams) {
      const members = leaders.filter((leader) => leader.teamId === teamId).length;
      assert.ok(members >= 5 && members <= 7, `${teamId} has ${members}`);
    }
  });

  it("begins with the Playground's people, in its municipality", () => {
    const { current, colleagues, tenantId } = demoPeople();
    assert.deepEqual(leaders.slice(0, 5).map(({ name }) => name), [current, ...colleagues].map(({ name }) => name));
    assert.deepEqual(leaders.slice(0, 5).map(({ identity }) => identity), [current, ...colleagues].map(({ objectId }) => ({ tenantId, objectId })));
    assert.equal(municipalities[0]?.tenantId, tenantId);
  });

  it("has one person with protected identity, outside the Playground's team", () => {
    const [hidden, ...others] = leaders.filter(({ protectedIdentity }) => protectedIdentity);
    assert.ok(hidden);
    assert.deepEqual(others, []);
    assert.notEqual(hidden.teamId, teams[0].teamId);
  });

  it('has every team led by one process leader and supported by the one who has all', () => {
    const facilitators = demoFacilitators(roster, texts.names);
    for (const { teamId } of teams) assert.equal(facilitators.filter((each) => each.teams !== 'all' && each.teams.includes(teamId)).length, 1);
    assert.equal(facilitators.filter((each) => each.teams === 'all').length, 1);
    assert.equal(facilitators[0].name, demoPeople().facilitator.name);
  });

  it('opens to eight at the sign-in', () => {
    const doors = demoDoors(roster, texts);
    assert.deepEqual(doors.map(({ key }) => key), ['rektor', 'kollega-1', 'kollega-2', 'kollega-3', 'kollega-4', 'processledare', 'metodstodjare', 'skolchef', 'gast']);
    assert.deepEqual(doors.find(({ key }) => key === 'rektor')?.objectId, demoPeople().current.objectId);
    assert.equal(doors.filter(({ role }) => role === 'facilitator').length, 2);
  });
});
