// Signatures: ES256 in compact JWS (RFC 7515) with exactly alg, kid and typ in the header. The typ says what a signature is
// for, so that one given for a login is never a command's.

import { textToBase64url, toBase64url } from './base64url.ts';
import { canonical } from './canonical.ts';

export type Purpose = 'holdfast-command+jws' | 'holdfast-login+jws';

/** A key that can sign but cannot be read. */
export interface SigningKey {
  /** The full name of the key: the party's DID, "#" and the thumbprint. */
  readonly id: string;
  readonly key: CryptoKey;
}

/** The JWS "header..signature" over a command's exact text (RFC 7515 appendix F). */
export async function signDetached(key: SigningKey, typ: Purpose, text: string): Promise<string> {
  const { header, signature } = await sign(key, typ, textToBase64url(text));
  return `${header}..${signature}`;
}

/** The JWS "header.payload.signature". */
export async function signAttached(key: SigningKey, typ: Purpose, text: string): Promise<string> {
  const payload = textToBase64url(text);
  const { header, signature } = await sign(key, typ, payload);
  return `${header}.${payload}.${signature}`;
}

/** Whether a JWS says that this key made it, for this purpose. */
export function saysBy(key: SigningKey, typ: Purpose, jws: string): boolean {
  return jws.startsWith(`${headerOf(key, typ)}.`);
}

function headerOf({ id }: SigningKey, typ: Purpose): string {
  return textToBase64url(canonical({ alg: 'ES256', kid: id, typ }));
}

async function sign(key: SigningKey, typ: Purpose, payload: string): Promise<{ header: string; signature: string }> {
  const header = headerOf(key, typ);
  const input = new TextEncoder().encode(`${header}.${payload}`);
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.key, input);
  return { header, signature: toBase64url(new Uint8Array(signature)) };
}

/** The members of a P-256 key (RFC 7518 section 6.2). */
export interface PrivateJWK {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y: string;
  readonly d: string;
}

/** Makes a key that signs for a party out of its JWK; it cannot be exported again. */
export async function importKey(party: string, jwk: PrivateJWK): Promise<SigningKey> {
  const { kty, crv, x, y, d } = jwk;
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y, d }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  return { id: `${party}#${await thumbprint(jwk)}`, key };
}

/** The RFC 7638 thumbprint of a P-256 key. */
export async function thumbprint({ kty, crv, x, y }: Omit<PrivateJWK, 'd'>): Promise<string> {
  const text = new TextEncoder().encode(canonical({ kty, crv, x, y }));
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', text)));
}
