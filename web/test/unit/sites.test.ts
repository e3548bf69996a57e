import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Problem, Unreachable } from '../../src/api/http.ts';
import { know, read, readAt, waitFor } from '../../src/api/sites.ts';
import type { Ledger } from '../../src/api/types.ts';
import { verify } from '../../src/api/verify.ts';
import { login, OtherVerifier } from '../../src/wallet/login.ts';
import { importKey } from '../../src/command/jws.ts';
import vectors from '../../testdata/commands.json' with { type: 'json' };
import { members, network } from './network.ts';

beforeEach(() => {
  know({ members } as unknown as Ledger);
  vi.useFakeTimers({ toFake: ['setTimeout'], shouldAdvanceTime: true, advanceTimeDelta: 200 });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('checking', () => {
  const verdict = { verdict: 'genuine' };

  test('sends a PDF document as it is, to another member where this site stays away', async () => {
    const sent: RequestInit[] = [];
    const asked = network((url, init) => {
      sent.push(init);
      return url.startsWith('http://one.') ? { body: verdict } : 'away';
    });
    const pdf = new File(['%PDF-1.7'], 'register.pdf', { type: 'application/pdf' });
    expect(await verify(pdf, members as never, new AbortController().signal)).toEqual(verdict);
    expect(asked).toEqual(['POST /v1/verify', 'POST http://one.localhost/v1/verify']);
    expect(sent.map(({ body, headers }) => [body, new Headers(headers).get('Content-Type')])).toEqual([[pdf, 'application/pdf'], [pdf, 'application/pdf']]);
  });

  test("sends a certificate's text as JSON", async () => {
    let sent: RequestInit = {};
    network((_, init) => {
      sent = init;
      return { body: verdict };
    });
    expect(await verify('a.b.c~', members as never, new AbortController().signal)).toEqual(verdict);
    expect(sent.body).toBe('{"credential":"a.b.c~"}');
  });
});

describe('reading', () => {
  test('tries this site again before it asks another', async () => {
    let left = 2;
    const asked = network(() => (left-- > 0 ? 'away' : { body: { height: 5 } }));
    expect(await read('/v1/ledger')).toEqual({ value: { height: 5 }, origin: '' });
    expect(asked).toHaveLength(3);
  });

  test('goes to another member where this site stays away, and says where it read', async () => {
    network((url) => (url.startsWith('http://two.') ? { body: { height: 5 } } : 'away'));
    expect((await read('/v1/ledger')).origin).toBe('http://two.localhost');
  });

  test('does not ask elsewhere what this site has answered', async () => {
    const asked = network(() => ({ status: 404, body: { code: 'not-found' } }));
    await expect(read('/v1/lots/x')).rejects.toBeInstanceOf(Problem);
    expect(asked).toHaveLength(1);
  });

  test("does not show one site's session to another", async () => {
    const asked = network(() => 'away');
    await expect(read('/v1/session', { token: 'secret' })).rejects.toBeInstanceOf(Unreachable);
    expect(asked.every((url) => url === 'GET /v1/session')).toBe(true);
  });

  test('after a write, asks for the height that shows it, until it is shown', async () => {
    const asked = network(() => ({ body: { height: 12 } }));
    waitFor(12);
    await readAt('', '/v1/issuers?limit=1');
    await readAt('', '/v1/issuers?limit=1');
    expect(asked).toEqual(['GET /v1/issuers?limit=1&height=12', 'GET /v1/issuers?limit=1']);
  });

  test('sends a token in the header and never a cookie', async () => {
    let seen: RequestInit = {};
    network((_, init) => {
      seen = init;
      return { body: {} };
    });
    await readAt('', '/v1/session', { token: 'secret' });
    expect(new Headers(seen.headers).get('Authorization')).toBe('Bearer secret');
    expect(seen.credentials).toBe('omit');
  });

  test('calls an answer that is not JSON unreadable', async () => {
    network(() => ({ body: '<html>' }));
    await expect(readAt('', '/v1/ledger')).rejects.toMatchObject({ code: 'unreadable' });
  });
});

async function signer() {
  const did = vectors.keyID.split('#')[0] ?? '';
  return { did, key: await importKey(did, vectors.jwk) };
}

describe('logging in', () => {
  const challenge = { ...vectors.login.challenge, aud: 'http://one.localhost' };

  test('signs the challenge of the site that is asked', async () => {
    network((url) => ({ body: url.endsWith('/challenge') ? challenge : { token: 't', did: 'd', expires: 'e' } }));
    expect((await login('http://one.localhost', await signer())).token).toBe('t');
  });

  test("does not sign another site's challenge", async () => {
    const asked = network(() => ({ body: challenge }));
    await expect(login('http://two.localhost', await signer())).rejects.toBeInstanceOf(OtherVerifier);
    expect(asked).toEqual(['POST http://two.localhost/v1/login/challenge']);
  });
});
