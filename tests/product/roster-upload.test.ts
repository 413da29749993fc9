import assert from 'node:assert/strict';
import { importPreviewView } from '../../bot/api/contract/roster-import.ts';
import { COHORT } from '../support/world.ts';
import { SIGRID, TENANT } from '../support/activities.ts';
import { workbook } from '../roster-file/workbook.ts';
import { startTestProduct, type TestProduct } from './test-product.ts';

const PREVIEW = `/cohorts/${COHORT}/roster/import/preview`;

describe('a roster’s file that is sent to the product', () => {
  let product: TestProduct;
  before(async () => {
    product = await startTestProduct();
    await product.seat(SIGRID, { roles: [{ kind: 'facilitator', cohortId: COHORT, teams: 'all' }] });
    await product.teams.userSays('hej');
  });
  after(() => product.stop());

  it('may be larger than a form', async () => {
    const rows = Array.from({ length: 6_000 }, (_, index) => `Deltagare ${index};deltagare${index}@ekdalen.example;Ekdalens kommun;${TENANT}`);
    const file = Buffer.from(['Namn;E-post;Kommun;Tenant', ...rows].join('\r\n')).toString('base64');
    assert.ok(file.length > 500_000);
    const response = await product.post(PREVIEW, { file, mode: 'addition' });
    assert.equal(importPreviewView.parse(await response.json()).counts.added, 6_000);
  });

  it('may be a workbook', async () => {
    const file = Buffer.from(workbook([['Namn', 'Kommun'], ['Maja Prov', 'Ekdalen']])).toString('base64');
    const view = importPreviewView.parse(await (await product.post(PREVIEW, { file, mode: 'addition' })).json());
    assert.deepEqual(view.changes.map(({ name }) => name), ['Maja Prov']);
  });

  it('is refused when it is larger than a file', async () => {
    assert.equal((await product.post(PREVIEW, { file: 'A'.repeat(5 * 1024 * 1024), mode: 'addition' })).status, 413);
  });

  it('is refused where a form is wanted', async () => {
    assert.equal((await product.post('/me/cards', { file: 'A'.repeat(300 * 1024) })).status, 413);
  });

  it('is not read from who is not signed in', async () => {
    const response = await fetch(`${product.origin}/api/v1${PREVIEW}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: 'Bearer forged' }, body: JSON.stringify({ file: 'A'.repeat(5 * 1024 * 1024) }) });
    assert.equal(response.status, 401);
  });
});
