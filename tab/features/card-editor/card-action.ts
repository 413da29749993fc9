import { ExecuteAction, SubmitAction, type Action } from 'adaptivecards';
import type { CardAction } from '../../../bot/api/contract/cards.ts';

/** What the API is to do for a tap; `action.data` holds the card's own data and what was typed. */
export function cardActionOf(action: Action): CardAction | undefined {
  if (action instanceof ExecuteAction) return { verb: action.verb, data: { ...action.data } };
  // The fallback for hosts without Action.Execute carries the verb among its data.
  if (action instanceof SubmitAction) {
    const { verb, ...data } = { ...action.data } as Record<string, unknown>; // parsed from JSON with string keys
    return typeof verb === 'string' ? { verb, data } : undefined;
  }
  return undefined;
}
