import { Temporal } from 'temporal-polyfill';
import type { Card } from '../cards/card.ts';
import type { CardContext } from '../cards/card-context.ts';
import { teamDigestCard } from '../cards/team-digest-card.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { DEFAULT_ZONE } from '../domain/calendar/zone.ts';
import { localTimeInWords, monthInWords } from '../locales/dates.ts';
import type { TeamMonth } from '../usecases/cohorts/digest-team.ts';

/** Of fewer no number is told where others read. Source: domain.md, small cells. */
const FEWEST = 3;

/** The month's digest, for a channel that others read too. `month` as `2026-10`. */
export function drawTeamDigest(context: CardContext, catalogue: Catalogue, month: string, told: TeamMonth): Card {
  const { language } = context;
  return teamDigestCard(context, {
    month: monthInWords(month, language),
    ...(told.answered >= FEWEST ? { answered: told.answered } : {}),
    actions: told.actions.map(({ actionId, actionVersion, people }) => ({
      name: catalogue.actionText(actionId, actionVersion, language).name,
      ...(people >= FEWEST ? { people } : {}),
    })),
    linesForMeeting: told.linesForMeeting,
    ...(told.nextMeeting ? { nextMeeting: localTimeInWords(Temporal.Instant.from(told.nextMeeting.startsAt), DEFAULT_ZONE, language) } : {}),
  });
}
