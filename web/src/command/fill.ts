// A sentence's template, filled with a command: the same places and forms as the domain's own (chaincode/say/templates.go).

import type { Label } from '../api/types.ts';
import type { Language } from '../text/format.ts';
import { grouped } from '../text/format.ts';
import type { Json } from './canonical.ts';

/** What stands in a sentence in place of an identifier; undefined where the identifier itself does. */
export type Names = (id: string) => string | undefined;

/** What stands in place of the sentence of a command that cannot be shown rightly. */
export const unshowable: Label = { ko: '내용을 표시할 수 없는 명령입니다. 서명하지 마십시오.', en: 'This command cannot be shown. Do not sign it.' };

/** An amount is no whole number, or a product is above the largest of 64 bits. */
class Uncomputable extends Error {}

const largest = 2n ** 63n - 1n;

export function fill(template: string, command: Json, language: Language, names: Names = () => undefined): string {
  try {
    return filled(template, { command, language, names });
  } catch (fault) {
    if (fault instanceof Uncomputable) return unshowable[language];
    throw fault;
  }
}

interface Scope {
  readonly command: Json;
  /** The element of a list that is being shown. */
  readonly element?: Json;
  readonly language: Language;
  readonly names: Names;
}

function filled(template: string, scope: Scope): string {
  let out = '';
  let hidden = false;
  for (let rest = template; rest !== ''; ) {
    const from = rest.indexOf('{');
    if (!hidden) out += from < 0 ? rest : rest.slice(0, from);
    if (from < 0) break;
    const to = rest.indexOf('}', from);
    const place = rest.slice(from + 1, to);
    rest = rest.slice(to + 1);
    if (place.startsWith('@')) {
      const [part = '', ...after] = rest.split('{/}');
      for (const element of elements(at(scope, place.slice(1)))) out += filled(part, { ...scope, element });
      rest = after.join('{/}');
      hidden = false;
      continue;
    }
    const shown = condition(place, scope);
    if (shown !== undefined) hidden = !shown;
    else if (!hidden) out += placed(place, scope);
  }
  return out;
}

/** Whether what follows is shown, where a place begins or ends a part. */
function condition(place: string, scope: Scope): boolean | undefined {
  const path = place.slice(1);
  switch (place[0]) {
    case '/':
      return true;
    case '?':
      return !empty(at(scope, path));
    case '!':
      return empty(at(scope, path));
    case '=':
    case '~': {
      const [one = '', other = ''] = path.split('|');
      return (plain(at(scope, one)) === plain(at(scope, other))) === (place[0] === '=');
    }
    default:
      return undefined;
  }
}

function placed(place: string, scope: Scope): string {
  if (place.startsWith('*')) {
    const [factors = '', form = ''] = place.slice(1).split(':');
    return written(product(factors, scope), form, scope);
  }
  const [head = '', ...words] = place.split('|');
  const [path = '', form = ''] = head.split(':');
  const value = at(scope, path);
  const bare = written(value, form, { language: scope.language, names: () => undefined });
  const word = words.find((one) => one.slice(0, one.indexOf('=')) === bare);
  return word === undefined ? written(value, form, scope) : word.slice(word.indexOf('=') + 1);
}

/** The product of what stands at paths between bars, each the sum of what stands at paths between pluses. */
function product(paths: string, scope: Scope): string {
  const sum = (factor: string) => factor.split('+').flatMap((path) => amounts(at(scope, path))).reduce((a, b) => a + b, 0n);
  const all = paths.split('|').reduce((so, factor) => so * sum(factor), 1n);
  if (all > largest) throw new Uncomputable();
  return String(all);
}

/** An amount, or those of a list; none where nothing is there. */
function amounts(value: Json | undefined): readonly bigint[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map((element: Json) => {
    const text = plain(element);
    if (!/^\d+$/.test(text) || BigInt(text) > largest) throw new Uncomputable();
    return BigInt(text);
  });
}

/** The value at a path of the command, or of the element where the path begins with a dot. */
function at({ command, element }: Scope, path: string): Json | undefined {
  return path.startsWith('.') ? inside(element, path.slice(1)) : inside(command, path);
}

function inside(value: Json | undefined, path: string): Json | undefined {
  if (Array.isArray(value)) return value.flatMap((element: Json) => inside(element, path) ?? []);
  if (typeof value !== 'object' || value === null) return undefined;
  const [name = '', ...rest] = path.split('.');
  const inner = (value as { readonly [name: string]: Json })[name];
  return rest.length === 0 ? inner : inside(inner, rest.join('.'));
}

function elements(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function empty(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === '' || value === '0' || value === 0 || value === false || value === '1970-01-01T00:00:00Z';
}

/** A value in a form. */
export function written(value: Json | undefined, form: string, { language, names }: Pick<Scope, 'language' | 'names'>): string {
  if (form === 'count') return grouped(String(elements(value).length));
  if (form === 'list') return elements(value).map((element) => plain(element, names)).join(', ');
  const text = plain(value, names);
  const korean = language === 'ko';
  if (form === 'time') return inKorea(text, korean);
  if (!/^\d+$/.test(text)) return text;
  switch (form) {
    case 'shares':
      if (korean) return `${grouped(text)}주`;
      return text === '1' ? '1 share' : `${grouped(text)} shares`;
    case 'won':
      return `${grouped(text)}${korean ? '원' : ' won'}`;
    case 'number':
      return grouped(text);
    default:
      return text;
  }
}

function inKorea(text: string, korean: boolean): string {
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) return text;
  const local = new Date(moment + 9 * 3600_000).toISOString().slice(0, 19).replace('T', ' ');
  return `${local}${korean ? '(한국 시각)' : ' (Korean time)'}`;
}

/** An object is its values in the order of their names; the elements of a list have commas between them. */
function plain(value: Json | undefined, names: Names = () => undefined): string {
  if (Array.isArray(value)) return value.map((element: Json) => plain(element, names)).join(', ');
  if (typeof value === 'object' && value !== null) {
    const fields = value as { readonly [name: string]: Json };
    return Object.keys(fields)
      .toSorted()
      .map((name) => plain(fields[name], names))
      .join(' ');
  }
  if (typeof value === 'string') return names(value) ?? value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
