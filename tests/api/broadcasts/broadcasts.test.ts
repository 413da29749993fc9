import assert from 'node:assert/strict';
import { answersView, exportedFile } from '../../../bot/api/contract/broadcast-answers.ts';
import type { Content } from '../../../bot/api/contract/broadcast-content.ts';
import { audienceView, confirmed, draftSaved, draftView, previewView, testSent, type DraftView, type NewBroadcast } from '../../../bot/api/contract/broadcast-draft.ts';
import { receiversView, sentView } from '../../../bot/api/contract/broadcast-progress.ts';
import { templateSaved } from '../../../bot/api/contract/broadcast-templates.ts';
import { broadcastsView, broadcastView } from '../../../bot/api/contract/broadcasts.ts';
import { myQuestionsView } from '../../../bot/api/contract/my-questions.ts';
import { ROUTES } from '../../../bot/api/routes.ts';
import type { PersonId } from '../../../bot/domain/ids.ts';
import { schemaFaults } from '../../cards/card-schema.ts';
import { aContent, ASKING, LEADER, sends } from '../../support/broadcasts.ts';
import { aPerson, COHORT, settle, TEAM } from '../../support/world.ts';
import { aCohort, answers, AT_WORK, HIDDEN, NORR_1, NORR_2, SYD_1 } from '../../usecases/broadcasts/broadcast-builders.ts';
import { apiWith, errorIn, type Api } from '../calls.ts';

/** Numbers of who calls. */
const LEADS_ALL = 11;
const LEADS_NORR = 12;
const LEADS_NOTHING = 13;
const PRINCIPAL = 1;

const PLACE = '/cohorts/:cohort/broadcasts';
const ONE = `${PLACE}/:broadcast`;

async function anApi(): Promise<Api> {
  const api = await apiWith([]);
  const { world } = api;
  world.clock.set(AT_WORK);
  await aCohort(world);
  const facilitators = [
    LEADER,
    aPerson({ pid: 'p-norr' as PersonId, name: 'Norr Ledare', roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] }),
    aPerson({ pid: 'p-annan' as PersonId, name: 'Annan Ledare', roles: [{ kind: 'facilitator', cohortId: 'c-annan' as typeof COHORT, teams: 'all' }] }),
  ];
  for (const [index, person] of facilitators.entries()) await settle(world, person, LEADS_ALL + index);
  return api;
}

interface Asked {
  /** Who leads all, unless something else is said. */
  readonly by?: number;
  readonly id?: string;
  readonly body?: unknown;
  readonly method?: 'get' | 'post' | 'put';
}

async function answered(api: Api, path: string, asked: Asked = {}): Promise<unknown> {
  const { status, body } = await askBy(api, path, asked);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

/** Paths that have several methods are told apart by it. */
async function askBy(api: Api, path: string, asked: Asked) {
  const routes = ROUTES.filter((route) => route.path === path);
  const route = routes.find(({ method }) => method === (asked.method ?? routes[0]?.method));
  assert.ok(route, path);
  return await api.callsRoute(route, asked.by ?? LEADS_ALL, { params: { cohort: COHORT, broadcast: asked.id ?? '', template: asked.id ?? '' }, query: { lang: 'sv' }, body: asked.body });
}

async function newDraft(api: Api, body: NewBroadcast = {}, by = LEADS_ALL): Promise<DraftView> {
  return draftView.parse(await answered(api, PLACE, { method: 'post', body, by }));
}

describe('the tab’s broadcasts', () => {
  it('are written, counted, confirmed, followed and cancelled', async () => {
    const api = await anApi();
    const draft = await newDraft(api);
    const content = { ...aContent({ ...ASKING, audience: { kind: 'teams', teams: [TEAM] } }) };
    const saved = draftSaved.parse(await answered(api, ONE, { method: 'put', id: draft.id, body: { rev: draft.rev, content } }));
    assert.ok(saved.kind === 'saved' && saved.draft.savedBy === 'Ledare Prov');
    const audience = audienceView.parse(await answered(api, `${ONE}/audience`, { id: draft.id }));
    assert.deepEqual([audience.count, audience.faults, audience.notListed], [{ people: 3, channels: 0 }, [], 1]);
    const confirm = (people: number) => answered(api, `${ONE}/confirm`, { id: draft.id, body: { rev: saved.draft.rev, count: { people, channels: 0 } } });
    assert.equal(confirmed.parse(await confirm(4)).kind, 'count-changed');
    const sent = confirmed.parse(await confirm(3));
    assert.ok(sent.kind === 'confirmed');
    assert.deepEqual([sent.broadcast.state, sent.broadcast.audienceText, sent.broadcast.progress.planned, sent.broadcast.answered], ['under-way', 'Norr', 3, 0]);
    const view = broadcastView.parse(await answered(api, ONE, { id: draft.id }));
    assert.ok(view.kind === 'sent' && view.may.cancel);
    const list = broadcastsView.parse(await answered(api, PLACE));
    assert.deepEqual([list.drafts, list.sent.map(({ title, state, receivers, hasQuestion }) => [title, state, receivers, hasQuestion])], [[], [['Inför träffen', 'under-way', 3, true]]]);
    const cancelled = sentView.parse(await answered(api, `${ONE}/cancel`, { id: draft.id, body: {} }));
    assert.deepEqual([cancelled.state, cancelled.progress.cancelled], ['cancelled', 3]);
    assert.equal(draftSaved.parse(await answered(api, ONE, { method: 'put', id: draft.id, body: { rev: 1, content } })).kind, 'sent');
  });

  it('name the field of what has to be mended, in a sentence', async () => {
    const api = await anApi();
    const draft = await newDraft(api, { content: aContent({ title: '' }) as Content });
    const { faults } = audienceView.parse(await answered(api, `${ONE}/audience`, { id: draft.id }));
    assert.deepEqual(faults, [{ field: 'title', message: 'Rubrik – skriv eller välj något här.' }]);
    const saved = draftSaved.parse(await answered(api, ONE, { method: 'put', id: draft.id, body: { rev: 1, content: aContent({ text: 'x@y.example' }) } }));
    assert.deepEqual(saved.kind === 'faults' && saved.faults, [{ field: 'text', message: 'Text – ”x@y.example” ser ut som en e-postadress. Ta bort den.' }]);
  });

  it('offer what the caller may choose, and nobody with protected identity', async () => {
    const api = await anApi();
    const whole = broadcastsView.parse(await answered(api, PLACE)).choices;
    assert.deepEqual([whole.whole, whole.teams.map(({ name }) => name), whole.people.map(({ name, team }) => `${name} ${team}`)], [true, ['Norr', 'Syd'], ['Maja Prov Norr', 'Nils Prov Norr', 'Olga Prov Syd', 'Pia Prov Syd']]);
    assert.ok(whole.areas.length > 6 && whole.areas.every(({ actions }) => actions.length > 0));
    const norr = broadcastsView.parse(await answered(api, PLACE, { by: LEADS_NORR })).choices;
    assert.deepEqual([norr.whole, norr.teams.map(({ name }) => name), norr.people.map(({ name }) => name)], [false, ['Norr'], ['Maja Prov', 'Nils Prov']]);
  });

  it('begin with a template of the product’s or of one’s own, or with a copy', async () => {
    const api = await anApi();
    const { templates } = broadcastsView.parse(await answered(api, PLACE));
    assert.deepEqual([templates.length, templates.every(({ builtIn }) => builtIn)], [5, true]);
    for (const { id, content } of templates) {
      const draft = await newDraft(api, { template: id }, LEADS_NORR);
      assert.deepEqual([draft.content.title, draft.content.question, draft.content.audience], [content.title, content.question, { kind: 'teams', teams: [TEAM] }]);
    }
    const saved = templateSaved.parse(await answered(api, '/cohorts/:cohort/broadcast-templates', { body: { name: 'Min', content: aContent({ title: 'Mall' }) } }));
    assert.ok(saved.kind === 'saved');
    const own = await newDraft(api, { template: saved.template.id });
    assert.equal(own.content.title, 'Mall');
    assert.equal((await newDraft(api, { copyOf: own.id })).content.title, 'Mall');
    await answered(api, '/cohorts/:cohort/broadcast-templates/:template/discard', { id: saved.template.id, body: {} });
    assert.equal((await askBy(api, PLACE, { method: 'post', body: { template: saved.template.id } })).status, 404);
    await answered(api, `${ONE}/discard`, { id: own.id, body: {} });
    assert.equal((await askBy(api, ONE, { id: own.id })).status, 404);
  });

  it('are looked at and tried before they are sent', async () => {
    const api = await anApi();
    const content = aContent({ ...ASKING, ways: 'both' });
    const preview = previewView.parse(await answered(api, '/cohorts/:cohort/broadcast-preview', { body: content }));
    assert.deepEqual([preview.faults, schemaFaults(preview.chat?.card), schemaFaults(preview.channel?.card)], [[], [], []]);
    const unfinished = previewView.parse(await answered(api, '/cohorts/:cohort/broadcast-preview', { body: aContent({ title: '', text: '', question: { kind: 'one', label: 'V', options: [''] } }) }));
    assert.deepEqual(schemaFaults(unfinished.chat?.card), []);
    assert.equal(testSent.parse(await answered(api, '/cohorts/:cohort/broadcast-test', { body: content })).kind, 'sent');
    assert.equal(api.sent.length, 1);
    assert.ok(JSON.stringify(api.sent[0]?.card).includes('"campaignId":"test"'));
    assert.deepEqual(await api.world.broadcasts.list(COHORT), []);
    api.teamsSays = { kind: 'unreachable', reason: 'no-conversation' };
    const notSent = testSent.parse(await answered(api, '/cohorts/:cohort/broadcast-test', { body: content }));
    assert.ok(notSent.kind === 'not-sent' && notSent.message.includes('”hej”'));
    assert.equal(testSent.parse(await answered(api, '/cohorts/:cohort/broadcast-test', { body: aContent({ text: 'x@y.example' }) })).kind, 'faults');
  });

  it('tell the answers, by whom they are for, and give them as a file that a spreadsheet opens safely', async () => {
    const api = await anApi();
    const { world } = api;
    const { id, campaignId } = await sends(world, { ...ASKING, readers: 'teams', title: 'Åsikter, nu!' });
    await answers(world, campaignId, NORR_1, '=HYPERLINK("x";"y")');
    await answers(world, campaignId, HIDDEN, 'Hemligt');
    await answers(world, campaignId, SYD_1, 'Rad ett\nrad "två"; slut');
    const seen = answersView.parse(await answered(api, `${ONE}/answers`, { id }));
    assert.deepEqual(seen.answers.map(({ name, team, text }) => [team, name, text]), [
      ['Norr', 'En deltagare', 'Hemligt'], ['Norr', 'Maja Prov', '=HYPERLINK("x";"y")'], ['Syd', 'Olga Prov', 'Rad ett\nrad "två"; slut'],
    ]);
    assert.deepEqual([seen.answered, seen.receivers, seen.open, seen.notForYou, seen.mayExport], [3, 5, true, 0, true]);
    const file = exportedFile.parse(await answered(api, `${ONE}/answers/export`, { id }));
    assert.equal(file.fileName, 'svar-asikter-nu.csv');
    assert.equal(file.text, [
      '\uFEFFNamn;Lärteam;Svar;Svarade;Ändrat',
      'En deltagare;Norr;Hemligt;2026-11-26 15:30;nej',
      'Maja Prov;Norr;"\'=HYPERLINK(""x"";""y"")";2026-11-26 15:30;nej',
      'Olga Prov;Syd;"Rad ett\nrad ""två""; slut";2026-11-26 15:30;nej',
      '',
    ].join('\r\n'));
    const own = answersView.parse(await answered(api, `${ONE}/answers`, { id, by: PRINCIPAL }));
    assert.deepEqual([own.answers.length, own.notForYou, own.mayExport], [2, 1, false]);
    assert.equal((await askBy(api, `${ONE}/answers/export`, { id, by: PRINCIPAL })).status, 403);
  });

  it('count what was chosen', async () => {
    const api = await anApi();
    const { id, campaignId } = await sends(api.world, { ...ASKING, question: { kind: 'several', label: 'Vad?', options: ['A', 'B', 'C'] } });
    await answers(api.world, campaignId, NORR_1, { kind: 'chosen', options: [0, 2] });
    await answers(api.world, campaignId, NORR_2, { kind: 'chosen', options: [2] });
    const { counts, answers: all } = answersView.parse(await answered(api, `${ONE}/answers`, { id }));
    assert.deepEqual([counts, all[0]?.chosen], [[{ option: 'A', count: 1 }, { option: 'B', count: 0 }, { option: 'C', count: 2 }], ['A', 'C']]);
    const scale = await sends(api.world, { ...ASKING, question: { kind: 'scale', label: 'Hur?', low: '', high: '' } });
    await answers(api.world, scale.campaignId, NORR_1, { kind: 'scale', value: 4 });
    assert.deepEqual(answersView.parse(await answered(api, `${ONE}/answers`, { id: scale.id })).counts.map(({ count }) => count), [0, 0, 0, 1, 0]);
  });

  it('tell who has it and who has answered, and remind and send again by what was shown', async () => {
    const api = await anApi();
    const { id, campaignId } = await sends(api.world, ASKING);
    await answers(api.world, campaignId, NORR_1, 'Ja');
    const { receivers, notListed, notLed } = receiversView.parse(await answered(api, `${ONE}/receivers`, { id }));
    assert.deepEqual(receivers.map(({ name, state, reason, answered: has }) => [name, state, reason, has]), [
      ['Maja Prov', 'planned', undefined, true], ['Nils Prov', 'planned', undefined, false], ['Olga Prov', 'planned', undefined, false], ['Pia Prov', 'unreachable', 'not-met', false],
    ]);
    assert.deepEqual([notListed, notLed], [1, 0]);
    assert.equal((await askBy(api, `${ONE}/remind`, { id, body: { people: 0, now: true } })).status, 404);
    const again = sentView.parse(await answered(api, `${ONE}/resend`, { id, body: { uncertain: false } }));
    assert.equal(again.progress.receivers, 5);
    const { questions } = myQuestionsView.parse(await answered(api, '/me/questions', { by: PRINCIPAL }));
    assert.deepEqual(questions.map(({ title, answered: has, open, campaignId: of }) => [title, has, open, of]), [['Inför träffen', true, true, campaignId]]);
  });

  it('are for who leads in the cohort alone', async () => {
    const api = await anApi();
    const { id } = await sends(api.world, ASKING);
    const draft = await newDraft(api);
    const bodies: Readonly<Record<string, unknown>> = {
      [`put ${ONE}`]: { rev: 1, content: aContent() },
      [`post ${ONE}/confirm`]: { rev: 1, count: { people: 5, channels: 0 } },
      [`post ${ONE}/resend`]: { uncertain: false },
      [`post ${ONE}/remind`]: { people: 1, now: true },
      'post /cohorts/:cohort/broadcast-preview': aContent(),
      'post /cohorts/:cohort/broadcast-test': aContent(),
      'post /cohorts/:cohort/broadcast-templates': { name: 'x', content: aContent() },
    };
    const routes = ROUTES.filter(({ path }) => path.startsWith(PLACE) || path.startsWith('/cohorts/:cohort/broadcast-'));
    assert.equal(routes.length, 17);
    for (const { method, path } of routes) {
      for (const by of [LEADS_NOTHING, PRINCIPAL]) {
        for (const each of [id, draft.id]) {
          const { status, body } = await askBy(api, path, { method, by, id: each, body: bodies[`${method} ${path}`] ?? {} });
          assert.ok(status === 403 || (path.endsWith('/answers') && status === 404), `${method} ${path} answers ${status} ${JSON.stringify(body).slice(0, 200)}`);
        }
      }
      assert.equal(errorIn(await askBy(api, path, { method, by: 99, id, body: bodies[`${method} ${path}`] ?? {} })).status, 403);
    }
    assert.deepEqual(api.sent, []);
  });

  it('of others are not sent, cancelled or reminded of by who leads one team', async () => {
    const api = await anApi();
    const { id } = await sends(api.world, ASKING);
    const draft = await newDraft(api, { content: aContent() as Content });
    for (const [path, each, body] of [
      [`${ONE}/audience`, draft.id, undefined],
      [`${ONE}/confirm`, draft.id, { rev: 1, count: { people: 5, channels: 0 } }],
      [`${ONE}/cancel`, id, {}],
      [`${ONE}/resend`, id, { uncertain: true }],
      [`${ONE}/remind`, id, { people: 1, now: true }],
    ] as const) assert.equal((await askBy(api, path, { by: LEADS_NORR, id: each, body })).status, 403, path);
    const view = broadcastView.parse(await answered(api, ONE, { by: LEADS_NORR, id }));
    assert.ok(view.kind === 'sent' && !view.may.cancel && !view.may.resend && !view.may.remind);
  });

  it('refuse a body of another shape', async () => {
    const api = await anApi();
    const draft = await newDraft(api);
    for (const [path, method, body] of [
      [PLACE, 'post', { what: 1 }], [ONE, 'put', { rev: 1 }], [ONE, 'put', { rev: 1, content: { ...aContent(), deadline: 'i morgon' } }], [`${ONE}/confirm`, 'post', { rev: 1 }],
      [`${ONE}/resend`, 'post', {}], [`${ONE}/remind`, 'post', { people: 'x' }], ['/cohorts/:cohort/broadcast-preview', 'post', {}],
    ] as const) assert.equal((await askBy(api, path, { method, id: draft.id, body })).status, 400, path);
    assert.equal((await askBy(api, `${ONE}/audience`, { id: 'a/b' })).status, 400);
  });
});
