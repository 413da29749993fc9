import assert from 'node:assert/strict';
import { barriers, barriersInDarkThemes, PHONE, TEAM_PATH, useStage } from './stage.ts';
import { entry, PATHS, plan, roles, successors, teams, year } from './cohort-setup-views.ts';
import { leaderOfAll, OTHER_TEAM, roster } from './lead-views.ts';
import { deliveries, overview } from './peer-views.ts';
import { COHORT, cohort, places, TEAM } from './views.ts';

const DONE = { kind: 'done' };
const PAGES = [
  { name: 'the learning teams', path: '/tab/lead/omgang-1/teams', ready: 'Lärteam' },
  { name: 'a learning team', path: '/tab/lead/omgang-1/teams/linden', ready: 'Lärteam Linden' },
  { name: 'the time plan', path: '/tab/lead/omgang-1/plan', ready: 'Tidplan' },
  { name: 'the roles', path: '/tab/lead/omgang-1/roles', ready: 'Roller' },
  { name: 'a person’s roles', path: '/tab/lead/omgang-1/roles/olle', ready: 'Olle Prov' },
  { name: 'a person on the roster', path: '/tab/lead/omgang-1/roster/maja', ready: 'Maja Almlöv' },
];

describe('setting up a cohort in the tab', function () {
  this.timeout(60_000);
  const stage = useStage(({ api: { views } }) => {
    views.set('/me', leaderOfAll());
    views.set(PATHS.teams, teams());
    views.set(PATHS.plan, plan());
    views.set(PATHS.year, year());
    views.set(PATHS.roles, roles());
    views.set(PATHS.successors, successors());
    views.set(PATHS.roster, roster());
    views.set(PATHS.entry, entry());
    views.set(`${PATHS.entry}/place`, DONE);
    views.set(`${PATHS.teams}/${OTHER_TEAM.id}`, DONE);
    views.set(`${PATHS.teams}/${TEAM.id}/channel`, DONE);
    views.set(`/cohorts/${COHORT.id}/handover`, DONE);
    views.set('/programmes', { programmes: [{ id: 'ledarhandlingar', name: 'Ledarhandlingar' }] });
  });

  for (const { name, path, ready } of PAGES) {
    it(`raises no barriers in ${name}, light, dark and in contrast`, async () => {
      const { host, tab } = await stage.openInTeams(path);
      await tab.getByRole('heading', { name: ready, exact: true, level: 1 }).waitFor();
      await tab.getByRole('progressbar').waitFor({ state: 'detached' });
      assert.deepEqual(await barriers(host), []);
      assert.deepEqual(await barriersInDarkThemes(host, tab), []);
    });

    it(`fits ${name} on a phone without scrolling sideways`, async () => {
      const { tab } = await stage.openInTeams(path, {}, PHONE);
      await tab.getByRole('heading', { name: ready, exact: true, level: 1 }).waitFor();
      await tab.getByRole('progressbar').waitFor({ state: 'detached' });
      assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
    });
  }

  describe('the learning teams', () => {
    it('say who leads them and whether they are linked to a channel', async () => {
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/teams');
      const row = tab.getByRole('row').filter({ hasText: 'Lärteam Eken' });
      await row.getByText('Olle Prov').waitFor();
      await row.getByText('Kopplad till en kanal').waitFor();
      await tab.getByRole('row').filter({ hasText: 'Lärteam Linden' }).getByText('Ingen kanal').waitFor();
    });

    it('keep what was typed when a name is refused, and say why beside it', async () => {
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/teams');
      await tab.getByLabel('Lärteamets namn', { exact: true }).fill('Eken');
      stage.api.faults.set(PATHS.teams, { status: 409, code: 'name-taken', message: 'Det finns redan ett lärteam som heter så i kohorten. Välj ett annat namn.' });
      await tab.getByRole('button', { name: 'Skapa lärteamet' }).click();
      await tab.getByText('Det finns redan ett lärteam som heter så').waitFor();
      assert.equal(await tab.getByLabel('Lärteamets namn', { exact: true }).inputValue(), 'Eken');
      stage.expectComplaint(/409/);
    });

    it('are closed only after it has been said what will happen', async () => {
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/teams');
      await tab.getByRole('button', { name: 'Lärteam Linden', exact: true }).click();
      await tab.locator('button:focus', { hasText: 'Till alla lärteam' }).waitFor();
      await tab.getByRole('button', { name: 'Avsluta lärteamet' }).click();
      await tab.getByRole('alertdialog').getByText('ingen kan flyttas dit').waitFor();
      assert.ok(!stage.api.asked.some(({ method }) => method === 'PUT'));
      await tab.getByRole('alertdialog').getByRole('button', { name: 'Avsluta lärteamet' }).click();
      await stage.api.untilAsked('PUT', `${PATHS.teams}/${OTHER_TEAM.id}`);
    });

    it('with people in it cannot be closed, and say what to do first', async () => {
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/teams/eken');
      await tab.getByText('Det har 6 deltagare. Flytta dem till ett annat lärteam först').waitFor();
      assert.equal(await tab.getByRole('button', { name: 'Avsluta lärteamet' }).count(), 0);
    });

    it('are only shown to who leads some of them', async () => {
      stage.api.views.set('/me', leaderOfAll({ leads: [{ cohort: COHORT, whole: false, teams: [TEAM] }], createsCohorts: false }));
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/teams');
      await tab.getByRole('row').filter({ hasText: 'Lärteam Eken' }).waitFor();
      for (const name of ['Skapa lärteamet', 'Avsluta kohorten', 'Ny kohort']) assert.equal(await tab.getByRole('button', { name }).count(), 0, name);
      assert.equal(await tab.getByRole('link', { name: 'Roller' }).count(), 0);
    });
  });

  describe('a new cohort', () => {
    it('is made from Leda, and what was typed stays when it is refused', async () => {
      stage.api.views.set('/cohorts', { kind: 'faults', faults: [{ field: 'name', message: 'Kohortens namn – skriv eller välj något här.' }] });
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/teams');
      await tab.getByRole('button', { name: 'Ny kohort' }).click();
      const dialog = tab.getByRole('dialog');
      await dialog.getByLabel('Namn').fill('Omgång 2');
      await dialog.getByRole('button', { name: 'Skapa kohorten' }).click();
      await dialog.getByText('Kohortens namn – skriv').waitFor();
      assert.equal(await dialog.getByLabel('Namn').inputValue(), 'Omgång 2');
      stage.api.views.set('/cohorts', { kind: 'created', cohort: { id: 'omgang-2', name: 'Omgång 2' } });
      stage.api.views.set('/me', leaderOfAll({ leads: [...leaderOfAll().leads, { cohort: { id: 'omgang-2', name: 'Omgång 2' }, whole: true, teams: [] }] }));
      // Until it is known that the new one is led, the first one's is shown.
      for (const path of ['/cohorts/omgang-1', '/cohorts/omgang-2']) {
        stage.api.views.set(`${path}/overview`, overview({ asks: [], teams: [] }));
        stage.api.views.set(`${path}/deliveries`, deliveries({ failures: [], halted: [] }));
      }
      await dialog.getByRole('button', { name: 'Skapa kohorten' }).click();
      await tab.getByText('Kom igång, i den här ordningen').waitFor();
    });

    it('is not taken for another while it is not known yet that it is led', async () => {
      stage.api.views.set('/cohorts', { kind: 'created', cohort: { id: 'omgang-2', name: 'Omgång 2' } });
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/teams');
      await tab.getByRole('button', { name: 'Ny kohort' }).click();
      await tab.getByRole('dialog').getByLabel('Namn').fill('Omgång 2');
      await tab.getByRole('button', { name: 'Skapa kohorten' }).click();
      await tab.getByText('Hämtar …').waitFor();
      assert.equal(await tab.getByRole('link', { name: 'Deltagare' }).count(), 0);
    });

    it('can be the first one that somebody leads', async () => {
      stage.api.views.set('/me', leaderOfAll({ leads: [], teams: [], cohorts: [] }));
      const { tab } = await stage.openInTeams('/tab/lead');
      await tab.getByText('Du leder ingen kohort än.').waitFor();
      await tab.getByRole('button', { name: 'Ny kohort' }).waitFor();
    });
  });

  describe('the time plan', () => {
    it('says where the cohort is now, here and to its members', async () => {
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/plan');
      await tab.getByText('Nu: Prövotid, till 11 juni 2027').waitFor();
      stage.api.views.set(`/cohorts/${COHORT.id}`, cohort({ plan: { phases: plan().phases, today: '2026-11-22' } }));
      const { tab: member } = await stage.openInTeams('/tab/cohort');
      await member.getByText('Nu: Prövotid, till 11 juni 2027').waitFor();
      assert.equal(await member.getByRole('list', { name: 'Tidplanens perioder' }).getByRole('listitem').count(), 2);
    });

    it('shows each fault at its period, and keeps the dates as they were typed', async () => {
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/plan');
      const second = tab.getByRole('group', { name: 'Period 2' });
      await second.getByLabel('Första dagen').fill('2026-10-01');
      stage.api.views.set(PATHS.plan, { kind: 'faults', faults: [{ field: 'phases.1', message: 'Perioden börjar innan den förra är slut. Ändra ett av datumen.' }] });
      await tab.getByRole('button', { name: 'Spara tidplanen' }).click();
      await second.getByText('Perioden börjar innan den förra är slut.').waitFor();
      assert.equal(await second.getByLabel('Första dagen').inputValue(), '2026-10-01');
    });

    it('begins with the programme’s periods where there are none', async () => {
      stage.api.views.set(PATHS.plan, plan({ phases: [], proposed: plan().phases }));
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/plan');
      await tab.getByText('Kohorten har ingen tidplan än.').waitFor();
      await tab.getByRole('button', { name: 'Utgå från programmets perioder' }).click();
      assert.equal(await tab.getByRole('group', { name: /^Period/ }).count(), 2);
    });

    it('proposes the year’s days, and says for what one was moved', async () => {
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/plan');
      const march = tab.getByRole('listitem').filter({ has: tab.getByRole('heading', { name: 'mars 2027' }) });
      await march.getByText('tisdag 16 mars').waitFor();
      await march.getByText('I stället för tisdag 9 mars: sportlov för en deltagare').waitFor();
      await tab.getByText('torsdag 19 november och fredag 20 november').waitFor();
      await tab.getByText('Planerat möte, Lärteam Eken').waitFor();
      await tab.getByText('Ingen dag passar alla').waitFor();
    });
  });

  describe('the roles', () => {
    it('are all that somebody sees who leads nothing and administers an organisation, and there their own to give', async () => {
      stage.api.views.set('/me', leaderOfAll({ leads: [{ cohort: COHORT, whole: false, teams: [], rolesOnly: true }], createsCohorts: false }));
      stage.api.views.set(PATHS.roles, roles({ leads: false, people: roles().people.map((person) => ({ ...person, mayAdminister: true })) }));
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/roles/bosse');
      await tab.getByRole('checkbox', { name: 'Skolchef i sin organisation' }).waitFor();
      assert.equal(await tab.getByRole('checkbox', { name: 'Analytiker i kohorten' }).count(), 0);
      assert.deepEqual(await tab.getByRole('navigation', { name: 'Sidor för den som leder' }).getByRole('link').allTextContents(), ['Roller']);
    });

    it('say who leads what, and grant one with a save', async () => {
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/roles');
      await tab.getByRole('row').filter({ hasText: 'Olle Prov' }).getByText('Leder Lärteam Eken').waitFor();
      await tab.getByLabel('Person', { exact: true }).selectOption('bosse');
      await tab.getByRole('button', { name: 'Välj roll' }).click();
      await tab.getByRole('heading', { name: 'Bosse Prov', level: 1 }).waitFor();
      await tab.getByRole('radio', { name: 'Leder vissa lärteam' }).check();
      await tab.getByRole('checkbox', { name: 'Lärteam Linden' }).check();
      await tab.getByRole('button', { name: 'Spara rollerna' }).click();
      await stage.api.untilAsked('POST', PATHS.roles);
    });

    it('say why a role cannot be granted, with the form as it was', async () => {
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/roles/bosse');
      await tab.getByRole('checkbox', { name: 'Analytiker i kohorten' }).check();
      stage.api.faults.set(PATHS.roles, { status: 409, code: 'manager-conflict', message: 'Det går inte, eftersom den som är chef för någon inte kan vara processledare eller analytiker för samma person.' });
      await tab.getByRole('button', { name: 'Spara rollerna' }).click();
      await tab.getByRole('alert').getByText('den som är chef för någon').waitFor();
      assert.ok(await tab.getByRole('checkbox', { name: 'Analytiker i kohorten' }).isChecked());
      stage.expectComplaint(/409/);
    });

    it('are handed over after a question that says what it means', async () => {
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/roles');
      await tab.getByLabel('Till vem').selectOption('olle');
      await tab.getByRole('radio', { name: 'Jag slutar leda det' }).check();
      await tab.getByRole('button', { name: 'Lämna över' }).click();
      await tab.getByRole('alertdialog').getByText('Olle Prov leder det du valt från och med nu, och du gör det inte längre.').waitFor();
      await tab.getByRole('alertdialog').getByRole('button', { name: 'Lämna över' }).click();
      await stage.api.untilAsked('POST', `/cohorts/${COHORT.id}/handover`);
    });
  });

  describe('a learning team that somebody leads alone', () => {
    it('is handed over from the learning teams, to a colleague by name', async () => {
      stage.api.views.set('/me', leaderOfAll({ leads: [{ cohort: COHORT, whole: false, teams: [TEAM] }] }));
      stage.api.views.set(PATHS.successors, successors({ own: [TEAM.id], teams: [TEAM] }));
      const { host, tab } = await stage.openInTeams('/tab/lead/omgang-1/teams');
      await tab.getByRole('heading', { name: 'Lämna över' }).waitFor();
      assert.deepEqual(await barriers(host), []);
      await tab.getByLabel('Till vem').selectOption('Olle Prov');
      assert.ok(await tab.getByRole('checkbox', { name: TEAM.name }).isChecked());
      await tab.getByRole('radio', { name: 'Jag slutar leda det' }).check();
      await tab.getByRole('button', { name: 'Lämna över' }).click();
      await tab.getByRole('alertdialog').getByRole('button', { name: 'Lämna över' }).click();
      await stage.api.untilAsked('POST', `/cohorts/${COHORT.id}/handover`);
    });

    it('says so when it could not be read who could take it over', async () => {
      stage.api.views.set('/me', leaderOfAll({ leads: [{ cohort: COHORT, whole: false, teams: [TEAM] }] }));
      stage.api.faults.set(PATHS.successors, { status: 503, code: 'storage-unavailable', message: 'Försök igen om en liten stund.' });
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/teams');
      await tab.getByText('Försök igen om en liten stund.').waitFor();
      await tab.getByRole('row').filter({ hasText: 'Lärteam Eken' }).waitFor();
      stage.expectComplaint(/503/);
    });

    it('is not offered to be handed over where there is nobody to take it', async () => {
      stage.api.views.set('/me', leaderOfAll({ leads: [{ cohort: COHORT, whole: false, teams: [TEAM] }] }));
      stage.api.views.set(PATHS.successors, successors({ own: [TEAM.id], teams: [TEAM], people: [] }));
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/teams');
      await tab.getByRole('row').filter({ hasText: 'Lärteam Eken' }).waitFor();
      await stage.api.untilAsked('GET', PATHS.successors);
      assert.equal(await tab.getByRole('heading', { name: 'Lämna över' }).count(), 0);
    });
  });

  describe('somebody on the roster', () => {
    it('is opened from the list, and moved', async () => {
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/roster');
      await tab.getByRole('button', { name: 'Maja Almlöv' }).click();
      await tab.getByLabel('Lärteam', { exact: true }).selectOption('linden');
      await tab.getByRole('button', { name: 'Flytta' }).click();
      await stage.api.untilAsked('POST', `${PATHS.entry}/place`);
    });

    it('leaves only after it has been said that the history stays', async () => {
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/roster/maja');
      await tab.getByRole('button', { name: 'Avsluta deltagandet' }).click();
      await tab.getByRole('alertdialog').getByText('Allt som är skrivet finns kvar').waitFor();
      await tab.getByRole('alertdialog').getByRole('button', { name: 'Avbryt' }).click();
      assert.ok(!stage.api.asked.some(({ method }) => method === 'POST'));
    });

    it('can come back', async () => {
      stage.api.views.set(PATHS.entry, entry({ leftOn: '2026-11-20' }));
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/roster/maja');
      await tab.getByText('Slutade 20 november 2026. Allt som är skrivet finns kvar.').waitFor();
      await tab.getByRole('button', { name: 'Ta tillbaka i kohorten' }).click();
      await stage.api.untilAsked('POST', `${PATHS.entry}/place`);
    });

    it('keeps the form filled in when another was faster', async () => {
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/roster/maja');
      await tab.getByLabel('Skola', { exact: true }).fill('Lindskolan');
      stage.api.views.set(PATHS.entry, { kind: 'faults', faults: [{ field: 'school', message: 'Skola – texten får vara högst 80 tecken.' }] });
      await tab.getByRole('button', { name: 'Spara uppgifterna' }).click();
      await tab.getByText('Skola – texten får vara högst 80 tecken.').waitFor();
      assert.equal(await tab.getByLabel('Skola', { exact: true }).inputValue(), 'Lindskolan');
    });

    it('is not opened by who leads one team', async () => {
      stage.api.views.set('/me', leaderOfAll({ leads: [{ cohort: COHORT, whole: false, teams: [TEAM] }] }));
      const { tab } = await stage.openInTeams('/tab/lead/omgang-1/roster/maja');
      await tab.getByRole('row').filter({ hasText: 'Maja Almlöv' }).waitFor();
      assert.equal(await tab.getByRole('button', { name: 'Maja Almlöv' }).count(), 0);
    });
  });

  describe('a channel’s tab', () => {
    const choose = async (leads: boolean) => {
      stage.api.views.set('/places', { places: places().places.map((place) => (place.kind === 'team' && leads ? { ...place, leads: true } : place)) });
      const { host, tab } = await stage.openInTeams('/tab/config', { frame: 'settings', channel: '19:norr@thread.tacv2' });
      await tab.getByRole('radio', { name: 'Lärteam Eken – lärteam i Omgång 1, 2026' }).check();
      await host.waitForFunction('teamsHost.mayBeSaved === true');
      await host.evaluate('teamsHost.pressSave()');
      await host.waitForFunction('teamsHost.notified.includes("settings.save.success")');
      return tab;
    };

    it('links the channel when it is saved by who leads the team', async () => {
      const tab = await choose(true);
      await tab.getByText('Du leder lärteamet, så det kopplas också till den här kanalen.').waitFor();
      await stage.api.untilAsked('PUT', `${TEAM_PATH}/channel`);
    });

    it('links nothing when anybody else saves it', async () => {
      await choose(false);
      assert.ok(!stage.api.asked.some(({ method }) => method === 'PUT'));
    });

    it('is saved also when the link could not be noted', async () => {
      stage.api.faults.set(`${TEAM_PATH}/channel`, { status: 503, code: 'storage-unavailable', message: 'Försök igen om en liten stund.' });
      await choose(true);
      stage.expectComplaint(/503/);
    });
  });
});
