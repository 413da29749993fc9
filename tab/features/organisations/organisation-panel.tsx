import { Button, Checkbox } from '@fluentui/react-components';
import { CheckmarkCircleRegular, CircleRegular } from '@fluentui/react-icons';
import type { OrganisationView, ReadinessBody } from '../../../bot/api/contract/organisations.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { Fault } from '../../components/fault.tsx';
import { Panel, PanelHead } from '../../components/panel.tsx';
import { Tag } from '../../components/tag.tsx';
import { useTexts } from '../../components/texts.ts';
import { useDialog } from '../../components/use-dialog.ts';
import { useFormSend } from '../../components/use-form-send.ts';
import { OrganisationDialog } from './organisation-dialog.tsx';
import styles from './organisation-panel.module.css';

interface Props {
  organisation: OrganisationView;
  mayChange: boolean;
  path: string;
  onChanged: () => void;
}

/** One organisation: what comes next in plain words, the list to tick, and its people. */
export function OrganisationPanel({ organisation, mayChange, path, onChanged }: Props) {
  const { t } = useTexts();
  const editing = useDialog();
  const { name, next, people, tenant, allowed } = organisation;
  return (
    <Panel>
      <PanelHead name={name}>
        {next === 'done' ? (
          <Tag icon={<CheckmarkCircleRegular />} strong>
            {t('organisations.done')}
          </Tag>
        ) : null}
      </PanelHead>
      {next === 'done' ? null : <p className={styles.next}>{t(`readinessTodo.${next}`, { count: people.all - people.met })}</p>}
      <ReadinessList organisation={organisation} mayChange={mayChange} path={path} onChanged={onChanged} />
      <p className={styles.fact}>{people.all === 0 ? t('organisations.peopleNotCounted') : t('organisations.people', { met: people.met, all: people.all })}</p>
      <p className={styles.fact}>
        {tenant === undefined ? t('organisations.noTenant') : t('organisations.tenant', { tenant })}{' '}
        {tenant === undefined ? null : t(allowed ? 'organisations.tenantAllowed' : 'organisations.tenantNotAllowed')}
      </p>
      {mayChange ? (
        <div>
          <Button {...editing.trigger} onClick={editing.show} aria-label={t('organisations.editNamed', { name })}>
            {t('organisations.edit')}
          </Button>
        </div>
      ) : null}
      {editing.key === undefined ? null : (
        <OrganisationDialog key={editing.key} organisation={organisation} path={path} open={editing.open} onClose={editing.close} onDone={onChanged} />
      )}
    </Panel>
  );
}

function ReadinessList({ organisation: { name, ready }, mayChange, path, onChanged }: Props) {
  const { t, date } = useTexts();
  const announce = useAnnounce();
  const sending = useFormSend();

  async function tick(body: ReadinessBody): Promise<void> {
    if (!(await sending.send('PUT', `${path}/readiness`, body))) return;
    announce(t(body.done ? 'organisations.ticked' : 'organisations.unticked', { step: t(`readinessStep.${body.step}`), name }));
    onChanged();
  }

  return (
    <>
      <ul className={styles.steps}>
        {ready.map(({ step, on }) => {
          const label = on === undefined ? t(`readinessStep.${step}`) : t('organisations.stepOn', { step: t(`readinessStep.${step}`), date: date(on) });
          return (
            <li key={step}>
              {mayChange ? (
                <Checkbox checked={on !== undefined} disabled={sending.busy} label={label} onChange={(_, { checked }) => void tick({ step, done: checked === true })} />
              ) : (
                <Tag icon={on === undefined ? <CircleRegular /> : <CheckmarkCircleRegular />}>{on === undefined ? t('organisations.stepNot', { step: label }) : label}</Tag>
              )}
            </li>
          );
        })}
      </ul>
      {sending.error === undefined ? null : <Fault error={sending.error} />}
    </>
  );
}
