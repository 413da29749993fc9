import assert from 'node:assert/strict';
import { useStage } from './stage.ts';
import { me } from './views.ts';

describe('choosing what a channel tab shows', function () {
  this.timeout(30_000);
  const stage = useStage();

  it('offers no Save until something is chosen', async () => {
    const { host, tab } = await stage.openInTeams('/tab/config', { frame: 'settings' });
    await tab.getByRole('radio').first().waitFor();
    await host.waitForFunction('teamsHost.mayBeSaved === false');
  });

  it('saves a learning team as the channel’s page', async () => {
    const { host, tab } = await stage.openInTeams('/tab/config', { frame: 'settings' });
    await tab.getByRole('radio', { name: 'Lärteam Eken – lärteam i Omgång 1, 2026' }).check();
    await host.waitForFunction('teamsHost.mayBeSaved === true');
    await host.evaluate('teamsHost.pressSave()');
    await host.waitForFunction('teamsHost.notified.includes("settings.save.success")');
    const page = `${stage.api.origin}/tab/channel/team/omgang-1/eken`;
    assert.deepEqual(await host.evaluate('teamsHost.saved'), {
      entityId: 'team:omgang-1:eken',
      contentUrl: page,
      websiteUrl: page,
      suggestedDisplayName: 'Lärteam Eken',
    });
  });

  it('speaks the language that the person has chosen, and else that of Teams', async () => {
    stage.api.views.set('/me', me({ language: 'sv' }));
    const { tab } = await stage.openInTeams('/tab/config', { frame: 'settings', locale: 'en-us' });
    await tab.getByRole('heading', { name: 'Välj vad fliken ska visa', level: 1 }).waitFor({ timeout: 5_000 });
    stage.api.views.set('/me', me());
    const { tab: another } = await stage.openInTeams('/tab/config', { frame: 'settings', locale: 'nb-no' });
    await another.getByRole('heading', { name: 'Velg hva fanen skal vise', level: 1 }).waitFor({ timeout: 5_000 });
  });

  it('says in the demo that it is made up', async () => {
    const { tab } = await stage.openInTeams('/tab/config', { frame: 'settings' });
    await tab.getByText('Påhittad demo').waitFor({ timeout: 5_000 });
  });

  it('saves a whole cohort', async () => {
    const { host, tab } = await stage.openInTeams('/tab/config', { frame: 'settings' });
    await tab.getByRole('radio', { name: 'Hela kohorten Omgång 1, 2026' }).check();
    await host.waitForFunction('teamsHost.mayBeSaved === true');
    await host.evaluate('teamsHost.pressSave()');
    await host.waitForFunction('teamsHost.saved?.entityId === "cohort:omgang-1"');
    assert.equal(await host.evaluate('teamsHost.saved.contentUrl'), `${stage.api.origin}/tab/channel/cohort/omgang-1`);
  });

  it('says whom to ask when there is nothing to choose', async () => {
    stage.api.views.set('/places', { places: [] });
    const { tab } = await stage.openInTeams('/tab/config', { frame: 'settings' });
    await tab.getByText('Du har inget lärteam och ingen kohort som kan visas här.').waitFor();
  });
});
