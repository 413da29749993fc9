import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { Content } from '../../../bot/api/contract/broadcast-content.ts';
import type { TemplateSaved } from '../../../bot/api/contract/broadcast-templates.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { useTexts } from '../../components/texts.ts';
import { useSend } from '../../components/use-send.ts';
import { Ask } from './ask.tsx';
import { LENGTHS } from './limits.ts';
import { cohortPath } from './paths.ts';

interface Props {
  cohort: string;
  content: Content;
  open: boolean;
  onClose: () => void;
}

/** Title, text and question for another time; to whom and when are not kept. */
export function SaveTemplate({ cohort, content, open, onClose }: Props) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const { send, busy, error } = useSend<TemplateSaved>();
  const [name, setName] = useState<string>();
  const [fault, setFault] = useState<string>();
  const shown = name ?? content.title.slice(0, LENGTHS.templateName);

  async function save(): Promise<void> {
    const answer = await send('POST', cohortPath(cohort, 'broadcast-templates'), { name: shown, content });
    if (answer === undefined) return;
    if (answer.kind === 'faults') return setFault(answer.faults.map(({ message }) => message).join(' '));
    announce(t('broadcast.templateSaved'));
    onClose();
  }

  return (
    <Ask open={open} title={t('broadcast.saveTemplate')} confirm={t('broadcast.templateSave')} busy={busy} error={error} onClose={onClose} onConfirm={() => void save()}>
      <p>{t('broadcast.templateWhat')}</p>
      <Field label={t('broadcast.templateName')} validationMessage={fault ?? null}>
        <Input
          value={shown}
          maxLength={LENGTHS.templateName}
          onChange={(_, { value }) => {
            setName(value);
            setFault(undefined);
          }}
        />
      </Field>
    </Ask>
  );
}
