import type { Audience } from '../../../bot/api/contract/broadcast-content.ts';
import type { BroadcastsView } from '../../../bot/api/contract/broadcasts.ts';
import type { Texts } from '../../components/texts.ts';

export type Choices = BroadcastsView['choices'];

/** More names than this are counted and not read. */
const MOST_NAMES = 4;

/** Who is to have it, in words; undefined where nobody is chosen yet. */
export function audienceText({ t }: Texts, audience: Audience, { teams, areas, people }: Choices): string | undefined {
  switch (audience.kind) {
    case 'cohort':
      return t('broadcastTo.cohort');
    case 'teams':
      return listed(namesOf(teams, audience.teams), (count) => t('broadcastTo.teams', { count }));
    case 'position':
      return t(`broadcastTo.${audience.position}`);
    case 'area': {
      const area = areas.find(({ id }) => id === audience.area);
      return area && t('broadcastTo.area', { area: area.name });
    }
    case 'action': {
      const action = areas.flatMap(({ actions }) => actions).find(({ id }) => id === audience.action);
      return action && t('broadcastTo.action', { action: action.name });
    }
    case 'people':
      return listed(namesOf(people, audience.people), (count) => t('broadcastTo.people', { count }));
  }
}

function namesOf(named: ReadonlyArray<{ id: string; name: string }>, ids: readonly string[]): string[] {
  const chosen = new Set(ids);
  return named.filter(({ id }) => chosen.has(id)).map(({ name }) => name);
}

function listed(names: readonly string[], counted: (count: number) => string): string | undefined {
  if (names.length === 0) return undefined;
  return names.length > MOST_NAMES ? counted(names.length) : names.join(', ');
}
