// Commands: what a wallet signs. The bytes are the canonical JSON of the envelope; their SHA-256 is the command's identity.

import type { Act } from './acts.ts';
import { bodyForm } from './anyform.ts';
import { bodies, type Bodies, type CommandType } from './bodies.ts';
import { canonical, type Json } from './canonical.ts';
import { fill, unshowable } from './fill.ts';
import { derived, did, FormError, hex64, list, nonce, object, oneOf, time, whole } from './form.ts';

/** The largest command, in bytes. */
export const maxCommandBytes = 64 * 1024;

/** A command of a trade, whose parts this program knows by name. */
export type Command = {
  readonly [T in CommandType]: {
    readonly v: 1;
    readonly type: T;
    readonly ledger: string;
    readonly actor: string;
    /** The party for whom the actor acts, if it is another. */
    readonly for?: string;
    /** The issuer whose register the command is about. Every act of a trade is about one. */
    readonly register: string;
    readonly expires: string;
    readonly nonce: string;
    readonly after?: readonly string[];
    readonly body: Bodies[T];
  };
}[CommandType];

/** A command of any type; its act's description says what its body holds. */
export interface ActCommand {
  readonly v: 1;
  readonly type: string;
  readonly ledger: string;
  readonly actor: string;
  /** The party for whom the actor acts, if it is another. */
  readonly for?: string;
  readonly register?: string;
  readonly expires: string;
  readonly nonce: string;
  readonly after?: readonly string[];
  readonly body: Json;
}

const anything = (value: unknown): unknown => value;

const envelope = object(
  {
    v: whole(1, 1),
    type: oneOf(...(Object.keys(bodies) as CommandType[])),
    ledger: hex64,
    actor: did,
    register: derived('issuer'),
    expires: time,
    nonce,
    body: anything,
  },
  { for: did, after: list(hex64, 8) },
);

/** Why a wallet will not sign: its reason, and the particulars in English. */
export class Refusal extends Error {
  constructor(
    readonly reason: 'too-large' | 'not-json' | 'unknown-type' | 'form' | 'not-canonical' | 'unshowable',
    readonly detail: string,
  ) {
    super(detail);
  }
}

/** The canonical text of a command. */
export function encodeCommand(command: Command): string {
  return canonical(command as unknown as Json);
}

/** Reads a trade's command from the text that is to be signed. It throws a Refusal unless every byte of it is accounted for. */
export function decodeCommand(text: string): Command {
  if (new TextEncoder().encode(text).length > maxCommandBytes) throw new Refusal('too-large', 'the command has more than 64 KiB');
  const value = parse(text);
  const type = (value as { type?: unknown } | null)?.type;
  if (typeof type !== 'string' || !Object.hasOwn(bodies, type)) {
    throw new Refusal('unknown-type', `this wallet does not know the type ${String(type).slice(0, 60)}`);
  }
  const command = read(value, type as CommandType);
  if (encodeCommand(command) !== text) throw new Refusal('not-canonical', "the command's bytes differ from its canonical encoding");
  return command;
}

const actEnvelope = object(
  { v: whole(1, 1), type: anything, ledger: hex64, actor: did, expires: time, nonce, body: anything },
  { for: did, register: derived('issuer'), after: list(hex64, 8) },
);

/** Reads a command of any act from the text that is to be signed, like decodeCommand, and refuses it if it has no sentence. */
export function decodeAct(text: string, acts: readonly Act[]): { readonly command: ActCommand; readonly act: Act } {
  if (new TextEncoder().encode(text).length > maxCommandBytes) throw new Refusal('too-large', 'the command has more than 64 KiB');
  const value = parse(text);
  const type = (value as { type?: unknown } | null)?.type;
  const act = acts.find((known) => known.type === type);
  if (!act) throw new Refusal('unknown-type', `this wallet does not know the type ${String(type).slice(0, 60)}`);
  try {
    const outer = actEnvelope(value, '');
    if ((outer.register !== undefined) !== (act.register ?? false)) throw new FormError('register', 'given exactly where the act is about a register');
    const command = { ...outer, type: act.type, body: bodyForm(act.fields)(outer.body, 'body') } as ActCommand;
    if (canonical(command as unknown as Json) !== text) throw new Refusal('not-canonical', "the command's bytes differ from its canonical encoding");
    if ((['ko', 'en'] as const).some((language) => fill(act.sentence[language], command as unknown as Json, language) === unshowable[language])) throw new Refusal('unshowable', 'an amount cannot be computed');
    return { command, act };
  } catch (fault) {
    if (fault instanceof FormError) throw new Refusal('form', fault.message);
    throw fault;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('not-json', 'the command is not JSON');
  }
}

function read(value: unknown, type: CommandType): Command {
  try {
    const outer = envelope(value, '');
    return { ...outer, body: bodies[type](outer.body, 'body') } as Command;
  } catch (fault) {
    if (fault instanceof FormError) throw new Refusal('form', fault.message);
    throw fault;
  }
}

/** The SHA-256 of a text's UTF-8 bytes, in lowercase hexadecimal. */
export async function sha256(text: string): Promise<string> {
  const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
