import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkCalendars } from '../../bot/doctor/calendars.ts';
import { checkCatalogue } from '../../bot/doctor/catalogue.ts';
import { findingOf } from './runs.ts';

describe('the checks of the installation’s own folders', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'ledtrad-doctor-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('are well with what is built in', async () => {
    assert.deepEqual(await findingOf(checkCatalogue([])), { status: 'ok', code: 'catalogue-read', details: { count: 1 } });
    assert.deepEqual(await findingOf(checkCalendars([])), { status: 'ok', code: 'calendars-read', details: {} });
  });

  it('name file, line and reason of a faulty programme', async () => {
    await writeFile(join(folder, 'programme.yaml'), 'id: egen\nareas: 3\n');
    const { code, details } = await findingOf(checkCatalogue([folder]));
    assert.equal(code, 'catalogue-faulty');
    assert.match(details.names?.join('\n') ?? '', /programme\.yaml:2: /);
    assert.equal(details.count, details.names?.length);
  });

  it('name file and reason of a faulty school year', async () => {
    await writeFile(join(folder, 'se-sportlov-8.yaml'), 'id: [\n');
    const { code, details } = await findingOf(checkCalendars([folder]));
    assert.equal(code, 'calendars-faulty');
    assert.match(details.names?.join('\n') ?? '', /se-sportlov-8\.yaml: /);
  });

  it('find a folder that is not there', async () => {
    const gone = join(folder, 'borta');
    assert.equal((await findingOf(checkCatalogue([gone]))).code, 'catalogue-faulty');
    assert.equal((await findingOf(checkCalendars([gone]))).code, 'calendars-faulty');
  });
});
