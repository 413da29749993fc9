import { Button, Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import type { ContentFault, QuestionContent } from '../../../bot/api/contract/broadcast-content.ts';
import { useTexts } from '../../components/texts.ts';
import { faultOf } from './faults.ts';
import { LENGTHS, OPTIONS, SCALE } from './limits.ts';
import styles from './question-fields.module.css';

interface Props {
  question: QuestionContent | undefined;
  faults: readonly ContentFault[];
  onChange: (question: QuestionContent | undefined) => void;
}

type Kind = QuestionContent['kind'] | 'none';
const KINDS: readonly Kind[] = ['none', 'text', 'one', 'several', 'scale'];

/** The optional question. What was typed for one kind is still there when another has been looked at. */
export function QuestionFields({ question, faults, onChange }: Props) {
  const { t } = useTexts();
  const typed = useRef<Typed>({ label: '', options: ['', ''], low: '', high: '' });

  function ask(kind: Kind): void {
    typed.current = { ...typed.current, ...question };
    onChange(questionOf(kind, typed.current));
  }

  return (
    <>
      <Field label={t('broadcast.question')} validationMessage={faultOf(faults, 'question') ?? null}>
        <RadioGroup value={question?.kind ?? 'none'} onChange={(_, { value }) => ask(KINDS.find((kind) => kind === value) ?? 'none')}>
          {KINDS.map((kind) => (
            <Radio key={kind} value={kind} label={t(`broadcastAsk.${kind}`)} />
          ))}
        </RadioGroup>
      </Field>
      {question === undefined ? null : (
        <Field label={t('broadcast.label')} validationMessage={faultOf(faults, 'label') ?? null}>
          <Input value={question.label} maxLength={LENGTHS.label} onChange={(_, { value }) => onChange({ ...question, label: value })} />
        </Field>
      )}
      {question?.kind === 'one' || question?.kind === 'several' ? (
        <Options options={question.options} fault={faultOf(faults, 'options')} onChange={(options) => onChange({ ...question, options })} />
      ) : null}
      {question?.kind === 'scale' ? (
        <div className={styles.ends}>
          <Field label={t('broadcast.low')} validationMessage={faultOf(faults, 'low') ?? null}>
            <Input value={question.low} maxLength={LENGTHS.end} onChange={(_, { value }) => onChange({ ...question, low: value })} />
          </Field>
          <Field label={t('broadcast.high', { number: SCALE })} validationMessage={faultOf(faults, 'high') ?? null}>
            <Input value={question.high} maxLength={LENGTHS.end} onChange={(_, { value }) => onChange({ ...question, high: value })} />
          </Field>
        </div>
      ) : null}
    </>
  );
}

interface OptionsProps {
  options: readonly string[];
  fault: string | undefined;
  onChange: (options: string[]) => void;
}

function Options({ options, fault, onChange }: OptionsProps) {
  const { t } = useTexts();
  const list = useRef<HTMLFieldSetElement>(null);

  /** The focus goes on to where it was last: a removed field must not take it along. */
  function remove(place: number): void {
    onChange(options.filter((_, index) => index !== place));
    list.current?.querySelectorAll('input')[Math.max(0, place - 1)]?.focus();
  }

  function add(): void {
    onChange([...options, '']);
    requestAnimationFrame(() => [...(list.current?.querySelectorAll('input') ?? [])].at(-1)?.focus());
  }

  return (
    <fieldset ref={list} className={styles.options}>
      <legend className={styles.legend}>{t('broadcast.options')}</legend>
      {options.map((option, index) => (
        // An option has no other name than its place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={styles.option}>
          <Input
            aria-label={t('broadcast.option', { number: index + 1 })}
            placeholder={t('broadcast.option', { number: index + 1 })}
            value={option}
            maxLength={LENGTHS.option}
            onChange={(_, { value }) => onChange(options.map((each, place) => (place === index ? value : each)))}
          />
          {options.length > OPTIONS.fewest ? (
            <Button appearance="subtle" icon={<DismissRegular />} aria-label={t('broadcast.removeOption', { number: index + 1 })} onClick={() => remove(index)} />
          ) : null}
        </div>
      ))}
      {fault === undefined ? null : <p role="alert" className={styles.fault}>{fault}</p>}
      {options.length < OPTIONS.most ? (
        <div>
          <Button appearance="subtle" icon={<AddRegular />} onClick={add}>
            {t('broadcast.addOption')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}

interface Typed {
  readonly label: string;
  readonly options: readonly string[];
  readonly low: string;
  readonly high: string;
}

function questionOf(kind: Kind, { label, options, low, high }: Typed): QuestionContent | undefined {
  switch (kind) {
    case 'none':
      return undefined;
    case 'text':
      return { kind, label };
    case 'one':
    case 'several':
      return { kind, label, options: [...options] };
    case 'scale':
      return { kind, label, low, high };
  }
}
