import { useEffect, useState } from 'react';
import type { SeriesView } from '../../../bot/api/contract/meetings.ts';
import { ApiError, useApi } from '../../components/api.ts';
import type { MeetingDraft } from './meeting-draft.ts';

/** A year of months. */
export const MOST_IN_A_SERIES = 12;

export interface SeriesDates {
  /** The first one is the form's own. Empty while there is no series, or it is not known. */
  readonly dates: SeriesView['dates'];
  readonly error: ApiError | undefined;
  /** Another day for one of them, '' for none. */
  readonly setDate: (at: number, date: string) => void;
}

/** The dates that a monthly series gets; asked for anew when what they follow from changes. */
export function useSeries(path: string, { teams, zone, days }: MeetingDraft, count: number): SeriesDates {
  const api = useApi();
  const [dates, setDates] = useState<SeriesView['dates']>([]);
  const [error, setError] = useState<ApiError>();
  const first = days[0]?.date ?? '';
  const wish = JSON.stringify({ teams, zone, first, count });
  const isAsked = count > 1 && first !== '' && (teams === 'all' || teams.length > 0);

  useEffect(() => {
    let current = true;
    setDates([]);
    setError(undefined);
    if (!isAsked) return undefined;
    api.send<SeriesView>('POST', `${path}/meetings/series`, JSON.parse(wish)).then(
      (view) => current && setDates(view.dates),
      (fault: unknown) => {
        if (!(fault instanceof ApiError)) throw fault;
        if (current) setError(fault);
      },
    );
    return () => {
      current = false;
    };
  }, [api, path, wish, isAsked]);

  return { dates, error, setDate: (at, date) => setDates((before) => before.map((each, index) => (index === at ? dated(each, date) : each))) };
}

function dated({ wanted, reason }: SeriesView['dates'][number], date: string): SeriesView['dates'][number] {
  return { wanted, ...(reason === undefined ? {} : { reason }), ...(date === '' ? {} : { date }) };
}
