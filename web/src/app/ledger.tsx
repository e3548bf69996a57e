// The ledger as this page knows it: asked again every few seconds while somebody looks.

import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { know, read } from '../api/sites.ts';
import type { Ledger, Member } from '../api/types.ts';
import { useSpeech } from '../text/language.tsx';

const interval = 4000;

export interface LedgerState {
  readonly ledger: Ledger | undefined;
  /** Where the last answer came from: a member's origin, or "" for this site. */
  readonly origin: string;
  readonly fault: unknown;
  /** Asks again now. */
  readonly again: () => void;
}

const LedgerContext = createContext<LedgerState>({ ledger: undefined, origin: '', fault: undefined, again: () => {} });

export function useLedger(): LedgerState {
  return use(LedgerContext);
}

export function LedgerProvider({ children }: { readonly children: ReactNode }) {
  const [answer, setAnswer] = useState<{ ledger?: Ledger; origin: string; fault?: unknown }>({ origin: '' });
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((n) => n + 1), []);

  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      try {
        const { value, origin } = await read<Ledger>('/v1/ledger', { signal: stop.signal });
        know(value);
        setAnswer({ ledger: value, origin });
      } catch (fault) {
        if (!stop.signal.aborted) setAnswer((before) => ({ ...before, fault }));
      }
    };
    void ask();
    const timer = setInterval(() => document.hidden || void ask(), interval);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [turn]);

  const state = useMemo(() => ({ ledger: answer.ledger, origin: answer.origin, fault: answer.fault, again }), [answer, again]);
  return <LedgerContext value={state}>{children}</LedgerContext>;
}

/** Names members in the page's language; an unknown one by its identifier. */
export function useMemberName(): (id: string) => string {
  const { ledger } = useLedger();
  const { language } = useSpeech();
  return useCallback((id) => memberName(ledger?.members ?? [], id, language), [ledger, language]);
}

export function memberName(members: readonly Member[], id: string, language: 'ko' | 'en'): string {
  return members.find((member) => member.id === id)?.name[language] ?? id;
}
