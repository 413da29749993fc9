import assert from 'node:assert/strict';
import { barriers, barriersInDarkThemes, COHORT_PATH, PHONE, sentFrom, useStage } from './stage.ts';
import { roster } from './lead-views.ts';
import { claims, LEADS_ALL } from './selection-views.ts';
import { COHORT, me } from './views.ts';

const PATH = `/tab/lead/${COHORT.id}/roster`;
const CODE = `${COHORT_PATH}/roster/olle/code`;

describe('codes and claims on the roster', function () {
  this.timeout(30_000);
  const stage = useStage(({ api }) => {
    api.views.set('/me', me(LEADS_ALL));
    api.views.set(`${COHORT_PATH}/roster`, roster());
    api.views.set(CODE, { kind: 'issued', code: 'K7QM-3XDF-9R', expiresAt: '2026-12-06T10:00:00.000Z' });
  });

  it('give a code to who has not been met alone, with what to say', async () => {
    const { host, tab } = await stage.openInTeams(PATH);
    await tab.getByRole('button', { name: 'Ge Olle Granfelt en kod' }).click();
    assert.equal(await tab.getByRole('button', { name: 'Ge Maja Almlöv en kod' }).count(), 0);
    const dialog = tab.getByRole('dialog', { name: 'En kod till Olle Granfelt' });
    assert.equal(await dialog.getByText('K7QM').count(), 0);
    await dialog.getByRole('button', { name: 'Visa en kod' }).click();
    await dialog.getByText('K7QM-3XDF-9R', { exact: true }).waitFor();
    await dialog.getByText(/skriv: kod K7QM-3XDF-9R\. Ge den inte vidare/).waitFor();
    await dialog.getByText(/gäller till 6 december 2026/).waitFor();
    assert.deepEqual(await barriers(host), []);
    await dialog.getByRole('button', { name: 'Stäng' }).click();
    await tab.getByRole('button', { name: 'Ge Olle Granfelt en kod' }).click();
    await tab.getByRole('dialog').getByRole('button', { name: 'Visa en kod' }).waitFor();
    assert.equal(await tab.getByText('K7QM-3XDF-9R').count(), 0);
  });

  it('say so when the host lets nothing be copied', async () => {
    const { tab } = await stage.openInTeams(PATH);
    await tab.getByRole('button', { name: 'Ge Olle Granfelt en kod' }).click();
    await tab.getByRole('button', { name: 'Visa en kod' }).click();
    await tab.getByRole('button', { name: 'Kopiera koden' }).click();
    await tab.getByRole('dialog').getByText('Det gick inte att kopiera.').waitFor();
    stage.expectComplaint(/Clipboard API has been blocked/);
  });

  it('say so when the person has come meanwhile, or the code cannot be had', async () => {
    stage.api.views.set(CODE, { kind: 'met' });
    const { tab } = await stage.openInTeams(PATH);
    await tab.getByRole('button', { name: 'Ge Olle Granfelt en kod' }).click();
    await tab.getByRole('button', { name: 'Visa en kod' }).click();
    await tab.getByText('Personen har redan hört av sig och behöver ingen kod.').waitFor();
    await tab.getByRole('button', { name: 'Stäng' }).click();
    stage.api.faults.set(CODE, { status: 503, code: 'storage-unavailable', message: 'Det gick inte just nu.' });
    await tab.getByRole('button', { name: 'Ge Olle Granfelt en kod' }).click();
    await tab.getByRole('button', { name: 'Visa en kod' }).click();
    await tab.getByText('Det gick inte just nu.').waitFor();
    stage.expectComplaint(/503/);
  });

  it('show two for one place, without a name where the place is in no list, and dismiss it', async () => {
    stage.api.views.set(`${COHORT_PATH}/claims`, claims());
    stage.api.views.set(`${COHORT_PATH}/claims/dismissal`, { kind: 'done' });
    const { host, tab } = await stage.openInTeams(PATH);
    const sent = sentFrom(host);
    await tab.getByText(/Ester F kom .* med adressen till platsen som Ester Fjällhed har/).waitFor();
    await tab.getByText(/till en plats för en person med skyddade personuppgifter/).waitFor();
    stage.api.views.set(`${COHORT_PATH}/claims`, { claims: claims().claims.slice(1) });
    await tab.getByRole('button', { name: 'Utrett, ta bort' }).first().click();
    await tab.getByText(/med adressen till platsen/).waitFor({ state: 'detached' });
    assert.deepEqual(sent, [{ path: `${COHORT_PATH}/claims/dismissal`, body: { person: 'p1', claimant: 'p9' } }]);
  });

  it('raise no barriers, and fit a phone', async () => {
    stage.api.views.set(`${COHORT_PATH}/claims`, claims());
    const { host, tab } = await stage.openInTeams(PATH, {}, PHONE);
    await tab.getByRole('heading', { name: 'Två om samma plats' }).waitFor();
    await tab.getByRole('button', { name: 'Ge Olle Granfelt en kod' }).waitFor();
    assert.deepEqual(await barriers(host), []);
    assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
    assert.deepEqual(await barriersInDarkThemes(host, tab), []);
  });
});
