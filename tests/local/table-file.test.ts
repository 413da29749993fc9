import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertReadable } from '../../bot/local/table-file.ts';

describe('the file of saved tables', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tables-'));
    file = join(folder, 'tables.json');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('may be missing, as before the first start', async () => {
    await assertReadable(file);
  });

  it('is readable when it holds collections', async () => {
    await writeFile(file, '{"collections":[{"name":"$TABLES_COLLECTION$","data":[]}]}');
    await assertReadable(file);
  });

  // Each of these but the first two is taken for an empty database by Azurite, which then saves that.
  const CORRUPT = ['garbage', '{"collections":[{"name":"a","da', '', '{}', '[]', 'null', '{"collections":[]}'];
  for (const text of CORRUPT) {
    it(`is refused, and left as it is, when it holds ${JSON.stringify(text)}`, async () => {
      await writeFile(file, text);
      await assert.rejects(assertReadable(file), { code: 'data-corrupt', details: { file } });
      assert.equal(await readFile(file, 'utf8'), text);
    });
  }

  it('is not called corrupt when it cannot be opened', async () => {
    await assert.rejects(assertReadable(folder), { code: 'EISDIR' });
  });
});
