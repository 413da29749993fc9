import assert from 'node:assert/strict';
import type { PeersView } from '../../../bot/api/contract/peers.ts';
import { barriers, barriersInDarkThemes, COHORT_PATH, PHONE, useStage } from './stage.ts';
import { leader, OTHER_TEAM } from './lead-views.ts';
import { currentPeers, hindered, myPeers, peers, proposal } from './peer-views.ts';
import { TEAM } from './views.ts';

const PAGE = '/tab/lead/omgang-1/peers';
const PATH = `${COHORT_PATH}/peers`;
const OF_TEAM = `${PATH}?team=${TEAM.id}`;

describe('the page of colleagues', function () {
  this.timeout(30_000);
  const stage = useStage(({ api }) => {
    api.views.set('/me', leader());
    api.views.set(OF_TEAM, peers());
  });

  /** What the API says to a call, and to the next reading. */
  function answers(verb: string, view: PeersView): void {
    stage.api.views.set(`${PATH}/${verb}`, view);
  }

  it('goes from a proposal over a summary to colleagues', async () => {
    answers('propose', peers({ proposal: proposal() }));
    answers('confirm', peers({ current: currentPeers({ mayRenew: false, without: [] }) }));
    const { tab } = await stage.openInTeams(PAGE);
    await tab.getByRole('button', { name: 'Föreslå kollegor' }).click();
    await tab.getByRole('status').getByText('Här är ett förslag.').waitFor();
    await tab.getByText('Maja Almlöv och Olle Granfelt har varit kollegor en gång förut. Det går bra ändå.').waitFor();
    await tab.getByRole('listitem').getByText('En deltagare med skyddade personuppgifter').first().waitFor();
    await tab.getByRole('button', { name: 'Bekräfta', exact: true }).click();
    const dialog = tab.getByRole('dialog', { name: 'Ska de här bli kollegor?' });
    for (const line of ['2 par', 'Två av dem har varit kollegor förut.', 'En är inte med den här gången.', /får veta det i chatten, på arbetstid/]) await dialog.getByText(line).waitFor();
    assert.ok(!stage.api.asked.some(({ path }) => path.endsWith('/confirm')));
    await dialog.getByRole('button', { name: 'Bekräfta och berätta' }).click();
    await tab.getByRole('heading', { name: 'Kollegor nu' }).waitFor();
    await tab.getByRole('status').getByText('De är kollegor nu.').waitFor();
  });

  it('lets the keyboard alone swap two and move one', async () => {
    stage.api.views.set(OF_TEAM, peers({ proposal: proposal() }));
    answers('arrange', peers({ proposal: hindered() }));
    const { host, tab } = await stage.openInTeams(PAGE);
    await tab.getByText('Ändra i förslaget').focus();
    await host.keyboard.press('Enter');
    await tab.getByLabel('Den ena', { exact: true }).selectOption({ label: 'Olle Granfelt' });
    await tab.getByLabel('Den andra', { exact: true }).selectOption({ label: 'Siv Norrbäck' });
    await tab.getByRole('button', { name: 'Byt plats' }).focus();
    await host.keyboard.press('Enter');
    await tab.getByRole('status').getByText('De har bytt plats.').waitFor();
    await tab.getByLabel('Vem', { exact: true }).selectOption({ label: 'Olle Granfelt' });
    await tab.getByLabel('Till', { exact: true }).selectOption({ label: 'Ingen grupp' });
    await tab.getByRole('button', { name: 'Flytta', exact: true }).focus();
    await host.keyboard.press('Enter');
    await tab.getByRole('status').getByText('Flyttad.').waitFor();
    assert.equal(await tab.locator('button:focus').innerText(), 'Flytta');
  });

  it('says what hinders a group, and does not let it be confirmed', async () => {
    stage.api.views.set(OF_TEAM, peers({ proposal: hindered() }));
    const { tab } = await stage.openInTeams(PAGE);
    await tab.getByText('Maja Almlöv och Siv Norrbäck arbetar på samma skola och kan inte vara ihop.').waitFor();
    await tab.getByText('Behöver någon mer.').waitFor();
    await tab.getByRole('heading', { name: 'Ingen passar just nu' }).waitFor();
    const confirm = tab.getByRole('button', { name: 'Bekräfta', exact: true });
    assert.equal(await confirm.getAttribute('aria-disabled'), 'true');
    await confirm.click({ force: true });
    assert.equal(await tab.getByRole('dialog').count(), 0);
  });

  it('says of those who are left out that the reason is their own', async () => {
    const { tab } = await stage.openInTeams(PAGE);
    const region = tab.getByRole('region', { name: 'Lämnas utanför den här gången' });
    await region.getByText('Nils Åsvik').waitFor();
    await region.getByText('skälet är deras eget').waitFor();
  });

  it('proposes anew for those who have lost their colleague', async () => {
    stage.api.views.set(OF_TEAM, peers({ current: currentPeers() }));
    answers('propose', peers({ current: currentPeers(), proposal: proposal({ renews: true }) }));
    const { tab } = await stage.openInTeams(PAGE);
    await tab.getByText('Lämnas utanför: Nils Åsvik').waitFor();
    await tab.getByRole('button', { name: 'Föreslå på nytt för dem' }).click();
    await tab.getByText('De som har kvar sina kollegor fortsätter ihop.').waitFor();
  });

  it('goes on telling when that broke off', async () => {
    stage.api.views.set(OF_TEAM, peers({ current: currentPeers({ told: false }) }));
    answers('confirm', peers({ current: currentPeers() }));
    const { tab } = await stage.openInTeams(PAGE);
    await tab.getByRole('button', { name: 'Fortsätt berätta' }).click();
    await tab.getByRole('button', { name: 'Fortsätt berätta' }).waitFor({ state: 'detached' });
  });

  it('keeps what is chosen when it was refused, and says why', async () => {
    stage.api.views.set(OF_TEAM, peers({ proposal: proposal() }));
    stage.api.faults.set(`${PATH}/arrange`, { status: 409, code: 'conflict', message: 'Någon annan har ändrat det här.' });
    const { tab } = await stage.openInTeams(PAGE);
    await tab.getByText('Ändra i förslaget').click();
    await tab.getByLabel('Den ena', { exact: true }).selectOption({ label: 'Olle Granfelt' });
    await tab.getByLabel('Den andra', { exact: true }).selectOption({ label: 'Siv Norrbäck' });
    await tab.getByRole('button', { name: 'Byt plats' }).click();
    await tab.getByRole('alert').getByText('Någon annan har ändrat det här.').waitFor();
    assert.equal(await tab.getByLabel('Den ena', { exact: true }).inputValue(), 'p-2');
    stage.expectComplaint(/409/);
  });

  it('shows earlier rounds, and lets who leads all choose among teams and the whole cohort', async () => {
    stage.api.views.set('/me', leader({ whole: true, teams: [TEAM, OTHER_TEAM] }));
    const earlier = [{ id: 'k-0', confirmedAt: '2026-09-01T09:00:00.000Z', groups: [[{ id: 'p-1', name: 'Maja Almlöv' }, { id: 'p-4' }]] }];
    stage.api.views.set(OF_TEAM, peers({ earlier }));
    stage.api.views.set(PATH, peers({ eligible: 500, tooMany: true }));
    const { tab } = await stage.openInTeams(PAGE);
    await tab.getByText('Sedan 1 september 2026').click();
    await tab.getByText('Maja Almlöv och En deltagare med skyddade personuppgifter').waitFor();
    await tab.getByLabel('Välj bland').selectOption({ label: 'Hela kohorten' });
    await tab.getByText('Välj ett lärteam i taget.').waitFor();
    assert.equal(await tab.getByRole('button', { name: 'Föreslå kollegor' }).count(), 0);
  });

  it('raises no barriers, light, dark and in contrast, and fits a phone', async () => {
    stage.api.views.set(OF_TEAM, peers({ proposal: hindered(), current: currentPeers() }));
    const { host, tab } = await stage.openInTeams(PAGE);
    await tab.getByText('Ändra i förslaget').click();
    assert.deepEqual(await barriers(host), []);
    assert.deepEqual(await barriersInDarkThemes(host, tab), []);
    const { tab: phone } = await stage.openInTeams(PAGE, {}, PHONE);
    await phone.getByText('Ändra i förslaget').click();
    assert.equal(await phone.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
  });
});

describe('the own colleague', function () {
  this.timeout(30_000);
  const stage = useStage();

  it('stands in the own thread, a protected identity without a name', async () => {
    stage.api.views.set('/me/peers', myPeers({ peers: [{ name: 'Olle Granfelt' }, {}] }));
    const { tab } = await stage.openInTeams('/tab/thread');
    await tab.getByText('Du tänker tillsammans med Olle Granfelt och en kollega.').waitFor();
  });

  it('can be declined for now, and wanted again', async () => {
    const { tab } = await stage.openInTeams('/tab/thread');
    stage.api.views.set('/me/peers/wanted', {});
    const decline = tab.getByRole('button', { name: 'Jag vill inte ha en kollega just nu' });
    await decline.waitFor();
    stage.api.views.set('/me/peers', myPeers({ peers: [], wanted: false }));
    await decline.click();
    await tab.getByText('Du vill inte ha en kollega just nu.').waitFor();
    stage.api.views.set('/me/peers', myPeers({ peers: [] }));
    await tab.getByRole('button', { name: 'Jag vill gärna ha en kollega' }).click();
    await tab.getByText('Du har ingen kollega att tänka tillsammans med just nu.').waitFor();
  });
});
