import { z } from 'zod';
import type { Manifest } from '../manifest.ts';

/**
 * Permissions to a team or chat that whoever installs the app is asked for: none. The roster entry of one member, posts
 * in a channel where the app is installed and messages to whoever has it are the bot's own without any of them.
 */
const RESOURCE_SPECIFIC: ReadonlySet<string> = new Set();

const Rights = z.looseObject({
  supportedChannelTypes: z.unknown().optional(),
  supportsChannelFeatures: z.unknown().optional(),
  authorization: z.looseObject({ permissions: z.looseObject({ resourceSpecific: z.array(z.object({ name: z.string() })).optional() }).optional() }).optional(),
});

/** What Teams refuses although its schema does not, and what is asked for without anything in the product that needs it. */
export function checkRights(manifest: Manifest): readonly string[] {
  const { supportedChannelTypes, supportsChannelFeatures, authorization } = Rights.parse(manifest);
  const asked = authorization?.permissions?.resourceSpecific?.map(({ name }) => name) ?? [];
  return [
    ...(supportedChannelTypes === undefined ? [] : ['supportedChannelTypes is refused by Teams since 1.25: supportsChannelFeatures has taken its place']),
    ...(supportsChannelFeatures === 'tier1' ? [] : ['supportsChannelFeatures is not tier1, and Teams refuses a bot for teams without it since 1.25']),
    ...asked.filter((name) => !RESOURCE_SPECIFIC.has(name)).map((name) => `${name} is asked for, and nothing in the product needs it`),
  ];
}
