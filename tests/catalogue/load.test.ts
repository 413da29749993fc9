import assert from 'node:assert/strict';
import { basename, join } from 'node:path';
import { textLanguage } from '../../bot/catalogue/catalogue.ts';
import { CatalogueError } from '../../bot/catalogue/fault.ts';
import { loadCatalogue } from '../../bot/catalogue/load.ts';
import { edited, faultsIn, lineOf, SOUND, STRUCTURE, SWEDISH, withFolder } from './programme-files.ts';

describe('loading programmes', () => {
  it("adds an organisation's own programme after the built-in one", () => {
    const catalogue = withFolder(SOUND, (folder) => loadCatalogue({ folders: [folder] }));
    assert.deepEqual(catalogue.programmes.map(({ id }) => id), ['ledarhandlingar', 'stadens-program']);
    const action = catalogue.action('natverk.besok');
    assert.ok(action);
    assert.equal(action.areaId, 'natverk');
    assert.equal(catalogue.area(action.areaId)?.programmeId, 'stadens-program');
    assert.equal(catalogue.actionText(action.id, 1, 'sv').name, 'Besök en annan skola');
  });

  it('gives the first declared language to a reader whose language the programme lacks, and tells which it was', () => {
    const catalogue = withFolder(SOUND, (folder) => loadCatalogue({ folders: [folder] }));
    const programme = catalogue.programme('stadens-program');
    assert.ok(programme);
    assert.equal(catalogue.programmeName(programme.id, 'en'), 'Stadens program');
    assert.equal(textLanguage(programme, 'en'), 'sv');
    assert.equal(textLanguage(programme, 'sv'), 'sv');
  });

  it('lets the facilitators decide who takes part, unless it says otherwise', () => {
    const ruleIn = (files: typeof SOUND) => withFolder(files, (folder) => loadCatalogue({ folders: [folder] })).programme('stadens-program')?.selection;
    assert.equal(ruleIn(SOUND), 'facilitator');
    assert.equal(ruleIn(edited('programme.yaml', 'languages: [sv]', 'languages: [sv]\nselection: both')), 'both');
    assert.match(faultsIn(edited('programme.yaml', 'languages: [sv]', 'languages: [sv]\nselection: lottery'))[0]?.reason ?? '', /selection/);
  });

  it('lets ids of different kinds be alike', () => {
    const structure = edited('programme.yaml', 'patterns: [mod]', 'patterns: [natverk]');
    assert.deepEqual(faultsIn(edited('sv.yaml', '  mod:', '  natverk:', structure)), []);
  });

  it('leaves files of other kinds in a folder alone', () => {
    assert.deepEqual(faultsIn({ ...SOUND, 'README.md': 'How we wrote these actions' }), []);
  });

  it('reads a text saved with decomposed letters as the composed one', () => {
    const decomposed = { ...SOUND, 'sv.yaml': SWEDISH.normalize('NFD') };
    const catalogue = withFolder(decomposed, (folder) => loadCatalogue({ folders: [folder] }));
    const area = catalogue.area('natverk');
    assert.ok(area);
    assert.equal(catalogue.areaText(area.id, 'sv').name, 'Möts över skolgränser');
  });

  it('refuses a folder that is not there', () => {
    assert.throws(
      () => loadCatalogue({ folders: ['/nowhere/programme'] }),
      (error) =>
        error instanceof CatalogueError && error.message === '/nowhere/programme:1: cannot be read (ENOENT)',
    );
  });

  it('refuses a folder without a structure', () => {
    assert.deepEqual(faultsIn({ 'sv.yaml': SWEDISH }), [
      { file: 'programme.yaml', line: 1, reason: 'cannot be read (ENOENT)' },
    ]);
  });

  it('refuses a folder that lacks a declared language', () => {
    assert.deepEqual(faultsIn({ 'programme.yaml': STRUCTURE }), [
      { file: 'sv.yaml', line: 1, reason: 'cannot be read (ENOENT)' },
    ]);
  });

  it('expects all three languages of a programme that declares none', () => {
    const faults = faultsIn(edited('programme.yaml', 'languages: [sv]\n', ''));
    assert.deepEqual(faults.map(({ file }) => file), ['en.yaml', 'nb.yaml']);
  });

  it('refuses a language file that is not declared', () => {
    assert.deepEqual(faultsIn({ ...SOUND, 'nb.yaml': SWEDISH }), [
      { file: 'nb.yaml', line: 1, reason: 'belongs to none of the declared languages (sv)' },
    ]);
  });

  it('refuses a file saved in a Windows code page', () => {
    assert.deepEqual(faultsIn({ ...SOUND, 'sv.yaml': Buffer.from(SWEDISH, 'latin1') }), [
      { file: 'sv.yaml', line: 1, reason: 'is not UTF-8' },
    ]);
  });

  it('tells every fault of every folder at once, each on its own line of the message', () => {
    const twoFaults = edited('sv.yaml', 'name: Stadens program', 'nmae: Stadens program');
    const oneFault = edited('programme.yaml', 'kind: one-off', 'kind: sometimes');
    withFolder(twoFaults, (first) =>
      withFolder(oneFault, (second) => {
        assert.throws(
          () => loadCatalogue({ folders: [first, second] }),
          (error) => {
            assert.ok(error instanceof CatalogueError);
            const where = error.faults.map(({ file, line }) => [basename(file), line]);
            assert.deepEqual(where, [['sv.yaml', 1], ['sv.yaml', 1], ['programme.yaml', lineOf(STRUCTURE, 'kind: one-off')]]);
            assert.equal(error.message.split('\n').length, 3);
            assert.equal(error.file, join(first, 'sv.yaml'));
            assert.equal(error.message.split('\n')[0], `${error.file}:${error.line}: ${error.reason}`);
            return true;
          },
        );
      }),
    );
  });
});
