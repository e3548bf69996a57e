// Checking a certificate as its text changes: a moment after the last change, the newest text alone counts.

import { useCallback, useEffect, useState } from 'react';
import { sleep } from '../api/sites.ts';
import type { Member, Verdict } from '../api/types.ts';
import { verify } from '../api/verify.ts';

export interface Checking {
  readonly verdict: Verdict | undefined;
  readonly fault: unknown;
  readonly busy: boolean;
  /** Checks the same text again. */
  readonly again: () => void;
}

interface Result {
  readonly of: string | Blob;
  readonly verdict?: Verdict;
  readonly fault?: unknown;
}

/** Checks a text, or a PDF document, `delay` milliseconds after it last changed. An empty text is not checked. */
export function useChecking(credential: string | Blob, members: readonly Member[], delay: number): Checking {
  const [result, setResult] = useState<Result>();
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((n) => n + 1), []);
  // The members are asked for when a check begins; that their list is read anew is no reason to check again.
  const [sites, setSites] = useState(members);
  if (sites.length !== members.length) setSites(members);

  useEffect(() => {
    if (!credential) return undefined;
    const stop = new AbortController();
    const check = async () => {
      try {
        await sleep(delay, stop.signal);
        setResult({ of: credential, verdict: await verify(credential, sites, stop.signal) });
      } catch (fault) {
        if (!stop.signal.aborted) setResult({ of: credential, fault });
      }
    };
    void check();
    return () => stop.abort();
  }, [credential, sites, delay, turn]);

  // A verdict is about one text; it is not shown beside another while that one is being checked.
  const current = result?.of === credential ? result : undefined;
  return { verdict: current?.verdict, fault: current?.fault, busy: credential !== '' && !current, again };
}
