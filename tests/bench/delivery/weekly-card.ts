import { wishKey } from '../../../bot/domain/nudges/wish.ts';
import { linksTo } from '../../../bot/links.ts';
import { translator } from '../../../bot/locales/translate.ts';
import { drawNudge } from '../../../bot/nudges/draw-nudge.ts';
import { AFTERNOON_DATE, AFTERNOON_WEEK, WEEKS_BEFORE } from '../../support/afternoon.ts';
import { CATALOGUE } from '../../support/world.ts';
import { APP_ID } from '../app-id.ts';
import { aMemberOf } from '../members.ts';
import { receiversIn } from './receivers.ts';

/** As the first of the receivers gets it. */
export function aWeeklyCard(): object {
  const [receiver] = receiversIn({ receivers: 1, tenants: 1 });
  if (!receiver) throw new TypeError('there is one receiver');
  const person = aMemberOf(receiver.place, receiver.home, receiver.index, WEEKS_BEFORE);
  const context = { language: 'sv' as const, t: translator('sv'), links: linksTo({ kind: 'teams', appId: APP_ID }) };
  return drawNudge({ context, catalogue: CATALOGUE, person, today: AFTERNOON_DATE }, { key: wishKey('weekly-card', AFTERNOON_WEEK), lines: [] });
}
