import assert from 'node:assert/strict';
import { PHONE, lookAgain, useStage } from './stage.ts';
import { me, thread } from './views.ts';

describe('starting the tab', function () {
  this.timeout(30_000);
  const stage = useStage();

  it('tells Teams that it is ready, once it knows who is there', async () => {
    const { host, tab } = await stage.openInTeams('/tab/');
    await tab.getByRole('heading', { name: 'Min tråd', level: 1 }).waitFor();
    await host.waitForFunction('teamsHost.notified.includes("appInitialization.success")');
  });

  it('signs in with the token that Teams gives, and asks for it once', async () => {
    const { host, tab } = await stage.openInTeams('/tab/');
    await tab.getByRole('heading', { name: 'Dina veckor' }).waitFor();
    assert.equal(await host.evaluate('teamsHost.tokensGiven()'), 1);
    assert.ok(stage.api.asked.every(({ token }) => token.startsWith('e30.')));
  });

  it('renews a refused token once and goes on', async () => {
    const { host, tab } = await stage.openInTeams('/tab/');
    await tab.getByRole('heading', { name: 'Dina veckor' }).waitFor();
    for (const { token } of stage.api.asked) stage.api.refused.add(token);
    stage.api.views.set('/me/thread', thread({ nextStep: 'Efter förnyelsen' }));
    await lookAgain(tab);
    await tab.getByText('Efter förnyelsen').waitFor();
    assert.equal(await host.evaluate('teamsHost.tokensGiven()'), 2);
    stage.expectComplaint(/401/);
  });

  it('says in a sentence that the sign-in failed, with a way on', async () => {
    const { host, tab } = await stage.openInTeams('/tab/', { signIn: 'no' });
    await tab.getByText('Inloggningen gick inte igenom.').waitFor();
    await tab.getByRole('button', { name: 'Försök igen' }).waitFor();
    await host.waitForFunction('teamsHost.notified.includes("appInitialization.failure")');
  });

  it('follows a change of theme while it is open', async () => {
    const { host, tab } = await stage.openInTeams('/tab/');
    const heading = tab.getByRole('heading', { name: 'Min tråd', level: 1 });
    await heading.waitFor();
    const colour = () => heading.evaluate((element) => getComputedStyle(element).color);
    const light = await colour();
    await host.evaluate('teamsHost.changeTheme("dark")');
    while ((await colour()) === light) await tab.waitForTimeout(20);
    await tab.locator('html[style*="color-scheme: dark"]').waitFor();
  });

  for (const [locale, title] of [['nb-no', 'Min tråd'], ['en-us', 'My thread'], ['fi-fi', 'My thread']] as const) {
    it(`speaks as Teams does: ${locale}`, async () => {
      const { tab } = await stage.openInTeams('/tab/', { locale });
      await tab.getByRole('heading', { name: title, level: 1 }).waitFor();
      assert.equal(await tab.locator('html').getAttribute('lang'), locale.slice(0, 2) === 'nb' ? 'nb' : 'en');
    });
  }

  it('lets the language in the own settings win over that of Teams', async () => {
    stage.api.views.set('/me', me({ language: 'nb' }));
    const { tab } = await stage.openInTeams('/tab/', { locale: 'en-us' });
    await tab.getByRole('heading', { name: 'Ukene dine' }).waitFor();
    assert.equal(stage.api.asked.at(-1)?.language, 'nb');
  });

  it('follows a deep link into a page', async () => {
    const { tab } = await stage.openInTeams('/tab/thread', { subPage: 'cohort/omgang-1' });
    await tab.getByRole('heading', { name: 'Omgång 1, 2026', level: 1 }).waitFor();
  });

  it('leads back to the chat', async () => {
    const { host, tab } = await stage.openInTeams('/tab/');
    await tab.getByRole('button', { name: 'Till chatten' }).click();
    await host.waitForFunction('teamsHost.links.length === 1');
    assert.deepEqual(await host.evaluate('teamsHost.links'), [me().chatUrl]);
  });

  it('gives up on a host that never answers, and says where it works', async () => {
    const { tab } = await stage.openInTeams('/tab/', { mute: 'yes' });
    await tab.getByText('Den här sidan fungerar bara i Microsoft Teams.').waitFor();
    stage.expectComplaint(/404/);
  });

  it('says where it works when it is opened outside Teams', async () => {
    const page = await stage.openAlone('/tab/');
    await page.getByRole('heading', { name: 'Öppna Ledtråd i Teams' }).waitFor();
    assert.deepEqual(stage.api.asked, []);
    stage.expectComplaint(/404/);
  });

  describe('in a local run', () => {
    beforeEach(() => {
      stage.api.people = {
        people: [
          { key: 'maja', name: 'Maja Almlöv', role: 'principal', place: 'Björkskolan' },
          { key: 'tora', name: 'Tora Ekvall', role: 'facilitator', place: 'Omgång 1, 2026' },
        ],
      };
    });

    it('lets one pick whom to be, and another one later', async () => {
      const page = await stage.openAlone('/tab/');
      await page.getByRole('button', { name: 'Maja Almlöv' }).click();
      await page.getByText('Du tittar som Maja Almlöv.').waitFor();
      await page.getByRole('heading', { name: 'Dina veckor' }).waitFor();
      await page.getByRole('button', { name: 'Byt person' }).click();
      await page.getByRole('button', { name: 'Tora Ekvall' }).waitFor();
    });

    it('picks at once the one whom the address names, and stays with them on reload', async () => {
      const page = await stage.openAlone('/tab/?as=tora');
      await page.getByText('Du tittar som Tora Ekvall.').waitFor();
      await page.goto(`${stage.api.origin}/tab/cohort`);
      await page.getByText('Du tittar som Tora Ekvall.').waitFor();
    });

    it('says that it is made up also to a guest, who has no cohort', async () => {
      stage.api.views.set('/me', me({ madeUp: false, participant: false, teams: [], cohorts: [] }));
      const page = await stage.openAlone('/tab/?as=maja');
      await page.getByRole('heading', { name: 'Välkommen' }).waitFor();
      assert.ok(await page.getByText('Påhittad demo').isVisible());
    });

    it('shows itself in another theme and language', async () => {
      const page = await stage.openAlone('/tab/?as=maja', PHONE);
      await page.getByLabel('Tema').selectOption('contrast');
      await page.getByLabel('Språk').selectOption('en');
      await page.getByRole('heading', { name: 'Your weeks' }).waitFor();
    });
  });
});
