// The keys that a party gets by a command. Each signs that command too, under the name that it is to have (Command.Brings in
// chaincode/model), so that nobody is given a key that they have not.

import { toBase64url } from './base64url.ts';
import type { Json } from './canonical.ts';
import type { ActCommand } from './command.ts';

/** A key that a command brings: its full name to be, and its canonical public JWK. */
export interface Brought {
  readonly id: string;
  readonly jwk: string;
}

/** The keys that a command brings, in its order; none for most commands. */
export async function broughtBy(command: Pick<ActCommand, 'type' | 'actor' | 'body'>): Promise<readonly Brought[]> {
  const { party, keys } = namedIn(command);
  return Promise.all(keys.map(async (jwk) => ({ id: `${party}#${await thumbprintOf(jwk)}`, jwk })));
}

interface Bodies {
  readonly key?: Json;
  readonly with?: string;
  readonly party?: string;
  readonly introduction?: { readonly keys: readonly { readonly jwk: string }[] };
}

function namedIn({ type, actor, body }: Pick<ActCommand, 'type' | 'actor' | 'body'>): { readonly party: string; readonly keys: readonly string[] } {
  const { key, with: replacing, party = actor, introduction } = body as Bodies;
  switch (type) {
    case 'KeyAdded':
      return { party: actor, keys: [(key as { readonly jwk: string }).jwk] };
    case 'KeyReplaced':
      return { party: actor, keys: [replacing ?? ''] };
    case 'RecoveryOpened':
      return { party, keys: [key as string] };
    case 'PartyIdentified':
    case 'DeskAppointed':
      return { party, keys: (introduction?.keys ?? []).map(({ jwk }) => jwk) };
    default:
      return { party, keys: [] };
  }
}

/** The RFC 7638 thumbprint of a key of any sort: a canonical JWK is the very text that is hashed. */
async function thumbprintOf(jwk: string): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(jwk))));
}
