import { describe, expect, test } from 'vitest';
import { en } from '../../src/text/en/index.ts';
import { dayInKorea, grouped, moment, short, shares, times, won } from '../../src/text/format.ts';
import { ko } from '../../src/text/ko/index.ts';
import { particle } from '../../src/text/particle.ts';

/** Every text of a catalogue by its path; functions by how many values they take. */
function leaves(tree: unknown, path = ''): Map<string, string | number> {
  if (typeof tree === 'string') return new Map([[path, tree]]);
  if (typeof tree === 'function') return new Map([[path, tree.length]]);
  if (typeof tree !== 'object' || tree === null) throw new Error(`${path} is neither a text nor a group of texts`);
  return new Map(Object.entries(tree).flatMap(([name, value]) => [...leaves(value, path ? `${path}.${name}` : name)]));
}

const korean = leaves(ko);
const english = leaves(en);

describe('the catalogues', () => {
  test('have the same keys', () => {
    expect([...english.keys()].toSorted()).toEqual([...korean.keys()].toSorted());
  });

  test('take the same values', () => {
    for (const [path, leaf] of korean) if (typeof leaf === 'number') expect(english.get(path), path).toBe(leaf);
  });

  test('leave nothing empty', () => {
    for (const [path, leaf] of [...korean, ...english]) if (typeof leaf === 'string') expect(leaf.trim(), path).not.toBe('');
  });

  test('are each in their own language', () => {
    const aboutLanguage = /^language\./;
    for (const [path, leaf] of english) if (typeof leaf === 'string' && !aboutLanguage.test(path)) expect(leaf.replace('2005다45537', ''), path).not.toMatch(/[가-힣]/);
    for (const [path, leaf] of korean) if (typeof leaf === 'string' && !aboutLanguage.test(path)) expect(leaf, path).toMatch(/[가-힣]/);
  });

  test('use the words of the domain, not those it avoids', () => {
    for (const [path, leaf] of english) if (typeof leaf === 'string') expect(leaf, path).not.toMatch(/\b(token|coin|user|asset)s?\b/i);
    for (const [path, leaf] of korean) if (typeof leaf === 'string') expect(leaf, path).not.toMatch(/토큰|코인|사용자|자산/);
  });
});

describe('particles follow the last letter', () => {
  test.each([
    ['보통주', '을/를', '보통주를'],
    ['증권사', '이/가', '증권사가'],
    ['기관', '이/가', '기관이'],
    ['5,000주', '을/를', '5,000주를'],
    ['1,000원', '이/가', '1,000원이'],
    ['매도인', '으로/로', '매도인으로'],
    ['서울', '으로/로', '서울로'],
    ['주주명부', '으로/로', '주주명부로'],
    ['ABC', '을/를', 'ABC을(를)'],
    ['', '이/가', '이(가)'],
  ] as const)('%s %s → %s', (word, pair, expected) => {
    expect(particle(word, pair)).toBe(expected);
  });
});

describe('quantities', () => {
  test('are grouped exactly, however large', () => {
    expect(grouped('9223372036854775807')).toBe('9,223,372,036,854,775,807');
    expect(grouped('0')).toBe('0');
    expect(grouped('not a number')).toBe('not a number');
    expect(shares('ko', '1000')).toBe('1,000주');
    expect(shares('en', '1')).toBe('1 share');
    expect(won('ko', '125000000')).toBe('125,000,000원');
    expect(won('en', '1000')).toBe('₩1,000');
  });

  test('multiply without rounding', () => {
    expect(times('9007199254740993', '3')).toBe('27021597764222979');
  });
});

describe('moments', () => {
  test('are shown in Korean time', () => {
    expect(moment('ko', '2026-03-01T15:30:05Z')).toContain('2026. 3. 2.');
    expect(moment('en', '2026-03-01T15:30:05Z')).toBe('2 Mar 2026, 00:30:05 KST');
    expect(dayInKorea('2026-03-01T15:30:05Z')).toBe('2026-03-02');
    expect(moment('ko', 'never')).toBe('never');
  });
});

test('a shortened identifier keeps the part that differs', () => {
  expect(short(`lot-${'a1b2c3d4'.repeat(4)}`)).toBe('a1b2c3d4…');
  expect(short(`did:holdfast:${'x'.repeat(43)}`)).toBe('xxxxxxxx…');
  expect(short('member1')).toBe('member1');
});
