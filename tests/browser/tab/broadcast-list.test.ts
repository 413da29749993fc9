import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { openBroadcasts, prepareBroadcasts } from './broadcast-stage.ts';
import { BROADCASTS, broadcasts, draft } from './broadcast-views.ts';
import { leaderOfAll } from './lead-views.ts';
import { useStage } from './stage.ts';

describe('all broadcasts', function () {
  this.timeout(30_000);
  const stage = useStage(prepareBroadcasts);

  it('stand by how far they have come, with when and to how many', async () => {
    const { tab } = await openBroadcasts(stage);
    const scheduled = tab.getByRole('region', { name: 'Planerade' });
    await scheduled.getByText('Lärteam Eken, Lärteam Linden · 16 mottagare · Går ut 1 december 2026').waitFor();
    for (const name of ['Utkast', 'På väg ut', 'Skickade', 'Avbrutna']) await tab.getByRole('region', { name }).waitFor();
  });

  it('begin empty, from a template, or as a copy, and open to be written', async () => {
    stage.api.answers.set(`POST ${BROADCASTS}`, () => draft());
    for (const begin of [
      async (tab: Frame) => tab.getByRole('button', { name: 'Nytt utskick' }).click(),
      async (tab: Frame) => {
        await tab.getByRole('button', { name: 'Börja från en mall' }).click();
        await tab.getByRole('menuitem', { name: 'Inför mötet' }).click();
      },
      async (tab: Frame) => tab.getByRole('button', { name: 'Kopiera Terminens sista seminarium till nytt utkast' }).click(),
    ]) {
      const { tab } = await openBroadcasts(stage);
      await begin(tab);
      await tab.getByRole('heading', { name: 'Skriv utskick' }).waitFor();
      assert.ok(new URL(tab.url()).pathname.endsWith('/broadcasts/b-1'));
    }
    assert.deepEqual(stage.api.sentTo('POST', BROADCASTS), [{}, { template: 'before-meeting' }, { copyOf: 'b-2' }]);
  });

  it('are read anew by who comes back from one', async () => {
    const { tab } = await openBroadcasts(stage, 'b-4');
    stage.api.views.set(BROADCASTS, broadcasts({ drafts: [], sent: [] }));
    await tab.getByRole('button', { name: 'Alla utskick' }).click();
    await tab.getByText('Här finns inga utskick än.').waitFor({ timeout: 6_000 });
  });

  it('are not asked for by who leads nobody', async () => {
    stage.api.views.set('/me', leaderOfAll({ name: 'Ingrid Hallbo' }));
    stage.api.faults.set(BROADCASTS, { status: 403, code: 'not-allowed', message: 'Det här är för den som leder i kohorten.' });
    const { tab } = await openBroadcasts(stage);
    await tab.getByText('Det här är för den som leder i kohorten.').waitFor();
    stage.expectComplaint(/403/);
  });
});
