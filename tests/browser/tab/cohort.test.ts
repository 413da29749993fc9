import assert from 'node:assert/strict';
import { COHORT_PATH, useStage } from './stage.ts';
import { cohort } from './views.ts';

describe('the cohort', function () {
  this.timeout(30_000);
  const stage = useStage();

  it('says when its figures were published, and why some are hidden', async () => {
    const { tab } = await stage.openInTeams('/tab/cohort');
    await tab.getByText('Siffrorna publicerades 20 november 2026 kl. 13:15.').waitFor();
    await tab.getByText('Siffror för färre än 5 personer är dolda, och det är också de siffror som de skulle kunna räknas ut med.').waitFor();
  });

  it('says no more of a hidden count than that it is hidden', async () => {
    const { tab } = await stage.openInTeams('/tab/cohort');
    const steps = tab.getByRole('region', { name: 'Var i arbetet vi är' });
    await steps.getByRole('listitem').filter({ hasText: 'Justerar' }).getByText('dolt', { exact: true }).waitFor();
    await steps.getByRole('listitem').filter({ hasText: 'Prövar' }).getByText('91').waitFor();
  });

  it('keeps sixty-two actions folded until their area is opened', async () => {
    const { tab } = await stage.openInTeams('/tab/cohort');
    const areas = tab.getByRole('region', { name: 'Vad som prövas' });
    await areas.getByText('Kvalitetssäkra och utveckla undervisningen').waitFor();
    assert.equal(await areas.getByText('Ledarhandling 1 i området').first().isVisible(), false);
    await areas.getByText('Kvalitetssäkra och utveckla undervisningen').click();
    assert.equal(await areas.getByText(/^Ledarhandling \d+ i området$/).filter({ visible: true }).count(), 11);
  });

  it('shows the area under development as such', async () => {
    const { tab } = await stage.openInTeams('/tab/cohort');
    await tab.getByText('Organisera elevhälsoarbetet').waitFor();
    await tab.getByText('Under utveckling').waitFor();
  });

  it('leaves an empty place for each week without figures', async () => {
    const effectWeeks = cohort().effectWeeks.filter(({ number }) => number === 43 || number === 47).map((week) => ({ ...week, place: week.number - 43 }));
    stage.api.views.set(COHORT_PATH, cohort({ effectWeeks }));
    const { tab } = await stage.openInTeams('/tab/cohort');
    const effects = tab.getByRole('region', { name: 'Effekter vecka för vecka' }).first();
    const [first, last] = [effects.getByTitle('Vecka 43: 14'), effects.getByTitle('Vecka 47: 38')];
    const [from, to] = [await first.boundingBox(), await last.boundingBox()];
    assert.ok(from && to);
    // Three weeks lie between them.
    assert.ok(to.x - from.x > 3.9 * from.width, JSON.stringify([from, to]));
    assert.equal(await effects.getByTitle(/^Vecka 45/).count(), 0);
  });

  it('gives each chart as a table too', async () => {
    const { tab } = await stage.openInTeams('/tab/cohort');
    const answers = tab.getByRole('region', { name: 'Svar vecka för vecka' }).first();
    await answers.getByText('Visa som tabell').click();
    const row = answers.getByRole('row').filter({ has: tab.getByRole('rowheader', { name: '44' }) });
    assert.deepEqual(await row.getByRole('cell').allInnerTexts(), ['dolt', 'dolt', '20', 'dolt', '110']);
  });

  it('waits for the first publication with a sentence instead of noughts', async () => {
    const { publishedAt: _, ...unpublished } = cohort({ areas: [], steps: [], weeks: [], effectWeeks: [], effects: [], shared: [] });
    stage.api.views.set(COHORT_PATH, unpublished);
    const { tab } = await stage.openInTeams('/tab/cohort');
    await tab.getByText('publiceras när tillräckligt många har kommit igång').waitFor();
    await tab.getByText('Ingen har delat något med hela kohorten än.').waitFor();
  });

  it('opens in a channel without asking about the person', async () => {
    const { tab } = await stage.openInTeams('/tab/channel/cohort/omgang-1');
    await tab.getByRole('heading', { name: 'Omgång 1, 2026' }).waitFor();
    assert.ok(stage.api.asked.every(({ path }) => path === COHORT_PATH));
  });
});
