import { Checkbox, Field, Radio, RadioGroup } from '@fluentui/react-components';
import type { RolesView } from '../../bot/api/contract/roles.ts';
import { useTexts } from './texts.ts';
import styles from './led-choice.module.css';

type Led = RolesView['people'][number]['leads'];

interface Props {
  label: string;
  led: Led;
  teams: RolesView['teams'];
  /** What the choice of none is called; without it there is no such choice. */
  none?: string;
  all?: string;
  onChange: (led: Led) => void;
  /** Which of the three is marked; some teams can be meant before any is ticked. */
  kind: LedKind;
  onKind: (kind: LedKind) => void;
}

export type LedKind = 'none' | 'some' | 'all';

export function kindOf(led: Led): LedKind {
  return led === 'all' ? 'all' : led.length > 0 ? 'some' : 'none';
}

/** All teams, some of them by name, or none; of the teams alone where it can be neither all nor none. */
export function LedChoice({ label, led, teams, none, all, onChange, kind, onKind }: Props) {
  const { t } = useTexts();
  const ticked = led === 'all' ? [] : led;

  function choose(value: string): void {
    const next: LedKind = value === 'all' || value === 'some' ? value : 'none';
    onKind(next);
    onChange(next === 'all' ? 'all' : next === 'some' ? ticked : []);
  }

  const boxes = (
    <div role="group" aria-label={t('roles.teams')} className={styles.teams}>
      {teams.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={ticked.includes(id)}
          onChange={(_, { checked }) => onChange(checked === true ? [...ticked, id] : ticked.filter((team) => team !== id))}
        />
      ))}
    </div>
  );
  // One way to choose is no choice.
  if (none === undefined && all === undefined) return <Field label={label}>{boxes}</Field>;
  return (
    <>
      <Field label={label}>
        <RadioGroup value={kind} onChange={(_, { value }) => choose(value)}>
          {none === undefined ? null : <Radio value="none" label={none} />}
          <Radio value="some" label={t('roles.someTeams')} />
          {all === undefined ? null : <Radio value="all" label={all} />}
        </RadioGroup>
      </Field>
      {kind === 'some' ? boxes : null}
    </>
  );
}
