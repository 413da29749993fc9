import { Checkbox, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useRef } from 'react';
import type { Audience, Content, ContentFault } from '../../../bot/api/contract/broadcast-content.ts';
import { SelectField } from '../../components/select-field.tsx';
import { useTexts } from '../../components/texts.ts';
import styles from './audience-fields.module.css';
import type { Choices } from './audience-text.ts';
import { faultOf } from './faults.ts';
import { PeoplePicker } from './people-picker.tsx';

interface Props {
  audience: Audience;
  ways: Content['ways'];
  choices: Choices;
  faults: readonly ContentFault[];
  onChange: (change: { audience: Audience; ways: Content['ways'] }) => void;
}

/** An action is chosen within its area, so those two are one choice. */
type Kind = Exclude<Audience['kind'], 'action'>;
const KINDS: readonly Kind[] = ['cohort', 'teams', 'position', 'area', 'people'];
const WITHIN_TEAMS: readonly Kind[] = ['teams', 'people'];
const POSITIONS = ['principal', 'deputy', 'preschool-head'] as const;
const WAYS: ReadonlyArray<Content['ways']> = ['chat', 'channel', 'both'];

/** Who is to have it, and by which way. */
export function AudienceFields({ audience, ways, choices, faults, onChange }: Props) {
  const { t } = useTexts();
  const shown = audience.kind === 'action' ? 'area' : audience.kind;
  // What was chosen of one kind is still there when another has been looked at.
  const chosen = useRef<Partial<Record<Kind, Audience>>>({});
  const kinds = choices.whole ? KINDS : WITHIN_TEAMS;
  const toChannels = audience.kind === 'cohort' || audience.kind === 'teams';

  function choose(next: Audience): void {
    onChange({ audience: next, ways: next.kind === 'cohort' || next.kind === 'teams' ? ways : 'chat' });
  }

  return (
    <>
      <Field label={t('broadcast.audience')} validationMessage={faultOf(faults, 'audience') ?? null}>
        <RadioGroup
          value={shown}
          onChange={(_, { value }) => {
            const kind = kinds.find((each) => each === value);
            if (kind === undefined) return;
            chosen.current[shown] = audience;
            choose(chosen.current[kind] ?? firstOf(kind, choices));
          }}
        >
          {kinds.map((kind) => (
            <Radio key={kind} value={kind} label={t(`broadcastAudience.${kind}`)} />
          ))}
        </RadioGroup>
      </Field>
      <Narrower audience={audience} choices={choices} onChange={choose} />
      {toChannels ? (
        <Field label={t('broadcast.ways')} validationMessage={faultOf(faults, 'ways') ?? null} hint={t('broadcast.waysHint')}>
          <RadioGroup value={ways} onChange={(_, { value }) => onChange({ audience, ways: WAYS.find((way) => way === value) ?? 'chat' })}>
            {WAYS.map((way) => (
              <Radio key={way} value={way} label={t(`broadcastWays.${way}`)} />
            ))}
          </RadioGroup>
        </Field>
      ) : null}
    </>
  );
}

interface NarrowerProps {
  audience: Audience;
  choices: Choices;
  onChange: (audience: Audience) => void;
}

/** What of that kind. */
function Narrower({ audience, choices, onChange }: NarrowerProps) {
  const { t } = useTexts();
  switch (audience.kind) {
    case 'cohort':
      return null;
    case 'teams':
      return <Teams audience={audience} choices={choices} onChange={onChange} />;
    case 'position':
      return (
        <SelectField
          label={t('broadcast.position')}
          value={audience.position}
          options={POSITIONS.map((id) => ({ id, name: t(`broadcastTo.${id}`) }))}
          onChange={(position) => onChange({ kind: 'position', position })}
        />
      );
    case 'area':
    case 'action':
      return <AreaOrAction audience={audience} choices={choices} onChange={onChange} />;
    case 'people':
      return <PeoplePicker people={choices.people} chosen={audience.people} onChange={(people) => onChange({ kind: 'people', people })} />;
  }
}

function Teams({ audience, choices, onChange }: NarrowerProps & { audience: Extract<Audience, { kind: 'teams' }> }) {
  const { t } = useTexts();

  function tick(team: string, ticked: boolean): void {
    const others = audience.teams.filter((each) => each !== team);
    onChange({ kind: 'teams', teams: ticked ? [...others, team] : others });
  }

  return (
    <fieldset className={styles.teams}>
      <legend className={styles.legend}>{t('broadcast.teams')}</legend>
      {choices.teams.map(({ id, name }) => (
        <Checkbox key={id} label={name} checked={audience.teams.includes(id)} onChange={(_, { checked }) => tick(id, checked === true)} />
      ))}
    </fieldset>
  );
}

function AreaOrAction({ audience, choices: { areas }, onChange }: NarrowerProps & { audience: Extract<Audience, { kind: 'area' | 'action' }> }) {
  const { t } = useTexts();
  const area = areas.find(({ id, actions }) => (audience.kind === 'area' ? id === audience.area : actions.some((action) => action.id === audience.action)));
  return (
    <div className={styles.pair}>
      <SelectField label={t('broadcast.area')} value={area?.id ?? ''} options={areas} onChange={(id) => onChange({ kind: 'area', area: id })} />
      <SelectField
        label={t('broadcast.action')}
        value={audience.kind === 'action' ? audience.action : ''}
        options={[{ id: '', name: t('broadcast.anyAction') }, ...(area?.actions ?? [])]}
        onChange={(id) => onChange(id === '' ? { kind: 'area', area: area?.id ?? '' } : { kind: 'action', action: id })}
      />
    </div>
  );
}

function firstOf(kind: Kind, { teams, areas }: Choices): Audience {
  switch (kind) {
    case 'cohort':
      return { kind };
    case 'teams':
      // Whoever leads one team means that one.
      return { kind, teams: teams.length === 1 ? teams.map(({ id }) => id) : [] };
    case 'position':
      return { kind, position: 'principal' };
    case 'area':
      return { kind, area: areas[0]?.id ?? '' };
    case 'people':
      return { kind, people: [] };
  }
}
