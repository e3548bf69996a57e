// Reading from the consortium: this site first, and where it does not answer, another member's. The ledger is the same.

import { Problem, send, Unreachable, type Request } from './http.ts';
import type { Ledger, Member } from './types.ts';

/** An answer and the site it came from: a member's origin, or "" for this site. */
export interface Answer<T> {
  readonly value: T;
  readonly origin: string;
}

const pauses = [0, 300, 900];

let members: readonly Member[] = [];
/** The height that this browser has seen written, until a read has shown it. */
let wanted = 0;

/** Remembers where the other members answer. */
export function know(ledger: Ledger): void {
  members = ledger.members;
}

/** Asks that the next reads are true at a height or later, so that one sees what one wrote. */
export function waitFor(height: number): void {
  wanted = Math.max(wanted, height);
}

/** Where a member answers: "" if it is not known. */
export function originOf(member: string): string {
  return members.find(({ id }) => id === member)?.url ?? '';
}

/** Reads a public fact: from this site, again after a pause, then from each other member's. */
export async function read<T extends { height?: number }>(path: string, request: Request = {}): Promise<Answer<T>> {
  let last: unknown;
  for (const pause of pauses) {
    await sleep(pause, request.signal);
    try {
      return { value: await readAt<T>('', path, request), origin: '' };
    } catch (fault) {
      if (!mayPass(fault)) throw fault;
      last = fault;
    }
  }
  for (const { url } of members) {
    if (url === location.origin || request.token) continue;
    try {
      return { value: await readAt<T>(url, path, request), origin: url };
    } catch (fault) {
      if (!mayPass(fault)) throw fault;
      last = fault;
    }
  }
  throw last;
}

/** Reads a fact at one site. */
export async function readAt<T extends { height?: number }>(origin: string, path: string, request: Request = {}): Promise<T> {
  const value = await send<T>(origin, wanted ? withHeight(path, wanted) : path, request);
  if (wanted && (value.height ?? 0) >= wanted) wanted = 0;
  return value;
}

function withHeight(path: string, height: number): string {
  return `${path}${path.includes('?') ? '&' : '?'}height=${height}`;
}

/** Whether asking again, or elsewhere, may help. */
export function mayPass(fault: unknown): boolean {
  return fault instanceof Unreachable || (fault instanceof Problem && fault.passing);
}

/** Waits; rejects as soon as the signal says so. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    if (milliseconds === 0) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
