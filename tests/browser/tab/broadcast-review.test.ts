import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import type { Content } from '../../../bot/api/contract/broadcast-content.ts';
import type { Confirm } from '../../../bot/api/contract/broadcast-draft.ts';
import { DRAFT, openBroadcasts, prepareBroadcasts } from './broadcast-stage.ts';
import { audience, draft, sent } from './broadcast-views.ts';
import { useStage } from './stage.ts';
import { until } from './until.ts';

describe('the last look at a broadcast', function () {
  this.timeout(30_000);
  const stage = useStage(prepareBroadcasts);

  async function review(changes: Partial<Content> = {}): Promise<Frame> {
    stage.api.views.set(DRAFT, draft(changes));
    const { tab } = await openBroadcasts(stage, 'b-1');
    await tab.getByRole('button', { name: 'Granska och skicka' }).click();
    return tab;
  }

  function confirmed(): void {
    stage.api.answers.set(`POST ${DRAFT}/confirm`, () => {
      stage.api.views.set(DRAFT, sent({ id: 'b-1' }));
      return { kind: 'confirmed', broadcast: sent({ id: 'b-1' }) };
    });
  }

  it('names to whom, how many, whom nothing reaches, and when; then sends it and follows it', async () => {
    confirmed();
    const tab = await review();
    const dialog = tab.getByRole('dialog', { name: 'Stämmer det här?' });
    for (const said of ['Lärteam Eken', '8 personer', '1 av dem har inte hört av sig till Ledtråd än', '23 november 2026 kl. 10:12']) await dialog.getByText(said).waitFor();
    await dialog.getByRole('button', { name: 'Skicka till 8 mottagare' }).click();
    await tab.getByRole('heading', { name: 'Så långt har det kommit' }).waitFor();
    assert.deepEqual(stage.api.sentTo('POST', `${DRAFT}/confirm`), [{ rev: 3, count: { people: 8, channels: 0 } }]);
  });

  it('looks at what is saved: saves first what is not', async () => {
    const { tab } = await openBroadcasts(stage, 'b-1');
    await tab.getByLabel('Rubrik').fill('Alldeles nyss');
    await tab.getByRole('button', { name: 'Granska och skicka' }).click();
    await tab.getByRole('dialog').getByText('Alldeles nyss').waitFor();
    const order = stage.api.asked.map(({ method, path }) => `${method} ${path}`);
    assert.ok(order.indexOf(`PUT ${DRAFT}`) < order.indexOf(`GET ${DRAFT}/audience`));
  });

  it('wants the number written from who writes to more than a team', async () => {
    confirmed();
    stage.api.views.set(`${DRAFT}/audience`, audience({ count: { people: 140, channels: 0 } }));
    const tab = await review({ audience: { kind: 'cohort' } });
    const send = tab.getByRole('button', { name: 'Skicka till 140 mottagare' });
    await send.click();
    await tab.getByText('Här behöver det stå 140. Inget har skickats.').waitFor();
    assert.deepEqual(stage.api.sentTo('POST', `${DRAFT}/confirm`), []);
    await tab.getByLabel('Skriv antalet mottagare, 140').fill('140');
    await send.click();
    await tab.getByRole('heading', { name: 'Så långt har det kommit' }).waitFor();
  });

  it('asks again, with the new number, when it has changed', async () => {
    stage.api.answers.set(`POST ${DRAFT}/confirm`, (body) => {
      const { count } = body as Confirm; // only the tab under test sends here
      return count.people === 8 ? { kind: 'count-changed', audience: audience({ count: { people: 9, channels: 0 } }) } : { kind: 'confirmed', broadcast: sent({ id: 'b-1' }) };
    });
    const tab = await review();
    await tab.getByRole('button', { name: 'Skicka till 8 mottagare' }).click();
    await tab.getByRole('alert').getByText('Antalet mottagare ändrades från 8 till 9').waitFor();
    stage.api.views.set(DRAFT, sent({ id: 'b-1' }));
    await tab.getByRole('button', { name: 'Skicka till 9 mottagare' }).click();
    await tab.getByRole('heading', { name: 'Så långt har det kommit' }).waitFor();
  });

  it('is not opened over what has to be mended, which gets the focus', async () => {
    stage.api.views.set(`${DRAFT}/audience`, audience({ faults: [{ field: 'title', message: 'Skriv en rubrik.' }] }));
    const tab = await review({ title: '' });
    await tab.getByRole('alert').getByText('Skriv en rubrik.').first().waitFor();
    assert.equal(await tab.getByRole('dialog').count(), 0);
    await until(() => tab.getByLabel('Rubrik').evaluate((field) => field === document.activeElement));
  });

  it('never sends at once what was to have a time', async () => {
    const { tab } = await openBroadcasts(stage, 'b-1');
    await tab.getByLabel('Vid en tid som jag väljer').check();
    await tab.getByRole('button', { name: 'Granska och skicka' }).click();
    await tab.getByText('Välj vilken dag och tid det ska gå ut').first().waitFor();
    assert.equal(await tab.getByRole('dialog').count(), 0);
    await tab.getByLabel('Dag och tid').fill('2026-12-01T08:00');
    await tab.getByRole('button', { name: 'Granska och skicka' }).click();
    await tab.getByRole('button', { name: 'Planera för 8 mottagare' }).waitFor();
  });

  it('keeps everything when it cannot be sent just now', async () => {
    stage.api.faults.set(`${DRAFT}/confirm`, { status: 503, code: 'storage-unavailable', message: 'Lagringen svarar inte just nu.' });
    const tab = await review();
    await tab.getByRole('button', { name: 'Skicka till 8 mottagare' }).click();
    await tab.getByRole('alert').getByText('Lagringen svarar inte just nu.').waitFor();
    await tab.getByRole('button', { name: 'Inte nu' }).click();
    await until(() => tab.getByRole('button', { name: 'Granska och skicka' }).evaluate((button) => button === document.activeElement));
    assert.equal(await tab.getByLabel('Rubrik').inputValue(), 'Inför onsdagens möte');
    stage.expectComplaint(/503/);
  });
});
