// Keys made in this browser. Their private part cannot be read, by this program neither; it stays in the browser's own store.

import type { Brought } from '../command/brought.ts';
import { canonical } from '../command/canonical.ts';
import type { SigningKey } from '../command/jws.ts';

const database = 'holdfast.development.keys';
const store = 'keys';

/** Makes a P-256 key and keeps it; the answer is its canonical public JWK. */
export async function makeKey(): Promise<string> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const { crv = '', kty = '', x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  const jwk = canonical({ crv, kty, x, y });
  const keys = await open();
  await settled(keys.transaction(store, 'readwrite').objectStore(store).put(privateKey, jwk));
  keys.close();
  return jwk;
}

/** Those of the keys that were made in this browser, to sign with under the names that they are to have. */
export async function madeHere(brought: readonly Brought[]): Promise<readonly SigningKey[]> {
  if (brought.length === 0) return [];
  const keys = await open();
  const held = await Promise.all(
    brought.map(async ({ id, jwk }) => {
      const key = (await settled(keys.transaction(store).objectStore(store).get(jwk))) as CryptoKey | undefined;
      return key ? [{ id, key }] : [];
    }),
  );
  keys.close();
  return held.flat();
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(store));
  return settled(request);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.addEventListener('success', () => done(request.result));
    request.addEventListener('error', () => failed(request.error ?? new Error('the browser keeps no keys')));
  });
}
