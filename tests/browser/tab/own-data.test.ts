import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { useStage } from './stage.ts';

const EXPORT = { exportedAt: '2026-11-22T10:00:00Z', rows: [{ did: 'Jag gick en runda.' }] };

describe('the own data', function () {
  this.timeout(30_000);
  const stage = useStage(({ api }) => api.views.set('/me/export', EXPORT));

  it('are fetched with the token, saved as a file, and said to be', async () => {
    const { host, tab } = await stage.openInTeams('/tab/thread');
    const [file] = await Promise.all([
      host.waitForEvent('download'),
      tab.getByRole('button', { name: 'Hämta mina uppgifter' }).click(),
    ]);
    assert.equal(file.suggestedFilename(), 'ledtrad.json');
    assert.deepEqual(JSON.parse(await readFile(await file.path(), 'utf8')), EXPORT);
    assert.deepEqual(stage.api.asked.filter(({ path }) => path === '/me/export').map(({ status }) => status), [200]);
    await tab.getByRole('status').getByText('Filen med dina uppgifter är hämtad.').waitFor();
  });

  for (const [locale, name] of [['en-GB', 'Download my data'], ['nb-NO', 'Last ned dataene mine']] as const) {
    it(`are offered in the reader’s language: ${locale}`, async () => {
      const { tab } = await stage.openInTeams('/tab/thread', { locale });
      await tab.getByRole('button', { name }).waitFor();
    });
  }

  it('are not asked for before the reader does', async () => {
    const { tab } = await stage.openInTeams('/tab/thread');
    await tab.getByRole('button', { name: 'Hämta mina uppgifter' }).waitFor();
    assert.ok(stage.api.asked.every(({ path }) => path !== '/me/export'));
  });

  it('can be asked for again after an outage, which is told of', async () => {
    stage.api.faults.set('/me/export', { status: 503, code: 'storage-unavailable', message: 'Lagringen svarar inte just nu.' });
    const { host, tab } = await stage.openInTeams('/tab/thread');
    const download = tab.getByRole('button', { name: 'Hämta mina uppgifter' });
    await download.click();
    await tab.getByRole('alert').getByText('Lagringen svarar inte just nu.').waitFor();
    stage.api.faults.clear();
    const [file] = await Promise.all([host.waitForEvent('download'), download.click()]);
    assert.equal(file.suggestedFilename(), 'ledtrad.json');
    stage.expectComplaint(/503/);
  });
});
