import assert from 'node:assert/strict';
import { barriers, barriersInDarkThemes, PHONE, sentFrom, type Stage, useStage } from './stage.ts';
import { nominations, ORGANISATION } from './selection-views.ts';
import { me } from './views.ts';

const OWN = `/organisations/${ORGANISATION.id}`;

describe('the page where a head of schools nominates', function () {
  this.timeout(30_000);
  const stage = useStage(({ api }) => {
    api.views.set('/me', me({ participant: false, teams: [], cohorts: [], heads: [ORGANISATION] }));
    api.views.set(`${OWN}/candidates`, nominations());
  });

  it('is the one page of a head without any cohort', async () => {
    const { tab } = await stage.openInTeams('/tab/');
    await tab.getByRole('heading', { name: 'Nominera', level: 1 }).waitFor();
    await tab.getByRole('heading', { name: `Kandidater i ${ORGANISATION.name}` }).waitFor();
    assert.deepEqual(await tab.getByRole('navigation').getByRole('link').allTextContents(), ['Nominera']);
  });

  it('lets a head choose between several organisations', async () => {
    stage.api.views.set('/me', me({ heads: [ORGANISATION, { id: 'o-annan', name: 'Annan huvudman' }] }));
    stage.api.views.set('/organisations/o-annan/candidates', nominations({ organisation: { id: 'o-annan', name: 'Annan huvudman' }, candidates: [] }));
    const { tab } = await stage.openInTeams('/tab/nominate');
    await tab.getByRole('combobox', { name: 'Organisation' }).selectOption('Annan huvudman');
    await tab.getByRole('heading', { name: 'Kandidater i Annan huvudman' }).waitFor();
    await tab.getByText('Ingen är nominerad än.').waitFor();
  });

  it('nominates, thanks, and empties the form', async () => {
    stage.api.views.set(`${OWN}/nominations`, { kind: 'done' });
    const { host, tab } = await stage.openInTeams('/tab/nominate');
    const sent = sentFrom(host);
    await fill(tab);
    await tab.getByRole('button', { name: 'Nominera' }).click();
    await tab.locator('p', { hasText: 'Tack. Nils Prov är nominerad.' }).waitFor();
    assert.deepEqual(sent, [{ path: `${OWN}/nominations`, body: { name: 'Nils Prov', address: 'nils@skola.example', school: 'Åskolan', why: 'Rätt tid.' } }]);
    assert.equal(await tab.getByRole('textbox', { name: 'Namn' }).inputValue(), '');
  });

  it('keeps what was typed, with a sentence at each field that is to be mended', async () => {
    stage.api.views.set(`${OWN}/nominations`, { kind: 'faults', faults: [{ field: 'address', message: 'E-postadress – skriv en hel adress.' }] });
    const { host, tab } = await stage.openInTeams('/tab/nominate');
    await fill(tab);
    await tab.getByRole('button', { name: 'Nominera' }).click();
    await tab.getByText('E-postadress – skriv en hel adress.').waitFor();
    assert.equal(await tab.getByRole('textbox', { name: 'Namn' }).inputValue(), 'Nils Prov');
    assert.equal(await tab.getByRole('textbox', { name: 'E-postadress' }).getAttribute('aria-invalid'), 'true');
    assert.deepEqual(await barriers(host), []);
  });

  it('says yes and no to who registered themselves, where the programme says so', async () => {
    stage.api.views.set(`${OWN}/candidates/i1/approval`, { kind: 'done' });
    const { host, tab } = await stage.openInTeams('/tab/nominate');
    const sent = sentFrom(host);
    await tab.getByRole('button', { name: 'Säg ja' }).click();
    await tab.getByText('Du har sagt ja till Ester Fjällhed.').waitFor();
    assert.deepEqual(sent.map(({ path }) => path), [`${OWN}/candidates/i1/approval`]);
    assert.equal(await tab.getByRole('button', { name: 'Ge en plats' }).count(), 0);
  });

  it('raises no barriers, and fits a phone', async () => {
    const { host, tab } = await stage.openInTeams('/tab/nominate', {}, PHONE);
    await tab.getByRole('heading', { name: 'Ester Fjällhed' }).waitFor();
    assert.deepEqual(await barriers(host), []);
    assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
    assert.deepEqual(await barriersInDarkThemes(host, tab), []);
  });
});

async function fill(tab: Awaited<ReturnType<Stage['openInTeams']>>['tab']): Promise<void> {
  for (const [name, value] of [['Namn', 'Nils Prov'], ['E-postadress', 'nils@skola.example'], ['Skola', 'Åskolan'], ['Varför', 'Rätt tid.']] as const) {
    await tab.getByRole('textbox', { name }).fill(value);
  }
}
