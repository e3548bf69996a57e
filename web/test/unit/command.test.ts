import { describe, expect, test } from 'vitest';
import { canonical, type Json } from '../../src/command/canonical.ts';
import { decodeCommand, Refusal } from '../../src/command/command.ts';
import vectors from '../../testdata/commands.json' with { type: 'json' };

const vote = vectors.commands.find(({ command }) => command.type === 'ApprovalVoted')?.command as unknown as { [name: string]: Json };
const listed = vectors.commands.find(({ command }) => command.type === 'SharesListed')?.command as unknown as { [name: string]: Json; body: { [name: string]: Json } };

function reasonOf(text: string): string {
  try {
    decodeCommand(text);
  } catch (fault) {
    if (fault instanceof Refusal) return fault.reason;
    throw fault;
  }
  return 'accepted';
}

describe('the wallet refuses to show, and so to sign,', () => {
  test.each([
    ['a field it does not know', { ...vote, more: 1 }, 'form'],
    ['a field of the body it does not know', { ...vote, body: { ...(vote['body'] as object), price: '1' } }, 'form'],
    ['a field in another case', { ...vote, body: { Agreement: 'a'.repeat(64), approve: true } }, 'form'],
    ['a missing field', { ...vote, nonce: undefined }, 'form'],
    ['another version', { ...vote, v: 2 }, 'form'],
    ['a type it does not know', { ...vote, type: 'LedgerFounded' }, 'unknown-type'],
    ['a type that objects inherit', { ...vote, type: 'constructor' }, 'unknown-type'],
    ['no type', { ...vote, type: undefined }, 'unknown-type'],
    ['a truth value as a text', { ...vote, body: { agreement: 'a'.repeat(64), approve: 'true' } }, 'form'],
    ['a quantity as a number', { ...listed, body: { ...listed.body, quantity: 5 } }, 'form'],
    ['a quantity of nothing', { ...listed, body: { ...listed.body, quantity: '0' } }, 'form'],
    ['a negative quantity', { ...listed, body: { ...listed.body, quantity: '-5' } }, 'form'],
    ['a fraction of a share', { ...listed, body: { ...listed.body, quantity: '0.5' } }, 'form'],
    ['a quantity with a leading zero', { ...listed, body: { ...listed.body, quantity: '05' } }, 'form'],
    ['a quantity beyond 64 bits', { ...listed, body: { ...listed.body, quantity: '9223372036854775808' } }, 'form'],
    ['a day that does not exist', { ...listed, body: { ...listed.body, until: '2026-02-30T00:00:00Z' } }, 'form'],
    ['a time with a zone', { ...listed, body: { ...listed.body, until: '2026-02-20T00:00:00+09:00' } }, 'form'],
    ['a time with fractions', { ...listed, body: { ...listed.body, until: '2026-02-20T00:00:00.5Z' } }, 'form'],
    ['a short nonce', { ...vote, nonce: 'short' }, 'form'],
    ['nine commands to wait for', { ...vote, after: Array.from({ length: 9 }, () => 'a'.repeat(64)) }, 'form'],
  ])('%s', (_, command, reason) => {
    expect(reasonOf(canonical(command as unknown as Json))).toBe(reason);
  });

  test('bytes that are not canonical', () => {
    const text = canonical(vote);
    expect(reasonOf(text)).toBe('accepted');
    expect(reasonOf(`${text} `)).toBe('not-canonical');
    expect(reasonOf(text.replace('{', '{"v":1,'))).toBe('not-canonical');
    expect(reasonOf(text.replace('"v":1', '"v":1.0'))).toBe('not-canonical');
    expect(reasonOf(text.replace('approve', '\\u0061pprove'))).toBe('not-canonical');
  });

  test('what is not JSON, or too large', () => {
    expect(reasonOf('not json')).toBe('not-json');
    expect(reasonOf('null')).toBe('unknown-type');
    expect(reasonOf('가'.repeat(22_000))).toBe('too-large');
  });
});
