import assert from 'node:assert/strict';
import type { Audience } from '../../../bot/domain/broadcast/content.ts';
import type { ActionId, AreaId, CampaignId, PersonId } from '../../../bot/domain/ids.ts';
import type { Person } from '../../../bot/domain/person/person.ts';
import { answerBroadcast } from '../../../bot/usecases/broadcasts/answer-broadcast.ts';
import { cancelBroadcast } from '../../../bot/usecases/broadcasts/cancel-broadcast.ts';
import { carryOutAll } from '../../../bot/usecases/broadcasts/carry-out.ts';
import { confirmBroadcast } from '../../../bot/usecases/broadcasts/confirm-broadcast.ts';
import { countAudience } from '../../../bot/usecases/broadcasts/count-audience.ts';
import { listBroadcasts } from '../../../bot/usecases/broadcasts/list-broadcasts.ts';
import { remindOfBroadcast } from '../../../bot/usecases/broadcasts/remind.ts';
import { resendBroadcast } from '../../../bot/usecases/broadcasts/resend-broadcast.ts';
import { beginDraft, discardDraft, saveDraft } from '../../../bot/usecases/broadcasts/save-draft.ts';
import { discardTemplate, saveTemplate } from '../../../bot/usecases/broadcasts/templates.ts';
import { viewBroadcast } from '../../../bot/usecases/broadcasts/view-broadcast.ts';
import { exportOwnData } from '../../../bot/usecases/people/export-own-data.ts';
import { aContent, aDraft, anEntry, ASKING, assertAddsUp, counts, follows, LEADER, sends } from '../../support/broadcasts.ts';
import { aPerson, COHORT, OTHER_TEAM, TEAM, TENANT, testWorld, type TestWorld } from '../../support/world.ts';
import { aCohort, answers, AT_WORK, HIDDEN, NORR_1, NORR_2, NOT_MET, personOf, SYD_1 } from './broadcast-builders.ts';
import { coded } from '../builders.ts';
import { aCopy, everyKill, unlessKilled } from '../copies.ts';

const NORR_LEADER = aPerson({ pid: 'p-norr' as PersonId, name: 'Norr Ledare', roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] });
const ELSEWHERE = aPerson({ pid: 'p-annan' as PersonId, roles: [{ kind: 'facilitator', cohortId: 'c-annan' as typeof COHORT, teams: 'all' }] });
const TO_NORR = { audience: { kind: 'teams', teams: [TEAM] } } as const;

async function aWorld(): Promise<TestWorld> {
  const world = await testWorld();
  world.clock.set(AT_WORK);
  await aCohort(world);
  for (const facilitator of [LEADER, NORR_LEADER]) await world.people.create(facilitator);
  world.counter.reset();
  return world;
}

describe('a draft of a broadcast', () => {
  it('begins with the one team that somebody leads, and with nobody where there are several', async () => {
    const world = await aWorld();
    const audienceOf = async (facilitator: Person) => (await beginDraft(world, facilitator, COHORT, { kind: 'empty' })).content.audience;
    assert.deepEqual(await audienceOf(NORR_LEADER), { kind: 'teams', teams: [TEAM] });
    assert.deepEqual(await audienceOf(LEADER), { kind: 'teams', teams: [] });
  });

  it('is shared by all who lead in the cohort, and says when another has saved it', async () => {
    const world = await aWorld();
    const draft = await aDraft(world);
    const mine = await saveDraft(world, NORR_LEADER, draft, { rev: 1, content: aContent({ title: 'Ny rubrik' }) });
    assert.equal(mine.kind, 'saved');
    const theirs = await saveDraft(world, LEADER, draft, { rev: 1, content: aContent({ title: 'En annan' }) });
    assert.ok(theirs.kind === 'changed' && theirs.draft.content.title === 'Ny rubrik');
    assert.equal((await saveDraft(world, LEADER, draft, { rev: 1, content: aContent({ title: 'Ny rubrik' }) })).kind, 'saved', 'the same twice');
    const { drafts } = await listBroadcasts(world, LEADER, COHORT);
    assert.deepEqual(drafts.map(({ content, rev, savedBy }) => [content.title, rev, savedBy]), [['Ny rubrik', 2, NORR_LEADER.pid]]);
  });

  it('is not saved with what points somebody out', async () => {
    const world = await aWorld();
    const draft = await aDraft(world);
    const result = await saveDraft(world, LEADER, draft, { rev: 1, content: aContent({ text: 'Mejla x@y.example' }) });
    assert.deepEqual(result.kind === 'faults' && result.faults.map(({ field, code }) => [field, code]), [['text', 'email']]);
    assert.ok(!JSON.stringify(await world.tables.range('Cohort', COHORT, { prefix: 'u|' })).includes('x@y.example'));
  });

  it('is copied without its times, from a draft or from what was sent, and thrown away', async () => {
    const world = await aWorld();
    const sent = await sends(world, { ...ASKING, ...TO_NORR });
    const copy = await beginDraft(world, LEADER, COHORT, { kind: 'copy', of: sent.id });
    assert.deepEqual(copy.content, { ...sent.content, deadline: '' });
    await discardDraft(world, LEADER, COHORT, copy.id);
    await assert.rejects(discardDraft(world, LEADER, COHORT, copy.id), coded('not-found'));
    await assert.rejects(discardDraft(world, LEADER, COHORT, sent.id), coded('not-found'));
    await assert.rejects(beginDraft(world, LEADER, COHORT, { kind: 'copy', of: 'b-none' as CampaignId }), coded('not-found'));
  });

  it('becomes a template, without whom it was for', async () => {
    const world = await aWorld();
    const saved = await saveTemplate(world, NORR_LEADER, COHORT, { name: ' Varje månad ', content: aContent({ ...ASKING, ...TO_NORR }) });
    assert.ok(saved.kind === 'saved');
    const [template] = (await listBroadcasts(world, LEADER, COHORT)).templates;
    assert.deepEqual([template?.name, template?.content.audience, template?.content.deadline], ['Varje månad', { kind: 'teams', teams: [] }, '']);
    await discardTemplate(world, LEADER, COHORT, saved.template.id);
    assert.deepEqual((await listBroadcasts(world, LEADER, COHORT)).templates, []);
    const nameless = await saveTemplate(world, LEADER, COHORT, { name: ' ', content: aContent() });
    assert.deepEqual(nameless.kind === 'faults' && nameless.faults.map(({ field }) => field), ['templateName']);
  });
});

describe('whom a broadcast goes to', () => {
  const area = 'verksamhet' as AreaId;
  const action = 'verksamhet.rundor' as ActionId;
  const cases: readonly [string, Audience, number][] = [
    ['the cohort', { kind: 'cohort' }, 5],
    ['a team', { kind: 'teams', teams: [OTHER_TEAM] }, 2],
    ['teams', { kind: 'teams', teams: [TEAM, OTHER_TEAM] }, 5],
    ['a position', { kind: 'position', position: 'deputy' }, 1],
    ['those who try something of an area', { kind: 'area', area }, 5],
    ['those who try an action', { kind: 'action', action }, 5],
    ['those who try another action', { kind: 'action', action: 'sprak.x' as ActionId }, 0],
    ['named people', { kind: 'people', people: [NORR_1, SYD_1] }, 2],
    ['named people, those in no list left out', { kind: 'people', people: [NORR_1, HIDDEN, 'p-nobody' as PersonId] }, 1],
  ];
  for (const [what, audience, people] of cases) {
    it(`is counted: ${what}`, async () => {
      const world = await aWorld();
      const draft = await aDraft(world, { audience });
      assert.equal((await countAudience(world, LEADER, COHORT, draft.id)).count.people, people);
    });
  }

  it('leaves out who has left, and tells who has never been met or is in no list', async () => {
    const world = await aWorld();
    await world.rosters.putAll(COHORT, [anEntry({ pid: NORR_2, leftOn: '2026-11-01' })]);
    const { count, notMet, notListed, exempt, arrivesAt } = await countAudience(world, LEADER, COHORT, (await aDraft(world)).id);
    assert.deepEqual([count.people, notMet, notListed, exempt, arrivesAt], [4, 1, 1, true, AT_WORK]);
  });

  it('tells when it arrives: never outside working hours', async () => {
    const world = await aWorld();
    world.clock.set('2026-11-27T18:00:00.000Z');
    assert.equal((await countAudience(world, LEADER, COHORT, (await aDraft(world)).id)).arrivesAt, '2026-11-30T07:00:00.000Z');
  });

  it('is only whom the facilitator leads', async () => {
    const world = await aWorld();
    const mayCount = async (audience: Audience, facilitator = NORR_LEADER) => await countAudience(world, facilitator, COHORT, (await aDraft(world, { audience })).id);
    assert.equal((await mayCount({ kind: 'teams', teams: [TEAM] })).count.people, 3);
    assert.equal((await mayCount({ kind: 'people', people: [NORR_1] })).count.people, 1);
    for (const audience of [
      { kind: 'cohort' }, { kind: 'teams', teams: [TEAM, OTHER_TEAM] }, { kind: 'position', position: 'principal' }, { kind: 'area', area }, { kind: 'action', action }, { kind: 'people', people: [NORR_1, SYD_1] },
    ] as const) await assert.rejects(mayCount(audience), coded('not-allowed'), audience.kind);
    const managing = { ...NORR_LEADER, manages: [{ pid: NORR_1, cohortId: COHORT, teamId: TEAM }] };
    await assert.rejects(mayCount({ kind: 'teams', teams: [TEAM] }, managing), coded('not-allowed'));
  });

  it('is nobody’s to see, change or send who does not lead in the cohort', async () => {
    const world = await aWorld();
    const { id } = await aDraft(world);
    const sent = await sends(world, ASKING);
    for (const stranger of [ELSEWHERE, await personOf(world, NORR_1)]) {
      for (const [what, tries] of [
        ['list', () => listBroadcasts(world, stranger, COHORT)],
        ['begin', () => beginDraft(world, stranger, COHORT, { kind: 'empty' })],
        ['save', () => saveDraft(world, stranger, { cohortId: COHORT, id }, { rev: 1, content: aContent() })],
        ['discard', () => discardDraft(world, stranger, COHORT, id)],
        ['view', () => viewBroadcast(world, stranger, COHORT, id)],
        ['count', () => countAudience(world, stranger, COHORT, id)],
        ['confirm', () => confirmBroadcast(world, stranger, COHORT, id, { rev: 1, count: { people: 5, channels: 0 } })],
        ['cancel', () => cancelBroadcast(world, stranger, COHORT, sent.id)],
        ['resend', () => resendBroadcast(world, stranger, COHORT, sent.id, { uncertain: false })],
        ['remind', () => remindOfBroadcast(world, stranger, COHORT, sent.id, { people: 0, now: true })],
        ['template', () => saveTemplate(world, stranger, COHORT, { name: 'x', content: aContent() })],
        ['discard template', () => discardTemplate(world, stranger, COHORT, id)],
      ] as const) await assert.rejects(tries, coded('not-allowed'), what);
    }
    for (const [what, tries] of [
      ['confirm', () => confirmBroadcast(world, NORR_LEADER, COHORT, id, { rev: 1, count: { people: 5, channels: 0 } })],
      ['confirm what was', () => confirmBroadcast(world, NORR_LEADER, COHORT, sent.id, { rev: 1, count: { people: 5, channels: 0 } })],
      ['cancel', () => cancelBroadcast(world, NORR_LEADER, COHORT, sent.id)],
      ['resend', () => resendBroadcast(world, NORR_LEADER, COHORT, sent.id, { uncertain: false })],
      ['remind', () => remindOfBroadcast(world, NORR_LEADER, COHORT, sent.id, { people: 0, now: true })],
    ] as const) await assert.rejects(tries, coded('not-allowed'), what);
  });
});

describe('a confirmation', () => {
  it('is refused with another number than there is now, and with another text than was shown', async () => {
    const world = await aWorld();
    const draft = await aDraft(world);
    const confirm = (rev: number, people: number) => confirmBroadcast(world, LEADER, COHORT, draft.id, { rev, count: { people, channels: 0 } });
    const tooMany = await confirm(1, 6);
    assert.ok(tooMany.kind === 'count-changed' && tooMany.audience.count.people === 5);
    assert.equal((await confirm(2, 5)).kind, 'changed');
    assert.equal((await confirm(1, 5)).kind, 'confirmed');
    assert.equal((await confirm(1, 5)).kind, 'confirmed', 'the same once more');
    assert.equal((await saveDraft(world, LEADER, draft, { rev: 1, content: aContent({ title: 'Ändrad' }) })).kind, 'sent');
  });

  it('is refused while there is something to mend, and for nobody', async () => {
    const world = await aWorld();
    const confirm = async (content: Parameters<typeof aDraft>[1]) => {
      const draft = await aDraft(world, content);
      return await confirmBroadcast(world, LEADER, COHORT, draft.id, { rev: 1, count: { people: 0, channels: 0 } });
    };
    for (const content of [{ title: '' }, { audience: { kind: 'action', action: 'sprak.x' as ActionId } }] as const) assert.equal((await confirm(content)).kind, 'faults');
  });

  it('freezes who has never been met with the others, so that all are accounted for', async () => {
    const world = await aWorld();
    const broadcast = await sends(world);
    const { people, state, may } = await follows(world, broadcast);
    assert.deepEqual([counts(people), state, may.cancel], [{ receivers: 5, planned: 4, 'not-met': 1 }, 'under-way', true]);
    const later = await follows(world, await sends(world, { sendAt: '2026-11-30T08:00' }));
    assert.deepEqual([later.state, later.broadcast.exempt], ['scheduled', false]);
  });

  it('is followed at a few requests a lane, however many receivers there are', async () => {
    const cost = async (more: number) => {
      const world = await aWorld();
      await world.rosters.putAll(COHORT, Array.from({ length: more }, (_, index) => anEntry({ pid: `p-9${String(index).padStart(4, '0')}` as PersonId })));
      const broadcast = await sends(world, ASKING);
      world.counter.reset();
      const { people } = await follows(world, broadcast);
      assertAddsUp(people, 5 + more);
      return world.counter.requests;
    };
    // The broadcast, its counts, its answers; of its one lane slots and ticket, in two.
    assert.deepEqual([await cost(0), await cost(300)], [6, 6]);
  });

  it('that is killed anywhere has sent nothing or everything, and is completed by the same again or by the clock', async () => {
    let calls = 0;
    for (const kill of [undefined, ...everyKill(40)]) {
      if (calls > 0 && kill && kill.call > calls) continue;
      for (const heals of ['again', 'clock'] as const) {
        const world = await aWorld();
        const draft = await aDraft(world);
        const copy = aCopy(world, world.tables, kill);
        const confirmation = { rev: 1, count: { people: 5, channels: 0 } };
        const result = await unlessKilled(confirmBroadcast(copy.world, LEADER, COHORT, draft.id, confirmation));
        if (!kill) calls = copy.calls();
        if (heals === 'again') await confirmBroadcast(world, LEADER, COHORT, draft.id, confirmation);
        else await carryOutAll(world, COHORT);
        const stands = await viewBroadcast(world, LEADER, COHORT, draft.id);
        const { tickets } = await world.lanes.orders(TENANT);
        if ('kind' in stands) {
          assert.ok(heals === 'clock' && result === 'killed', 'still a draft');
          assert.deepEqual(tickets, []);
          continue;
        }
        assertAddsUp(stands.people, 5);
        assert.deepEqual(tickets.map(({ campaignId }) => campaignId), [stands.broadcast.campaignId]);
        const receivers = await world.campaigns.receivers(stands.broadcast.campaignId, TENANT, { limit: 10 });
        assert.equal(receivers.length, 4);
        assert.deepEqual(await world.broadcasts.toCarryOut(COHORT), []);
      }
    }
    assert.ok(calls > 15, `${calls} calls`);
  }).timeout(20_000);

  it('by two at once is one', async () => {
    const world = await aWorld();
    const draft = await aDraft(world);
    const confirmation = { rev: 1, count: { people: 5, channels: 0 } };
    const results = await Promise.all([1, 2, 3].map(() => confirmBroadcast(world, LEADER, COHORT, draft.id, confirmation)));
    assert.equal(new Set(results.map((result) => result.kind === 'confirmed' && result.broadcast.campaignId)).size, 1);
    assert.equal((await world.lanes.orders(TENANT)).tickets.length, 1);
  });
});

describe('a broadcast that is cancelled', () => {
  it('before its time reaches nobody, counts everybody, and is not sent again', async () => {
    const world = await aWorld();
    const { id } = await sends(world, { ...ASKING, sendAt: '2026-11-30T08:00' });
    await cancelBroadcast(world, LEADER, COHORT, id);
    await cancelBroadcast(world, LEADER, COHORT, id);
    const { people, state, may } = await follows(world, { id });
    assert.deepEqual([counts(people), state, may], [{ receivers: 5, cancelled: 4, 'not-met': 1 }, 'cancelled', { cancel: false }]);
    await assert.rejects(resendBroadcast(world, LEADER, COHORT, id, { uncertain: true }), coded('not-found'));
    await assert.rejects(remindOfBroadcast(world, LEADER, COHORT, id, { people: 4, now: true }), coded('not-found'));
    await assert.rejects(cancelBroadcast(world, LEADER, COHORT, (await aDraft(world)).id), coded('not-found'));
  });

  it('is cancelled by the clock when telling the lanes broke off', async () => {
    for (const kill of everyKill(12)) {
      const world = await aWorld();
      const { id } = await sends(world, { sendAt: '2026-11-30T08:00' });
      const copy = aCopy(world, world.tables, kill);
      await unlessKilled(cancelBroadcast(copy.world, LEADER, COHORT, id));
      await carryOutAll(world, COHORT);
      const { broadcast } = await follows(world, { id });
      const [ticket] = (await world.lanes.orders(TENANT)).tickets;
      assert.equal(ticket?.cancelled, broadcast.cancelledAt !== undefined);
    }
  });
});

describe('the answer to a broadcast', () => {
  it('is stored once, changed until the deadline, and then no more', async () => {
    const world = await aWorld();
    const { campaignId } = await sends(world, ASKING);
    const give = (text: string, baseRev = 0) => answers(world, campaignId, NORR_1, text, baseRev);
    assert.deepEqual([(await give('Ett')).kind, (await give('Ett')).kind], ['stored', 'repeated']);
    const stale = await give('Två');
    assert.ok(stale.kind === 'stale' && JSON.stringify(stale.stored.answer).includes('Ett'));
    const edited = await give('Två', 1);
    assert.ok(edited.kind === 'stored' && edited.rev === 2);
    world.clock.set('2026-12-04T15:59:59.000Z');
    assert.equal((await give('Tre', 2)).kind, 'stored');
    world.clock.set('2026-12-04T16:00:00.000Z');
    assert.equal((await give('Fyra', 3)).kind, 'closed');
    assert.deepEqual((await world.campaigns.answers(campaignId)).map(({ pid, answer, rev }) => [pid, answer, rev]), [[NORR_1, { kind: 'text', text: 'Tre' }, 3]]);
  });

  it('of two taps at once is one', async () => {
    const world = await aWorld();
    const { campaignId } = await sends(world, ASKING);
    const taps = await Promise.all(['Ett', 'Ett', 'Ett'].map((text) => answers(world, campaignId, NORR_1, text)));
    assert.deepEqual(taps.map(({ kind }) => kind).sort(), ['repeated', 'repeated', 'stored']);
  });

  it('is a receiver’s alone, also one who came to the door after it was sent', async () => {
    const world = await aWorld();
    const { campaignId } = await sends(world, { ...ASKING, audience: { kind: 'teams', teams: [OTHER_TEAM] } });
    await assert.rejects(answers(world, campaignId, NORR_1, 'Ett'), coded('not-found'));
    assert.equal((await answers(world, campaignId, NOT_MET, 'Jag är här nu')).kind, 'stored');
    await assert.rejects(answers(world, (await sends(world)).campaignId, NORR_1, 'Ett'), coded('not-found'), 'it asks nothing');
  });

  it('costs four requests beside the head, and three when it is changed', async () => {
    const world = await aWorld();
    const { campaignId } = await sends(world, ASKING);
    const person = await personOf(world, NORR_1);
    const cost = async (act: () => Promise<unknown>) => {
      world.counter.reset();
      await act();
      return world.counter.requests;
    };
    const give = (text: string, baseRev: number) => () => answerBroadcast(world, person, campaignId, { baseRev, read: () => ({ kind: 'text', text }) });
    assert.deepEqual([await cost(give('Ett', 0)), await cost(give('Ett', 0)), await cost(give('Två', 1))], [4, 2, 3]);
  });

  it('is in what somebody exports about themselves', async () => {
    const world = await aWorld();
    const { campaignId } = await sends(world, ASKING);
    await answers(world, campaignId, NORR_1, 'Mitt svar');
    assert.ok(JSON.stringify(await exportOwnData(world, await personOf(world, NORR_1))).includes('Mitt svar'));
    assert.ok(!JSON.stringify(await exportOwnData(world, await personOf(world, NORR_2))).includes('Mitt svar'));
  });
});
