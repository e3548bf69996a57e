// The development wallet: seven labelled people whose keys a development network hands out. It exists only where the ledger
// says that it is for development.

import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { read } from '../api/sites.ts';
import type { DevelopmentPeople, DevelopmentPerson, Label } from '../api/types.ts';
import { useLedger } from '../app/ledger.tsx';
import { importKey, type PrivateJWK, type SigningKey } from '../command/jws.ts';
import { short } from '../text/format.ts';
import { useSpeech } from '../text/language.tsx';
import { Sessions } from './login.ts';

const remembered = 'holdfast.development.role';

/** One of the seven. The private key is inside `key`, which cannot be read. */
export interface Person {
  readonly role: DevelopmentPerson['role'];
  readonly label: Label;
  readonly did: string;
  readonly member: string;
  readonly key: SigningKey;
}

/** The person who acts, with their sessions. */
export interface Acting {
  readonly person: Person;
  readonly sessions: Sessions;
}

export interface Wallet {
  /** Whether this ledger has a development wallet; undefined while that is not known. */
  readonly development: boolean | undefined;
  readonly people: readonly Person[];
  readonly acting: Acting | undefined;
  readonly fault: unknown;
  /** Acts as somebody from now on; as nobody without a role. */
  readonly choose: (role: string | undefined) => void;
}

const WalletContext = createContext<Wallet>({ development: undefined, people: [], acting: undefined, fault: undefined, choose: () => {} });

export function useWallet(): Wallet {
  return use(WalletContext);
}

export function WalletProvider({ children }: { readonly children: ReactNode }) {
  const development = useLedger().ledger?.development;
  const [people, setPeople] = useState<readonly Person[]>([]);
  const [fault, setFault] = useState<unknown>();
  const [role, setRole] = useState(recall);

  useEffect(() => {
    if (!development) return undefined;
    const stop = new AbortController();
    fetchPeople(stop.signal).then(setPeople, (reason: unknown) => stop.signal.aborted || setFault(reason));
    return () => stop.abort();
  }, [development]);

  const choose = useCallback((next: string | undefined) => {
    setRole(next);
    keep(next);
  }, []);

  const person = people.find((candidate) => candidate.role === role);
  const acting = useMemo(() => person && { person, sessions: new Sessions(person) }, [person]);
  const wallet = useMemo(() => ({ development, people, acting, fault, choose }), [development, people, acting, fault, choose]);
  return <WalletContext value={wallet}>{children}</WalletContext>;
}

async function fetchPeople(signal: AbortSignal): Promise<readonly Person[]> {
  const { value } = await read<DevelopmentPeople & { height?: number }>('/v1/development/people', { signal });
  return Promise.all(
    value.people.map(async ({ role, label, did, member, jwk }) => {
      return { role, label, did, member, key: await importKey(did, jwk as unknown as PrivateJWK) };
    }),
  );
}

/** Calls parties by what the wallet knows of them: its own people by their label, others by their identifier's beginning. */
export function usePartyName(): (did: string) => string {
  const { people } = useWallet();
  const { language } = useSpeech();
  return useCallback((did) => people.find((person) => person.did === did)?.label[language] ?? short(did), [people, language]);
}

function recall(): string | undefined {
  try {
    return sessionStorage.getItem(remembered) ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(role: string | undefined): void {
  try {
    if (role === undefined) sessionStorage.removeItem(remembered);
    else sessionStorage.setItem(remembered, role);
  } catch {
    return; // the choice lasts as long as the page
  }
}
