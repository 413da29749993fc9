import assert from 'node:assert/strict';
import { barriers, barriersInDarkThemes, barriersOfColour, COHORT_PATH, PHONE, sentFrom, useStage } from './stage.ts';
import { LEADS_ALL } from './selection-views.ts';
import { candidate, COHORT, me, selection, TEAM } from './views.ts';

const PATH = `/tab/lead/${COHORT.id}/selection`;
const CANDIDATES = `${COHORT_PATH}/candidates`;

describe('the page of selection', function () {
  this.timeout(30_000);
  const stage = useStage(({ api }) => api.views.set('/me', me(LEADS_ALL)));

  it('shows who waits and what is decided, in words and not by colour alone', async () => {
    const { tab } = await stage.openInTeams(PATH);
    await tab.getByRole('heading', { name: 'Ester Fjällhed' }).waitFor();
    assert.equal(await tab.getByText('Nominerades av Gun Ekhage').count(), 1);
    assert.equal(await tab.getByText('Skolchefen säger ja').count(), 1);
    const decided = tab.getByRole('region', { name: 'Klara' });
    assert.equal(await decided.getByRole('button').count(), 0);
    await decided.getByText('Välkommen tillbaka i höst.').waitFor();
    await tab.getByText('En person med skyddade personuppgifter är med men visas inte.').waitFor();
  });

  it('gives a place in a team, and shows it', async () => {
    stage.api.views.set(`${CANDIDATES}/i1/acceptance`, { kind: 'done' });
    const { host, tab } = await stage.openInTeams(PATH);
    const sent = sentFrom(host);
    await tab.getByRole('button', { name: 'Ge en plats' }).first().click();
    const dialog = tab.getByRole('dialog', { name: 'Ge Ester Fjällhed en plats' });
    await dialog.getByText(/får veta det i chatten/).waitFor();
    await dialog.getByRole('button', { name: 'Ge en plats' }).click();
    await dialog.getByText('Välj vilket lärteam platsen är i.').waitFor();
    assert.deepEqual(sent, []);
    await dialog.getByRole('combobox', { name: 'Lärteam' }).selectOption(TEAM.name);
    assert.deepEqual(await barriers(host), []);
    stage.api.views.set(CANDIDATES, selection({ candidates: [candidate({ state: 'accepted', team: TEAM, choices: { approve: false, accept: false, decline: false, finish: false } })] }));
    await dialog.getByRole('button', { name: 'Ge en plats' }).click();
    await tab.getByText(`Har fått en plats i ${TEAM.name}`).waitFor();
    assert.deepEqual(sent, [{ path: `${CANDIDATES}/i1/acceptance`, body: { team: TEAM.id, position: 'principal', organisation: '' } }]);
  });

  it('says in the dialog when somebody is on the roster already', async () => {
    stage.api.views.set(`${CANDIDATES}/i1/acceptance`, { kind: 'faults', faults: [{ field: 'team', message: 'Personen finns redan på listan.' }] });
    const { tab } = await stage.openInTeams(PATH);
    await tab.getByRole('button', { name: 'Ge en plats' }).first().click();
    await tab.getByRole('combobox', { name: 'Lärteam' }).selectOption(TEAM.name);
    await tab.getByRole('dialog').getByRole('button', { name: 'Ge en plats' }).click();
    await tab.getByText('Personen finns redan på listan.').waitFor();
    assert.equal(await tab.getByRole('combobox', { name: 'Lärteam' }).inputValue(), TEAM.id);
  });

  it('declines with a message, and keeps it in the form when it does not go', async () => {
    stage.api.views.set(`${CANDIDATES}/i1/refusal`, { kind: 'faults', faults: [{ field: 'message', message: 'Meddelande – ett telefonnummer.' }] });
    const { host, tab } = await stage.openInTeams(PATH);
    const sent = sentFrom(host);
    await tab.getByRole('button', { name: 'Tacka nej' }).first().click();
    const dialog = tab.getByRole('dialog', { name: 'Tacka nej till Ester Fjällhed' });
    await dialog.getByRole('textbox', { name: 'Meddelande, om du vill' }).fill('Ring 070-174 06 05');
    await dialog.getByRole('button', { name: 'Tacka nej' }).click();
    await dialog.getByText('Meddelande – ett telefonnummer.').waitFor();
    stage.api.faults.set(`${CANDIDATES}/i1/refusal`, { status: 503, code: 'storage-unavailable', message: 'Det gick inte just nu.' });
    await dialog.getByRole('button', { name: 'Tacka nej' }).click();
    await dialog.getByText('Det gick inte just nu.').waitFor();
    assert.equal(await dialog.getByRole('textbox').inputValue(), 'Ring 070-174 06 05');
    stage.api.faults.clear();
    stage.api.views.set(`${CANDIDATES}/i1/refusal`, { kind: 'done' });
    await dialog.getByRole('textbox').fill('Tack för nu.');
    await dialog.getByRole('button', { name: 'Tacka nej' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual(sent.at(-1)?.body, { message: 'Tack för nu.' });
    stage.expectComplaint(/503/);
  });

  it('gives the focus back to the button that opened a dialog, with nothing of the last time in it', async () => {
    const { tab } = await stage.openInTeams(PATH);
    const button = tab.getByRole('button', { name: 'Tacka nej' }).first();
    await button.click();
    await tab.getByRole('textbox').fill('Ångrat mig');
    await tab.getByRole('dialog').getByRole('button', { name: 'Avbryt' }).click();
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    await tab.locator('button:focus', { hasText: 'Tacka nej' }).waitFor();
    await button.click();
    assert.equal(await tab.getByRole('textbox').inputValue(), '');
  });

  it('offers to complete what broke off', async () => {
    stage.api.views.set(CANDIDATES, selection({ candidates: [candidate({ state: 'declined', choices: { approve: false, accept: false, decline: false, finish: true } })] }));
    const { tab } = await stage.openInTeams(PATH);
    await tab.getByText('Det är bestämt, men blev avbrutet innan alla hade fått veta.').waitFor();
    await tab.getByRole('button', { name: 'Gör klart' }).click();
    await tab.getByRole('dialog', { name: /Tacka nej/ }).waitFor();
  });

  it('raises no barriers, and fits a phone, its dialogs too', async () => {
    const { host, tab } = await stage.openInTeams(PATH, {}, PHONE);
    await tab.getByRole('heading', { name: 'Ester Fjällhed' }).waitFor();
    assert.deepEqual(await barriers(host), []);
    assert.deepEqual(await barriersInDarkThemes(host, tab), []);
    await tab.getByRole('button', { name: 'Ge en plats' }).first().click();
    await tab.getByRole('dialog').waitFor();
    assert.deepEqual(await barriersOfColour(host), []);
    assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
  });

  it('says so when nobody waits', async () => {
    stage.api.views.set(CANDIDATES, selection({ candidates: [], notListed: 0 }));
    const { tab } = await stage.openInTeams(PATH);
    await tab.getByText('Ingen väntar på svar just nu.').waitFor();
  });
});
