import assert from 'node:assert/strict';
import { strFromU8 } from 'fflate';
import { Manifest, textsIn, Texts } from '../../appPackage/manifest.ts';
import { commands } from '../../bot/conversation/commands.ts';
import { createConversation } from '../../bot/conversation/conversation.ts';
import { LANGUAGES, type Language } from '../../bot/domain/language.ts';
import { translator } from '../../bot/locales/translate.ts';
import en from '../../tab/locales/en.json' with { type: 'json' };
import nb from '../../tab/locales/nb.json' with { type: 'json' };
import sv from '../../tab/locales/sv.json' with { type: 'json' };
import { chatWith, linesIn } from '../conversation/chat.ts';
import { aPerson, aTryingPerson, COHORT, objectId, TEAM, TENANT } from '../support/world.ts';
import { aPackage } from './a-package.ts';

const LOCALES: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB', nb: 'nb-NO' };
const TAB = { sv, en, nb } as const;
const [PERSONAL, TEAMS, GROUPS] = [0, 1, 2];

/** Neighbouring languages share words; anything else that is the same was left untranslated. */
const RIGHTLY_THE_SAME = ['Kohorten', 'Ledtråd (test)', 'Min tråd', 'pause', 'påminnelser', 'status'];

const files = aPackage();
const parsed = (name: string): unknown => JSON.parse(strFromU8(files[name] ?? new Uint8Array()));
const manifest = Manifest.parse(parsed('manifest.json'));
const TEXTS: Readonly<Record<Language, Texts>> = { sv: textsIn(manifest), en: Texts.parse(parsed('en.json')), nb: Texts.parse(parsed('nb.json')) };

describe('the commands that Teams suggests', () => {
  for (const language of LANGUAGES) {
    const locale = LOCALES[language];
    const t = translator(language);

    it(`are all understood in a personal chat in ${language}`, async () => {
      const chat = await chatWith({ person: aTryingPerson({ greeted: true }), locale });
      for (const title of titles(language, PERSONAL)) {
        const answer = await chat.says(title);
        assert.ok(!linesIn(answer).includes(t('menu.not-understood')), title);
        assert.equal(answer.card.lang, language, title);
      }
      assert.deepEqual(chat.errors, []);
    });

    it(`do in a channel in ${language} what they say, for the team’s facilitator`, async () => {
      const leads = aPerson({ roles: [{ kind: 'facilitator', cohortId: COHORT, teams: [TEAM] }] });
      const { world } = await chatWith({ person: leads, locale });
      const conversation = createConversation({ world, links: {}, contact: undefined, onError: assert.fail });
      const channel = { tenantId: TENANT, serviceUrl: 'https://smba.example', conversationId: '19:x@thread.tacv2', botId: '28:bot' };
      const answers = [];
      for (const title of titles(language, TEAMS)) answers.push(await conversation.answerInGroup({ identity: { tenantId: TENANT, objectId: objectId(1) }, locale, channel }, title));
      assert.deepEqual(answers, [t('group.hello'), t('digest.command.on', { team: 'Norr' }), t('digest.command.off', { team: 'Norr' })]);
    });

    it(`lead in a group chat in ${language} to the own chat, and promise nothing else`, async () => {
      const { world } = await chatWith({ person: aPerson(), locale });
      const conversation = createConversation({ world, links: {}, contact: undefined, onError: assert.fail });
      const writer = { identity: { tenantId: TENANT, objectId: objectId(1) }, locale };
      assert.deepEqual(await Promise.all(titles(language, GROUPS).map((title) => conversation.answerInGroup(writer, title))), [t('group.hello')]);
    });

    it(`stand in ${language} beside tabs that are called what the tab calls its pages`, () => {
      const names = manifest.staticTabs.map((_, at) => TEXTS[language][`staticTabs[${at}].name`]).filter((name) => name !== undefined);
      assert.deepEqual(names, (['thread.title', 'team.title', 'cohort.title'] as const).map((key) => TAB[language][key]));
    });
  }

  it('are as few as a list takes, and each that stands in none has a reason', () => {
    for (const { commands: list } of manifest.bots[0].commandLists) assert.ok(list.length <= 12);
    const reasons = Object.values(commands()).flatMap(({ suggested }) => ('nowhere' in suggested ? [suggested.nowhere] : []));
    assert.equal(reasons.length, Object.keys(commands()).length - titles('sv', PERSONAL).length);
    for (const reason of reasons) assert.ok(reason.length > 20, reason);
  });

  it('are translated: the same in two languages only where the words really are', () => {
    const same = Object.keys(TEXTS.sv).filter((place) => new Set(LANGUAGES.map((language) => TEXTS[language][place])).size < LANGUAGES.length);
    const words = new Set(same.flatMap((place) => LANGUAGES.map((language) => TEXTS[language][place] ?? '').filter((text, _, all) => all.filter((each) => each === text).length > 1)));
    assert.deepEqual([...words].sort(), RIGHTLY_THE_SAME.toSorted());
  });
});

function titles(language: Language, list: number | undefined): readonly string[] {
  const place = `bots[0].commandLists[${list}].`;
  return Object.entries(TEXTS[language]).filter(([key]) => key.startsWith(place) && key.endsWith('.title')).map(([, title]) => title);
}
