import assert from 'node:assert/strict';
import { TEAM_PATH, lookAgain, useStage } from './stage.ts';
import { COHORT, me, shared, team } from './views.ts';

describe('the learning team', function () {
  this.timeout(30_000);
  const stage = useStage();

  it('shows each member with focus action and step', async () => {
    const { tab } = await stage.openInTeams('/tab/team');
    const members = tab.getByRole('region', { name: 'Vad vi prövar' });
    const olle = members.getByRole('listitem').filter({ has: tab.getByRole('heading', { name: 'Olle Granfelt' }) });
    await olle.getByText('Leda kollegiala samtal om ämnesspråk').waitFor();
    await olle.getByText('Reflekterar och analyserar').waitFor();
    await members.getByText('Har inte valt ledarhandling än').waitFor();
  });

  it('marks what may be shown at the meeting, and only that', async () => {
    const { tab } = await stage.openInTeams('/tab/team');
    const notes = tab.getByRole('article');
    await notes.filter({ hasText: 'Maja Almlöv' }).getByText('Får visas på mötet').waitFor();
    assert.equal(await notes.filter({ hasText: 'Olle Granfelt' }).getByText('Får visas på mötet').count(), 0);
  });

  it('marks what asks for the team’s help, and only that', async () => {
    const { tab } = await stage.openInTeams('/tab/team');
    const notes = tab.getByRole('article');
    await notes.filter({ hasText: 'Olle Granfelt' }).getByText('Vill ha hjälp av lärteamet').waitFor();
    assert.equal(await notes.filter({ hasText: 'Maja Almlöv' }).getByText('Vill ha hjälp av lärteamet').count(), 0);
  });

  it('tells effects as counts with words', async () => {
    const { tab } = await stage.openInTeams('/tab/team');
    const effects = tab.getByRole('region', { name: 'Vad vi har sett' });
    await effects.getByText('3 har sett').waitFor();
    await effects.getByText('1 åt fel håll').waitFor();
  });

  it('names nobody who has protected identity', async () => {
    const { authorName: _, ...nameless } = shared();
    stage.api.views.set(TEAM_PATH, team({ shared: [nameless] }));
    const { tab } = await stage.openInTeams('/tab/team');
    await tab.getByRole('heading', { name: 'En kollega' }).waitFor();
  });

  it('shows what is shared in the chat within five seconds, and says so', async () => {
    const { tab } = await stage.openInTeams('/tab/team');
    await tab.getByRole('heading', { name: 'Vad vi prövar' }).waitFor();
    stage.api.views.set(TEAM_PATH, team({ shared: [shared({ id: 's-3', did: 'Delat alldeles nyss.' }), ...team().shared] }));
    await tab.getByText('Delat alldeles nyss.').waitFor({ timeout: 5_000 });
    await tab.getByRole('status').getByText('En ny reflektion har delats').waitFor();
  });

  it('takes away what its author no longer shares', async () => {
    const { tab } = await stage.openInTeams('/tab/team');
    const note = tab.getByText('Arbetslaget läste varandras planeringar.');
    await note.waitFor();
    stage.api.views.set(TEAM_PATH, team({ shared: [shared()] }));
    await lookAgain(tab);
    await note.waitFor({ state: 'detached', timeout: 5_000 });
  });

  it('reads further back, and anew when something has moved', async () => {
    stage.api.views.set(TEAM_PATH, team({ earlier: 'p2' }));
    stage.api.views.set(`${TEAM_PATH}?before=p2`, team({ shared: [shared({ id: 's-9', did: 'Längre tillbaka.' })] }));
    const { tab } = await stage.openInTeams('/tab/team');
    await tab.getByRole('button', { name: 'Visa tidigare' }).click();
    await tab.getByText('Längre tillbaka.').waitFor();
    stage.api.views.set(`${TEAM_PATH}?before=p3`, team({ shared: [shared({ id: 's-9', did: 'Längre tillbaka, ändrat.' })] }));
    stage.api.views.set(TEAM_PATH, team({ earlier: 'p3' }));
    await lookAgain(tab);
    await tab.getByText('Längre tillbaka, ändrat.').waitFor();
    assert.equal(await tab.getByText('Längre tillbaka.', { exact: true }).count(), 0);
  });

  it('lets one who has several teams choose', async () => {
    const other = { id: 'linden', name: 'Lärteam Linden' };
    stage.api.views.set('/me', me({ teams: [...me().teams, { cohort: COHORT, team: other }] }));
    stage.api.views.set(`/cohorts/${COHORT.id}/teams/${other.id}`, team({ team: other }));
    stage.api.views.set(`/cohorts/${COHORT.id}/teams/${other.id}/meetings`, { takesPart: true, later: [] });
    const { tab } = await stage.openInTeams('/tab/team');
    await tab.getByLabel('Välj lärteam').selectOption({ label: other.name });
    await tab.getByRole('heading', { name: other.name, level: 1 }).waitFor();
  });

  it('says plainly that a team is not theirs to see', async () => {
    stage.api.faults.set(TEAM_PATH, { status: 403, code: 'not-allowed', message: 'Du hör inte till det här lärteamet.' });
    const { tab } = await stage.openInTeams('/tab/team');
    await tab.getByText('Du hör inte till det här lärteamet.').waitFor();
    await tab.getByText('Fråga din processledare').waitFor();
    stage.expectComplaint(/403/);
  });

  describe('in a channel', () => {
    it('asks nothing about the person who opens it', async () => {
      const { tab } = await stage.openInTeams('/tab/channel/team/omgang-1/eken', { locale: 'en-us' });
      await tab.getByRole('heading', { name: 'What we are trying' }).waitFor();
      assert.ok(stage.api.asked.every(({ path }) => path === TEAM_PATH || path === `${TEAM_PATH}/meetings`));
      assert.equal(await tab.getByRole('navigation').count(), 0);
      await tab.getByText('Made-up demo').waitFor();
    });

    it('stays the page it is, whatever a deep link says', async () => {
      const { tab } = await stage.openInTeams('/tab/channel/team/omgang-1/eken', { subPage: 'thread' });
      await tab.getByRole('heading', { name: 'Vad vi prövar' }).waitFor();
      assert.ok(stage.api.asked.every(({ path }) => !path.startsWith('/me')));
    });
  });
});
