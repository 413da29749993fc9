import assert from 'node:assert/strict';
import { openBroadcasts, prepareBroadcasts, SENT } from './broadcast-stage.ts';
import { progress, receivers, sent } from './broadcast-views.ts';
import { useStage } from './stage.ts';

describe('a broadcast that has been sent', function () {
  this.timeout(30_000);
  const stage = useStage(prepareBroadcasts);

  it('says in numbers and words where every receiver is, and they add up', async () => {
    const { tab } = await openBroadcasts(stage, 'b-4');
    const told = tab.getByRole('region', { name: 'Så långt har det kommit' });
    for (const said of ['107 har fått det', '5 går inte att nå', '1 har stängt av Ledtråd i Teams', '2 har kanske fått det', 'Sammanlagt 140 mottagare']) await told.getByText(said).waitFor();
    const counts = await told.locator('li > span > strong').allInnerTexts();
    assert.equal(counts.reduce((sum, count) => sum + Number(count), 0), 140);
  });

  it('is followed as it goes', async () => {
    const { tab } = await openBroadcasts(stage, 'b-4');
    stage.api.views.set(SENT, sent({ progress: progress({ planned: 0, sending: 0, sent: 131 }), state: 'done' }));
    await tab.getByText('131 har fått det').waitFor({ timeout: 6_000 });
  });

  it('can be cancelled, after a word on what that does', async () => {
    stage.api.answers.set(`POST ${SENT}/cancel`, () => sent({ state: 'cancelled' }));
    const { tab } = await openBroadcasts(stage, 'b-4');
    await tab.getByRole('button', { name: 'Avbryt utskicket' }).click();
    const dialog = tab.getByRole('dialog', { name: 'Ska utskicket avbrytas?' });
    await dialog.getByText('107 har redan fått det').waitFor();
    stage.api.views.set(SENT, sent({ state: 'cancelled', progress: progress({ planned: 0, sending: 0, cancelled: 24 }), may: { cancel: false, export: true } }));
    stage.api.views.set(`${SENT}/receivers`, { ...receivers(), receivers: receivers().receivers.map((each) => ({ ...each, state: 'cancelled' })) });
    await dialog.getByRole('button', { name: 'Avbryt utskicket' }).click();
    await tab.getByText('24 fick det inte, för att det avbröts').waitFor();
    await tab.getByText('Avbröts innan').first().waitFor({ timeout: 6_000 });
    assert.equal(await tab.getByRole('button', { name: 'Avbryt utskicket' }).count(), 0);
  });

  it('goes again to those not reached alone, and to the uncertain where that is ticked', async () => {
    stage.api.answers.set(`POST ${SENT}/resend`, () => sent());
    const { tab } = await openBroadcasts(stage, 'b-4');
    await tab.getByRole('button', { name: 'Skicka igen till de 6 som inte nåddes' }).click();
    await tab.getByRole('button', { name: 'Skicka igen till 6' }).click();
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    await tab.getByRole('button', { name: 'Skicka igen till de 6 som inte nåddes' }).click();
    await tab.getByLabel('Även till 2 som kanske redan har fått det').check();
    await tab.getByRole('button', { name: 'Skicka igen till 8' }).click();
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    assert.deepEqual(stage.api.sentTo('POST', `${SENT}/resend`), [{ uncertain: false }, { uncertain: true }]);
  });

  it('reminds those who have not answered, by the number that was shown', async () => {
    const changed = sent({ may: { cancel: false, remind: { people: 78 }, export: true } });
    stage.api.answers.set(`POST ${SENT}/remind`, (body) => (JSON.stringify(body).includes('79') ? { kind: 'count-changed', broadcast: changed } : { kind: 'reminded', broadcast: changed }));
    const { tab } = await openBroadcasts(stage, 'b-4');
    await tab.getByRole('button', { name: 'Påminn de 79 som inte har svarat' }).click();
    await tab.getByLabel('Direkt, utöver dagens påminnelse').check();
    await tab.getByRole('button', { name: 'Påminn 79' }).click();
    await tab.getByRole('alert').getByText('Någon har svarat medan du läste.').waitFor();
    await tab.getByRole('button', { name: 'Påminn 78' }).click();
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    assert.deepEqual(stage.api.sentTo('POST', `${SENT}/remind`), [{ people: 79, now: true }, { people: 78, now: true }]);
  });

  it('names who has answered, never what, and counts who is in no list', async () => {
    const { tab } = await openBroadcasts(stage, 'b-4');
    const named = tab.getByRole('region', { name: 'Mottagare vid namn' });
    await named.getByText('En person med skyddade personuppgifter').waitFor();
    await named.getByLabel('Visa').selectOption('De som inte har svarat');
    assert.deepEqual(await named.locator('tbody th').allInnerTexts(), ['Olle Granfelt', 'Siv Norrbäck']);
    await named.getByText('Har ingen chatt med Ledtråd').waitFor();
  });

  it('does not say that somebody waits when nothing is on its way any more', async () => {
    stage.api.views.set(SENT, sent({ state: 'done', progress: progress({ planned: 0, sending: 0, sent: 131 }) }));
    stage.api.views.set(`${SENT}/receivers`, { ...receivers(), receivers: receivers().receivers.map((each) => ({ ...each, state: 'planned', reason: undefined })) });
    const { tab } = await openBroadcasts(stage, 'b-4');
    await tab.getByText('Uppgiften är inte kvar').first().waitFor();
    assert.equal(await tab.getByText('Väntar på sin tur').count(), 0);
  });

  it('says when the time to answer is out', async () => {
    stage.api.views.set(SENT, sent({ state: 'done', deadlineAt: '2020-12-04T15:00:00Z' }));
    const { tab } = await openBroadcasts(stage, 'b-4');
    await tab.getByText('Svarstiden gick ut 4 december 2020').waitFor();
  });

  it('offers nothing that may not be done', async () => {
    stage.api.views.set(SENT, sent({ state: 'done', may: { cancel: false, export: false } }));
    const { tab } = await openBroadcasts(stage, 'b-4');
    await tab.getByRole('button', { name: 'Läs svaren' }).waitFor();
    for (const name of [/Avbryt/, /Försök igen/, /Påminn/]) assert.equal(await tab.getByRole('button', { name }).count(), 0);
  });
});
