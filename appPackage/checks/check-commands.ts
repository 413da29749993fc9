import { COMMAND_PLACES, type CommandPlace } from '../../bot/conversation/commands.ts';
import { commandMeant, suggestedIn } from '../../bot/conversation/suggested-commands.ts';
import type { Manifest, Texts } from '../manifest.ts';

/** In every language, each list leads to what the bot suggests there, once each; and everything that it suggests has its line. */
export function checkCommands({ bots: [bot] }: Manifest, texts: Readonly<Record<string, Texts>>): readonly string[] {
  const lists = bot.commandLists.map(({ scopes, commands }, at) => ({ place: scopes[0], alone: scopes.length === 1, at, count: commands.length }));
  return [
    ...COMMAND_PLACES.filter((place) => !bot.scopes.includes(place)).map((place) => `the bot is not for ${place}`),
    ...lists.filter(({ alone }) => !alone).map(({ at }) => `commandLists[${at}] is for more than one place, and each place answers its own`),
    ...COMMAND_PLACES.filter((place) => lists.filter((list) => list.place === place).length !== 1).map((place) => `${place} has not exactly one list of commands`),
    ...Object.entries(texts).flatMap(([tag, said]) => lists.flatMap(({ place, at, count }) => {
      const known = COMMAND_PLACES.find((each) => each === place);
      const titles = Array.from({ length: count }, (_, index) => said[`bots[0].commandLists[${at}].commands[${index}].title`] ?? '');
      return known === undefined ? [] : faultsOf(known, titles).map((fault) => `${tag}, ${known}: ${fault}`);
    })),
  ];
}

function faultsOf(place: CommandPlace, titles: readonly string[]): readonly string[] {
  const meant = titles.map((title) => ({ title, verb: commandMeant(place, title) }));
  const suggested = suggestedIn(place);
  const count = (verb: string) => meant.filter((each) => each.verb === verb).length;
  return [
    ...meant.filter(({ verb }) => verb === undefined).map(({ title }) => `"${title}" is nothing that the bot answers there`),
    ...meant.filter(({ verb }) => verb !== undefined && !suggested.includes(verb)).map(({ title, verb }) => `"${title}" is ${verb}, which commands.ts does not suggest there`),
    ...suggested.filter((verb) => count(verb) === 0).map((verb) => `${verb} has no line`),
    ...suggested.filter((verb) => count(verb) > 1).map((verb) => `${verb} has more than one line`),
  ];
}
