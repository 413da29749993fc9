import type { CardAction } from '../../bot/api/contract/cards.ts';
import type { MeView } from '../../bot/api/contract/me.ts';
import { NothingYet } from './nothing-yet.tsx';
import { CohortPage, InterestsPage, TeamPage, ThreadPage } from './pages.ts';
import { PlacePicker } from './place-picker.tsx';
import type { Route } from './route.ts';

interface Props {
  me: MeView;
  route: Route;
  go: (route: Route) => void;
  /** How many changes the person has made here; each makes the thread read anew at once. */
  changes: number;
  onOpenCard: (action: CardAction) => void;
}

export function PersonalPage({ me, route, go, changes, onOpenCard }: Props) {
  switch (route.page) {
    case 'thread':
      return <ThreadPage changes={changes} wanted={route.reflection} onOpenCard={onOpenCard} />;
    case 'team': {
      if (route.cohort === undefined || route.team === undefined) return <NothingYet chatUrl={me.chatUrl} />;
      const places = me.teams.map(({ cohort, team }) => ({
        name: team.name,
        route: { page: 'team', cohort: cohort.id, team: team.id } as const,
      }));
      const picker = <PlacePicker label="team.pick" places={places} here={route} go={go} />;
      return <TeamPage key={`${route.cohort}/${route.team}`} cohort={route.cohort} team={route.team} picker={picker} />;
    }
    case 'cohort': {
      if (route.cohort === undefined) return <NothingYet chatUrl={me.chatUrl} />;
      const places = me.cohorts.map(({ id, name }) => ({ name, route: { page: 'cohort', cohort: id } as const }));
      const picker = <PlacePicker label="cohort.pick" places={places} here={route} go={go} />;
      return <CohortPage key={route.cohort} cohort={route.cohort} picker={picker} />;
    }
    case 'interests':
      return <InterestsPage />;
    default:
      return <NothingYet chatUrl={me.chatUrl} />;
  }
}
