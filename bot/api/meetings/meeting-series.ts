import { parseZone } from '../../domain/calendar/zone.ts';
import { LedtradError } from '../../domain/errors.ts';
import { previewSeries } from '../../usecases/meetings/preview-series.ts';
import { seriesWish, type SeriesView } from '../contract/meetings.ts';
import type { Endpoint } from '../endpoint.ts';
import { teamsOf } from './meeting-form.ts';
import { cohortIdOf, parsedBody } from '../parameters.ts';

/** The dates that a monthly series would get, and why some are not as wanted. Nothing is stored. */
export const meetingSeries: Endpoint = {
  method: 'post',
  path: '/cohorts/:cohort/meetings/series',
  async answer(call): Promise<SeriesView> {
    const { teams, zone: named, first, count } = parsedBody(seriesWish, call.body);
    const zone = parseZone(named);
    if (!zone) throw new LedtradError('input-invalid');
    const dates = await previewSeries(call.world, call.person.value, cohortIdOf(call), { teams: teamsOf(teams), zone, first, count });
    return { dates: dates.map((each) => ({ ...each })) };
  },
};
