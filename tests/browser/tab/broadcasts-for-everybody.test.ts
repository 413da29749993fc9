import assert from 'node:assert/strict';
import { DRAFT, openBroadcasts, prepareBroadcasts } from './broadcast-stage.ts';
import { audience, CHOICE, draft, sent } from './broadcast-views.ts';
import { barriers, barriersInDarkThemes, PHONE, useStage } from './stage.ts';

describe('broadcasts, for everybody', function () {
  this.timeout(30_000);
  const stage = useStage(prepareBroadcasts);

  const PAGES = [
    { name: 'the list', item: '' },
    { name: 'a draft', item: 'b-1' },
    { name: 'what has been sent', item: 'b-4' },
    { name: 'the answers', item: 'b-4:answers' },
  ];

  for (const { name, item } of PAGES) {
    it(`raises no barriers in ${name}, light, dark and in contrast`, async () => {
      stage.api.views.set(DRAFT, draft({ question: CHOICE, deadline: '2026-12-04T16:00' }));
      const { host, tab } = await openBroadcasts(stage, item);
      if (item === 'b-1') await tab.locator('.ac-adaptiveCard').waitFor();
      assert.deepEqual(await barriers(host), []);
      assert.deepEqual(await barriersInDarkThemes(host, tab), []);
    });

    it(`fits ${name} on a phone without scrolling sideways`, async () => {
      stage.api.views.set(DRAFT, draft({ question: CHOICE, audience: { kind: 'people', people: ['p-1', 'p-2', 'p-3', 'p-4'] }, title: 'kompetensutvecklingssamordningsgruppsmedlemskapsansökningsblankett' }));
      const { tab } = await openBroadcasts(stage, item, {}, PHONE);
      if (item === 'b-1') await tab.locator('.ac-adaptiveCard').waitFor();
      assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
    });

    for (const [locale, word] of [['en-GB', /broadcast/i], ['nb-NO', /utsending/i]] as const) {
      it(`says ${name} in the reader’s language: ${locale}`, async () => {
        const { tab } = await openBroadcasts(stage, item, { locale });
        assert.match(await tab.locator('main').innerText(), word);
      });
    }
  }

  it('raises no barriers in the last look', async () => {
    stage.api.views.set(`${DRAFT}/audience`, audience({ count: { people: 140, channels: 1 }, channelsNotLinked: ['Lärteam Linden'], notListed: 2 }));
    stage.api.views.set(DRAFT, draft({ audience: { kind: 'cohort' } }));
    const { host, tab } = await openBroadcasts(stage, 'b-1');
    await tab.getByRole('button', { name: 'Granska och skicka' }).click();
    await tab.getByRole('dialog').waitFor();
    assert.deepEqual(await barriers(host), []);
  });

  it('is written, looked over and sent by the keyboard alone', async () => {
    stage.api.answers.set(`POST ${DRAFT}/confirm`, () => {
      stage.api.views.set(DRAFT, sent({ id: 'b-1' }));
      return { kind: 'confirmed', broadcast: sent({ id: 'b-1' }) };
    });
    const { host, tab } = await openBroadcasts(stage, 'b-1');
    await tab.getByLabel('Rubrik').focus();
    await host.keyboard.press('Tab');
    assert.equal(await tab.getByRole('button', { name: 'Fet' }).evaluate((button) => button === document.activeElement), true);
    await host.keyboard.press('ArrowRight');
    assert.equal(await tab.getByRole('button', { name: 'Kursiv' }).evaluate((button) => button === document.activeElement), true);
    await host.keyboard.press('Tab');
    assert.equal(await tab.getByLabel('Text', { exact: true }).evaluate((field) => field === document.activeElement), true);
    await tab.getByRole('button', { name: 'Granska och skicka' }).focus();
    await host.keyboard.press('Enter');
    await tab.getByRole('dialog').waitFor();
    await host.keyboard.press('Tab');
    await host.keyboard.press('Enter');
    await tab.getByRole('heading', { name: 'Så långt har det kommit' }).waitFor();
  });
});
