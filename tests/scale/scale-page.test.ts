import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countAll } from './acts/all.ts';
import { sectionOf, withSections } from './page.ts';
import { countedSections } from './sections.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../infra/scale.md'), 'utf8');

describe('the page of what size costs', function () {
  this.timeout(120_000);

  it('says what the product’s code is counted to ask of storage; if this fails, `npm run scale` writes it anew', async () => {
    const counted = countedSections(await countAll());
    for (const [name, section] of Object.entries(counted)) assert.equal(sectionOf(PAGE, name), section, name);
  });

  it('has no table that nothing writes, and none that is empty', () => {
    const names = [...PAGE.matchAll(/<!-- scale:([a-z]+) -->/g)].map(([, name]) => name ?? '');
    assert.ok(names.length > 10);
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.notEqual(sectionOf(PAGE, name) ?? '', '', name);
  });
});

describe('a page with tables between markers', () => {
  const page = 'A\n<!-- scale:one -->\nold\n<!-- /scale:one -->\nB\n';

  it('gets them anew, and keeps the text around them', () => {
    assert.equal(withSections(page, { one: 'new' }), 'A\n<!-- scale:one -->\nnew\n<!-- /scale:one -->\nB\n');
    assert.equal(withSections(withSections(page, { one: 'new' }), { one: 'old' }), page);
    assert.equal(sectionOf(page, 'one'), 'old');
  });

  it('that has no place for one is refused', () => {
    assert.throws(() => withSections(page, { two: 'new' }), /no markers/);
    assert.equal(sectionOf(page, 'two'), undefined);
  });
});
