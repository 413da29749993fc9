import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Content } from '../../../bot/api/contract/broadcast-content.ts';
import type { DraftView } from '../../../bot/api/contract/broadcast-draft.ts';
import { Page } from '../../components/page.tsx';
import { useTexts } from '../../components/texts.ts';
import { AudienceFields } from './audience-fields.tsx';
import type { Choices } from './audience-text.ts';
import { ComposeActions } from './compose-actions.tsx';
import styles from './compose.module.css';
import { faultOf } from './faults.ts';
import { FormattedText } from './formatted-text.tsx';
import { LENGTHS } from './limits.ts';
import { Preview } from './preview.tsx';
import { QuestionFields } from './question-fields.tsx';
import { SaveStatus } from './save-status.tsx';
import { Stopped } from './stopped.tsx';
import { SendTime, TimeField } from './time-fields.tsx';
import { useDraft, type Draft, type Refusal } from './use-draft.ts';

interface Props {
  cohort: string;
  first: DraftView;
  choices: Choices;
  /** Another has sent it while it was open here. */
  sentMeanwhile: boolean;
  onOpen: (id: string | undefined) => void;
  /** It has been sent, or what has been sent is to be shown. */
  onShowSent: () => void;
}

/** A draft: what it says, to whom and when, with the card as it will be beside it. */
export function Compose({ cohort, first, choices, sentMeanwhile, onOpen, onShowSent }: Props) {
  const { t } = useTexts();
  const draft = useDraft(cohort, first);
  const [timed, setTimed] = useState(draft.content.sendAt !== '');
  const stop = stopOf(draft, sentMeanwhile);
  return (
    <Page
      title={t('broadcast.compose')}
      back={{ label: t('broadcast.all'), onBack: () => onOpen(undefined) }}
      above={
        <div className={styles.above}>
          <SaveStatus state={draft.state} />
        </div>
      }
    >
      <div className={styles.columns}>
        <div className={styles.form}>
          {stop === undefined ? null : <Stopped cohort={cohort} refusal={stop} draft={draft} onOpen={onOpen} onShowSent={onShowSent} />}
          <Fields draft={draft} choices={choices} timed={timed} onTimed={setTimed} />
        </div>
        <div className={styles.beside}>
          <Preview cohort={cohort} content={draft.content} />
        </div>
        <div className={styles.last}>
          <ComposeActions cohort={cohort} id={first.id} draft={draft} choices={choices} timed={timed} stopped={stop !== undefined} onOpen={onOpen} onShowSent={onShowSent} />
        </div>
      </div>
    </Page>
  );
}

interface FieldsProps {
  draft: Draft;
  choices: Choices;
  timed: boolean;
  onTimed: (timed: boolean) => void;
}

const READERS: ReadonlyArray<Content['readers']> = ['facilitators', 'teams', 'everyone'];

function Fields({ draft: { content, change, faults }, choices, timed, onTimed }: FieldsProps) {
  const { t } = useTexts();
  const form = useFirstFaultFocused(faults);
  const { question } = content;
  const deadline = useRef('');

  /** The time to answer goes with the question, and comes back with it. */
  function ask(next: Content['question']): void {
    if (content.deadline !== '') deadline.current = content.deadline;
    change({ question: next, deadline: next === undefined ? '' : deadline.current });
  }

  return (
    <div ref={form} className={styles.fields}>
      <Field label={t('broadcast.titleField')} hint={t('broadcast.titleHint')} validationMessage={faultOf(faults, 'title') ?? null}>
        <Input value={content.title} maxLength={LENGTHS.title} onChange={(_, { value }) => change({ title: value })} />
      </Field>
      <FormattedText
        label={t('broadcast.text')}
        hint={t('broadcast.textHint')}
        value={content.text}
        max={LENGTHS.text}
        fault={faultOf(faults, 'text')}
        onChange={(text) => change({ text })}
      />
      <Group title={t('broadcastPart.question')}>
        <QuestionFields question={question} faults={faults} onChange={ask} />
        {question === undefined ? null : (
          <>
            <TimeField label={t('broadcast.deadline')} hint={t('broadcast.deadlineHint')} field="deadline" value={content.deadline} faults={faults} onChange={(value) => change({ deadline: value })} />
            <Field label={t('broadcast.readers')}>
              <RadioGroup value={content.readers} onChange={(_, { value }) => change({ readers: READERS.find((each) => each === value) ?? 'facilitators' })}>
                {READERS.map((readers) => (
                  <Radio key={readers} value={readers} label={t(`broadcastReaders.${readers}`)} />
                ))}
              </RadioGroup>
            </Field>
          </>
        )}
      </Group>
      <Group title={t('broadcastPart.audience')}>
        <AudienceFields audience={content.audience} ways={content.ways} choices={choices} faults={faults} onChange={change} />
      </Group>
      <Group title={t('broadcastPart.time')}>
        <SendTime sendAt={content.sendAt} timed={timed} faults={faults} onTimed={onTimed} onChange={change} />
        <TimeField label={t('broadcast.meetingAt')} hint={t('broadcast.meetingAtHint')} field="meetingAt" value={content.meetingAt} faults={faults} onChange={(meetingAt) => change({ meetingAt })} />
      </Group>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.group}>
      <h2 className={styles.groupTitle}>{title}</h2>
      {children}
    </section>
  );
}

/** Whoever asked to go on is shown what has to be mended first. */
function useFirstFaultFocused(faults: Draft['faults']): RefObject<HTMLDivElement | null> {
  const form = useRef<HTMLDivElement>(null);
  const known = useRef(0);
  useEffect(() => {
    const more = faults.length > known.current;
    known.current = faults.length;
    // While somebody types, the focus stays where they are.
    if (!more || form.current?.contains(document.activeElement) === true) return;
    const faulty = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    const control = faulty?.matches('input, textarea, select') === true ? faulty : faulty?.querySelector<HTMLElement>('input');
    control?.focus();
  }, [faults]);
  return form;
}

function stopOf({ state }: Draft, sentMeanwhile: boolean): Exclude<Refusal, { kind: 'faults' }> | undefined {
  if (sentMeanwhile) return { kind: 'sent' };
  return state.kind === 'stopped' && state.refusal.kind !== 'faults' ? state.refusal : undefined;
}
