import assert from 'node:assert/strict';
import { parseDigestCommand } from '../../bot/conversation/channel-digest.ts';
import { parseCommand } from '../../bot/conversation/commands.ts';
import { LANGUAGES } from '../../bot/domain/language.ts';
import { MESSAGES } from './messages.ts';

const QUOTED = /[”“«]([^”“«»{}]+)[”»]/g;

describe('a word that a sentence tells a person to use', () => {
  for (const language of LANGUAGES) {
    const messages = MESSAGES[language];

    it(`is understood when typed: every word of the menu in ${language}`, () => {
      const words = messages.get('menu.words')?.split(' · ') ?? [];
      assert.equal(words.length, 10);
      assert.deepEqual(words.filter((word) => parseCommand(word) === undefined), []);
      assert.equal(new Set(words.map(parseCommand)).size, 10);
    });

    it(`is a command or stands on a button: everything quoted in ${language}`, () => {
      const shown = new Set(messages.values());
      const quoted = [...messages.values()].flatMap((sentence) => [...sentence.matchAll(QUOTED)].map(([, words]) => words ?? ''));
      assert.ok(quoted.length > 0);
      assert.deepEqual(quoted.filter((words) => parseCommand(words) === undefined && parseDigestCommand(words) === undefined && !shown.has(words)), []);
    });
  }
});
