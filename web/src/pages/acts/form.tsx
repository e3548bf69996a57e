// A form for any act, made from its description.

import { useState, type FormEvent } from 'react';
import { labelOf, type Act, type ActField } from '../../command/acts.ts';
import { bodyForm } from '../../command/anyform.ts';
import type { Json } from '../../command/canonical.ts';
import { FormError } from '../../command/form.ts';
import { Fact, Facts } from '../../parts/basics.tsx';
import { Field } from '../../parts/form.tsx';
import { useSpeech } from '../../text/language.tsx';
import { cited } from '../../text/source.ts';
import { useSigning } from '../../wallet/signing.tsx';
import { useWallet } from '../../wallet/wallet.tsx';
import { CompanyField } from './company.tsx';
import { FieldInputs } from './fields.tsx';
import { HintsOf } from './hints.tsx';
import { blank, bodyOf, type Values } from './values.ts';

interface Props {
  readonly act: Act;
  /** The company that was chosen; empty while there is none. */
  readonly issuer: string;
  readonly choose: (issuer: string) => void;
}

export function ActForm({ act, issuer, choose }: Props) {
  const { words, language } = useSpeech();
  const { acting } = useWallet();
  const sign = useSigning();
  const [values, setValues] = useState<Values>(() => blank(act.fields));
  const [principal, setPrincipal] = useState('');
  const [fault, setFault] = useState<FormError>();

  const placeOf = ({ path }: FormError) => {
    const field = fieldAt(act.fields, path.replaceAll(/\[\d+\]/g, '').split('.'));
    return field ? `${labelOf(field, words.office.fields)}:` : '';
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    let body: Json;
    try {
      body = bodyForm(act.fields)(bodyOf(act.fields, values), '');
    } catch (wrong) {
      if (!(wrong instanceof FormError)) throw wrong;
      setFault(wrong);
      return;
    }
    setFault(undefined);
    await sign({ act: act.type, body, register: act.register ? issuer : undefined, for: principal.trim() || undefined });
  };

  return (
    <form className="act-form" onSubmit={(event) => void submit(event)} noValidate>
      <Facts>
        <Fact name={words.office.signer}>{act.signer[language]}</Fact>
        {act.source && <Fact name={words.office.source}>{cited(language, act.source)}</Fact>}
      </Facts>
      {act.register && <CompanyField value={issuer} change={choose} />}
      <Field label={words.office.principal} hint={words.office.principalHint} value={principal} change={setPrincipal} autoComplete="off" />
      <h3>{words.office.fill}</h3>
      <HintsOf issuer={act.register ? issuer : ''}>
        <FieldInputs fields={act.fields} values={values} change={setValues} />
      </HintsOf>
      {fault && (
        <p className="note note-bad" role="alert">
          {placeOf(fault)} {words.office.wrong} <span className="fine">{fault.message}</span>
        </p>
      )}
      <p>
        <button type="submit" className="primary" disabled={!acting}>
          {words.office.sign}
        </button>
      </p>
    </form>
  );
}

/** The field at the end of a path of names. */
function fieldAt(fields: readonly ActField[], [name, ...rest]: readonly string[]): ActField | undefined {
  const field = fields.find((one) => one.name === name);
  return field?.fields && rest.length > 0 ? fieldAt(field.fields, rest) : field;
}
