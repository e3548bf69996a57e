// Forms: small readers that accept exactly one spelling of a value and refuse everything else. A command is shown and
// signed only if its forms account for every field of it.

/** Why a value is refused: where, and what was expected. Shown to people who look at details, in English. */
export class FormError extends Error {
  constructor(
    readonly path: string,
    readonly expected: string,
  ) {
    super(`${path || 'the value'} is not ${expected}`);
  }
}

/** Reads a value at a path, or throws a FormError. */
export type Form<T> = (value: unknown, path: string) => T;

export type Of<F> = F extends Form<infer T> ? T : never;

export function text(expected: string, accept: (value: string) => boolean): Form<string> {
  return (value, path) => {
    if (typeof value === 'string' && accept(value)) return value;
    throw new FormError(path, expected);
  };
}

function pattern(expected: string, regular: RegExp): Form<string> {
  return text(expected, (value) => regular.test(value));
}

/** A SHA-256, 64 lowercase hexadecimal digits: ledger, command, agreement, digest, commitment and salted address. */
export const hex64 = pattern('64 hexadecimal digits', /^[0-9a-f]{64}$/);
/** A party's identifier. */
export const did = pattern('a did:holdfast', /^did:holdfast:[A-Za-z0-9_-]{43}$/);
/** The name of one key of a party. */
export const keyID = pattern("a key's name", /^did:holdfast:[A-Za-z0-9_-]{43}#[A-Za-z0-9_-]{43}$/);
/** A member's identifier. */
export const memberID = pattern("a member's identifier", /^[A-Za-z0-9._-]{1,32}$/);
/** A payment's reference at a bank, or a nonce. */
export const reference = pattern('1 to 64 of A-Z a-z 0-9 . _ -', /^[A-Za-z0-9._-]{1,64}$/);
export const nonce = pattern('16 to 64 of A-Z a-z 0-9 . _ -', /^[A-Za-z0-9._-]{16,64}$/);

/** An identifier that a command made: the kind, "-" and 32 hexadecimal digits. */
export function derived(kind: string): Form<string> {
  return pattern(`the identifier of a ${kind}`, new RegExp(`^${kind}-[0-9a-f]{32}$`));
}

/** A positive 64-bit quantity of shares or won, as decimal digits. It stays a text: no number holds it exactly. */
export const positive = text('a whole number above 0 as text', (value) => {
  return /^[1-9][0-9]{0,18}$/.test(value) && BigInt(value) <= 2n ** 63n - 1n;
});

/** A moment, RFC 3339 in UTC with whole seconds. */
export const time = text('a time like 2026-01-31T09:00:00Z', (value) => {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) && isSame(new Date(value), value.replace('Z', '.000Z'));
});

/** A day of the calendar in Korea. */
export const date = text('a date like 2026-01-31', (value) => {
  return /^\d{4}-\d\d-\d\d$/.test(value) && isSame(new Date(value), `${value}T00:00:00.000Z`);
});

function isSame(moment: Date, written: string): boolean {
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === written;
}

export const truth: Form<boolean> = (value, path) => {
  if (typeof value === 'boolean') return value;
  throw new FormError(path, 'true or false');
};

/** A whole number within bounds, both included. */
export function whole(least: number, most: number): Form<number> {
  return (value, path) => {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most) return value;
    throw new FormError(path, `a whole number from ${least} to ${most}`);
  };
}

export function oneOf<const T extends string>(...choices: readonly T[]): Form<T> {
  return (value, path) => {
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    throw new FormError(path, choices.join(' or '));
  };
}

export function list<T>(item: Form<T>, most: number): Form<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length > most) throw new FormError(path, `a list of at most ${most}`);
    return value.map((entry, i) => item(entry, `${path}[${i}]`));
  };
}

type Fields = { readonly [name: string]: Form<unknown> };
type Read<F extends Fields> = { readonly [N in keyof F]: Of<F[N]> };

/** An object with exactly these fields, and any of the optional ones. */
export function object<F extends Fields, O extends Fields = Record<never, never>>(
  fields: F,
  optional?: O,
): Form<Read<F> & Partial<Read<O>>> {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new FormError(path, 'an object');
    const given = new Map(Object.entries(value));
    const read: Record<string, unknown> = {};
    for (const [name, form] of Object.entries(fields)) {
      read[name] = form(given.get(name), join(path, name));
      given.delete(name);
    }
    for (const [name, form] of Object.entries(optional ?? {})) {
      if (!given.has(name)) continue;
      read[name] = form(given.get(name), join(path, name));
      given.delete(name);
    }
    for (const unknown of given.keys()) throw new FormError(join(path, unknown.slice(0, 60)), 'a field that this wallet knows');
    return read as Read<F> & Partial<Read<O>>;
  };
}

function join(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}
