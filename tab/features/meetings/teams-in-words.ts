import type { MeetingRow } from '../../../bot/api/contract/meetings.ts';
import type { Lead } from '../../components/lead.ts';
import type { Texts } from '../../components/texts.ts';

/** Whose meeting it is; teams that the reader does not lead are counted. */
export function teamsInWords(teams: MeetingRow['teams'], lead: Lead, t: Texts['t']): string {
  if (teams === 'all') return t('meetings.wholeCohort');
  const known = lead.teams.filter(({ id }) => teams.includes(id)).map(({ name }) => name);
  const others = teams.length - known.length;
  return [...known, ...(others > 0 ? [t('meetings.otherTeams', { count: others })] : [])].join(', ');
}
