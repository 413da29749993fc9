import type { MeetingRow } from '../../../bot/api/contract/meetings.ts';
import { DataTable, RowLink } from '../../components/data-table.tsx';
import type { Lead } from '../../components/lead.ts';
import { meetingName, meetingTimes } from '../../components/meeting-time.ts';
import { Tag } from '../../components/tag.tsx';
import { useTexts } from '../../components/texts.ts';
import { teamsInWords } from './teams-in-words.ts';

interface Props {
  label: string;
  meetings: readonly MeetingRow[];
  lead: Lead;
  onOpen: (meeting: string) => void;
}

export function MeetingTable({ label, meetings, lead, onOpen }: Props) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <DataTable
      label={label}
      rows={meetings}
      keyOf={({ id }) => id}
      columns={[
        {
          name: t('meetings.when'),
          isHead: true,
          cell: (meeting) => (
            <RowLink onOpen={() => onOpen(meeting.id)}>{meetingTimes(meeting, texts).join(', ')}</RowLink>
          ),
        },
        {
          name: t('meetings.what'),
          cell: (meeting) => (
            <>
              {meetingName(meeting, texts)} {meeting.cancelled === undefined ? null : <Tag strong>{t('meetings.isCancelled')}</Tag>}
            </>
          ),
        },
        { name: t('meetings.who'), cell: ({ teams }) => teamsInWords(teams, lead, t) },
        { name: t('meetings.place'), cell: ({ place }) => place },
      ]}
    />
  );
}
