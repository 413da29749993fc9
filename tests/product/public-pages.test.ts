import assert from 'node:assert/strict';
import { Manifest } from '../../appPackage/manifest.ts';
import { drawPage } from '../../bot/public-pages/draw-page.ts';
import { PAGES, PUBLIC_PAGES } from '../../bot/public-pages/pages.ts';
import { LANGUAGES } from '../../bot/domain/language.ts';
import { translator } from '../../bot/locales/translate.ts';
import { aPackage } from '../appPackage/a-package.ts';
import { startTestProduct, type TestProduct } from './test-product.ts';

describe('the pages that anybody may read', () => {
  let ledtrad: TestProduct;
  before(async () => {
    ledtrad = await startTestProduct({ contact: 'utbildningsförvaltningen <i> Aspdalen' });
  });
  after(() => ledtrad.stop());

  it('are there for every address that the app package gives whoever installs it', async () => {
    const { developer } = Manifest.parse(JSON.parse(Buffer.from(aPackage()['manifest.json'] ?? []).toString()));
    for (const address of [developer.websiteUrl, developer.privacyUrl, developer.termsOfUseUrl]) {
      const response = await fetch(ledtrad.origin + new URL(address).pathname);
      assert.deepEqual([response.status, response.headers.get('content-type')], [200, 'text/html; charset=utf-8'], address);
    }
  });

  for (const page of PAGES) {
    it(`say everything in three languages, Swedish first, each marked as what it is: ${page.path}`, async () => {
      const html = await (await fetch(ledtrad.origin + page.path)).text();
      const parts = html.split('<section ').slice(1);
      assert.deepEqual(parts.map((part) => /^id="(\w\w)" lang="(\w\w)"/.exec(part)?.slice(1)), LANGUAGES.map((language) => [language, language]));
      for (const [at, language] of LANGUAGES.entries()) {
        const t = translator(language);
        const contact = { contact: 'utbildningsförvaltningen &lt;i&gt; Aspdalen' };
        for (const key of [page.title, ...page.intro, ...page.sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])]) assert.ok(parts[at]?.includes(`>${t(key, contact)}<`), `${language} ${key}`);
      }
    });
  }

  it('lead to each other and to nothing else, and hold no script', async () => {
    for (const path of PUBLIC_PAGES) {
      const html = await (await fetch(ledtrad.origin + path)).text();
      const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, target]) => target?.split('#')[0] ?? '');
      assert.deepEqual([...new Set(links)].sort(), ['', ...PUBLIC_PAGES].sort());
      assert.ok(!html.includes('<script') && !/https?:/.test(html));
    }
  });

  it('name whom to turn to as whoever runs the installation has said, as text and not as markup', async () => {
    for (const path of PUBLIC_PAGES) {
      const html = await (await fetch(ledtrad.origin + path)).text();
      assert.ok(html.includes('utbildningsförvaltningen &lt;i&gt; Aspdalen') && !html.includes('<i>'), path);
    }
  });

  it('name whoever leads the programme where nobody is named', () => {
    for (const page of PAGES) for (const language of LANGUAGES) assert.ok(drawPage(page, undefined).includes(translator(language)('contact.default')), page.path);
  });

  it('keep to the rules that every page of the server keeps to, and ask nobody to sign in', async () => {
    for (const path of PUBLIC_PAGES) {
      const { headers } = await fetch(ledtrad.origin + path);
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'self'.*frame-ancestors/);
      assert.deepEqual([headers.get('x-content-type-options'), headers.get('cache-control'), headers.get('set-cookie')], ['nosniff', 'public, max-age=3600', null]);
    }
  });

  it('do not answer for an address that is none of them', async () => {
    for (const path of ['/privacy/x', '/cookies']) assert.equal((await fetch(ledtrad.origin + path)).status, 404, path);
  });
});
