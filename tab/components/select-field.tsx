import { Field, Select } from '@fluentui/react-components';
import { validation } from './form-field.ts';

interface Props<Id extends string> {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with what is chosen. */
  readonly fault?: string | undefined;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
  readonly value: Id;
  /** In the order in which they are shown; that nothing is chosen is one of them, with an id of its own. */
  readonly options: ReadonlyArray<{ readonly id: Id; readonly name: string }>;
  readonly onChange: (id: Id) => void;
}

/** One of several, by name. */
export function SelectField<Id extends string>({ label, hint, fault, required, disabled, className, value, options, onChange }: Props<Id>) {
  function choose(id: string): void {
    const chosen = options.find((option) => option.id === id);
    if (chosen) onChange(chosen.id);
  }

  return (
    <Field label={label} required={required ?? false} className={className ?? ''} {...(hint === undefined ? {} : { hint })} {...validation(fault)}>
      <Select value={value} disabled={disabled ?? false} onChange={(_, chosen) => choose(chosen.value)}>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
