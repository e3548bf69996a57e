// The inputs of an act's form: one for each field, lists with places to add and remove, digests computed from files.

import { useId } from 'react';
import { labelOf, type ActField } from '../../command/acts.ts';
import { Field, SelectField, SuggestField } from '../../parts/form.tsx';
import { useSpeech } from '../../text/language.tsx';
import { makeKey } from '../../wallet/newkeys.ts';
import { useHints } from './hints.tsx';
import { blankOne, type Value, type Values } from './values.ts';

interface Props {
  readonly fields: readonly ActField[];
  readonly values: Values;
  readonly change: (values: Values) => void;
}

export function FieldInputs({ fields, values, change }: Props) {
  const { words } = useSpeech();
  return (
    <>
      {fields.map((field) => {
        const name = labelOf(field, words.office.fields);
        const label = field.optional ? `${name} (${words.office.optional})` : name;
        const typed = values[field.name] ?? [];
        const set = (next: readonly Value[]) => change({ ...values, [field.name]: next });
        if (!field.list) return <One key={field.name} field={field} label={label} value={typed[0] ?? ''} change={(value) => set([value])} />;
        return (
          <fieldset key={field.name}>
            <legend>{label}</legend>
            {typed.map((value, i) => (
              <div key={i} className="place">
                <One field={field} label={`${name} ${i + 1}`} value={value} change={(next) => set(typed.with(i, next))} />
                <button type="button" onClick={() => set(typed.toSpliced(i, 1))}>
                  {words.office.remove} <span className="hidden-text">{`${name} ${i + 1}`}</span>
                </button>
              </div>
            ))}
            <button type="button" onClick={() => set([...typed, blankOne(field)])}>
              {words.office.add} <span className="hidden-text">{name}</span>
            </button>
          </fieldset>
        );
      })}
    </>
  );
}

interface OneProps {
  readonly field: ActField;
  readonly label: string;
  readonly value: Value;
  readonly change: (value: Value) => void;
}

function One({ field, label, value, change }: OneProps) {
  const { words } = useSpeech();
  const { closed, open } = useHints(field);
  if (field.fields) {
    return (
      <fieldset>
        <legend>{label}</legend>
        <FieldInputs fields={field.fields} values={typeof value === 'string' ? {} : value} change={change} />
      </fieldset>
    );
  }
  const text = typeof value === 'string' ? value : '';
  if (field.values) {
    const options = [...(field.optional ? [''] : []), ...field.values].map((one) => ({ value: one, name: words.office.values[field.type]?.[one] ?? one }));
    return <SelectField label={label} value={text} change={change} options={options} />;
  }
  if (field.type === 'truth') {
    const options = [{ value: 'true', name: words.office.yes }, { value: 'false', name: words.office.no }];
    return <SelectField label={label} value={text || 'false'} change={change} options={options} />;
  }
  if (closed.length > 0) {
    const options = [{ value: '', name: field.optional ? '' : words.office.pick }, ...closed];
    return <SelectField label={label} value={text} change={change} options={options} />;
  }
  if (open.length > 0) return <SuggestField label={label} hint={words.office.hint} value={text} change={change} suggestions={open} />;
  if (field.type === 'digest') return <DigestField label={label} value={text} change={change} />;
  if (isNewKey(field)) return <NewKeyField label={label} value={text} change={change} />;
  const numeric = ['shares', 'won', 'number', 'seconds'].includes(field.type);
  const type = field.type === 'date' ? 'date' : field.type === 'time' ? 'datetime-local' : 'text';
  return <Field label={label} value={text} change={change} type={type} inputMode={numeric ? 'numeric' : 'text'} autoComplete="off" />;
}

/** Whether a field takes the public key that a party gets, which has to prove itself. */
function isNewKey({ name, type }: ActField): boolean {
  return type === 'text' && ['jwk', 'with', 'key'].includes(name);
}

/** A new public key: typed, or that of a key made here. */
function NewKeyField({ label, value, change }: { readonly label: string; readonly value: string; readonly change: (value: string) => void }) {
  const { words } = useSpeech();
  const hint = useId();
  return (
    <div className="place">
      <Field label={label} value={value} change={change} autoComplete="off" spellCheck={false} />
      <p className="field">
        <button type="button" aria-describedby={hint} onClick={() => void makeKey().then(change)}>
          {words.office.makeKey}
        </button>
        <span id={hint} className="fine">
          {words.office.makeKeyHint}
        </span>
      </p>
    </div>
  );
}

/** A digest: typed, or computed here from a file. */
function DigestField({ label, value, change }: { readonly label: string; readonly value: string; readonly change: (value: string) => void }) {
  const { words } = useSpeech();
  const id = useId();
  const compute = async (file: File | undefined) => {
    if (!file) return;
    const sum = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    change(Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, '0')).join(''));
  };
  return (
    <div className="place">
      <Field label={label} value={value} change={change} autoComplete="off" pattern="[0-9a-f]{64}" />
      <p className="field">
        <label htmlFor={id}>{words.office.file}</label>
        <input id={id} type="file" aria-describedby={`${id}-hint`} onChange={(event) => void compute(event.target.files?.[0])} />
        <span id={`${id}-hint`} className="fine">
          {words.office.fileHint}
        </span>
      </p>
    </div>
  );
}
