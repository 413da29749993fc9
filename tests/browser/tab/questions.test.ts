import assert from 'node:assert/strict';
import type { MyQuestionsView } from '../../../bot/api/contract/my-questions.ts';
import { BROADCASTS, answers } from './broadcast-views.ts';
import { PHONE, barriers, useStage } from './stage.ts';
import { COHORT } from './views.ts';

function question(changes: Partial<MyQuestionsView['questions'][number]> = {}): MyQuestionsView['questions'][number] {
  return { campaignId: 'c-1', cohort: COHORT, id: 'b-4', title: 'Vilken tid passar bäst?', deadlineAt: '2026-12-04T15:00:00Z', open: true, answered: false, readable: false, ...changes };
}

const READABLE = question({ campaignId: 'c-2', id: 'b-5', title: 'Vad behöver vi?', open: false, answered: true, readable: true });

describe('questions from facilitators', function () {
  this.timeout(30_000);
  const stage = useStage(({ api }) => {
    api.views.set('/me/questions', { questions: [question(), READABLE] });
    api.views.set(`${BROADCASTS}/b-5/answers`, answers({ title: 'Vad behöver vi?', mayExport: false, readers: 'everyone', open: false }));
  });

  it('stand in the own thread as long as they can be answered, and are answered by the chat’s card', async () => {
    const { tab } = await stage.openInTeams('/tab/thread');
    await tab.getByRole('button', { name: 'Svara på Vilken tid passar bäst?' }).click();
    await tab.getByRole('dialog').waitFor();
    assert.deepEqual(await stage.cardActions(), [{ verb: 'broadcast.open', data: { campaignId: 'c-1' } }]);
  });

  it('are changed until then by who has answered', async () => {
    stage.api.views.set('/me/questions', { questions: [question({ answered: true })] });
    const { tab } = await stage.openInTeams('/tab/thread');
    await tab.getByText('Du har svarat. Går att svara på till 4 december 2026').waitFor();
    await tab.getByRole('button', { name: 'Ändra svaret på' }).waitFor();
  });

  it('lead to the answers that are for those who were asked, and asks nothing there of who leads', async () => {
    const { tab } = await stage.openInTeams('/tab/thread');
    await tab.getByRole('button', { name: 'Läs svaren på Vad behöver vi?' }).click();
    await tab.getByRole('heading', { name: 'Vad behöver vi?', level: 1 }).waitFor();
    assert.ok(stage.api.asked.every(({ path }) => path !== BROADCASTS && path !== `${BROADCASTS}/b-5`));
    await tab.getByRole('button', { name: 'Till Min tråd' }).click();
    await tab.getByRole('heading', { name: 'Min tråd', level: 1 }).waitFor();
  });

  it('are led to by a link from chat', async () => {
    const { tab } = await stage.openInTeams('/tab/thread', { subPage: `answers/${COHORT.id}/b-5` });
    await tab.getByRole('heading', { name: 'Vad behöver vi?', level: 1 }).waitFor();
  });

  it('leave no trace where there are none, or where they cannot be read just now', async () => {
    stage.api.faults.set('/me/questions', { status: 503, code: 'storage-unavailable', message: 'Lagringen svarar inte just nu.' });
    const { tab } = await stage.openInTeams('/tab/thread');
    await tab.getByRole('heading', { name: 'Dina veckor' }).waitFor();
    assert.equal(await tab.getByText('Frågor till dig').count(), 0);
    assert.equal(await tab.getByText('Lagringen svarar inte').count(), 0);
    stage.expectComplaint(/503/);
  });

  it('raise no barriers, and fit on a phone', async () => {
    const { host, tab } = await stage.openInTeams('/tab/thread', {}, PHONE);
    await tab.getByRole('heading', { name: 'Frågor till dig' }).waitFor();
    assert.deepEqual(await barriers(host), []);
    assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
  });
});
