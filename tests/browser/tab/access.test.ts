import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { DESK, PHONE, barriers, barriersInDarkThemes, useStage } from './stage.ts';
import { COHORT, TEAM, me, reflection, thread, trial } from './views.ts';

const PAGES = [
  { name: 'the thread', path: '/tab/thread' },
  { name: 'the learning team', path: '/tab/team' },
  { name: 'the cohort', path: '/tab/cohort' },
  { name: 'who may come to take part', path: '/tab/interests' },
  { name: 'the choice of a channel’s page', path: '/tab/config', frame: 'settings' as const },
];

describe('reaching everybody', function () {
  this.timeout(30_000);
  const stage = useStage(({ api }) => api.views.set('/me', me({ leads: [{ cohort: COHORT, whole: true, teams: [TEAM] }] })));

  for (const { name, path, ...wishes } of PAGES) {
    it(`raises no barriers in ${name}, light, dark and in contrast`, async () => {
      const { host, tab } = await stage.openInTeams(path, wishes);
      await tab.getByRole('heading', { level: 1 }).waitFor();
      await tab.getByRole('progressbar').waitFor({ state: 'detached' });
      assert.deepEqual(await barriers(host), []);
      assert.deepEqual(await barriersInDarkThemes(host, tab), []);
    });

    it(`fits ${name} on a phone without scrolling sideways`, async () => {
      const { tab } = await stage.openInTeams(path, wishes, PHONE);
      await tab.getByRole('heading', { level: 1 }).waitFor();
      await tab.getByRole('progressbar').waitFor({ state: 'detached' });
      await openAll(tab);
      assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
    });
  }

  it('fits the longest words that a person can write', async () => {
    const word = 'kompetensutvecklingssamordningsgruppsmedlemskapsansökningsblankett'.repeat(3);
    const note = reflection({ did: word, takeaway: word, nextStep: word });
    stage.api.views.set('/me/thread', thread({ nextStep: word, seen: word, wanted: word, trials: [trial({ when: word, reflections: [note] })] }));
    const { tab } = await stage.openInTeams('/tab/thread', {}, PHONE);
    await tab.getByRole('heading', { name: 'Dina veckor' }).waitFor();
    assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
  });

  it('reads larger from a projector', async () => {
    const size = async (window: typeof DESK) => {
      const { tab } = await stage.openInTeams('/tab/team', {}, window);
      const box = await tab.getByRole('heading', { name: 'Lärteam Eken', level: 1 }).boundingBox();
      assert.ok(box);
      return box.height;
    };
    assert.ok((await size({ width: 1920, height: 1080 })) > 1.2 * (await size(DESK)));
  });

  it('changes colours at once for those who ask for less motion', async () => {
    const { tab } = await stage.openInTeams('/tab/interests');
    await tab.getByRole('heading', { name: 'Ester Fjällhed' }).waitFor();
    const underWay = await tab.evaluate(() => {
      document.body.style.color = 'red';
      return document.getAnimations().length;
    });
    assert.equal(underWay, 0);
  });

  it('lets the keyboard skip to the content and reach every page', async () => {
    const { host, tab } = await stage.openInTeams('/tab/thread');
    await tab.getByRole('heading', { name: 'Dina veckor' }).waitFor();
    await tab.locator('body').press('Tab');
    await tab.locator('button:focus', { hasText: 'Hoppa till innehållet' }).waitFor();
    await host.keyboard.press('Enter');
    await tab.locator('main:focus').waitFor();
    await tab.getByRole('link', { name: 'Kohorten' }).focus();
    await host.keyboard.press('Enter');
    await tab.getByRole('heading', { name: 'Omgång 1, 2026', level: 1 }).waitFor();
    assert.equal(await tab.getByRole('link', { name: 'Kohorten' }).getAttribute('aria-current'), 'page');
  });

  it('goes back by the browser’s own Back', async () => {
    const { tab } = await stage.openInTeams('/tab/thread');
    await tab.getByRole('link', { name: 'Lärteamet' }).click();
    await tab.getByRole('heading', { name: 'Lärteam Eken', level: 1 }).waitFor();
    await tab.evaluate(() => history.back());
    await tab.getByRole('heading', { name: 'Min tråd', level: 1 }).waitFor();
  });

  it('says on every page that the demo is made up', async () => {
    const { tab } = await stage.openInTeams('/tab/thread');
    for (const page of ['Min tråd', 'Lärteamet', 'Kohorten']) {
      await tab.getByRole('link', { name: page }).click();
      await tab.getByText('Påhittad demo').waitFor();
    }
  });

  it('lists who wants to take part for facilitators alone', async () => {
    const { tab } = await stage.openInTeams('/tab/interests');
    await tab.getByRole('heading', { name: 'Ester Fjällhed' }).waitFor();
    stage.api.views.set('/me', me());
    const { tab: another } = await stage.openInTeams('/tab/interests');
    await another.getByRole('heading', { name: 'Min tråd', level: 1 }).waitFor();
    assert.equal(await another.getByRole('link', { name: 'Leda' }).count(), 0);
  });
});

/** Folds open what is folded, since that is where the width is. */
async function openAll(tab: Frame): Promise<void> {
  for (const fold of await tab.locator('summary').all()) await fold.click();
}
