// Names of holders, read at a home of the register by somebody who may see them. They are kept in this page alone.

import { useEffect, useState } from 'react';
import { Problem } from '../../api/http.ts';
import { mayPass, readAt } from '../../api/sites.ts';
import type { Member, Personal, RegisterAnswer } from '../../api/types.ts';
import type { Acting } from '../../wallet/wallet.tsx';

export interface Names {
  readonly state: 'nobody' | 'asking' | 'read' | 'away';
  /** By entry. */
  readonly personal: ReadonlyMap<string, Personal>;
  /** The home that answered. */
  readonly home: Member | undefined;
}

const nobody: Names = { state: 'nobody', personal: new Map(), home: undefined };

/** Reads the names that the acting person may see: at the first home, and where it is away, at the second. */
export function useNames(issuer: string, homes: readonly Member[], acting: Acting | undefined, query: string, height: number): Names {
  const [result, setResult] = useState<{ readonly of: Acting; readonly names: Names }>();

  useEffect(() => {
    if (!acting || homes.length === 0) return undefined;
    const stop = new AbortController();
    readNames(issuer, homes, acting, query, stop.signal).then(
      (names) => setResult({ of: acting, names }),
      () => stop.signal.aborted || setResult({ of: acting, names: { ...nobody, state: 'away' } }),
    );
    return () => stop.abort();
  }, [issuer, homes, acting, query, height]);

  if (!acting) return nobody;
  return result?.of === acting ? result.names : { ...nobody, state: 'asking' };
}

async function readNames(issuer: string, homes: readonly Member[], acting: Acting, query: string, signal: AbortSignal): Promise<Names> {
  let last: unknown;
  for (const home of homes) {
    const origin = home.url === location.origin ? '' : home.url;
    try {
      const register = await readSigned(origin, `/v1/issuers/${issuer}/register?${query}`, acting, signal);
      const personal = register.entries.flatMap((entry) => (entry.personal ? [[entry.id, entry.personal] as const] : []));
      return { state: 'read', personal: new Map(personal), home };
    } catch (fault) {
      if (!mayPass(fault)) throw fault;
      last = fault;
    }
  }
  throw last;
}

async function readSigned(origin: string, path: string, { sessions }: Acting, signal: AbortSignal): Promise<RegisterAnswer> {
  try {
    return await readAt<RegisterAnswer>(origin, path, { token: await sessions.token(origin), signal });
  } catch (fault) {
    if (!(fault instanceof Problem) || fault.status !== 401) throw fault;
    return readAt<RegisterAnswer>(origin, path, { token: await sessions.renew(origin), signal });
  }
}
