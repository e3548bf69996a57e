import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { flatten, labelOf, loadActNames, loadActs, saying, type Act, type ActField } from '../../src/command/acts.ts';
import { grouped, groupOf, groups } from '../../src/pages/acts/groups.ts';
import { en } from '../../src/text/en/index.ts';
import { ko } from '../../src/text/ko/index.ts';

const table = JSON.parse(readFileSync(new URL('../../src/command/acts.gen.json', import.meta.url), 'utf8')) as readonly Act[];
const every = (fields: readonly ActField[]): ActField[] => fields.flatMap((field) => [field, ...every(field.fields ?? [])]);
const fields = table.flatMap((act) => every(act.fields));

describe.each([['Korean', ko], ['English', en]] as const)('in %s', (_, words) => {
  test('every field of every act has a label', () => {
    expect([...new Set(fields.map(({ name }) => name))].filter((name) => !words.office.fields[name])).toEqual([]);
  });

  test('every value of every enumeration is called something', () => {
    const missing = fields.flatMap(({ type, values = [] }) => values.filter((value) => !words.office.values[type]?.[value]).map((value) => `${type} ${value}`));
    expect(missing).toEqual([]);
  });
});

test('every act that can be signed stands in exactly one group, ordered by its name', async () => {
  const acts = await loadActs();
  for (const language of ['ko', 'en'] as const) {
    const shown = grouped(acts, language);
    expect(shown.flatMap(([, own]) => own.map(({ type }) => type)).toSorted()).toEqual(acts.map(({ type }) => type).toSorted());
    for (const [, own] of shown) expect(own).toEqual(own.toSorted((a, b) => new Intl.Collator(language).compare(a.name[language], b.name[language])));
  }
  expect(new Set(acts.map(({ type }) => groupOf(type)))).toEqual(new Set(groups));
});

const label = (type: string, name: string) => labelOf({ type, name }, ko.office.fields);

test('what has one name and is two things is called two things', () => {
  expect(label('number', 'days')).not.toBe(label('date', 'days'));
  expect(label('won', 'principal')).not.toBe(label('party', 'principal'));
  expect(label('date', 'from')).not.toBe(label('entry-id', 'from'));
  for (const words of [ko, en]) {
    const made = Object.keys(words.office.fields).filter((name) => name.includes(' '));
    expect(made.filter((name) => !fields.some((field) => `${field.type} ${field.name}` === name))).toEqual([]);
  }
});

test('what stands among parties is about parties', async () => {
  const acts = await loadActs();
  for (const { type } of acts) if (groupOf(type) === 'parties') expect(type).toMatch(/^(Desk|Key|Party|Recovery)/);
});

test('every type of act has a name', async () => {
  const names = await loadActNames();
  expect([...names.keys()].toSorted()).toEqual(table.map(({ type }) => type).toSorted());
  for (const { ko: korean, en: english } of names.values()) expect(korean && english).toBeTruthy();
});

test('a value of an enumeration is shown by its name before it is signed', () => {
  const announced = table.find(({ type }) => type === 'ChangeAnnounced');
  expect(flatten(announced?.fields ?? [], { kind: 'split' }, ko.office.fields, saying('ko', ko.office.values, String))).toEqual([{ label: '구분', value: '주식분할' }]);
});

test('a year is written as a year, other numbers in groups', () => {
  const set = table.find(({ type }) => type === 'HolidaysSet');
  expect(flatten(set?.fields ?? [], { year: 2027 }, ko.office.fields, saying('ko', ko.office.values, String))).toEqual([{ label: '연도', value: '2027' }]);
});
