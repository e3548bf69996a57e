// What a person has typed into an act's form, and the body that it makes.

import type { ActField } from '../../command/acts.ts';
import type { Json } from '../../command/canonical.ts';

/** What stands in one place: typed text, or the values of an object's fields. */
export type Value = string | Values;

/** What stands in each field: every one is a list, with one element where the field is none. */
export interface Values {
  readonly [name: string]: readonly Value[];
}

/** An empty form. A list begins empty, everything else with one place. */
export function blank(fields: readonly ActField[]): Values {
  return Object.fromEntries(fields.map((field) => [field.name, field.list ? [] : [blankOne(field)]]));
}

export function blankOne(field: ActField): Value {
  if (field.fields) return blank(field.fields);
  return field.optional ? '' : (field.values?.[0] ?? '');
}

/** The body, as far as it is typed: what is optional and empty is left out. Its form is for the reader of bodies to check. */
export function bodyOf(fields: readonly ActField[], values: Values): { readonly [name: string]: Json } {
  const body: { [name: string]: Json } = {};
  for (const field of fields) {
    const typed = values[field.name] ?? [];
    if (field.list) {
      if (typed.length > 0 || !field.optional) body[field.name] = typed.map((value) => one(field, value));
      continue;
    }
    const value = typed[0] ?? '';
    if (field.optional && untouched(value)) continue;
    body[field.name] = one(field, value);
  }
  return body;
}

function untouched(value: Value): boolean {
  return typeof value === 'string' ? value.trim() === '' : Object.values(value).every((inner) => inner.every(untouched));
}

function one(field: ActField, value: Value): Json {
  if (typeof value !== 'string') return bodyOf(field.fields ?? [], value);
  const text = value.trim();
  switch (field.type) {
    case 'number':
    case 'seconds':
      return /^-?\d+$/.test(text) ? Number(text) : text;
    case 'truth':
      return text === 'true';
    case 'shares':
    case 'won':
      return text.replace(/[,\s]/g, '');
    case 'time':
      return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text) ? koreanTime(text) : text;
    default:
      return text;
  }
}

/** A moment that was typed as Korean clocks show it, in UTC. */
function koreanTime(local: string): string {
  const moment = new Date(`${local.length === 16 ? `${local}:00` : local}+09:00`);
  return Number.isNaN(moment.getTime()) ? local : moment.toISOString().replace(/\.\d+Z$/, 'Z');
}
