/** Activities in the shapes that Teams and the Playground send; recorded from both kinds of client, people made up. */
import { randomUUID } from 'node:crypto';

export type Activity = Readonly<Record<string, unknown>>;

export interface TeamsPerson {
  readonly accountId: string;
  readonly objectId: string;
  readonly tenantId: string;
  readonly name: string;
  readonly userPrincipalName: string;
  /** Of their chat with the bot. */
  readonly conversationId: string;
  /** The client's. */
  readonly locale?: string;
}

/** Where it happens. */
export interface Place {
  readonly serviceUrl: string;
  readonly botId: string;
}

export interface Channel {
  readonly id: string;
  readonly teamId: string;
  /** Whose team it is. */
  readonly tenantId: string;
}

export const TENANT = '3b6e2c8a-51d4-4f0e-9a27-6c1f5d0b8e41';
export const OTHER_TENANT = '8c0a7f42-1b5e-4d39-8f6a-2e91c4d70b35';

export const SIGRID: TeamsPerson = {
  accountId: '29:sigrid',
  objectId: '6f0a4d1e-8c25-4b7a-93e6-1d5c2b7f9a01',
  tenantId: TENANT,
  name: 'Sigrid Nordmyr',
  userPrincipalName: 'sigrid.nordmyr@aspdalen.example',
  conversationId: 'a:sigrid-ledtrad',
  locale: 'sv-SE',
};

export const CHANNEL: Channel = { id: '19:traffar@thread.tacv2', teamId: '19:larteam@thread.tacv2', tenantId: TENANT };

/** Something written in the personal chat. */
export function message(place: Place, person: TeamsPerson, text: string): Activity {
  return { ...personal(place, person), type: 'message', text, textFormat: 'plain' };
}

/** A tap on an Action.Execute, with what was filled in. */
export function cardTap(place: Place, person: TeamsPerson, verb: string, data: object, cardId?: string): Activity {
  return {
    ...personal(place, person),
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', title: verb, verb, data }, trigger: 'manual' },
    ...(cardId === undefined ? {} : { replyToId: cardId }),
  };
}

/** A tap in a client that fell back to Action.Submit: a message without text. */
export function cardSubmit(place: Place, person: TeamsPerson, verb: string, data: object, cardId?: string): Activity {
  return {
    ...personal(place, person),
    type: 'message',
    value: { ...data, verb },
    ...(cardId === undefined ? {} : { replyToId: cardId }),
  };
}

/** Teams tells of an installation twice, within milliseconds; this one comes first. */
export function installation(place: Place, person: TeamsPerson): Activity {
  return { ...personal(place, person), type: 'installationUpdate', action: 'add' };
}

/** The second telling; it has no locale. */
export function membersAdded(place: Place, person: TeamsPerson): Activity {
  const { locale: _locale, entities: _entities, ...rest } = personal(place, person);
  return {
    ...rest,
    type: 'conversationUpdate',
    membersAdded: [{ id: person.accountId, aadObjectId: person.objectId }, { id: place.botId }],
  };
}

/** `@Ledtråd text` in a team's channel. */
export function channelMention(place: Place, person: TeamsPerson, channel: Channel, text: string): Activity {
  const mention = '<at>Ledtråd</at>';
  return {
    ...common(place, person),
    type: 'message',
    text: `${mention} ${text}`,
    textFormat: 'plain',
    conversation: {
      id: `${channel.id};messageid=1700000000000`,
      isGroup: true,
      conversationType: 'channel',
      tenantId: channel.tenantId,
    },
    channelData: {
      teamsChannelId: channel.id,
      teamsTeamId: channel.teamId,
      channel: { id: channel.id },
      team: { id: channel.teamId },
      tenant: { id: channel.tenantId },
    },
    entities: [{ type: 'mention', mentioned: { id: place.botId, name: 'Ledtråd' }, text: mention }, clientInfo(person)],
  };
}

/** A member as the connector's roster has them. */
export function member({ accountId, objectId, tenantId, name, userPrincipalName }: TeamsPerson): Activity {
  return { id: accountId, aadObjectId: objectId, tenantId, name, userPrincipalName, email: userPrincipalName, userRole: 'user' };
}

function personal(place: Place, person: TeamsPerson) {
  return {
    ...common(place, person),
    conversation: { id: person.conversationId, conversationType: 'personal', tenantId: person.tenantId },
    channelData: { tenant: { id: person.tenantId }, source: { name: 'message' } },
    entities: [clientInfo(person)],
  };
}

function common({ serviceUrl, botId }: Place, { accountId, objectId, name, locale }: TeamsPerson) {
  return {
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl,
    timestamp: '2026-11-19T13:00:00.000Z',
    localTimezone: 'Europe/Stockholm',
    from: { id: accountId, name, aadObjectId: objectId },
    recipient: { id: botId, name: 'Ledtråd' },
    ...(locale === undefined ? {} : { locale }),
  };
}

function clientInfo({ locale }: TeamsPerson) {
  return { type: 'clientInfo', country: 'SE', platform: 'Web', timezone: 'Europe/Stockholm', ...(locale === undefined ? {} : { locale }) };
}
