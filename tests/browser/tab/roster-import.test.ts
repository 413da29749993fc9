import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import type { ImportPreviewView, LatestImportView } from '../../../bot/api/contract/roster-import.ts';
import { barriers, barriersOfColour, COHORT_PATH, DESK, PHONE, sentFrom, useStage } from './stage.ts';
import { COHORT, me, TEAM } from './views.ts';

const IMPORT = `${COHORT_PATH}/roster/import`;
const PAGE = `/tab/lead/${COHORT.id}/roster/import`;
const FILE = { name: 'deltagare-hösten.csv', mimeType: 'text/csv', buffer: Buffer.from('Namn;Kommun\r\nMaja Lindåker;Ekdalen\r\n') };
const LATEST: LatestImportView = { at: '2026-11-20T12:15:00Z', mode: 'addition', counts: { added: 2, changed: 1, removed: 0, organisations: 1, teams: 0 }, state: 'done' };

describe('importing a roster in the tab', function () {
  this.timeout(30_000);
  const stage = useStage(({ api }) => {
    api.views.set('/me', me({ leads: [{ cohort: COHORT, whole: true, teams: [TEAM] }] }));
    api.views.set(`${COHORT_PATH}/roster`, { members: [], notListed: 0 });
    api.views.set(IMPORT, {});
    api.views.set(`${IMPORT}/preview`, preview());
    api.views.set(`${IMPORT}/commit`, { kind: 'imported', latest: LATEST });
  });

  const looks = async (tab: Frame) => {
    await tab.locator('input[type=file]').setInputFiles(FILE);
    await tab.getByRole('button', { name: 'Visa vad som skulle ändras' }).click();
    await tab.getByRole('heading', { name: 'Det här skulle hända' }).waitFor();
  };

  it('goes from the list over a file and what it would do to an import', async () => {
    const { host, tab } = await stage.openInTeams(`/tab/lead/${COHORT.id}/roster`);
    const sent = bodiesSentBy(host);
    await tab.getByRole('button', { name: 'Importera från fil' }).click();
    await looks(tab);
    assert.deepEqual(await tab.locator('dl').innerText().then((text) => text.split(/\s+/)), ['Nya', '1', 'Ändras', '1', 'Lämnar', '1', 'Oförändrade', '3']);
    await tab.getByText('Nya lärteam: Eken').waitFor();
    await tab.getByText('Kolumner som inte används: Löneklass').waitFor();
    await tab.getByRole('table', { name: 'Ändras' }).getByText('Skola: tomt → Björkskolan').waitFor();
    await tab.getByRole('table', { name: 'Nya' }).getByText('Rad 3, skyddade personuppgifter').waitFor();
    await tab.getByRole('button', { name: 'Importera', exact: true }).click();
    const dialog = tab.getByRole('alertdialog', { name: 'Ändra för 3 personer?' });
    await dialog.getByText('1 läggs till, 1 ändras och 1 lämnar.').waitFor();
    stage.api.views.set(IMPORT, { latest: LATEST });
    await dialog.getByRole('button', { name: 'Ja, importera' }).click();
    await tab.getByText('Importen är klar.').first().waitFor();
    await tab.getByText('2 nya, 1 ändrade, 0 lämnade.').waitFor();
    const file = FILE.buffer.toString('base64');
    assert.deepEqual(sent(), [{ file, mode: 'addition' }, { file, mode: 'addition', tag: 'tag-1' }]);
  });

  it('does nothing before it is confirmed, and says that the whole list is meant when it is', async () => {
    const { host, tab } = await stage.openInTeams(PAGE);
    const sent = bodiesSentBy(host);
    await tab.getByRole('radio', { name: /^Hela listan/ }).check();
    await looks(tab);
    await tab.getByRole('button', { name: 'Importera', exact: true }).click();
    await tab.getByRole('button', { name: 'Avbryt' }).click();
    assert.deepEqual(sent().map((body) => [body['mode'], 'tag' in body]), [['whole', false]]);
  });

  it('takes a file that is dropped', async () => {
    const { tab } = await stage.openInTeams(PAGE);
    await tab.getByText('Du kan också dra filen hit.').waitFor();
    const dropped = await tab.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['Namn;Kommun'], 'dragen.csv'));
      return data;
    });
    await tab.getByText('Du kan också dra filen hit.').dispatchEvent('drop', { dataTransfer: dropped });
    await tab.getByText('dragen.csv').waitFor();
  });

  it('shows faults with row, column and reason, and lets nothing be imported', async () => {
    stage.api.views.set(`${IMPORT}/preview`, preview({ faults: [{ row: 2, column: 'Roll', sentence: 'Rollen ”Kung” känns inte igen.' }] }));
    const { tab } = await stage.openInTeams(PAGE);
    await looks(tab);
    const fault = tab.getByRole('table', { name: 'Att rätta i filen' }).getByRole('row', { name: /Rad 2/ });
    await fault.getByText('Rollen ”Kung” känns inte igen.').waitFor();
    assert.equal(await tab.getByRole('button', { name: 'Importera', exact: true }).count(), 0);
  });

  it('shows a long list a page at a time', async () => {
    const [added] = preview().changes;
    assert.ok(added);
    const changes = Array.from({ length: 120 }, (_, index) => ({ ...added, id: `p${index}`, name: `Person ${index}`, row: index + 2 }));
    stage.api.views.set(`${IMPORT}/preview`, preview({ changes, counts: { added: 120, changed: 0, removed: 0, organisations: 0, teams: 0 } }));
    const { tab } = await stage.openInTeams(PAGE);
    await looks(tab);
    assert.equal(await tab.getByRole('row', { name: /^Person/ }).count(), 50 + 1);
    await tab.getByRole('button', { name: 'Visa fler (50 av 120)' }).click();
    await tab.getByRole('button', { name: 'Visa fler (100 av 120)' }).click();
    assert.equal(await tab.getByRole('row', { name: /^Person/ }).count(), 120 + 1);
  });

  it('shows how it is now when something has changed meanwhile', async () => {
    stage.api.views.set(`${IMPORT}/commit`, { kind: 'refused', preview: preview({ tag: 'tag-2', unchanged: 9 }) });
    const { host, tab } = await stage.openInTeams(PAGE);
    const sent = bodiesSentBy(host);
    await looks(tab);
    await confirm(tab);
    await tab.getByText('Något har ändrats sedan du tittade').waitFor();
    await confirm(tab);
    await tab.waitForTimeout(200);
    assert.deepEqual(sent().map((body) => body['tag']), [undefined, 'tag-1', 'tag-2']);
  });

  it('keeps the file and the choice when the API does not answer', async () => {
    stage.api.faults.set(`${IMPORT}/preview`, { status: 503, code: 'storage-unavailable', message: 'Jag når inte det som är sparat just nu.' });
    const { tab } = await stage.openInTeams(PAGE);
    await tab.getByRole('radio', { name: /^Hela listan/ }).check();
    await tab.locator('input[type=file]').setInputFiles(FILE);
    await tab.getByRole('button', { name: 'Visa vad som skulle ändras' }).click();
    await tab.getByText('Jag når inte det som är sparat just nu.').waitFor();
    await tab.getByText(FILE.name).waitFor();
    assert.ok(await tab.getByRole('radio', { name: /^Hela listan/ }).isChecked());
    stage.api.faults.clear();
    await tab.getByRole('button', { name: 'Visa vad som skulle ändras' }).click();
    await tab.getByRole('heading', { name: 'Det här skulle hända' }).waitFor();
    stage.expectComplaint(/503/);
  });

  it('says that a file is too large before it is sent', async () => {
    const { host, tab } = await stage.openInTeams(PAGE);
    const sent = bodiesSentBy(host);
    await tab.locator('input[type=file]').setInputFiles({ ...FILE, buffer: Buffer.alloc(3 * 1024 * 1024 + 1) });
    await tab.getByText('Filen är större än 3 MB.').waitFor();
    await tab.getByRole('button', { name: 'Visa vad som skulle ändras' }).click({ force: true });
    assert.deepEqual(sent(), []);
  });

  it('says so when there is nothing to change', async () => {
    stage.api.views.set(`${IMPORT}/preview`, preview({ changes: [], newTeams: [], newOrganisations: [], counts: { added: 0, changed: 0, removed: 0, organisations: 0, teams: 0 } }));
    const { tab } = await stage.openInTeams(PAGE);
    await looks(tab);
    await tab.getByText('Det finns inget att ändra.').waitFor();
    assert.equal(await tab.getByRole('button', { name: 'Importera', exact: true }).count(), 0);
  });

  it('takes the last import back, and says why when it cannot', async () => {
    stage.api.views.set(IMPORT, { latest: LATEST });
    stage.api.views.set(`${IMPORT}/undo`, { kind: 'refused', sentence: 'Det går inte att ångra: en av personerna har redan hört av sig eller ändrat något.' });
    const { tab } = await stage.openInTeams(PAGE);
    const undo = async () => {
      await tab.getByRole('button', { name: 'Ångra importen', exact: true }).click();
      await tab.getByRole('alertdialog').getByRole('button', { name: 'Ja, ångra' }).click();
    };
    await undo();
    await tab.getByText('en av personerna har redan hört av sig').waitFor();
    stage.api.views.set(`${IMPORT}/undo`, { kind: 'undone', latest: { ...LATEST, state: 'undone' } });
    stage.api.views.set(IMPORT, { latest: { ...LATEST, state: 'undone' } });
    await undo();
    await tab.getByText('Den är ångrad.').waitFor();
    assert.equal(await tab.getByRole('button', { name: 'Ångra importen', exact: true }).count(), 0);
  });

  it('gives a template with Swedish headers that Excel reads', async () => {
    const { host, tab } = await stage.openInTeams(PAGE);
    const [download] = await Promise.all([host.waitForEvent('download'), tab.getByRole('button', { name: 'Hämta en mall' }).click()]);
    assert.equal(download.suggestedFilename(), 'deltagare-mall.csv');
    const parts: Buffer[] = [];
    for await (const part of await download.createReadStream()) parts.push(part as Buffer); // No encoding is set.
    assert.match(Buffer.concat(parts).toString('utf8'), /^\ufeffNamn;E-post;Tenant-id;Kommun;/);
  });

  it('is for who leads the whole cohort', async () => {
    stage.api.views.set('/me', me({ leads: [{ cohort: COHORT, whole: false, teams: [TEAM] }] }));
    const { tab } = await stage.openInTeams(PAGE);
    await tab.getByRole('heading', { name: 'Deltagare', level: 1 }).waitFor();
    assert.equal(await tab.getByRole('button', { name: 'Importera från fil' }).count(), 0);
    assert.ok(stage.api.asked.every(({ path }) => path !== IMPORT));
  });

  for (const window of [DESK, PHONE]) {
    it(`hinders nobody at ${window.width} pixels, faults and all`, async () => {
      stage.api.views.set(IMPORT, { latest: LATEST });
      stage.api.views.set(`${IMPORT}/preview`, preview({ faults: [{ row: 2, column: 'Roll', sentence: 'Rollen ”Kung” känns inte igen.' }] }));
      const { host, tab } = await stage.openInTeams(PAGE, {}, window);
      await looks(tab);
      assert.deepEqual(await barriers(host), []);
      assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'it has to be pushed sideways');
    });
  }

  for (const theme of ['dark', 'contrast'] as const) {
    it(`can be read in the theme ${theme}`, async () => {
      stage.api.views.set(IMPORT, { latest: LATEST });
      const { host, tab } = await stage.openInTeams(PAGE, { theme });
      await looks(tab);
      assert.deepEqual(await barriersOfColour(host), []);
    });
  }
});

async function confirm(tab: Frame): Promise<void> {
  await tab.getByRole('button', { name: 'Importera', exact: true }).click();
  await tab.getByRole('alertdialog').getByRole('button', { name: 'Ja, importera' }).click();
}

/** What was posted since. */
function bodiesSentBy(host: Page): () => readonly Record<string, unknown>[] {
  const sent = sentFrom(host);
  return () => sent.map(({ body }) => body as Record<string, unknown>); // The tab sends JSON objects alone.
}

function preview(changes: Partial<ImportPreviewView> = {}): ImportPreviewView {
  const person = { position: 'rektor', organisation: 'Ekdalens kommun', school: '', team: 'Eken', columns: [] };
  return {
    tag: 'tag-1',
    mode: 'addition',
    counts: { added: 1, changed: 1, removed: 1, organisations: 0, teams: 1 },
    unchanged: 3,
    unknownColumns: ['Löneklass'],
    faults: [],
    newOrganisations: [],
    tenantsLearned: [],
    newTeams: ['Eken'],
    changes: [
      { id: 'p1', kind: 'added', row: 2, name: 'Maja Lindåker', ...person },
      { id: 'p4', kind: 'added', row: 3, position: '', organisation: '', school: '', team: '', columns: [] },
      { id: 'p2', kind: 'changed', row: 4, name: 'Olle Granfelt', ...person, columns: [{ column: 'Skola', from: '', to: 'Björkskolan' }] },
      { id: 'p3', kind: 'removed', name: 'Siv Norrbäck', ...person },
    ],
    ...changes,
  };
}
