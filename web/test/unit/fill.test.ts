// The wallet fills the sentences' templates as the domain does: the file is written by the domain's own tests.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Label } from '../../src/api/types.ts';
import { flatten, saying } from '../../src/command/acts.ts';
import { bodyForm } from '../../src/command/anyform.ts';
import type { Json } from '../../src/command/canonical.ts';
import { fill } from '../../src/command/fill.ts';
import { blank, bodyOf } from '../../src/pages/acts/values.ts';

interface Vector {
  readonly command: Json;
  readonly template: Label;
  readonly sentence: Label;
}

const vectors = JSON.parse(readFileSync(new URL('../../testdata/sentences.json', import.meta.url), 'utf8')) as Vector[];

test.each(vectors.map((vector) => [(vector.command as { type: string }).type, vector] as const))('%s reads alike in both programs', (_, { command, template, sentence }) => {
  expect(fill(template.ko, command, 'ko')).toBe(sentence.ko);
  expect(fill(template.en, command, 'en')).toBe(sentence.en);
});

const fields = [
  { name: 'lot', type: 'lot-id' },
  { name: 'quantity', type: 'shares' },
  { name: 'kind', type: 'pledge-kind', values: ['one', 'two'] },
  { name: 'until', type: 'time', optional: true },
  { name: 'parts', type: 'object', list: true, fields: [{ name: 'entry', type: 'entry-id' }, { name: 'shares', type: 'number' }] },
] as const;

const lot = `lot-${'0a'.repeat(16)}`;
const entry = `entry-${'0b'.repeat(16)}`;

test('what is typed becomes a body of the act’s form', () => {
  const typed = { ...blank(fields), lot: [` ${lot} `], quantity: ['1,200'], until: ['2026-09-21T12:00'], parts: [{ entry: [entry], shares: ['3'] }] };
  const body = { lot, quantity: '1200', kind: 'one', until: '2026-09-21T03:00:00Z', parts: [{ entry, shares: 3 }] };
  expect(bodyOf(fields, typed)).toEqual(body);
  expect(bodyForm(fields)(body, '')).toEqual(body);
});

test('what is optional and empty is left out', () => {
  expect(bodyOf(fields, { ...blank(fields), lot: [lot], quantity: ['1'] })).toEqual({ lot, quantity: '1', kind: 'one', parts: [] });
});

test.each([
  ['an unknown field', { lot, quantity: '1', kind: 'one', parts: [], more: true }],
  ['a missing field', { lot, kind: 'one', parts: [] }],
  ['a number as a number', { lot, quantity: 1, kind: 'one', parts: [] }],
  ['another word', { lot, quantity: '1', kind: 'three', parts: [] }],
  ['another identifier', { lot: entry, quantity: '1', kind: 'one', parts: [] }],
  ['a fraction', { lot, quantity: '1', kind: 'one', parts: [{ entry, shares: 1.5 }] }],
])('a body with %s is refused', (_, body) => {
  expect(() => bodyForm(fields)(body, '')).toThrow();
});

test('every field of a body is shown', () => {
  const lines = flatten(fields, { lot, quantity: '1200', kind: 'two', until: '2026-09-21T03:00:00Z', parts: [{ entry, shares: 3 }] }, { lot: '취득 단위' }, saying('en', { 'pledge-kind': { two: 'the second' } }, String));
  expect(lines).toEqual([
    { label: '취득 단위', value: lot },
    { label: 'quantity', value: '1,200 shares' },
    { label: 'kind', value: 'the second' },
    { label: 'until', value: '21 Sept 2026, 12:00:00 KST' },
    { label: 'parts 1 · entry', value: entry },
    { label: 'parts 1 · shares', value: '3' },
  ]);
});
