import assert from 'node:assert/strict';
import { importCommitView, importPreviewView, importStateView, importUndoView, type ImportPreviewView } from '../../../bot/api/contract/roster-import.ts';
import { aPerson, COHORT, TEAM } from '../../support/world.ts';
import { FACILITATOR } from '../../usecases/roster/importing.ts';
import { apiWith, errorIn, type Api } from '../calls.ts';

const IMPORT = '/cohorts/:cohort/roster/import';
const params = { cohort: COHORT };
const HEADERS = 'Namn;E-post;Kommun;Tenant;Lärteam;Roll;Skyddad;Löneklass';
const MAJA = 'Maja Lind;maja@ekdalen.example;Ekdalens kommun;44444444-4444-4444-8444-444444444444;Norr;Rektor;;3';
const HEMLIG = 'Hemlig Lind;hemlig@ekdalen.example;Ekdalens kommun;44444444-4444-4444-8444-444444444444;Nytt team;Rektor;ja;3';

describe('importing a roster over the API', () => {
  let api: Api;
  beforeEach(async () => {
    api = await apiWith([{ ...FACILITATOR, name: 'Ingrid Lind' }, aPerson(), aPerson({ pid: 'p-siv' as typeof FACILITATOR.pid, roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] })]);
  });

  const preview = async (lines: readonly string[], mode = 'addition', number = 1): Promise<ImportPreviewView> =>
    importPreviewView.parse((await api.calls(number, `${IMPORT}/preview`, { params, body: { file: base64(lines), mode } })).body);
  const commit = async (lines: readonly string[], tag: string, mode = 'addition') =>
    importCommitView.parse((await api.calls(1, `${IMPORT}/commit`, { params, body: { file: base64(lines), mode, tag } })).body);
  const undo = async () => importUndoView.parse((await api.calls(1, `${IMPORT}/undo`, { params })).body);

  it('tells row by row what would be done, and writes nothing', async () => {
    const view = await preview([HEADERS, MAJA, HEMLIG]);
    assert.deepEqual(view.counts, { added: 2, changed: 0, removed: 0, organisations: 1, teams: 1 });
    assert.deepEqual([view.newOrganisations, view.newTeams, view.unknownColumns], [['Ekdalens kommun'], ['Nytt team'], ['Löneklass']]);
    const [maja, hemlig] = view.changes;
    assert.deepEqual({ ...maja, id: '' }, { id: '', kind: 'added', row: 2, name: 'Maja Lind', position: 'rektor', organisation: 'Ekdalens kommun', school: '', team: 'Norr', columns: [] });
    assert.deepEqual({ ...hemlig, id: '' }, { id: '', kind: 'added', row: 3, position: '', organisation: '', school: '', team: '', columns: [] });
    assert.deepEqual(await api.world.rosters.all(COHORT), []);
  });

  it('names row, column and reason of what is wrong, in the caller’s language', async () => {
    const view = await preview([HEADERS, MAJA.replace('Rektor', 'Kung')]);
    assert.deepEqual(view.faults, [{ row: 2, column: 'Roll', sentence: 'Rollen ”Kung” känns inte igen.' }]);
    const english = await api.calls(1, `${IMPORT}/preview`, { params, query: { lang: 'en' }, body: { file: base64([HEADERS, MAJA.replace('Rektor', 'Kung')]), mode: 'addition' } });
    assert.deepEqual(importPreviewView.parse(english.body).faults, [{ row: 2, column: 'Role', sentence: 'The role “Kung” is not recognised.' }]);
  });

  it('tells of a file that cannot be read as of any other fault', async () => {
    const view = await preview(['Namn;Kommun', '"Maja;Ekdalen']);
    assert.deepEqual(view.faults, [{ row: 2, sentence: 'Filen går inte att läsa. Spara den på nytt i Excel, som arbetsbok eller CSV, och försök igen.' }]);
    assert.equal((await commit(['Namn;Kommun', '"Maja;Ekdalen'], view.tag)).kind, 'refused');
  });

  it('imports what was looked at, tells of it afterwards, and takes it back', async () => {
    const { tag } = await preview([HEADERS, MAJA]);
    const committed = await commit([HEADERS, MAJA], tag);
    assert.equal(committed.kind, 'imported');
    const state = importStateView.parse((await api.calls(1, IMPORT, { params })).body);
    assert.deepEqual(state.latest?.state, 'done');
    assert.equal((await commit([HEADERS, MAJA], (await preview([HEADERS, MAJA])).tag)).kind, 'nothing-to-do');
    assert.equal((await undo()).kind, 'undone');
    assert.deepEqual(await undo(), { kind: 'refused', sentence: 'Det finns ingen import att ångra.' });
  });

  it('tells column by column what would change', async () => {
    await commit([HEADERS, MAJA], (await preview([HEADERS, MAJA])).tag);
    const [change] = (await preview([HEADERS, MAJA.replace('Maja Lind', 'Maja Ek').replace('Norr', 'Syd')])).changes;
    assert.deepEqual(change?.columns, [{ column: 'Namn', from: 'Maja Lind', to: 'Maja Ek' }, { column: 'Lärteam', from: 'Norr', to: 'Syd' }]);
  });

  it('is refused with how it is now when something else was looked at', async () => {
    const committed = await commit([HEADERS, MAJA], 'an older tag');
    assert.ok(committed.kind === 'refused' && committed.preview.counts.added === 1);
  });

  it('has no state before the first import', async () => {
    assert.deepEqual((await api.calls(1, IMPORT, { params })).body, {});
  });

  for (const [what, number] of [['a principal', 2], ['who leads one team', 3]] as const) {
    it(`is not for ${what}`, async () => {
      for (const [path, body] of [['', undefined], ['/preview', { file: base64([HEADERS, MAJA]), mode: 'addition' }], ['/commit', { file: base64([HEADERS, MAJA]), mode: 'addition', tag: '' }], ['/undo', undefined]] as const) {
        assert.equal(errorIn(await api.calls(number, IMPORT + path, { params, ...(body ? { body } : {}) })).code, 'not-allowed', path);
      }
    });
  }

  it('takes no other body', async () => {
    for (const body of [undefined, {}, { file: 'Namn;Kommun', mode: 'addition' }, { file: base64([HEADERS]), mode: 'all' }, { file: base64([HEADERS]), mode: 'addition', cohort: 'c' }]) {
      assert.equal(errorIn(await api.calls(1, `${IMPORT}/preview`, { params, ...(body ? { body } : {}) })).code, 'input-invalid');
    }
  });
});

function base64(lines: readonly string[]): string {
  return Buffer.from(lines.join('\r\n')).toString('base64');
}
