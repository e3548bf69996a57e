import { expect, test } from 'vitest';
import { ratioOn } from '../../src/pages/register/rights.ts';
import { standingOf } from '../../src/pages/register/standing.tsx';
import { issuerAnswer } from '../fixture/views.ts';
import { newWorld } from '../fixture/world.ts';

const { issuer } = issuerAnswer(newWorld(), 80);
const on = issuer.admitted;
const closing = { from: '2026-12-31', until: '2027-01-15', on };

test.each([
  ['nothing stops it', {}, 'live'],
  ['it left, whatever else is recorded', { left: { reason: 'merged', on }, suspension: { on } }, 'left'],
  ['the consortium halted it', { suspension: { on }, closing }, 'halted'],
  ['the halt ended', { suspension: { on, ended: on } }, 'live'],
  ['the closing ended early', { closing: { ...closing, ended: on } }, 'live'],
] as const)('a register stands as its record says: %s', (_, more, standing) => {
  expect(standingOf({ ...issuer, ...more }, '2027-01-01')).toBe(standing);
});

test('a register is closed from the first to the last day, both included, and announced before', () => {
  const days = ['2026-12-30', '2026-12-31', '2027-01-15', '2027-01-16'];
  expect(days.map((day) => standingOf({ ...issuer, closing }, day))).toEqual(['announced', 'closed', 'closed', 'live']);
});

test('the ratio in force is the last whose day has come', () => {
  const ratios = [{ numerator: 1, denominator: 1, from: '2023-01-01' }, { numerator: 3, denominator: 2, from: '2025-01-01' }];
  expect(ratioOn(ratios, '2024-12-31')?.numerator).toBe(1);
  expect(ratioOn(ratios, '2025-01-01')?.numerator).toBe(3);
});
