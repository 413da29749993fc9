import { Button } from '@fluentui/react-components';
import type { TeamsView } from '../../../bot/api/contract/cohort-setup.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { Fault } from '../../components/fault.tsx';
import { NameForm } from '../../components/name-form.tsx';
import { Page } from '../../components/page.tsx';
import { Actions, Note } from '../../components/save-form.tsx';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import { useSetup } from '../../components/use-setup.ts';
import { ChannelState } from './team-table.tsx';

interface Props {
  team: TeamsView['teams'][number];
  path: string;
  whole: boolean;
  onChanged: () => void;
  onClose: () => void;
}

/** One learning team: its name, its channel, and whether it goes on. */
export function TeamSetup({ team, path, whole, onChanged, onClose }: Props) {
  const { t } = useTexts();
  const own = `${path}/${encodeURIComponent(team.id)}`;
  return (
    <Page title={team.name} back={{ label: t('teams.back'), onBack: onClose }}>
      <Section title={t('teams.channel')} lead={t('teams.channelLead')}>
        <div>
          <ChannelState team={team} />
        </div>
        {team.digest ? <Note>{t('teams.digest')}</Note> : null}
      </Section>
      {whole ? (
        <Section title={t('teams.rename')}>
          <NameForm label={t('teams.rename')} field={t('teams.name')} save={t('teams.save')} saved={t('teams.saved')} name={team.name} method="PUT" path={own} onSaved={onChanged} />
        </Section>
      ) : null}
      {whole ? <Ending team={team} path={own} onChanged={onChanged} /> : null}
    </Page>
  );
}

function Ending({ team, path, onChanged }: Pick<Props, 'team' | 'path' | 'onChanged'>) {
  const { t, date } = useTexts();
  const { save, busy, error } = useSetup();
  const change = async (closed: boolean) => {
    if (await save('PUT', path, { closed }, closed ? t('teams.closedNow') : t('teams.reopenedNow'))) onChanged();
  };
  if (team.closedOn !== undefined) {
    return (
      <Section title={t('teams.closed')} lead={t('teams.closedOn', { date: date(team.closedOn) })}>
        {error === undefined ? null : <Fault error={error} />}
        <Actions><Button disabledFocusable={busy} onClick={() => void change(false)}>{t('teams.reopen')}</Button></Actions>
      </Section>
    );
  }
  return (
    <Section title={t('teams.close')} lead={t(team.members > 0 ? 'teams.closeNotEmpty' : 'teams.closeLead', { count: team.members })}>
      {error === undefined ? null : <Fault error={error} />}
      {team.members > 0 ? null : <Actions><ConfirmButton label={t('teams.close')} consequence={t('teams.closeConfirm', { team: team.name })} busy={busy} onConfirm={() => void change(true)} /></Actions>}
    </Section>
  );
}
