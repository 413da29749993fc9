import type { CardAction } from '../../bot/api/contract/cards.ts';
import type { MeView } from '../../bot/api/contract/me.ts';
import { FirstCohort } from './first-cohort.tsx';
import { LeadApp } from './lead-app.tsx';
import { NothingYet } from './nothing-yet.tsx';
import { AnswersPage, CohortPage, NewCohort, NominatePage, TeamPage, ThreadPage } from './pages.ts';
import { PlacePicker } from './place-picker.tsx';
import type { Route } from './route.ts';

interface Props {
  me: MeView;
  route: Route;
  go: (route: Route) => void;
  /** How many changes the person has made here; each makes the thread read anew at once. */
  changes: number;
  onOpenCard: (action: CardAction) => void;
  /** What is said of the reader has changed. */
  onChanged: () => void;
  /** The reader has made a cohort, which they lead. */
  onMade: (cohort: string) => void;
}

export function PersonalPage({ me, route, go, changes, onOpenCard, onChanged, onMade }: Props) {
  switch (route.page) {
    case 'thread':
      return <ThreadPage me={me} onChanged={onChanged} changes={changes} wanted={route.reflection} onOpenCard={onOpenCard} onAnswers={(cohort, broadcast) => go({ page: 'answers', cohort, broadcast })} />;
    case 'team': {
      if (route.cohort === undefined || route.team === undefined) return <NothingYet chatUrl={me.chatUrl} />;
      const places = me.teams.map(({ cohort, team }) => ({
        name: team.name,
        route: { page: 'team', cohort: cohort.id, team: team.id } as const,
      }));
      const picker = <PlacePicker label="team.pick" places={places} here={route} go={go} />;
      return <TeamPage key={`${route.cohort}/${route.team}`} cohort={route.cohort} team={route.team} picker={picker} changes={changes} onOpenCard={onOpenCard} />;
    }
    case 'cohort': {
      if (route.cohort === undefined) return <NothingYet chatUrl={me.chatUrl} />;
      const places = me.cohorts.map(({ id, name }) => ({ name, route: { page: 'cohort', cohort: id } as const }));
      const picker = <PlacePicker label="cohort.pick" places={places} here={route} go={go} />;
      return <CohortPage key={route.cohort} cohort={route.cohort} picker={picker} />;
    }
    case 'lead': {
      const lead = me.leads.find(({ cohort }) => cohort.id === route.cohort);
      const create = me.createsCohorts ? <NewCohort onMade={(cohort) => { onMade(cohort); go({ page: 'lead', cohort, section: 'overview' }); }} /> : null;
      if (lead === undefined) return create === null ? <NothingYet chatUrl={me.chatUrl} /> : <FirstCohort create={create} />;
      const { section } = route;
      const places = me.leads.map(({ cohort }) => ({ name: cohort.name, route: { page: 'lead', cohort: cohort.id, ...(section === undefined ? {} : { section }) } as const }));
      const here: Route = { page: 'lead', cohort: lead.cohort.id, ...(section === undefined ? {} : { section }) };
      return <LeadApp lead={lead} route={route} go={go} create={create} picker={places.length < 2 ? null : <PlacePicker label="cohort.pick" places={places} here={here} go={go} />} />;
    }
    case 'nominate': {
      if (route.organisation === undefined) return <NothingYet chatUrl={me.chatUrl} />;
      const places = me.heads.map(({ id, name }) => ({ name, route: { page: 'nominate', organisation: id } as const }));
      const picker = <PlacePicker label="nominate.pick" places={places} here={route} go={go} />;
      return <NominatePage key={route.organisation} organisation={route.organisation} picker={picker} />;
    }
    case 'answers':
      return <AnswersPage key={route.broadcast} cohort={route.cohort} id={route.broadcast} back="broadcast.toThread" onBack={() => go({ page: 'thread' })} />;
    default:
      return <NothingYet chatUrl={me.chatUrl} />;
  }
}
