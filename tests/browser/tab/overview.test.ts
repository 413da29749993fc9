import assert from 'node:assert/strict';
import { barriers, barriersInDarkThemes, COHORT_PATH, PHONE, TEAM_PATH, useStage } from './stage.ts';
import { leader, OTHER_TEAM } from './lead-views.ts';
import { deliveries, overview } from './peer-views.ts';
import { TEAM } from './views.ts';

const PAGE = '/tab/lead/omgang-1/overview';
const OVERVIEW = `${COHORT_PATH}/overview`;
const DELIVERIES = `${COHORT_PATH}/deliveries`;

describe('the overview of those who lead', function () {
  this.timeout(30_000);
  const stage = useStage(({ api }) => {
    api.views.set('/me', leader());
    api.views.set(OVERVIEW, overview());
    api.views.set(DELIVERIES, deliveries());
  });

  it('is what opens first', async () => {
    const { tab } = await stage.openInTeams('/tab/lead');
    await tab.getByRole('heading', { name: 'Läget', level: 1 }).waitFor();
    await tab.getByText('aldrig för att bedöma').waitFor();
  });

  it('tells who has answered, in the order of names and with no sum', async () => {
    const { tab } = await stage.openInTeams(PAGE);
    const rows = tab.getByRole('table', { name: TEAM.name }).getByRole('row');
    await rows.first().waitFor();
    assert.deepEqual((await rows.allInnerTexts()).slice(1).map((text) => text.split(/\s*[\n\t]+\s*/)), [
      ['Maja Almlöv', 'Har fått frågan', 'Har svarat'], ['Olle Granfelt', 'Har svarat', 'Inte tillfrågad'], ['Siv Norrbäck', 'Inte tillfrågad', 'Lov'],
    ]);
    await tab.getByText('En person med skyddade personuppgifter är med men visas inte.').waitFor();
  });

  it('tells who wants help, what they wrote if it is shared, and else to get in touch', async () => {
    const { tab } = await stage.openInTeams(PAGE);
    const asks = tab.getByRole('region', { name: 'Vill ha hjälp' }).getByRole('listitem');
    await asks.filter({ hasText: 'Olle Granfelt' }).getByText('Samtalet stannade av.').waitFor();
    await asks.filter({ hasText: 'Maja Almlöv' }).getByText('Texten är inte delad med lärteamet.').waitFor();
    await asks.filter({ hasText: 'En deltagare med skyddade personuppgifter' }).waitFor();
  });

  it('sends what did not arrive again at a tap, and says so', async () => {
    stage.api.views.set(`${TEAM_PATH}/deliveries/retry`, {});
    const { tab } = await stage.openInTeams(PAGE);
    const region = tab.getByRole('region', { name: 'Kom inte fram' });
    await region.getByText('Har blockerat eller tagit bort appen.').waitFor();
    await region.getByRole('button', { name: 'Skicka igen till Siv Norrbäck' }).click();
    await region.getByText('Skickas igen så snart det går.').waitFor();
    assert.equal(await region.getByRole('button').count(), 0);
    await region.getByText('Tiden för det här är ute.').waitFor();
    await region.getByText('Skickas när kanalen kopplas på nytt.').waitFor();
  });

  it('keeps the list when it could not be sent again, and says why', async () => {
    stage.api.faults.set(`${TEAM_PATH}/deliveries/retry`, { status: 503, code: 'storage-unavailable', message: 'Det går inte just nu.' });
    const { tab } = await stage.openInTeams(PAGE);
    await tab.getByRole('button', { name: 'Skicka igen till Siv Norrbäck' }).click();
    await tab.getByRole('alert').getByText('Det går inte just nu.').waitFor();
    await tab.getByRole('button', { name: 'Skicka igen till Siv Norrbäck' }).waitFor();
    stage.expectComplaint(/503/);
  });

  it('explains why an organisation gets nothing', async () => {
    const { tab } = await stage.openInTeams(PAGE);
    await tab.getByText(/Ekdalens kommun tar inte emot något just nu\..*Nästa försök görs/s).waitFor();
  });

  it('lets who leads many teams choose one', async () => {
    const teams = [TEAM, OTHER_TEAM, ...['3', '4', '5'].map((id) => ({ id, name: `Lärteam ${id}` }))].map((team) => ({ ...team, members: overview().teams[0]?.members ?? [], notListed: 0 }));
    stage.api.views.set(OVERVIEW, overview({ teams }));
    const { tab } = await stage.openInTeams(PAGE);
    await tab.getByRole('table', { name: TEAM.name }).waitFor();
    assert.equal(await tab.getByRole('table', { name: OTHER_TEAM.name }).count(), 0);
    await tab.getByLabel('Visa lärteam').selectOption({ label: OTHER_TEAM.name });
    await tab.getByRole('table', { name: OTHER_TEAM.name }).waitFor();
    await tab.getByLabel('Visa lärteam').selectOption({ label: 'Alla lärteam' });
    assert.equal(await tab.getByRole('table', { name: /^Lärteam/ }).count(), 5);
  });

  it('says kindly that there is nothing', async () => {
    stage.api.views.set(OVERVIEW, overview({ asks: [], teams: [] }));
    stage.api.views.set(DELIVERIES, deliveries({ failures: [], halted: [] }));
    const { tab } = await stage.openInTeams(PAGE);
    for (const sentence of ['Ingen har bett om hjälp just nu.', 'Allt har kommit fram.', 'Du leder inget lärteam än.']) await tab.getByText(sentence).waitFor();
  });

  it('says of a cohort without participants what to do first, in order, and leads there', async () => {
    stage.api.views.set('/me', leader({ whole: true, teams: [] }));
    stage.api.views.set(OVERVIEW, overview({ asks: [], teams: [] }));
    stage.api.views.set(`${COHORT_PATH}/roster`, { members: [], notListed: 0 });
    const { tab } = await stage.openInTeams(PAGE);
    const steps = tab.getByRole('region', { name: 'Kom igång, i den här ordningen' });
    await steps.waitFor();
    assert.deepEqual(await steps.getByRole('button').allTextContents(), ['Deltagare', 'Organisationer', 'Lärteam', 'Roller', 'Tidplan', 'Möten']);
    await steps.getByRole('button', { name: 'Deltagare' }).click();
    await tab.getByRole('heading', { name: 'Deltagare', level: 1 }).waitFor();
  });

  it('raises no barriers, light, dark and in contrast, and fits a phone', async () => {
    const { host, tab } = await stage.openInTeams(PAGE);
    await tab.getByRole('table', { name: 'Kom inte fram' }).waitFor();
    assert.deepEqual(await barriers(host), []);
    assert.deepEqual(await barriersInDarkThemes(host, tab), []);
    const { tab: phone } = await stage.openInTeams(PAGE, {}, PHONE);
    await phone.getByRole('table', { name: 'Kom inte fram' }).waitFor();
    assert.equal(await phone.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
  });
});
