// Reading for a page: what was read before is shown at once, and read again whenever the ledger has grown.

import { useCallback, useEffect, useState } from 'react';
import { Problem } from '../api/http.ts';
import { read } from '../api/sites.ts';
import type { Acting } from '../wallet/wallet.tsx';
import { useLedger } from './ledger.tsx';

export interface Reading<T> {
  readonly value: T | undefined;
  readonly fault: unknown;
  readonly again: () => void;
}

interface Kept {
  readonly key: string;
  readonly value?: unknown;
  readonly fault?: unknown;
}

/** What was read last, by reader and path; bounded. */
const kept = new Map<string, unknown>();
const mostKept = 60;

/** Reads a path of this site, as a person where one is given. A null path reads nothing. */
export function useRead<T extends { height?: number }>(path: string | null, acting?: Acting): Reading<T> {
  const { ledger } = useLedger();
  const height = ledger?.height;
  const [turn, setTurn] = useState(0);
  const key = `${acting?.person.did ?? ''} ${path ?? ''}`;
  const [state, setState] = useState<Kept>({ key });
  const again = useCallback(() => setTurn((n) => n + 1), []);

  useEffect(() => {
    if (path === null) return undefined;
    const stop = new AbortController();
    readAs<T>(path, acting, stop.signal).then(
      (value) => {
        keep(key, value);
        return setState({ key, value });
      },
      (fault: unknown) => {
        if (!stop.signal.aborted) setState((before) => ({ key, value: before.key === key ? before.value : kept.get(key), fault }));
      },
    );
    return () => stop.abort();
  }, [path, acting, key, height, turn]);

  const current = state.key === key ? state : { key, value: kept.get(key) };
  return { value: (current.value ?? kept.get(key)) as T | undefined, fault: current.fault, again };
}

/** Reads a path as a person; a session that has ended is begun again once. */
async function readAs<T extends { height?: number }>(path: string, acting: Acting | undefined, signal: AbortSignal): Promise<T> {
  if (!acting) return (await read<T>(path, { signal })).value;
  try {
    return (await read<T>(path, { signal, token: await acting.sessions.token('') })).value;
  } catch (fault) {
    if (!(fault instanceof Problem) || fault.status !== 401) throw fault;
    return (await read<T>(path, { signal, token: await acting.sessions.renew('') })).value;
  }
}

function keep(key: string, value: unknown): void {
  kept.delete(key);
  kept.set(key, value);
  const oldest = kept.keys().next();
  if (kept.size > mostKept && !oldest.done) kept.delete(oldest.value);
}
