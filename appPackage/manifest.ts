import { z } from 'zod';

const command = z.object({ title: z.string(), description: z.string() });
const commandList = z.object({ scopes: z.array(z.string()), commands: z.array(command) });

/**
 * Of the manifest, what our own checks look at; the whole of it is Microsoft's schema's to judge. Loose, so that a part
 * that we know nothing of is kept.
 */
export const Manifest = z.looseObject({
  manifestVersion: z.string(),
  version: z.string(),
  id: z.string(),
  developer: z.looseObject({ name: z.string(), websiteUrl: z.string(), privacyUrl: z.string(), termsOfUseUrl: z.string() }),
  localizationInfo: z.looseObject({ defaultLanguageTag: z.string(), additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })) }),
  name: z.object({ short: z.string(), full: z.string() }),
  description: z.object({ short: z.string(), full: z.string() }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  bots: z.tuple([z.looseObject({ botId: z.string(), scopes: z.array(z.string()), commandLists: z.array(commandList) })]),
  staticTabs: z.array(z.looseObject({ entityId: z.string(), name: z.string().optional(), contentUrl: z.string().optional() })),
  configurableTabs: z.tuple([z.looseObject({ configurationUrl: z.string() })]),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }),
  activities: z.looseObject({ activityTypes: z.array(z.looseObject({ description: z.string(), templateText: z.string() })) }),
});
export type Manifest = z.infer<typeof Manifest>;

/** A language's texts, by the place in the manifest where they stand. */
export const Texts = z.record(z.string(), z.string());
export type Texts = Readonly<z.infer<typeof Texts>>;

/** Everything in the manifest that a reader sees and Teams lets us translate, by its place. Source: Teams' localization schema. */
export function textsIn({ name, description, bots: [bot], staticTabs, activities }: Manifest): Texts {
  const commands = bot.commandLists.flatMap((list, at) => list.commands.flatMap((command, index): [string, string][] => [
    [`bots[0].commandLists[${at}].commands[${index}].title`, command.title],
    [`bots[0].commandLists[${at}].commands[${index}].description`, command.description],
  ]));
  const tabs = staticTabs.flatMap((tab, at): [string, string][] => (tab.name === undefined ? [] : [[`staticTabs[${at}].name`, tab.name]]));
  const types = activities.activityTypes.flatMap((type, at): [string, string][] => [
    [`activities.activityTypes[${at}].description`, type.description],
    [`activities.activityTypes[${at}].templateText`, type.templateText],
  ]);
  return Object.fromEntries([
    ['name.short', name.short], ['name.full', name.full],
    ['description.short', description.short], ['description.full', description.full],
    ...tabs, ...commands, ...types,
  ]);
}
