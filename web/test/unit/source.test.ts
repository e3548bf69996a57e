import { expect, test } from 'vitest';
import { loadActs } from '../../src/command/acts.ts';
import { cited } from '../../src/text/source.ts';

test.each([
  ['Commercial Act art. 335-2(4), 374-2', '상법 제335조의2 제4항, 제374조의2'],
  ['Commercial Act art. 354(1), (2), (4)', '상법 제354조 제1항, 제2항, 제4항'],
  ['Commercial Act art. 340-2 to 340-4; Venture Businesses Act art. 16-3', '상법 제340조의2부터 제340조의4까지; 벤처기업법 제16조의3'],
  ['Commercial Act art. 340-3(1) no. 5', '상법 제340조의3 제1항 제5호'],
  ['Civil Act art. 450; Supreme Court 2005다45537', '민법 제450조; 대법원 2005다45537'],
] as const)('%s is cited in Korean as Korean law is', (english, korean) => {
  expect(cited('ko', english)).toBe(korean);
  expect(cited('en', english)).toBe(english);
});

test('no act cites in English on a Korean page', async () => {
  const sources = (await loadActs()).flatMap(({ source }) => source ?? []);
  expect(sources.map((source) => cited('ko', source).replace('DID Core', '')).filter((korean) => /[A-Za-z]/.test(korean))).toEqual([]);
});
