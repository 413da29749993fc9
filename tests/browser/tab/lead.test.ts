import assert from 'node:assert/strict';
import { barriers, barriersOfColour, PHONE, useStage } from './stage.ts';
import { COHORT, me, TEAM } from './views.ts';
import { roster } from './lead-views.ts';

const LEADS = [{ cohort: COHORT, whole: true, teams: [TEAM] }];

describe('the pages of those who lead', function () {
  this.timeout(30_000);
  const stage = useStage(({ api }) => {
    api.views.set('/me', me({ leads: LEADS }));
    api.views.set(`/cohorts/${COHORT.id}/roster`, roster());
  });

  it('are found by those who lead, and by nobody else', async () => {
    const { tab } = await stage.openInTeams('/tab/thread');
    await tab.getByRole('navigation', { name: 'Sidor', exact: true }).getByRole('link', { name: 'Leda' }).waitFor();
    stage.api.views.set('/me', me());
    const { tab: other } = await stage.openInTeams('/tab/thread');
    await other.getByRole('link', { name: 'Lärteamet' }).waitFor();
    assert.equal(await other.getByRole('link', { name: 'Leda' }).count(), 0);
  });

  it('stand in two groups, on a phone behind one button that says where one is', async () => {
    const { tab } = await stage.openInTeams(`/tab/lead/${COHORT.id}/roster`, {}, PHONE);
    const navigation = tab.getByRole('navigation', { name: 'Sidor för den som leder' });
    const button = navigation.getByRole('button', { name: 'Sida: Deltagare' });
    await button.waitFor();
    assert.equal(await navigation.getByRole('link').count(), 0);
    await button.click();
    assert.equal(await navigation.getByRole('group', { name: 'Löpande' }).getByRole('link').count(), 5);
    await navigation.getByRole('group', { name: 'Upplägg' }).getByRole('link', { name: 'Urval' }).click();
    await tab.getByRole('heading', { name: 'Urval', level: 1 }).waitFor();
    await tab.locator('button:focus', { hasText: 'Sida: Urval' }).waitFor();
    assert.equal(await navigation.getByRole('link').count(), 0);
  });

  it('list who is on the roster, and count those who are in no list', async () => {
    const { tab } = await stage.openInTeams(`/tab/lead/${COHORT.id}/roster`);
    const row = tab.getByRole('row').filter({ hasText: 'Olle Granfelt' });
    await row.getByText('Inte hört av sig').waitFor();
    await tab.getByText('En person med skyddade personuppgifter är med men visas inte.').waitFor();
  });

  it('find somebody by name, school or organisation', async () => {
    const { tab } = await stage.openInTeams(`/tab/lead/${COHORT.id}/roster`);
    await tab.getByRole('searchbox', { name: 'Sök namn, skola eller organisation' }).fill('eke almlöv');
    await tab.getByText('1 av 2').waitFor();
    assert.equal(await tab.getByRole('row').filter({ hasText: 'Olle Granfelt' }).count(), 0);
    await tab.getByRole('searchbox').fill('finns inte');
    await tab.getByText('Ingen på listan stämmer med sökningen.').waitFor();
  });

  for (const [named, window] of [['a desk', undefined], ['a phone', PHONE]] as const) {
    it(`hinder nobody on ${named}`, async () => {
      const { host, tab } = await stage.openInTeams(`/tab/lead/${COHORT.id}/roster`, {}, window);
      await tab.getByText('Olle Granfelt').waitFor();
      assert.deepEqual(await barriers(host), []);
      const wider = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wider, 0);
    });
  }

  for (const theme of ['dark', 'contrast'] as const) {
    it(`can be told apart in the theme ${theme}`, async () => {
      const { host, tab } = await stage.openInTeams(`/tab/lead/${COHORT.id}/roster`, { theme });
      await tab.getByText('Olle Granfelt').waitFor();
      assert.deepEqual(await barriersOfColour(host), []);
    });
  }
});
