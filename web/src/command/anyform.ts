// Forms made from an act's description: they account for every field of its body, and refuse what the description lacks.

import type { ActField } from './acts.ts';
import type { Json } from './canonical.ts';
import { date, derived, did, hex64, keyID, list, memberID, object, oneOf, reference, text, time, truth, whole, type Form } from './form.ts';

/** The most elements that a list in a command has. */
const longest = 1000;

const amount = text('a whole number as text', (value) => /^(0|[1-9][0-9]{0,18})$/.test(value) && BigInt(value) <= 2n ** 63n - 1n);
const words = text('a text', (value) => value.length <= 64 * 1024);

const simple: { readonly [type: string]: Form<Json> } = {
  shares: amount,
  won: amount,
  number: whole(-(2 ** 53) + 1, 2 ** 53 - 1),
  seconds: whole(0, 2 ** 53 - 1),
  truth,
  date,
  time,
  digest: hex64,
  commitment: hex64,
  'salted-address': hex64,
  command: hex64,
  agreement: hex64,
  ledger: hex64,
  party: did,
  key: keyID,
  member: memberID,
  'bank-reference': reference,
  text: words,
  'command-type': text('a type of command', (value) => /^(\*|[A-Z][A-Za-z]{2,40})$/.test(value)),
};

function formOf(field: ActField): Form<Json> {
  if (field.fields) return bodyForm(field.fields);
  const values = field.values;
  if (values) return (value, path) => oneOf(...values)(value, path);
  if (field.type.endsWith('-id')) return derived(field.type.slice(0, -'-id'.length));
  return simple[field.type] ?? words;
}

/** The form of an object with these fields. An optional date or text may also be empty, as the domain writes it. */
export function bodyForm(fields: readonly ActField[]): Form<Json> {
  const needed: { [name: string]: Form<Json> } = {};
  const optional: { [name: string]: Form<Json> } = {};
  for (const field of fields) {
    const one = formOf(field);
    const form: Form<Json> = field.list ? (value, path) => [...list(one, longest)(value, path)] : one;
    (field.optional ? optional : needed)[field.name] = form;
  }
  return object(needed, optional) as Form<Json>;
}
