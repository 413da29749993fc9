import assert from 'node:assert/strict';
import { loadCatalogue } from '../../bot/catalogue/load.ts';
import { edited, faultsIn, withFolder, type ProgrammeFiles } from './programme-files.ts';

describe('a revised action', () => {
  it('offers its newest version, with what was learned and on how many reflections it rests', () => {
    const catalogue = withFolder(revised({ ground: 9, lesson: 'En timme räcker.' }), (folder) =>
      loadCatalogue({ folders: [folder] }),
    );
    const action = catalogue.action('natverk.besok');
    assert.ok(action);
    assert.equal(action.latest, 2);
    assert.deepEqual(action.versions.at(-1), { version: 2, basedOnReflections: 9 });
    assert.equal(catalogue.actionText(action.id, 2, 'sv').learned, 'En timme räcker.');
  });

  it('keeps the text of the version that was tried before', () => {
    const catalogue = withFolder(revised({}), (folder) => loadCatalogue({ folders: [folder] }));
    const action = catalogue.action('natverk.besok');
    assert.ok(action);
    assert.equal(catalogue.actionText(action.id, 1, 'sv').name, 'Besök en annan skola');
    assert.equal(catalogue.actionText(action.id, 2, 'sv').name, 'Besök en skola i en annan stad');
  });

  it('may take a name that another action bore in an older version', () => {
    const files = edited('sv.yaml', 'name: Ställ en öppen fråga', 'name: Besök en annan skola', revised({}));
    assert.deepEqual(faultsIn(files), []);
  });

  it('is refused when it counts reflections but says nothing of what was learned', () => {
    assert.deepEqual(
      faultsIn(revised({ ground: 9 })).map(({ file, reason }) => [file, reason]),
      [['sv.yaml', 'natverk.besok version 2: basedOnReflections without a text for learned']],
    );
  });

  it('is refused in a language that has no text for the new version', () => {
    const files = edited('programme.yaml', '          - version: 1\n', '          - version: 1\n          - version: 2\n');
    assert.deepEqual(
      faultsIn(files).map(({ file, reason }) => [file, reason]),
      [['sv.yaml', 'areas › natverk › actions › natverk.besok: no text for 2']],
    );
  });
});

function revised({ ground, lesson }: { ground?: number; lesson?: string }): ProgrammeFiles {
  const versions = [
    '          - version: 1',
    '          - version: 2',
    ...(ground === undefined ? [] : [`            basedOnReflections: ${ground}`]),
  ];
  const text = [
    '        2:',
    '          name: Besök en skola i en annan stad',
    '          tryThis: Res till en kollega som du inte känner.',
    '          questions: [Vad såg du?]',
    ...(lesson === undefined ? [] : [`          learned: ${lesson}`]),
  ];
  const structure = edited('programme.yaml', '          - version: 1\n', `${versions.join('\n')}\n`);
  return edited('sv.yaml', '      natverk.fraga:\n', `${text.join('\n')}\n      natverk.fraga:\n`, structure);
}
