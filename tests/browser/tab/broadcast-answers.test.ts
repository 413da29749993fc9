import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { openBroadcasts, prepareBroadcasts, SENT } from './broadcast-stage.ts';
import { answers, CHOICE } from './broadcast-views.ts';
import { useStage } from './stage.ts';

describe('the answers to a broadcast', function () {
  this.timeout(30_000);
  const stage = useStage(prepareBroadcasts);

  it('are counted, and told by team and name', async () => {
    const { tab } = await openBroadcasts(stage, 'b-4');
    await tab.getByRole('button', { name: 'Läs svaren' }).click();
    await tab.getByRole('heading', { name: CHOICE.label }).waitFor();
    assert.deepEqual((await tab.getByRole('list', { name: 'Så har svaren fördelats' }).getByRole('listitem').allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' ').trim()), ['Tisdag 1 svar', 'Onsdag 2 svar']);
    const eken = tab.getByRole('region', { name: 'Lärteam Eken' });
    await eken.getByRole('heading', { name: 'Olle Granfelt' }).waitFor();
    await tab.getByRole('button', { name: 'Till utskicket' }).click();
    await tab.getByRole('heading', { name: 'Så långt har det kommit' }).waitFor();
  });

  it('are told without names where nobody is to be known', async () => {
    const { name: _, team: __, answeredAt: ___, ...nameless } = { ...answers().answers[0], chosen: [], text: 'Tid för samtal.', edited: false };
    stage.api.views.set(`${SENT}/answers`, answers({ question: { kind: 'text', label: 'Vad behöver vi?' }, readers: 'everyone', open: false, counts: [], answers: [nameless] }));
    const { tab } = await openBroadcasts(stage, 'b-4:answers');
    await tab.getByText('Tid för samtal.').waitFor();
    assert.equal(await tab.getByRole('heading', { level: 3 }).count(), 0);
  });

  it('say why they are held back', async () => {
    stage.api.views.set(`${SENT}/answers`, answers({ readers: 'everyone', held: 'until-deadline', answers: [], counts: [] }));
    const { tab } = await openBroadcasts(stage, 'b-4:answers');
    await tab.getByText('Svaren visas utan namn när svarstiden är slut, 4 december 2026').waitFor();
  });

  it('are fetched as a file with the token, and not offered to who may not', async () => {
    const file = { fileName: 'svar.csv', mediaType: 'text/csv', text: '\uFEFFNamn;Svar\r\nMaja Almlöv;Onsdag\r\n' };
    stage.api.views.set(`${SENT}/answers/export`, file);
    const { host, tab } = await openBroadcasts(stage, 'b-4:answers');
    const [download] = await Promise.all([host.waitForEvent('download'), tab.getByRole('button', { name: 'Hämta som CSV' }).click()]);
    assert.equal(download.suggestedFilename(), 'svar.csv');
    assert.equal(await readFile(await download.path(), 'utf8'), file.text);
    stage.api.views.set(`${SENT}/answers`, answers({ mayExport: false }));
    const { tab: another } = await openBroadcasts(stage, 'b-4:answers');
    await another.getByRole('button', { name: 'Skriv ut' }).waitFor();
    assert.equal(await another.getByRole('button', { name: 'Hämta som CSV' }).count(), 0);
  });

  it('are on paper alone, with what they answer, to whom it went and when on top', async () => {
    const { host, tab } = await openBroadcasts(stage, 'b-4:answers', { theme: 'dark' });
    await host.emulateMedia({ media: 'print' });
    for (const said of ['Påminnelse om nätverksdagarna', CHOICE.label]) assert.ok(await tab.getByRole('heading', { name: said }).isVisible());
    assert.ok(await tab.getByText('Omgång 1, 2026 · Hela kohorten · Går ut från 23 november 2026').isVisible());
    for (const hidden of [tab.getByRole('navigation'), tab.getByRole('button')]) {
      for (const each of await hidden.all()) assert.equal(await each.isVisible(), false);
    }
    const ink = await tab.getByText('Tisdag').first().evaluate((text) => getComputedStyle(text).color);
    assert.equal(ink, 'rgb(0, 0, 0)');
    for (const ground of ['html', '.fui-FluentProvider']) assert.equal(await tab.locator(ground).first().evaluate((part) => getComputedStyle(part).backgroundColor), 'rgba(0, 0, 0, 0)');
  });
});
