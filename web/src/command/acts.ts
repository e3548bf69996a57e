// Every type of command, as the domain describes it: acts.gen.json is printed from the acts' own tables. It is loaded when it
// is first needed.

import type { Label } from '../api/types.ts';
import { day, grouped, moment, shares, won, type Language } from '../text/format.ts';
import type { Json } from './canonical.ts';

export interface ActField {
  readonly name: string;
  /** What stands in it: shares, won, date, time, digest, lot, class …, or object. */
  readonly type: string;
  readonly optional?: boolean;
  readonly list?: boolean;
  readonly values?: readonly string[];
  readonly fields?: readonly ActField[];
}

export interface Act {
  readonly type: string;
  readonly name: Label;
  readonly signer: Label;
  readonly source?: string;
  readonly sentence: Label;
  readonly office?: boolean;
  readonly cosigned?: boolean;
  readonly register?: boolean;
  readonly fields: readonly ActField[];
}

let loaded: Promise<readonly Act[]> | undefined;

/** Every act, ordered by type. */
export function loadActs(): Promise<readonly Act[]> {
  loaded ??= import('./acts.gen.json').then(({ default: table }) => table as readonly Act[]);
  return loaded;
}

/** What people call each type of act. */
export async function loadActNames(): Promise<ReadonlyMap<string, Label>> {
  return new Map((await loadActs()).map(({ type, name }) => [type, name]));
}

/** One field of a body and what stands in it, for people. */
export interface FieldLine {
  readonly label: string;
  readonly value: string;
}

/** What the values of an enumeration are called, by the field's type. */
export interface ValueWords {
  readonly [type: string]: { readonly [value: string]: string };
}

/** How a value is written for people, by its field's type. */
export type Saying = (type: string, value: string) => string;

/** Words for enumerations, names for members, amounts and moments as the language writes them, everything else as it stands. */
export function saying(language: Language, words: ValueWords, member: (id: string) => string): Saying {
  return (type, value) => {
    switch (type) {
      case 'shares':
        return shares(language, value);
      case 'won':
        return won(language, value);
      case 'number':
        return grouped(value);
      case 'time':
        return moment(language, value);
      case 'date':
        return day(language, value);
      case 'member':
        return member(value);
      default:
        return words[type]?.[value] ?? value;
    }
  };
}

/** What fields are called, by name; by type and name where the same name stands for another thing there. */
export interface FieldLabels {
  readonly [name: string]: string;
}

/** What a field is called; its own name where the catalogue has none. */
export function labelOf({ type, name }: ActField, labels: FieldLabels): string {
  return labels[`${type} ${name}`] ?? labels[name] ?? name;
}

/** A year is a number that is not grouped. */
function sayAs({ type, name }: ActField): string {
  return name === 'year' ? name : type;
}

/** Every field of a body, those of its parts included. */
export function flatten(fields: readonly ActField[], body: Json | undefined, labels: FieldLabels, say: Saying, before = ''): FieldLine[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return [];
  const values = body as { readonly [name: string]: Json };
  return fields.flatMap((field) => {
    const value = values[field.name];
    if (value === undefined) return [];
    const label = `${before}${labelOf(field, labels)}`;
    if (!field.fields) return [{ label, value: (Array.isArray(value) ? value : [value]).map((one) => say(sayAs(field), String(one))).join(', ') }];
    const parts = Array.isArray(value) ? value : [value];
    return parts.flatMap((part, i) => flatten(field.fields ?? [], part as Json, labels, say, parts.length > 1 || field.list ? `${label} ${i + 1} · ` : `${label} · `));
  });
}
