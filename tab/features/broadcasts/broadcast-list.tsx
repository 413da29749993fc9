import { Button, Link, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, useRestoreFocusTarget } from '@fluentui/react-components';
import { AddRegular, ChevronDownRegular, CopyRegular, DeleteRegular } from '@fluentui/react-icons';
import { useState, type ReactNode } from 'react';
import type { DraftView, NewBroadcast } from '../../../bot/api/contract/broadcast-draft.ts';
import type { TemplateView } from '../../../bot/api/contract/broadcast-templates.ts';
import type { BroadcastSummary, BroadcastsView } from '../../../bot/api/contract/broadcasts.ts';
import type { Done } from '../../../bot/api/contract/form.ts';
import { BoxedList, ItemText } from '../../components/boxed-list.tsx';
import { Empty } from '../../components/empty.tsx';
import { Fault } from '../../components/fault.tsx';
import { Page } from '../../components/page.tsx';
import { Section } from '../../components/section.tsx';
import { useTexts } from '../../components/texts.ts';
import { useSend } from '../../components/use-send.ts';
import { Ask } from './ask.tsx';
import styles from './broadcast-list.module.css';
import { isPast } from './is-past.ts';
import { broadcastsPath, cohortPath } from './paths.ts';

interface Props {
  cohort: string;
  view: BroadcastsView;
  onOpen: (id: string) => void;
  onChanged: () => void;
}

const STATES: ReadonlyArray<BroadcastSummary['state']> = ['scheduled', 'under-way', 'done', 'cancelled'];

/** Every broadcast of the cohort that the reader may see, what is still to be done first. */
export function BroadcastList({ cohort, view, onOpen, onChanged }: Props) {
  const { t, moment } = useTexts();
  const { send, busy, error } = useSend<DraftView>();
  const { drafts, sent, templates } = view;

  async function begin(from: NewBroadcast): Promise<void> {
    const made = await send('POST', broadcastsPath(cohort), from);
    if (made !== undefined) onOpen(made.id);
  }

  return (
    <Page
      title={t('broadcasts.title')}
      lead={t('broadcasts.lead')}
      actions={
        <>
          <Button appearance="primary" icon={<AddRegular />} disabledFocusable={busy} onClick={() => void begin({})}>
            {t('broadcasts.new')}
          </Button>
          <FromTemplate templates={templates} onChoose={(template) => void begin({ template })} />
        </>
      }
    >
      {error === undefined ? null : <Fault error={error} />}
      {drafts.length + sent.length === 0 ? <Empty>{t('broadcasts.none')}</Empty> : null}
      {drafts.length === 0 ? null : (
        <Section title={t('broadcasts.drafts')}>
          <BoxedList>
            {drafts.map(({ id, title, savedBy, savedAt }) => (
              <Row key={id} title={title} busy={busy} onOpen={() => onOpen(id)} onCopy={() => void begin({ copyOf: id })}>
                <p>{t('broadcasts.savedBy', { name: savedBy, moment: moment(savedAt) })}</p>
              </Row>
            ))}
          </BoxedList>
        </Section>
      )}
      {STATES.map((state) => {
        const those = sent.filter((each) => each.state === state);
        return those.length === 0 ? null : (
          <Section key={state} title={t(`broadcasts.${state}`)}>
            <BoxedList>
              {those.map((each) => (
                <Row key={each.id} title={each.title} busy={busy} onOpen={() => onOpen(each.id)} onCopy={() => void begin({ copyOf: each.id })}>
                  <Told broadcast={each} />
                </Row>
              ))}
            </BoxedList>
          </Section>
        );
      })}
      <OwnTemplates cohort={cohort} templates={templates.filter(({ builtIn }) => !builtIn)} onChanged={onChanged} />
    </Page>
  );
}

function FromTemplate({ templates, onChoose }: { templates: readonly TemplateView[]; onChoose: (template: string) => void }) {
  const { t } = useTexts();
  if (templates.length === 0) return null;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ChevronDownRegular />} iconPosition="after">
          {t('broadcasts.fromTemplate')}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {templates.map(({ id, name }) => (
            <MenuItem key={id} onClick={() => onChoose(id)}>
              {name}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

interface RowProps {
  title: string;
  busy: boolean;
  onOpen: () => void;
  onCopy: () => void;
  children: ReactNode;
}

function Row({ title, busy, onOpen, onCopy, children }: RowProps) {
  const { t } = useTexts();
  const shown = title.trim() === '' ? t('broadcasts.untitled') : title;
  return (
    <li className={styles.row}>
      <ItemText
        title={
          <Link as="button" onClick={onOpen}>
            {shown}
          </Link>
        }
      >
        {children}
      </ItemText>
      <Button appearance="subtle" icon={<CopyRegular />} disabledFocusable={busy} aria-label={t('broadcasts.copyOf', { title: shown })} onClick={onCopy}>
        <span className={styles.room}>{t('broadcasts.copy')}</span>
      </Button>
    </li>
  );
}

function Told({ broadcast: { audienceText, sendAt, receivers, deadlineAt, hasQuestion, state } }: { broadcast: BroadcastSummary }) {
  const { t, moment } = useTexts();
  return (
    <>
      <p>
        {audienceText} · {t('broadcast.receivers', { count: receivers })} · {t(`broadcastWhen.${state}`, { moment: moment(sendAt) })}
      </p>
      {hasQuestion && deadlineAt !== undefined ? <p>{t(isPast(deadlineAt) ? 'broadcast.closedAt' : 'broadcasts.answerBy', { moment: moment(deadlineAt) })}</p> : null}
    </>
  );
}

/** Those that somebody has saved; the built-in ones are always there. */
function OwnTemplates({ cohort, templates, onChanged }: { cohort: string; templates: readonly TemplateView[]; onChanged: () => void }) {
  const { t } = useTexts();
  const { send, busy, error } = useSend<Done>();
  const [chosen, setChosen] = useState<TemplateView>();
  const [asking, setAsking] = useState(false);
  const focusTarget = useRestoreFocusTarget();

  async function discard(template: TemplateView): Promise<void> {
    if ((await send('POST', `${cohortPath(cohort, 'broadcast-templates')}/${encodeURIComponent(template.id)}/discard`, {})) === undefined) return;
    setAsking(false);
    onChanged();
  }

  if (templates.length === 0) return null;
  return (
    <Section title={t('broadcasts.templates')} lead={t('broadcasts.templatesLead')}>
      <BoxedList>
        {templates.map((template) => (
          <li key={template.id} className={styles.row}>
            <span>{template.name}</span>
            <Button
              {...focusTarget}
              appearance="subtle"
              icon={<DeleteRegular />}
              aria-label={t('broadcasts.removeTemplate', { name: template.name })}
              onClick={() => {
                setChosen(template);
                setAsking(true);
              }}
            />
          </li>
        ))}
      </BoxedList>
      {chosen === undefined ? null : (
        <Ask
          open={asking}
          title={t('broadcasts.removeTemplate', { name: chosen.name })}
          confirm={t('broadcasts.remove')}
          busy={busy}
          error={error}
          onClose={() => setAsking(false)}
          onConfirm={() => void discard(chosen)}
        >
          <p>{t('broadcasts.removeWhat')}</p>
        </Ask>
      )}
    </Section>
  );
}
