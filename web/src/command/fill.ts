// A sentence's template, filled with a command: the same places and forms as the domain's own (chaincode/core/templates.go).

import type { Language } from '../text/format.ts';
import { grouped } from '../text/format.ts';
import type { Json } from './canonical.ts';

export function fill(template: string, command: Json, language: Language): string {
  let out = '';
  let hidden = false;
  for (let rest = template; rest !== ''; ) {
    const from = rest.indexOf('{');
    if (!hidden) out += from < 0 ? rest : rest.slice(0, from);
    if (from < 0) break;
    const to = rest.indexOf('}', from);
    const place = rest.slice(from + 1, to);
    rest = rest.slice(to + 1);
    if (place === '/') hidden = false;
    else if (place.startsWith('?')) hidden = empty(at(command, place.slice(1)));
    else if (place.startsWith('!')) hidden = !empty(at(command, place.slice(1)));
    else if (!hidden) out += placed(place, command, language);
  }
  return out;
}

function placed(place: string, command: Json, language: Language): string {
  const [head = '', ...words] = place.split('|');
  const [path = '', form = ''] = head.split(':');
  const text = written(at(command, path), form, language);
  const word = words.map((w) => [w.slice(0, w.indexOf('=')), w.slice(w.indexOf('=') + 1)] as const).find(([value]) => value === text);
  return word?.[1] ?? text;
}

function at(value: Json | undefined, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((inner, name) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return undefined;
    return (inner as { readonly [name: string]: Json })[name];
  }, value);
}

function empty(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === '' || value === '0' || value === 0 || value === false || value === '1970-01-01T00:00:00Z';
}

function written(value: Json | undefined, form: string, language: Language): string {
  const elements: readonly Json[] = Array.isArray(value) ? value : [];
  if (form === 'count') return grouped(String(elements.length));
  if (form === 'list') return elements.map(plain).join(', ');
  const text = plain(value);
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
function plain(value: Json | undefined): string {
  if (Array.isArray(value)) return value.map(plain).join(', ');
  if (typeof value === 'object' && value !== null) {
    const fields = value as { readonly [name: string]: Json };
    return Object.keys(fields)
      .toSorted()
      .map((name) => plain(fields[name]))
      .join(' ');
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
