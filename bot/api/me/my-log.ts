import { listLog } from '../../usecases/meetings/keep-process-log.ts';
import type { LogView } from '../contract/log.ts';
import type { Endpoint } from '../endpoint.ts';
import { cohortIdIn, pageOf } from '../parameters.ts';

const ENTRIES_A_PAGE = 20;

/** The caller's own process log in a cohort. */
export const myLog: Endpoint = {
  method: 'get',
  path: '/me/log/:cohort',
  async answer(call): Promise<LogView> {
    const { items, earlier } = await listLog(call.world, call.person.value, cohortIdIn(call.params['cohort']), pageOf(call, ENTRIES_A_PAGE));
    return {
      entries: items.map(({ id, writtenAt, editedAt, text, teamId, meetingId }) => ({
        id,
        writtenAt,
        ...(editedAt ? { editedAt } : {}),
        text,
        ...(teamId ? { team: teamId } : {}),
        ...(meetingId ? { meeting: meetingId } : {}),
      })),
      ...(earlier ? { earlier } : {}),
    };
  },
};
