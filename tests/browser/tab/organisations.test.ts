import assert from 'node:assert/strict';
import { barriers, barriersInDarkThemes, COHORT_PATH, PHONE, sentFrom, useStage } from './stage.ts';
import { LEADS_ALL, organisation, organisations } from './selection-views.ts';
import { COHORT, me } from './views.ts';

const PATH = `/tab/lead/${COHORT.id}/organisations`;
const ORGANISATIONS = `${COHORT_PATH}/organisations`;

describe('the page of organisations', function () {
  this.timeout(30_000);
  const stage = useStage(({ api }) => {
    api.views.set('/me', me(LEADS_ALL));
    api.views.set(ORGANISATIONS, organisations());
  });

  it('shows at a glance what most people wait for, then each organisation and its next step', async () => {
    const { tab } = await stage.openInTeams(PATH);
    await tab.getByText('1 av 3 organisationer är klara.').waitFor();
    const rows = await tab.getByRole('table', { name: 'Det här väntar vi på' }).getByRole('rowheader').allTextContents();
    assert.match(rows[0] ?? '', /Att appen tillåts/);
    assert.deepEqual(await tab.getByRole('heading', { level: 3 }).allTextContents(), ['Nyby kommun', 'Sjöhaga kommun']);
    await tab.getByText('Visa dem som är klara').click();
    await tab.getByRole('heading', { name: 'Ekdalens kommun' }).waitFor();
    await tab.getByText('Nästa steg: be deras it-avdelning om tenant-id:t och skriv in det här.').waitFor();
    await tab.getByText('4 av 9 personer har hört av sig.').waitFor();
    await tab.getByText(/11111111-1111-4111-8111-111111111111. Släpps in/).first().waitFor();
  });

  it('ticks a step with the day', async () => {
    stage.api.views.set(`${ORGANISATIONS}/o-sjohaga/readiness`, { kind: 'done' });
    const { host, tab } = await stage.openInTeams(PATH);
    const sent = sentFrom(host);
    const panel = tab.getByRole('listitem').filter({ has: tab.getByRole('heading', { name: 'Sjöhaga kommun' }) });
    await panel.getByRole('checkbox', { name: 'Appen är tillåten' }).waitFor();
    stage.api.views.set(ORGANISATIONS, organisations({ organisations: [organisation({ ready: [{ step: 'agreement-signed', on: '2026-11-02' }, { step: 'app-allowed', on: '2026-11-22' }, { step: 'channel-made' }], next: 'channel-made' })] }));
    await panel.getByRole('checkbox', { name: 'Appen är tillåten' }).click();
    await tab.getByRole('checkbox', { name: 'Appen är tillåten (22 november 2026)' }).waitFor();
    assert.deepEqual(sent, [{ path: `${ORGANISATIONS}/o-sjohaga/readiness`, body: { step: 'app-allowed', done: true } }]);
  });

  it('changes name and tenant, and keeps what was typed when it does not go', async () => {
    stage.api.views.set(`${ORGANISATIONS}/o-ny`, { kind: 'faults', faults: [{ field: 'tenant', message: 'Tenant-id – det ska vara ett id.' }] });
    const { host, tab } = await stage.openInTeams(PATH);
    const sent = sentFrom(host);
    await tab.getByRole('button', { name: 'Ändra Nyby kommun' }).click();
    const dialog = tab.getByRole('dialog', { name: 'Ändra Nyby kommun' });
    await dialog.getByRole('textbox', { name: 'Tenant-id' }).fill('fel');
    await dialog.getByRole('button', { name: 'Spara' }).click();
    await dialog.getByText('Tenant-id – det ska vara ett id.').waitFor();
    assert.equal(await dialog.getByRole('textbox', { name: 'Tenant-id' }).inputValue(), 'fel');
    assert.deepEqual(await barriers(host), []);
    stage.api.views.set(`${ORGANISATIONS}/o-ny`, { kind: 'done' });
    await dialog.getByRole('textbox', { name: 'Tenant-id' }).fill('22222222-2222-4222-8222-222222222222');
    await dialog.getByRole('button', { name: 'Spara' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual(sent.at(-1)?.body, { name: 'Nyby kommun', tenant: '22222222-2222-4222-8222-222222222222' });
  });

  it('is read, and not changed, by who leads a team', async () => {
    stage.api.views.set(ORGANISATIONS, organisations({ mayChange: false }));
    const { tab } = await stage.openInTeams(PATH);
    await tab.getByText('Inte än: Appen är tillåten').first().waitFor();
    assert.equal(await tab.getByRole('checkbox').count(), 0);
    assert.equal(await tab.getByRole('button', { name: /^Ändra/ }).count(), 0);
  });

  it('raises no barriers, and fits a phone', async () => {
    const { host, tab } = await stage.openInTeams(PATH, {}, PHONE);
    await tab.getByText('Visa dem som är klara').click();
    await tab.getByRole('heading', { name: 'Ekdalens kommun' }).waitFor();
    assert.deepEqual(await barriers(host), []);
    assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
    assert.deepEqual(await barriersInDarkThemes(host, tab), []);
  });
});
