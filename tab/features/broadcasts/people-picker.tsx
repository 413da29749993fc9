import { Button, Checkbox, Field, SearchBox } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { useTexts } from '../../components/texts.ts';
import type { Choices } from './audience-text.ts';
import styles from './people-picker.module.css';

/** More are not read through: a letter more in the search finds whom one means. */
const MOST_SHOWN = 12;

interface Props {
  people: Choices['people'];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Named people: sought by name or team, and ticked. */
export function PeoplePicker({ people, chosen, onChange }: Props) {
  const { t } = useTexts();
  const [sought, setSought] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const isChosen = new Set(chosen);
  const found = people.filter((person) => isFound(person, sought));

  function remove(id: string): void {
    onChange(chosen.filter((each) => each !== id));
    search.current?.focus();
  }

  return (
    <div className={styles.picker}>
      <Field label={t('broadcast.seek')}>
        <SearchBox input={{ ref: search }} value={sought} onChange={(_, { value }) => setSought(value)} />
      </Field>
      <fieldset className={styles.found}>
        <legend className={styles.legend}>{t('broadcast.found', { count: found.length })}</legend>
        {found.slice(0, MOST_SHOWN).map(({ id, name, team }) => (
          <Checkbox
            key={id}
            label={team === '' ? name : `${name}, ${team}`}
            checked={isChosen.has(id)}
            onChange={(_, { checked }) => onChange(checked === true ? [...chosen, id] : chosen.filter((each) => each !== id))}
          />
        ))}
        {found.length > MOST_SHOWN ? <p className={styles.more}>{t('broadcast.moreFound', { count: found.length - MOST_SHOWN })}</p> : null}
      </fieldset>
      <p className={styles.more} role="status">
        {t('broadcast.chosen', { count: chosen.length })}
      </p>
      <ul className={styles.chosen}>
        {people
          .filter(({ id }) => isChosen.has(id))
          .map(({ id, name }) => (
            <li key={id}>
              <Button size="small" shape="circular" icon={<DismissRegular />} iconPosition="after" aria-label={t('broadcast.unchoose', { name })} onClick={() => remove(id)}>
                {name}
              </Button>
            </li>
          ))}
      </ul>
    </div>
  );
}

function isFound({ name, team }: Choices['people'][number], sought: string): boolean {
  const text = `${name} ${team}`.toLowerCase();
  return sought.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
