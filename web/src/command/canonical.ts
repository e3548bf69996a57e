// Canonical JSON (RFC 8785, JCS) within the bounds of the ledger: strings, whole numbers, booleans, arrays and objects.

export type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json | undefined };

/** The canonical form of a value. It throws for a fraction, a null, a lone surrogate or a number beyond 2^53 - 1. */
export function canonical(value: Json): string {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new TypeError('a text has half a character');
      return JSON.stringify(value);
    case 'boolean':
      return String(value);
    case 'number':
      if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is not a whole number within 2^53`);
      return String(value);
    case 'object':
      if (isList(value)) return `[${value.map(canonical).join(',')}]`;
      if (value !== null) return canonicalObject(value);
  }
  throw new TypeError('only texts, whole numbers, truth values, lists and objects have a place in a command');
}

// Array.isArray does not narrow a readonly list.
function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

function canonicalObject(value: { readonly [name: string]: Json | undefined }): string {
  // Array.prototype.toSorted compares UTF-16 code units, as RFC 8785 section 3.2.3 asks.
  const names = Object.keys(value).filter((name) => value[name] !== undefined).toSorted();
  return `{${names.map((name) => `${canonical(name)}:${canonical(value[name]!)}`).join(',')}}`;
}
