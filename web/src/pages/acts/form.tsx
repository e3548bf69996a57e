// A form for any act, made from its description.

import { useState, type FormEvent } from 'react';
import type { Act } from '../../command/acts.ts';
import { bodyForm } from '../../command/anyform.ts';
import type { Json } from '../../command/canonical.ts';
import { FormError } from '../../command/form.ts';
import { Fact, Facts } from '../../parts/basics.tsx';
import { Field } from '../../parts/form.tsx';
import { useSpeech } from '../../text/language.tsx';
import { useSigning } from '../../wallet/signing.tsx';
import { useWallet } from '../../wallet/wallet.tsx';
import { FieldInputs } from './fields.tsx';
import { blank, bodyOf, type Values } from './values.ts';

export function ActForm({ act }: { readonly act: Act }) {
  const { words, language } = useSpeech();
  const { acting } = useWallet();
  const sign = useSigning();
  const [values, setValues] = useState<Values>(() => blank(act.fields));
  const [register, setRegister] = useState('');
  const [principal, setPrincipal] = useState('');
  const [fault, setFault] = useState<FormError>();

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
    await sign({ act: act.type, body, register: act.register ? register.trim() : undefined, for: principal.trim() || undefined });
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Facts>
        <Fact name={words.office.signer}>{act.signer[language]}</Fact>
        {act.source && <Fact name={words.office.source}>{act.source}</Fact>}
      </Facts>
      {act.register && <Field label={words.office.register} value={register} change={setRegister} autoComplete="off" placeholder="issuer-…" />}
      <Field label={words.office.principal} hint={words.office.principalHint} value={principal} change={setPrincipal} autoComplete="off" />
      <h3>{words.office.fill}</h3>
      <FieldInputs fields={act.fields} values={values} change={setValues} />
      {fault && (
        <p className="note note-bad" role="alert">
          {words.office.wrong} <span className="fine">{fault.message}</span>
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
