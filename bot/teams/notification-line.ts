import type { Activity, Middleware } from 'botbuilder';
import { z } from 'zod';
import { ADAPTIVE_CARD } from './card-message.ts';

const SpokenCard = z.looseObject({ speak: z.string() });

/**
 * Gives every message that carries a card the card's own neutral line, which phones show on the lock screen; without
 * it Teams says only that a card was sent. Here, because teamsfx sends a card with nothing around it.
 */
export const notificationLine: Middleware = {
  async onTurn(context, next) {
    context.onSendActivities(async (_context, activities, send) => {
      for (const activity of activities) addLine(activity);
      return send();
    });
    context.onUpdateActivity(async (_context, activity, update) => {
      addLine(activity);
      return update();
    });
    await next();
  },
};

function addLine(activity: Partial<Activity>): void {
  const card = activity.attachments?.find(({ contentType }) => contentType === ADAPTIVE_CARD);
  if (!card || activity.summary !== undefined) return;
  const spoken = SpokenCard.safeParse(card.content);
  if (spoken.success) activity.summary = spoken.data.speak;
}
