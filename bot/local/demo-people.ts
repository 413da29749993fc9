import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseObjectId, parseTenantId, type ObjectId, type TenantId } from '../domain/ids.ts';

export interface DemoPerson {
  /** The id that the Playground gives this person in a conversation (`29:…`). */
  readonly accountId: string;
  readonly objectId: ObjectId;
  readonly name: string;
  readonly userPrincipalName: string;
}

export interface DemoPeople {
  readonly tenantId: TenantId;
  /** As it stands in activities: `28:` and the app id. */
  readonly botId: string;
  readonly botAppId: string;
  /** The principal that the Playground's user is, and the only one with a personal chat. */
  readonly current: DemoPerson;
  readonly facilitator: DemoPerson;
  /** Members of the same learning team, the facilitator not among them. */
  readonly colleagues: readonly DemoPerson[];
  /** Everybody beside `current`, the facilitator first. */
  readonly others: readonly DemoPerson[];
  readonly personalChatId: string;
  readonly groupChatId: string;
  readonly team: { readonly id: string; readonly name: string; readonly groupId: ObjectId };
  readonly channelId: string;
}

/** The one file that the Playground and the demo's seeding both read. */
export const DEMO_PEOPLE_FILE = new URL('./playground.yml', import.meta.url);

const Person = z
  .object({ id: z.string().startsWith('29:'), aadObjectId: objectId(), name: z.string(), userPrincipleName: z.string() })
  .transform(
    (person): DemoPerson => ({
      accountId: person.id,
      objectId: person.aadObjectId,
      name: person.name,
      // The Playground's own spelling.
      userPrincipalName: person.userPrincipleName,
    }),
  );

const PeopleFile = z.object({
  tenantId: tenantId(),
  bot: z.object({ id: z.string().startsWith('28:') }),
  currentUser: Person,
  users: z.tuple([Person, Person, Person, Person, Person]),
  personalChat: z.object({ id: z.string() }),
  groupChat: z.object({ id: z.string() }),
  team: z.object({
    id: z.string(),
    name: z.string(),
    aadGroupId: objectId(),
    channels: z.tuple([z.object({ id: z.string() })]),
  }),
});

/** Throws if the file is not what both its readers need. */
export function demoPeople(file: URL = DEMO_PEOPLE_FILE): DemoPeople {
  const people = PeopleFile.parse(parse(readFileSync(file, 'utf8')));
  const [facilitator, ...colleagues] = people.users;
  return {
    tenantId: people.tenantId,
    botId: people.bot.id,
    botAppId: people.bot.id.slice('28:'.length),
    current: people.currentUser,
    facilitator,
    colleagues,
    others: people.users,
    personalChatId: people.personalChat.id,
    groupChatId: people.groupChat.id,
    team: { id: people.team.id, name: people.team.name, groupId: people.team.aadGroupId },
    channelId: people.team.channels[0].id,
  };
}

function tenantId() {
  return z.string().transform((text, context) => parseTenantId(text) ?? refuse(context, 'No tenant id'));
}

function objectId() {
  return z.string().transform((text, context) => parseObjectId(text) ?? refuse(context, 'No object id'));
}

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}
