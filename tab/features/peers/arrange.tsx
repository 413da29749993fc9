import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { PeersView } from '../../../bot/api/contract/peers.ts';
import { useTexts } from '../../components/texts.ts';
import { moved, swapped, type Groups, type Target } from './arrange-groups.ts';
import styles from './peers.module.css';
import { useNames } from './use-names.ts';
import type { PeerActions } from './use-peers.ts';

interface Props {
  proposal: NonNullable<PeersView['proposal']>;
  peers: PeerActions;
}

/** By choosing and not by dragging, so that it works with keyboard, thumb and voice alike. */
export function Arrange({ proposal, peers }: Props) {
  const { t } = useTexts();
  return (
    <details className={styles.arrange}>
      <summary className={styles.summary}>{t('peers.arrange')}</summary>
      <div className={styles.forms}>
        <Swap proposal={proposal} peers={peers} />
        <Move proposal={proposal} peers={peers} />
      </div>
    </details>
  );
}

function Swap({ proposal, peers }: Props) {
  const { t } = useTexts();
  const [one, setOne] = useState('');
  const [other, setOther] = useState('');
  const ready = one !== '' && other !== '' && one !== other;
  return (
    <fieldset className={styles.form}>
      <legend className={styles.name}>{t('peers.swap')}</legend>
      <PersonSelect label={t('peers.swapOne')} value={one} onPick={setOne} proposal={proposal} />
      <PersonSelect label={t('peers.swapOther')} value={other} onPick={setOther} proposal={proposal} />
      <div>
        <Button disabledFocusable={!ready || peers.busy} onClick={() => void (ready && peers.arrange(swapped(groupsOf(proposal), one, other), 'peers.saidSwapped'))}>
          {t('peers.doSwap')}
        </Button>
      </div>
    </fieldset>
  );
}

function Move({ proposal, peers }: Props) {
  const { t } = useTexts();
  const { namesOf } = useNames();
  const [who, setWho] = useState('');
  const [where, setWhere] = useState('');
  const target = targetOf(where);
  return (
    <fieldset className={styles.form}>
      <legend className={styles.name}>{t('peers.move')}</legend>
      <PersonSelect label={t('peers.moveWho')} value={who} onPick={setWho} proposal={proposal} />
      <Field label={t('peers.moveTo')}>
        <Select value={where} onChange={(_, { value }) => setWhere(value)}>
          <option value="">{t('peers.choose')}</option>
          {proposal.groups.map(({ people }, index) => (
            <option key={people.map(({ id }) => id).join()} value={String(index)}>
              {t('peers.groupOf', { number: index + 1, names: namesOf(people) })}
            </option>
          ))}
          <option value="new">{t('peers.newGroup')}</option>
          <option value="none">{t('peers.noGroup')}</option>
        </Select>
      </Field>
      <div>
        <Button
          disabledFocusable={who === '' || target === undefined || peers.busy}
          onClick={() => void (who !== '' && target !== undefined && peers.arrange(moved(groupsOf(proposal), who, target), 'peers.saidMoved'))}
        >
          {t('peers.doMove')}
        </Button>
      </div>
    </fieldset>
  );
}

interface PersonSelectProps {
  label: string;
  value: string;
  onPick: (id: string) => void;
  proposal: Props['proposal'];
}

function PersonSelect({ label, value, onPick, proposal: { groups, unplaced } }: PersonSelectProps) {
  const { t } = useTexts();
  const { nameOf } = useNames();
  return (
    <Field label={label}>
      <Select value={value} onChange={(_, chosen) => onPick(chosen.value)}>
        <option value="">{t('peers.choose')}</option>
        {groups.map(({ people }, index) => (
          <optgroup key={people.map(({ id }) => id).join()} label={t('peers.group', { number: index + 1 })}>
            {people.map((person) => (
              <option key={person.id} value={person.id}>
                {nameOf(person)}
              </option>
            ))}
          </optgroup>
        ))}
        {unplaced.length === 0 ? null : (
          <optgroup label={t('peers.unplaced')}>
            {unplaced.map((person) => (
              <option key={person.id} value={person.id}>
                {nameOf(person)}
              </option>
            ))}
          </optgroup>
        )}
      </Select>
    </Field>
  );
}

function targetOf(value: string): Target | undefined {
  if (value === '') return undefined;
  return value === 'new' || value === 'none' ? value : Number(value);
}

function groupsOf({ groups }: Props['proposal']): Groups {
  return groups.map(({ people }) => people.map(({ id }) => id));
}
