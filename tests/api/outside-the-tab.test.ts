import assert from 'node:assert/strict';
import { pino } from 'pino';
import { Temporal } from 'temporal-polyfill';
import type { Card } from '../../bot/cards/card.ts';
import type { Caller, Conversation } from '../../bot/conversation/answer.ts';
import type { Campaign } from '../../bot/domain/lane/campaign.ts';
import { commandWords } from '../../bot/conversation/commands.ts';
import { createConversation } from '../../bot/conversation/conversation.ts';
import { errorLog } from '../../bot/error-log.ts';
import { translator } from '../../bot/locales/translate.ts';
import { NUDGES } from '../../bot/nudges/kinds.ts';
import { drawNudge } from '../../bot/nudges/draw-nudge.ts';
import { drawChannelPrompt, drawMeetingPrompt } from '../../bot/nudges/meeting-prompt.ts';
import { drawTeamDigest } from '../../bot/nudges/team-digest.ts';
import { digestTeam } from '../../bot/usecases/cohorts/digest-team.ts';
import { wishKey } from '../../bot/domain/nudges/wish.ts';
import { tapsOf, valuesOf } from '../cards/parts.ts';
import { forkedTables } from '../support/forked-tables.ts';
import { COHORT, objectId, OTHER_TEAM, TEAM, TENANT, type TestWorld } from '../support/world.ts';
import { asks, entries } from './privacy/asking.ts';
import { isReaderOf, leaksIn, seenIn } from './privacy/leaks.ts';
import { EVERYBODY, FAR_COHORT, FAR_TEAM, PEOPLE, type Who } from './privacy/people.ts';
import { aPrivateWorld, over, person, type Ids, type PrivateWorld } from './privacy/private-world.ts';

const CONTEXT = { language: 'sv', t: translator('sv'), links: {} } as const;
const NAMES: readonly string[] = [...Object.values(PEOPLE).map(({ name }) => name), 'Ulla Hemma', 'Nisse Anspråk', 'Nina Utanplats'];
/** From a card one gets to another, and from that to a third. */
const DEPTH = 3;
/** What a card could be forged with, whether there is a button for it or not. */
const WITH_IDS = ['broadcast.open', 'broadcast.submit', 'case.open', 'commitment.open', 'meeting.open', 'reflect.edit', 'send.edit', 'send.confirm', 'send.progress', 'send.cancel', 'send.discard'];

describe('what is told outside the tab', () => {
  let all: PrivateWorld;
  before(async () => {
    all = await aPrivateWorld();
  });

  it('names nobody where others read, whatever is said there and by whom', async () => {
    const said = [...Object.values(commandWords()).flat(), 'månadsbrev', 'månadsbrev Norr', 'månadsbrev av', 'Hemlig Medlem', PEOPLE.maja.pid];
    for (const who of EVERYBODY) {
      const { conversation } = aDoor(all);
      for (const text of said) {
        const answer = await conversation.answerInGroup({ ...callerOf(who), channel: { tenantId: TENANT, serviceUrl: 'https://smba.example', conversationId: '19:x@thread.tacv2', botId: '28:bot' } }, text);
        assert.deepEqual(publicLeaks(answer), [], `${text} by ${who}`);
      }
    }
  });

  it('names nobody in a channel, neither in the month’s digest nor in a facilitator’s post', async () => {
    const { world } = all;
    const months = await Promise.all([{ cohortId: COHORT, teamId: TEAM }, { cohortId: COHORT, teamId: OTHER_TEAM }, { cohortId: FAR_COHORT, teamId: FAR_TEAM }]
      .map((place) => digestTeam(world, place, Temporal.PlainYearMonth.from('2026-11'))));
    const digests = months.map((month) => drawTeamDigest(CONTEXT, world.catalogue, '2026-11', month ?? assert.fail('no month')));
    const posts = (await campaignsOf(all)).map((campaign) => drawChannelPrompt(CONTEXT, campaign));
    for (const card of [...digests, ...posts]) assert.deepEqual(publicLeaks(JSON.stringify(card)), []);
  });

  it('names nobody in a calendar file, whoever asks for it', async () => {
    for (const [route, access] of entries().filter(([{ path }]) => path.endsWith('/calendar'))) {
      for (const who of access.who) {
        const { text } = await asks(all, route, access, who);
        assert.match(text, /BEGIN:VEVENT/);
        assert.deepEqual(publicLeaks(text), [], who);
      }
    }
  });

  it('is, on a card that comes unasked, nothing but what the person may read, and never what somebody else wrote', async () => {
    const { world } = all;
    let drawn = 0;
    for (const who of EVERYBODY) {
      const somebody = await person(world, who);
      const drawing = { context: CONTEXT, catalogue: world.catalogue, person: somebody, today: '2026-11-26' };
      const wishes = NUDGES.flatMap((nudge) => nudge.wishes(somebody, world.nudges.basisOf(somebody), world.clock.now()));
      const campaigns = await campaignsOf(all);
      const cards = [
        ...wishes.map(({ key }) => drawNudge(drawing, { key, lines: [] })),
        ...campaigns.map((campaign) => drawMeetingPrompt(drawing, campaign, wishKey('meeting-prompt', campaign.id))),
      ];
      for (const card of cards) assert.deepEqual([seenIn(JSON.stringify(card)).filter((said) => !isReaderOf(said, who)), othersNamed(card, who)], [[], []]);
      drawn += wishes.length;
    }
    assert.ok(drawn > EVERYBODY.length);
  });

  for (const who of EVERYBODY) {
    it(`gives ${who} in chat nothing that is not theirs, by any word, button or forged card`, async () => {
      const { conversation, log } = aDoor(all);
      const found = await crawl(conversation, who);
      const forged = await Promise.all([...new Set([...found.verbs, ...WITH_IDS])].flatMap((verb) => forgeries(all).map(async (data) => ({ said: verb, card: (await conversation.answerAction(callerOf(who), verb, data)).card }))));
      const told = [...found.answers, ...forged].flatMap(({ said, card }) => leaksIn(JSON.stringify(card), { by: who }).map((leak) => `${said}: ${leak}`));
      assert.deepEqual([...new Set(told)], []);
      assert.deepEqual(publicLeaks(log.join('\n')), [], 'in the log');
    });
  }

  it('was looked through in chat where there was something to find', async () => {
    const { conversation } = aDoor(all);
    const { answers, verbs } = await crawl(conversation, 'maja');
    const seen = new Set(answers.flatMap(({ card }) => seenIn(JSON.stringify(card))));
    assert.deepEqual([...seen].sort(), ['kohorten: Maja', 'lärteamet: Maja', 'åtagande för alla: Maja']);
    assert.ok(verbs.size > 15, [...verbs].join(' '));
  });

  it('does not let who leads one team write to another, follow what they sent or read what they wrote, in chat either', async () => {
    const { conversation, commits } = aDoor(all);
    const other = { cohortId: FAR_COHORT, id: all.far.draft, rev: 1, people: 1, channels: 0, team: `${FAR_COHORT}|${FAR_TEAM}`, title: 'X', text: 'X' };
    for (const verb of ['send.edit', 'send.preview', 'send.confirm', 'send.discard', 'send.progress', 'send.cancel']) {
      for (const who of ['leadsNorr', 'maja', 'analyst', 'head', 'admin', 'outsider'] as const) {
        const { kind, card } = await conversation.answerAction(callerOf(who), verb, other);
        assert.deepEqual([kind, leaksIn(JSON.stringify(card), { by: who })], ['refused', []], `${verb} by ${who}`);
      }
    }
    assert.deepEqual(commits.filter(({ pk }) => pk === FAR_COHORT), []);
  });
});

interface Told {
  readonly said: string;
  readonly card: Card;
}

/** A conversation in a world of its own, and what it writes to the log. */
function aDoor(all: PrivateWorld) {
  const { tables, commits } = forkedTables(all.world.tables);
  const world: TestWorld = over(all.world, tables);
  const log: string[] = [];
  const conversation = createConversation({ world, links: {}, contact: undefined, onError: errorLog(pino({ level: 'debug' }, { write: (line) => void log.push(line) })) });
  return { conversation, log, commits };
}

function callerOf(who: Who): Caller {
  return { identity: { tenantId: TENANT, objectId: objectId(PEOPLE[who].number) }, locale: 'sv-SE', profile: async () => assert.fail('they are known') };
}

/** Everything that can be got by words, and by taps on the cards that come. */
async function crawl(conversation: Conversation, who: Who): Promise<{ readonly answers: readonly Told[]; readonly verbs: ReadonlySet<string> }> {
  const answers: Told[] = [];
  const verbs = new Set<string>();
  const tapped = new Set<string>();
  for (const [word = ''] of Object.values(commandWords())) answers.push({ said: word, card: (await conversation.answerText(callerOf(who), word)).card });
  for (let from = 0, depth = 0; depth < DEPTH; depth += 1) {
    const cards = answers.slice(from);
    from = answers.length;
    const taps = cards.flatMap(({ card }) => tapsOf(card).map(({ verb, data }) => ({ verb, data, values: valuesOf(card) })));
    for (const { verb, data, values } of taps.filter((tap) => isFirst(tapped, JSON.stringify([tap.verb, tap.data])))) {
      verbs.add(verb);
      answers.push({ said: verb, card: (await conversation.answerAction(callerOf(who), verb, { ...data, ...values })).card });
    }
  }
  return { answers, verbs };
}

function isFirst(seen: Set<string>, text: string): boolean {
  const isNew = !seen.has(text);
  seen.add(text);
  return isNew;
}

/** Ids of everything that there is, as a card that was tampered with could carry them. */
function forgeries({ near, far, held, broadcasts, allToCome }: PrivateWorld): readonly object[] {
  const idsOf = ({ cohort, meeting, draft, sent, campaign }: Ids) => [
    { cohortId: cohort, meetingId: meeting, id: draft, campaignId: campaign, team: `${cohort}|norr`, rev: 1 },
    { cohortId: cohort, meetingId: meeting, id: sent, campaignId: campaign, rev: 1, people: 1, channels: 0 },
  ];
  return [
    ...idsOf(near), ...idsOf(far),
    { meetingId: held.team, questionId: '2026-W42.1', campaignId: broadcasts.toAll.campaignId },
    { meetingId: held.all, questionId: '2026-W45.1', campaignId: broadcasts.held.campaignId },
    { meetingId: allToCome, campaignId: broadcasts.toTeams.campaignId },
  ];
}

async function campaignsOf({ world, broadcasts }: PrivateWorld): Promise<readonly Campaign[]> {
  return await Promise.all(Object.values(broadcasts).map(async ({ campaignId }) => (await world.campaigns.find(campaignId)) ?? assert.fail('no campaign')));
}

function publicLeaks(text: string): readonly string[] {
  return [...leaksIn(text, {}), ...NAMES.filter((name) => text.includes(name))];
}

function othersNamed(card: Card, who: Who): readonly string[] {
  const text = JSON.stringify(card);
  return NAMES.filter((name) => name !== PEOPLE[who].name && text.includes(name));
}
