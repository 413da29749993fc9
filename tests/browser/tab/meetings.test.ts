import assert from 'node:assert/strict';
import { barriers, barriersInDarkThemes, PHONE, TEAM_PATH, useStage } from './stage.ts';
import { leader, OTHER_TEAM } from './lead-views.ts';
import { log, LOG_PATH, meeting, MEETINGS_PATH, meetingRow, meetingsList, nextMeeting, teamMeetings } from './meeting-views.ts';
import { COHORT, me, TEAM } from './views.ts';

const LIST = `/tab/lead/${COHORT.id}/meetings`;
const ONE = `${LIST}/m-1`;
const LOG = `/tab/lead/${COHORT.id}/log`;
/** Far enough ahead that it has not been held whenever this is run. */
const TO_COME = [{ date: '2999-01-08', from: '13:00', until: '14:15' }];
const DONE = { kind: 'done' };

describe('meetings in the tab', function () {
  this.timeout(30_000);
  const stage = useStage(({ api }) => {
    api.views.set('/me', leader());
    api.views.set(MEETINGS_PATH, meetingsList());
    api.views.set(`${MEETINGS_PATH}/m-1`, meeting());
    api.views.set(LOG_PATH, log());
  });

  const sent = (method: string, path: string) => stage.api.sentTo(method, path).length;

  describe('the list', () => {
    it('tells those to come and those held, and whose they are', async () => {
      const { tab } = await stage.openInTeams(LIST);
      const toCome = tab.getByRole('table', { name: 'Kommande' });
      await toCome.getByRole('row').filter({ hasText: 'Lärteamsmöte' }).getByText('Rum Björken').waitFor();
      const seminar = toCome.getByRole('row').filter({ hasText: 'Terminens seminarium' });
      await seminar.getByText('Inställt').waitFor();
      await seminar.getByText('Lärteam Eken, ett lärteam till').waitFor();
      await tab.getByRole('table', { name: 'Genomförda' }).getByRole('button', { name: /tisdag 2 december 2025/ }).waitFor();
    });

    it('leads to a meeting and back', async () => {
      const { tab } = await stage.openInTeams(LIST);
      await tab.getByRole('table', { name: 'Kommande' }).getByRole('button', { name: /tisdag 12 januari 2027/ }).click();
      await tab.getByRole('heading', { name: 'Lärteamsmöte', level: 1 }).waitFor();
      await tab.getByRole('button', { name: 'Alla möten' }).click();
      await tab.getByRole('heading', { name: 'Möten', level: 1 }).waitFor();
    });

    it('says kindly that there is none yet', async () => {
      stage.api.views.set(MEETINGS_PATH, meetingsList({ toCome: [], held: [] }));
      const { tab } = await stage.openInTeams(LIST);
      await tab.getByText('Inget möte är planerat än.').waitFor();
    });
  });

  describe('planning', () => {
    const series = { dates: [{ wanted: '2026-12-02', date: '2026-12-02' }, { wanted: '2027-01-06', date: '2027-01-13', reason: 'holiday' }, { wanted: '2027-02-03', reason: 'break' }] };

    it('shows the dates of a series, which are moved and why, and plans those that are left', async () => {
      stage.api.views.set(`${MEETINGS_PATH}/series`, series);
      stage.api.views.set(`${MEETINGS_PATH}/plan`, DONE);
      const { tab } = await stage.openInTeams(LIST);
      await tab.getByRole('button', { name: 'Planera möte' }).click();
      await tab.getByLabel('Datum').fill('2026-12-02');
      await tab.getByLabel('Upprepa').selectOption('3');
      await tab.getByText('Flyttat från onsdag 6 januari 2027 (helgdag).').waitFor();
      await tab.getByText('Inget möte den månaden: onsdag 3 februari 2027 är lov.', { exact: false }).waitFor();
      assert.equal(await tab.getByLabel('Möte 2').inputValue(), '2027-01-13');
      await tab.getByRole('button', { name: 'Planera 2 möten' }).click();
      await tab.getByRole('heading', { name: 'Möten', level: 1 }).waitFor();
      assert.equal(sent('POST', `${MEETINGS_PATH}/plan`), 1);
    });

    it('keeps what was typed when a field is to be mended, and says at the field why', async () => {
      stage.api.views.set(`${MEETINGS_PATH}/plan`, { kind: 'faults', faults: [{ field: 'link', message: 'Möteslänk – en länk börjar med https://.' }] });
      const { tab } = await stage.openInTeams(`${LIST}/new`);
      await tab.getByRole('button', { name: 'Planera mötet' }).click();
      await tab.getByText('Välj dag och tid.').waitFor();
      assert.equal(sent('POST', `${MEETINGS_PATH}/plan`), 0);
      await tab.getByLabel('Datum').fill('2026-12-02');
      await tab.getByLabel('Möteslänk').fill('http://moten.exempel.example');
      await tab.getByRole('button', { name: 'Planera mötet' }).click();
      await tab.getByText('en länk börjar med https://.').waitFor();
      assert.equal(await tab.getByLabel('Möteslänk').inputValue(), 'http://moten.exempel.example');
    });

    it('keeps what was typed when storage is away', async () => {
      stage.api.faults.set(`${MEETINGS_PATH}/plan`, { status: 503, code: 'storage-unavailable', message: 'Lagringen svarar inte.' });
      const { tab } = await stage.openInTeams(`${LIST}/new`);
      await tab.getByLabel('Datum').fill('2026-12-02');
      await tab.getByLabel('Plats').fill('Aulan');
      await tab.getByRole('button', { name: 'Planera mötet' }).click();
      await tab.getByRole('alert').getByText('Lagringen svarar inte.').waitFor();
      assert.equal(await tab.getByLabel('Plats').inputValue(), 'Aulan');
      stage.expectComplaint(/503/);
    });

    it('asks for both days of network days, and for whom', async () => {
      stage.api.views.set('/me', leader({ whole: true, teams: [TEAM, OTHER_TEAM] }));
      const { tab } = await stage.openInTeams(`${LIST}/new`);
      await tab.getByRole('button', { name: 'Planera mötet' }).click();
      await tab.getByText('Välj vilka mötet är för.').waitFor();
      await tab.getByLabel('Vad').selectOption('network-days');
      await tab.getByLabel('Datum, dag 2').waitFor();
      await tab.getByRole('checkbox', { name: 'Hela kohorten' }).check();
      await tab.getByRole('checkbox', { name: 'Lärteam Eken', disabled: true }).waitFor();
      assert.equal(await tab.getByLabel('Upprepa').count(), 0);
    });
  });

  describe('a meeting’s page', () => {
    it('shows in order what is prepared, with nobody’s name who has protected identity', async () => {
      const { tab } = await stage.openInTeams(ONE);
      await tab.getByRole('region', { name: 'Om mötet' }).getByText('Vad har du sett i klassrummen?').waitFor();
      const lastTime = tab.getByRole('region', { name: 'Från förra mötet' });
      await lastTime.getByRole('listitem').filter({ hasText: 'Ringa hem' }).getByText('Klart').waitFor();
      await lastTime.getByRole('listitem').filter({ hasText: 'Läsa planeringar' }).getByText('En kollega').waitFor();
      await tab.getByRole('region', { name: 'Att ta upp' }).getByText('En kollega').waitFor();
      await tab.getByRole('region', { name: 'Rader som får visas' }).getByText('Jag gick runt i alla klasser', { exact: false }).waitFor();
      await tab.getByText('En person med skyddade personuppgifter är med men visas inte.').waitFor();
    });

    it('takes who was there, who takes notes, and a line each, and says that it is saved', async () => {
      for (const what of ['attendance', 'roles', 'commitments']) stage.api.views.set(`${MEETINGS_PATH}/m-1/${what}`, DONE);
      const { tab } = await stage.openInTeams(ONE);
      await tab.getByRole('checkbox', { name: 'Olle Granfelt' }).check();
      await tab.getByRole('button', { name: 'Spara vilka som var med' }).click();
      await tab.getByRole('status').getByText('Sparat.').waitFor();
      await tab.getByLabel('Skriver').selectOption('p-olle');
      await tab.getByRole('region', { name: 'Vem gör vad' }).getByRole('button', { name: 'Spara' }).click();
      await tab.getByLabel('Olle Granfelt', { exact: true }).last().fill('Läsa planeringar');
      await tab.getByRole('button', { name: 'Spara raderna' }).click();
      await tab.waitForTimeout(100);
      assert.deepEqual(['attendance', 'roles', 'commitments'].map((what) => sent('PUT', `${MEETINGS_PATH}/m-1/${what}`)), [1, 1, 1]);
    });

    it('says at whose line something is to be mended, and keeps it', async () => {
      stage.api.views.set(`${MEETINGS_PATH}/m-1/commitments`, { kind: 'faults', faults: [{ field: 'p-olle', message: 'Till nästa gång – ta bort numret.' }] });
      const { tab } = await stage.openInTeams(ONE);
      const line = tab.getByRole('region', { name: 'Till nästa gång' }).getByLabel('Olle Granfelt');
      await line.fill('Ring 070');
      await tab.getByRole('button', { name: 'Spara raderna' }).click();
      await tab.getByText('Till nästa gång – ta bort numret.').waitFor();
      assert.equal(await line.inputValue(), 'Ring 070');
    });

    it('asks before a meeting is moved, and says how many are told', async () => {
      stage.api.views.set(`${MEETINGS_PATH}/m-1/content`, DONE);
      const { tab } = await stage.openInTeams(ONE);
      await tab.getByRole('button', { name: 'Ändra eller flytta' }).click();
      await tab.getByLabel('Datum').fill('2027-01-19');
      await tab.getByRole('button', { name: 'Spara' }).click();
      const asked = tab.getByRole('alertdialog', { name: 'Flytta mötet?' });
      await asked.getByText('3 personer får veta det i chatten.', { exact: false }).waitFor();
      assert.equal(sent('PUT', `${MEETINGS_PATH}/m-1/content`), 0);
      await asked.getByRole('button', { name: 'Flytta' }).click();
      await tab.getByRole('button', { name: 'Ändra eller flytta' }).waitFor();
      assert.equal(sent('PUT', `${MEETINGS_PATH}/m-1/content`), 1);
    });

    it('saves another text without asking, and tells when somebody else was faster', async () => {
      stage.api.faults.set(`${MEETINGS_PATH}/m-1/content`, { status: 409, code: 'conflict', message: 'Någon annan har ändrat det här samtidigt.' });
      const { tab } = await stage.openInTeams(ONE);
      await tab.getByRole('button', { name: 'Ändra eller flytta' }).click();
      await tab.getByLabel('Rubrik').fill('Om besök');
      await tab.getByRole('button', { name: 'Spara' }).click();
      await tab.getByRole('alert').getByText('Någon annan har ändrat det här samtidigt.').waitFor();
      assert.equal(await tab.getByLabel('Rubrik').inputValue(), 'Om besök');
      stage.expectComplaint(/409/);
    });

    it('is cancelled with a reason, after saying who is told it', async () => {
      stage.api.views.set(`${MEETINGS_PATH}/m-1/cancel`, { kind: 'faults', faults: [{ field: 'reason', message: 'Varför mötet ställs in – skriv något.' }] });
      stage.api.views.set(`${MEETINGS_PATH}/m-1`, meeting({ days: TO_COME }));
      const { tab } = await stage.openInTeams(ONE);
      await tab.getByRole('button', { name: 'Ställ in mötet' }).click();
      const asked = tab.getByRole('alertdialog', { name: 'Ställa in mötet?' });
      await asked.getByText('3 personer får veta det i chatten, med din förklaring.').waitFor();
      await asked.getByRole('button', { name: 'Ställ in mötet' }).click();
      await asked.getByText('Varför mötet ställs in – skriv något.').waitFor();
      stage.api.views.set(`${MEETINGS_PATH}/m-1/cancel`, DONE);
      stage.api.views.set(`${MEETINGS_PATH}/m-1`, meeting({ days: TO_COME, cancelled: 'Jag är sjuk' }));
      await asked.getByLabel('Varför?').fill('Jag är sjuk');
      await asked.getByRole('checkbox', { name: 'Ställ också in mötet som följer' }).check();
      await asked.getByRole('button', { name: 'Ställ in mötet' }).click();
      await tab.getByText('Inställt Jag är sjuk').waitFor();
      assert.equal(await tab.getByRole('button', { name: 'Ändra eller flytta' }).count(), 0);
    });

    it('is not cancelled once it has been held, and what came of it stands first', async () => {
      const { tab } = await stage.openInTeams(ONE);
      await tab.getByRole('heading', { name: 'Vilka var med?' }).waitFor();
      assert.equal(await tab.getByRole('button', { name: 'Ställ in mötet' }).count(), 0);
      const headings = await tab.getByRole('heading', { level: 2 }).allTextContents();
      assert.ok(headings.indexOf('Vilka var med?') < headings.indexOf('Att ta upp'), headings.join());
    });

    it('tells that telling everybody broke off, and completes it', async () => {
      stage.api.views.set(`${MEETINGS_PATH}/m-1`, meeting({ isTold: false }));
      stage.api.views.set(`${MEETINGS_PATH}/m-1/told`, DONE);
      const { tab } = await stage.openInTeams(ONE);
      await tab.getByText('alla har inte hunnit få veta', { exact: false }).waitFor();
      stage.api.views.set(`${MEETINGS_PATH}/m-1`, meeting());
      await tab.getByRole('button', { name: 'Gör klart' }).click();
      await tab.getByRole('button', { name: 'Gör klart' }).waitFor({ state: 'detached' });
    });

    it('is only looked at by who leads some of those who meet', async () => {
      stage.api.views.set(`${MEETINGS_PATH}/m-1`, meeting({ leads: false }));
      const { tab } = await stage.openInTeams(ONE);
      await tab.getByRole('heading', { name: 'Till nästa gång' }).waitFor();
      for (const button of ['Ändra eller flytta', 'Ställ in mötet', 'Spara raderna', 'Spara vilka som var med']) assert.equal(await tab.getByRole('button', { name: button }).count(), 0, button);
    });

    it('has nothing to note before its day', async () => {
      stage.api.views.set(`${MEETINGS_PATH}/m-1`, meeting({ days: [{ date: '2999-12-02', from: '13:00', until: '14:15' }] }));
      const { tab } = await stage.openInTeams(ONE);
      await tab.getByRole('heading', { name: 'Vem gör vad' }).waitFor();
      assert.equal(await tab.getByRole('button', { name: 'Spara raderna' }).count(), 0);
    });

    it('gives a calendar file', async () => {
      stage.api.views.set(`/cohorts/${COHORT.id}/calendar?meeting=m-1`, { name: 'mote.ics', content: 'BEGIN:VCALENDAR' });
      const page = await stage.openInTeams(ONE);
      const download = page.host.waitForEvent('download');
      await page.tab.getByRole('button', { name: 'Lägg i kalendern' }).click();
      assert.equal((await download).suggestedFilename(), 'mote.ics');
      await page.tab.getByRole('status').getByText('Kalenderfilen är hämtad.', { exact: false }).waitFor();
    });
  });

  describe('the next meeting on the team’s page', () => {
    beforeEach(() => {
      stage.api.views.set('/me', me());
      stage.api.views.set(`${TEAM_PATH}/meetings`, teamMeetings({
        next: nextMeeting(),
        later: [meetingRow({ id: 'm-2' }), meetingRow({ id: 'm-3', cancelled: 'Lokalen är stängd' })],
        lastTime: meeting().lastTime,
      }));
    });

    it('says when and where, what will be done, what is brought, and who does what', async () => {
      const { tab } = await stage.openInTeams('/tab/team');
      const next = tab.getByRole('region', { name: 'Nästa möte' });
      for (const text of ['Rum Björken', 'Landa', 'Hur får jag lärarna med mig?', 'Olle Granfelt håller tiden.', 'En kollega']) await next.getByText(text).waitFor();
      await next.getByText('2 möten till').click();
      await next.getByText('inställt: Lokalen är stängd', { exact: false }).waitFor();
      await tab.getByRole('region', { name: 'Till nästa gång' }).getByText('Ringa hem').waitFor();
    });

    it('opens the card of a case, of that meeting', async () => {
      const { tab } = await stage.openInTeams('/tab/team');
      await tab.getByRole('button', { name: 'Jag vill ta upp något' }).click();
      await tab.getByRole('button', { name: 'Stäng' }).waitFor();
      assert.deepEqual(await stage.cardActions(), [{ verb: 'case.open', data: { meetingId: 'm-1' } }]);
    });

    it('asks nothing of who leads, and nothing in a channel', async () => {
      stage.api.views.set(`${TEAM_PATH}/meetings`, teamMeetings({ takesPart: false, next: nextMeeting() }));
      const { tab } = await stage.openInTeams('/tab/team');
      await tab.getByText('Olle Granfelt håller tiden.').waitFor();
      assert.equal(await tab.getByRole('button', { name: 'Jag vill ta upp något' }).count(), 0);
      stage.api.views.set(`${TEAM_PATH}/meetings`, teamMeetings({ next: nextMeeting() }));
      const { tab: channel } = await stage.openInTeams(`/tab/channel/team/${COHORT.id}/${TEAM.id}`);
      await channel.getByText('Olle Granfelt håller tiden.').waitFor();
      assert.equal(await channel.getByRole('button', { name: 'Jag vill ta upp något' }).count(), 0);
    });

    it('lets who takes the notes write a line for each', async () => {
      const { members, commitments } = meeting();
      stage.api.views.set(`${TEAM_PATH}/meetings`, teamMeetings({ notes: { meeting: 'm-0', startsAt: '2026-12-01T12:00:00.000Z', members, commitments } }));
      stage.api.views.set(`${MEETINGS_PATH}/m-0/commitments`, DONE);
      const { tab } = await stage.openInTeams('/tab/team');
      await tab.getByRole('region', { name: 'Du skriver' }).getByLabel('Olle Granfelt').fill('Läsa planeringar');
      await tab.getByRole('button', { name: 'Spara raderna' }).click();
      await tab.getByRole('status').getByText('Sparat.').waitFor();
      assert.equal(sent('PUT', `${MEETINGS_PATH}/m-0/commitments`), 1);
    });
  });

  describe('the process log', () => {
    it('takes a note, says that it is saved, and is ready for the next', async () => {
      stage.api.views.set('/me/log/entries', DONE);
      const { tab } = await stage.openInTeams(LOG);
      await tab.getByText('Tyst i början, livligt efter läsningen.').waitFor();
      await tab.getByLabel('Vad lade du märke till?').fill('Bra frågor i dag.');
      await tab.getByRole('button', { name: 'Spara' }).click();
      await tab.getByRole('status').getByText('Anteckningen är sparad.').waitFor();
      assert.equal(await tab.getByLabel('Vad lade du märke till?').inputValue(), '');
    });

    it('keeps a note that cannot be saved, with the reason', async () => {
      stage.api.views.set('/me/log/entries', { kind: 'faults', faults: [{ field: 'text', message: 'Anteckning – ta bort numret.' }] });
      const { tab } = await stage.openInTeams(LOG);
      await tab.getByLabel('Vad lade du märke till?').fill('Ring 070');
      await tab.getByRole('button', { name: 'Spara' }).click();
      await tab.getByText('Anteckning – ta bort numret.').waitFor();
      assert.equal(await tab.getByLabel('Vad lade du märke till?').inputValue(), 'Ring 070');
    });

    it('changes a note where it stands, and asks before it is thrown away', async () => {
      stage.api.views.set('/me/log/entries/n1', DONE);
      stage.api.views.set('/me/log/entries/n1/remove', DONE);
      const { tab } = await stage.openInTeams(LOG);
      await tab.getByRole('button', { name: /^Ändra anteckningen/ }).click();
      await tab.getByLabel('Vad lade du märke till?').last().fill('Ändrat');
      await tab.getByRole('button', { name: 'Spara' }).last().click();
      await tab.getByRole('button', { name: /^Ta bort anteckningen/ }).click();
      const asked = tab.getByRole('alertdialog', { name: 'Ta bort anteckningen?' });
      assert.equal(sent('POST', '/me/log/entries/n1/remove'), 0);
      await asked.getByRole('button', { name: 'Ta bort' }).click();
      await asked.waitFor({ state: 'detached' });
      assert.deepEqual([sent('PUT', '/me/log/entries/n1'), sent('POST', '/me/log/entries/n1/remove')], [1, 1]);
    });
  });

  for (const [name, path] of [['the list', LIST], ['planning', `${LIST}/new`], ['a meeting’s page', ONE], ['the process log', LOG], ['the team’s page', '/tab/team']] as const) {
    it(`raises no barriers in ${name}, light, dark and in contrast, and fits a phone`, async () => {
      if (path === '/tab/team') stage.api.views.set('/me', me());
      stage.api.views.set(`${TEAM_PATH}/meetings`, teamMeetings({ next: nextMeeting(), later: [meetingRow({ id: 'm-2' })], lastTime: meeting().lastTime }));
      const { host, tab } = await stage.openInTeams(path);
      await tab.getByRole('heading', { level: 1 }).waitFor();
      await tab.getByRole('progressbar').waitFor({ state: 'detached' });
      await tab.getByRole('heading', { level: 2 }).first().or(tab.getByLabel('Datum')).first().waitFor();
      assert.deepEqual(await barriers(host), []);
      assert.deepEqual(await barriersInDarkThemes(host, tab), []);
      const { tab: phone } = await stage.openInTeams(path, {}, PHONE);
      await phone.getByRole('heading', { level: 1 }).waitFor();
      await phone.getByRole('progressbar').waitFor({ state: 'detached' });
      for (const fold of await phone.locator('summary').all()) await fold.click();
      assert.equal(await phone.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
    });
  }
});
