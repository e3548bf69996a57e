import { afterEach, describe, expect, test, vi } from 'vitest';
import { submit } from '../../src/command/submit.ts';
import { members, network, type Said } from './network.ts';

afterEach(() => vi.unstubAllGlobals());

const id = 'a'.repeat(64);
const signed = { command: '{}', proofs: [{ type: 'jws' as const, value: 'x' }] };
const quick = { tries: 3, pause: 1 };
const applied: Said = { body: { id, status: 'applied', created: ['lot-1'], tx: 't', block: 9, repeated: false, height: 10 } };

describe('a signed command', () => {
  test('that is applied ends with its place on the ledger', async () => {
    network(() => applied);
    expect(await submit(id, signed, members, quick)).toMatchObject({ status: 'applied', block: 9, tx: 't', created: ['lot-1'], repeated: false });
  });

  test('that a rule forbids ends rejected, with the ledger’s sentence', async () => {
    const sentence = { ko: '이미 의결했습니다.', en: 'Already voted.' };
    const asked = network(() => ({ status: 422, body: { code: 'already-voted', sentence, tx: 't', block: 9, request: 'r' } }));
    expect(await submit(id, signed, members, quick)).toMatchObject({ status: 'rejected', code: 'already-voted', sentence, block: 9, request: 'r' });
    expect(asked).toHaveLength(1);
  });

  test.each([400, 401, 410, 413])('that is refused with %i wrote nothing, and is not sent again', async (status) => {
    const asked = network(() => ({ status, body: { code: 'command-malformed' } }));
    expect(await submit(id, signed, members, quick)).toMatchObject({ status: 'refused', code: 'command-malformed' });
    expect(asked).toHaveLength(1);
  });

  test('is sent to another member, the same bytes, where this site is away', async () => {
    const sent: unknown[] = [];
    const asked = network((url, init) => {
      sent.push(init.body);
      return url.startsWith('http://two.') ? applied : 'away';
    });
    expect((await submit(id, signed, members, quick)).status).toBe('applied');
    expect(asked).toEqual(['POST /v1/commands', 'POST http://one.localhost/v1/commands', 'POST http://two.localhost/v1/commands']);
    expect(new Set(sent)).toEqual(new Set([JSON.stringify(signed)]));
  });

  test('whose outcome is unknown is asked for until the ledger knows it', async () => {
    let asks = 0;
    network((url) => {
      if (url === '/v1/commands') return { status: 202, body: { id, status: 'unknown', created: [], repeated: false, height: 9 } };
      return ++asks < 3 ? { status: 404, body: { code: 'not-found' } } : { body: { id, status: 'applied', created: [], tx: 't', block: 9, height: 10 } };
    });
    expect(await submit(id, signed, members, quick)).toMatchObject({ status: 'applied', block: 9 });
    expect(asks).toBe(3);
  });

  test('that nobody knows of stays unknown: nothing is claimed', async () => {
    network(() => 'away');
    expect((await submit(id, signed, [], { tries: 1, pause: 1 })).status).toBe('unknown');
  });

  test('waits as long as a busy site asks, and is sent again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    let busy = true;
    const asked = network(() => {
      if (!busy) return applied;
      busy = false;
      return { status: 503, body: { code: 'busy' }, headers: { 'Retry-After': '1' } };
    });
    const outcome = submit(id, signed, members, quick);
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
    await vi.advanceTimersByTimeAsync(1000);
    expect((await outcome).status).toBe('applied');
    expect(asked).toHaveLength(2);
    vi.useRealTimers();
  });
});
