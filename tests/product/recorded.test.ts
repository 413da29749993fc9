import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrialId } from '../../bot/domain/ids.ts';
import { TENANT, type Activity, type TeamsPerson } from '../support/activities.ts';
import { outline } from '../support/card-outline.ts';
import { aPerson, countingIds } from '../support/world.ts';
import { startTestProduct, type TestProduct } from './test-product.ts';

/** What the Playground sent while somebody said hello, chose, reflected, mended, edited and paused in it. */
const RECORDED = join(import.meta.dirname, 'recorded/playground.json');
/** What the product answered. After a change that is meant: UPDATE_GOLDEN=1 npm run test:product, and read the difference. */
const GOLDEN = join(import.meta.dirname, 'recorded/replies.txt');

const MAJA: TeamsPerson = {
  accountId: '29:maja',
  objectId: '6f0a4d1e-8c25-4b7a-93e6-1d5c2b7f9a01',
  tenantId: TENANT,
  name: 'Maja Lindvik',
  userPrincipalName: 'maja.lindvik@aspdalen.example',
  conversationId: 'a:maja-ledtrad',
};

describe('a conversation that was recorded in the Playground', () => {
  let ledtrad: TestProduct;

  afterEach(() => ledtrad.stop());

  it('is answered as it was', async () => {
    const activities = JSON.parse(await readFile(RECORDED, 'utf8')) as readonly Activity[];
    ledtrad = await startTestProduct({ ids: { ...countingIds(), trial: recordedTrials(activities) } });
    await ledtrad.seat(MAJA, { settings: { ...aPerson().settings, language: 'sv' } });
    const maja = ledtrad.teams.as(MAJA);

    const replies: string[] = [];
    for (const activity of activities) {
      const { status, sent, shown } = await maja.delivers({ ...activity, serviceUrl: ledtrad.teams.connector.serviceUrl });
      assert.equal(status, 200);
      replies.push(`> ${said(activity)}`, ...[...sent, shown].flatMap((card) => (card ? outline(card) : [])), '');
    }

    const answered = replies.join('\n');
    if (process.env['UPDATE_GOLDEN']) await writeFile(GOLDEN, answered);
    assert.equal(answered, await readFile(GOLDEN, 'utf8'));
  });
});

/** The cards carry the trials' random ids, so the same ones have to be given out again, in the order they first appear. */
function recordedTrials(activities: readonly Activity[]): () => TrialId {
  const recorded = [...new Set(JSON.stringify(activities).match(/(?<="trialId":")[^"]+/g))];
  let next = 0;
  return () => (recorded[next++] ?? `t-unseen-${next}`) as TrialId;
}

function said(activity: Activity): string {
  const { action } = (activity['value'] ?? {}) as { action?: { verb: string; data: object } };
  if (action) return `taps ${action.verb}`;
  const { text, type } = activity;
  return typeof text === 'string' && text !== '' ? `says ${text}` : String(type);
}
