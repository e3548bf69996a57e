import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bodies } from '../../src/command/bodies.ts';
import { canonical, type Json } from '../../src/command/canonical.ts';
import { decodeCommand, encodeCommand, sha256, type Command } from '../../src/command/command.ts';
import { importKey, signDetached } from '../../src/command/jws.ts';
import { loginStatement } from '../../src/wallet/login.ts';
import canonicalVectors from '../../testdata/canonical.json' with { type: 'json' };
import vectors from '../../testdata/commands.json' with { type: 'json' };

describe('canonical JSON (RFC 8785)', () => {
  test.each(canonicalVectors)('$name', ({ value, canonical: expected }) => {
    expect(canonical(value as Json)).toBe(expected);
  });

  test.each([1.5, NaN, Infinity, 2 ** 53, null, undefined, '\ud800', { a: '\udc00x' }, { '\ud800': 1 }, 1n, () => 1])('refuses %s', (value) => {
    expect(() => canonical(value as Json)).toThrow(TypeError);
  });

  test('leaves out what is not given', () => {
    expect(canonical({ b: undefined, a: 1 })).toBe('{"a":1}');
  });
});

describe('commands', () => {
  test('there is a vector for every type the wallet signs', () => {
    expect(vectors.commands.map(({ command }) => command.type).toSorted()).toEqual(Object.keys(bodies).toSorted());
  });

  test.each(vectors.commands)('$command.type has the bytes and the identity of its vector', async ({ command, bytes, id }) => {
    expect(encodeCommand(command as unknown as Command)).toBe(bytes);
    expect(encodeCommand(decodeCommand(bytes))).toBe(bytes);
    expect(await sha256(bytes)).toBe(id);
  });

  test.each(vectors.commands)('$command.type carries a proof that its key made', ({ bytes, proof }) => {
    expect(isProof(proof, bytes)).toBe(true);
    expect(isProof(proof, bytes.replace('"v":1', '"v":2'))).toBe(false);
  });
});

test('a new proof names exactly its algorithm, key and purpose', async () => {
  const key = await importKey(vectors.keyID.split('#')[0] ?? '', vectors.jwk);
  expect(key.id).toBe(vectors.keyID);
  const proof = await signDetached(key, 'holdfast-command+jws', 'bytes');
  expect(Buffer.from(proof.split('.')[0] ?? '', 'base64url').toString()).toBe(`{"alg":"ES256","kid":"${vectors.keyID}","typ":"holdfast-command+jws"}`);
  expect(isProof(proof, 'bytes')).toBe(true);
});

test('an imported key cannot be read again', async () => {
  const { key } = await importKey('did:holdfast:x', vectors.jwk);
  expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('jwk', key)).rejects.toThrow();
});

test('a login states the challenge, the party and the moment, and nothing else', () => {
  const { challenge, at, statement } = vectors.login;
  expect(loginStatement(challenge, vectors.keyID.split('#')[0] ?? '', new Date(at))).toBe(statement);
});

function isProof(proof: string, bytes: string): boolean {
  const [header = '', , signature = ''] = proof.split('.');
  const key = createPublicKey({ key: JSON.parse(vectors.publicJWK), format: 'jwk' });
  const input = Buffer.from(`${header}.${Buffer.from(bytes).toString('base64url')}`);
  return verify('sha256', input, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
}
