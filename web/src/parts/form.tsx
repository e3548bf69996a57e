// Form fields with their label and hint tied to them.

import { useId, type InputHTMLAttributes } from 'react';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'onChange'> & {
  readonly label: string;
  readonly hint?: string;
  readonly change: (value: string) => void;
};

export function Field({ label, hint, change, ...input }: Props) {
  const id = useId();
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} aria-describedby={hint ? `${id}-hint` : undefined} onChange={(event) => change(event.target.value)} {...input} />
      {hint && (
        <span id={`${id}-hint`} className="fine">
          {hint}
        </span>
      )}
    </p>
  );
}

/** A field for a whole number above 0; spaces and grouping commas are taken out of what is typed. */
export function NumberField({ value, change, ...rest }: Omit<Props, 'value'> & { readonly value: string }) {
  return (
    <Field {...rest} value={value} inputMode="numeric" autoComplete="off" pattern="[1-9][0-9]{0,18}" required change={(typed) => change(typed.replace(/[\s,]/g, ''))} />
  );
}

type SuggestProps = Omit<Props, 'value'> & {
  readonly value: string;
  readonly suggestions: readonly { readonly value: string; readonly name: string }[];
};

/** A field that can be typed into, with values to choose from. */
export function SuggestField({ suggestions, ...rest }: SuggestProps) {
  const id = useId();
  return (
    <>
      <Field {...rest} list={id} autoComplete="off" spellCheck={false} />
      <datalist id={id}>
        {suggestions.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly name: string }[];
  readonly disabled?: boolean;
}

export function SelectField({ label, value, change, options, disabled = false }: SelectProps) {
  const id = useId();
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} disabled={disabled} onChange={(event) => change(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </p>
  );
}
