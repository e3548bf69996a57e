// Reading and changing the text of a certificate (SD-JWT VC, "header.payload.signature~disclosure~…"). Nothing is verified
// here: only a gateway, asking the ledger, tells what a certificate is worth.

import { textFromBase64url, textToBase64url } from '../command/base64url.ts';

/** The longest certificate that is sent to be checked, in characters; a gateway reads no more. */
export const maxCredential = 65_536;

/** The largest PDF document that is looked at, in bytes. */
export const maxDocument = 20 << 20;

/** One plain value in a certificate's payload. */
export interface Fact {
  readonly path: readonly string[];
  readonly value: string;
}

type Tree = string | number | boolean | null | Tree[] | { [name: string]: Tree };

/** The values in a certificate's payload, in their order; none where it cannot be read. */
export function factsOf(credential: string): readonly Fact[] {
  const payload = payloadOf(credential);
  return payload === undefined ? [] : flatten(payload, []);
}

function flatten(tree: Tree, path: readonly string[]): readonly Fact[] {
  if (tree === null) return [];
  if (typeof tree !== 'object') return [{ path, value: String(tree) }];
  return Object.entries(tree).flatMap(([name, value]) => flatten(value, [...path, name]));
}

/** The certificate with one value of its payload changed, and its signature left as it was. */
export function withFact(credential: string, path: readonly string[], value: string): string {
  const payload = payloadOf(credential);
  if (payload === undefined) return credential;
  const [header, , ...rest] = credential.split('.');
  return [header, textToBase64url(JSON.stringify(replaced(payload, path, value))), ...rest].join('.');
}

function replaced(tree: Tree, path: readonly string[], value: string): Tree {
  const [name, ...rest] = path;
  if (name === undefined) return typeof tree === 'number' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (Array.isArray(tree)) return tree.map((item, i) => (String(i) === name ? replaced(item, rest, value) : item));
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, item]) => [key, key === name ? replaced(item, rest, value) : item]));
}

function payloadOf(credential: string): Tree | undefined {
  try {
    return JSON.parse(textFromBase64url(credential.split('.')[1] ?? '')) as Tree;
  } catch {
    return undefined;
  }
}

/** The certificate with the original's payload in its own spelling, where the two payloads say the same. */
export function restoredPayload(credential: string, original: string): string {
  if (JSON.stringify(factsOf(credential)) !== JSON.stringify(factsOf(original))) return credential;
  return credential.split('.').with(1, original.split('.')[1] ?? '').join('.');
}

/** A text with one letter or digit, at a place between 0 and 1 of its length, replaced by another of its sort. */
export function withOtherLetter(text: string, place: number): { readonly text: string; readonly from: string; readonly to: string } {
  const letters = [...text];
  const at = Math.min(Math.floor(place * letters.length), letters.length - 1);
  const from = letters[at] ?? '';
  const to = /\d/.test(from) ? String((Number(from) + 1) % 10) : from === 'a' ? 'b' : 'a';
  return { text: letters.with(Math.max(at, 0), to).join(''), from, to };
}
