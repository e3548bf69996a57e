// Logging in: a site's challenge, signed with a typ of its own, so that a login is never a command. Tokens stay in memory.

import { send } from '../api/http.ts';
import type { LoginAnswer, LoginChallenge } from '../api/types.ts';
import { canonical } from '../command/canonical.ts';
import { signAttached, type SigningKey } from '../command/jws.ts';

/** A person who can sign. */
export interface Signer {
  readonly did: string;
  readonly key: SigningKey;
}

/** The site that asks for a login is not the one that is spoken to: it may be handing on another's challenge. */
export class OtherVerifier extends Error {}

/** The login statement for a challenge (package did/login), at a moment. */
export function loginStatement(challenge: LoginChallenge, did: string, now: Date): string {
  return canonical({
    aud: challenge.aud,
    did,
    exp: Math.floor(Date.parse(challenge.expires) / 1000),
    iat: Math.floor(now.getTime() / 1000),
    nonce: challenge.nonce,
  });
}

/** Logs in at a site. */
export async function login(origin: string, signer: Signer): Promise<LoginAnswer> {
  const challenge = await send<LoginChallenge>(origin, '/v1/login/challenge', { method: 'POST' });
  if (challenge.aud !== (origin || location.origin)) throw new OtherVerifier(challenge.aud);
  const response = await signAttached(signer.key, 'holdfast-login+jws', loginStatement(challenge, signer.did, new Date()));
  return send<LoginAnswer>(origin, '/v1/login', { method: 'POST', body: { did: signer.did, response } });
}

/** The sessions of one person, one at each site that was asked. */
export class Sessions {
  private readonly open = new Map<string, Promise<LoginAnswer>>();

  constructor(private readonly signer: Signer) {}

  /** A token for a site; logs in where there is none, or where it is about to end. */
  async token(origin: string): Promise<string> {
    const session = await this.open.get(origin)?.catch(() => undefined);
    if (session && Date.parse(session.expires) > Date.now() + 30_000) return session.token;
    return this.renew(origin);
  }

  /** A new token for a site. */
  async renew(origin: string): Promise<string> {
    const session = login(origin, this.signer);
    this.open.set(origin, session);
    return (await session).token;
  }
}
