// What a form of an act can offer to choose from, once it is known which company it is about.

import { createContext, use, useMemo, type ReactNode } from 'react';
import { useRead } from '../../app/reading.ts';
import { useLedger, useMemberName } from '../../app/ledger.tsx';
import type { ActField } from '../../command/acts.ts';
import type { IssuerAnswer, RegisterAnswer } from '../../api/types.ts';
import { pageQuery } from '../../parts/paged.tsx';
import { short } from '../../text/format.ts';
import { useSpeech, type Speech } from '../../text/language.tsx';
import { useWallet } from '../../wallet/wallet.tsx';

export interface Hint {
  readonly value: string;
  readonly name: string;
}

/** By the type of a field. A closed list holds every value there is; the others are suggestions. */
export interface Hints {
  readonly closed: { readonly [type: string]: readonly Hint[] };
  readonly open: { readonly [type: string]: readonly Hint[] };
}

const HintsContext = createContext<Hints>({ closed: {}, open: {} });

export function useHints({ type }: ActField): { readonly closed: readonly Hint[]; readonly open: readonly Hint[] } {
  const { closed, open } = use(HintsContext);
  return { closed: closed[type] ?? [], open: open[type] ?? [] };
}

/** How many holders of the register are offered. */
const offered = 100;

export function HintsOf({ issuer, children }: { readonly issuer: string; readonly children: ReactNode }) {
  const spoken = useSpeech();
  const { ledger } = useLedger();
  const { people } = useWallet();
  const memberName = useMemberName();
  const known = /^issuer-[0-9a-f]{32}$/.test(issuer);
  const { value: company } = useRead<IssuerAnswer>(known ? `/v1/issuers/${issuer}` : null);
  const { value: register } = useRead<RegisterAnswer>(known ? `/v1/issuers/${issuer}/register?${pageQuery(offered, '')}` : null);
  const hints = useMemo<Hints>(() => {
    const ofRegister = register ? hintsOf(register, spoken) : {};
    return {
      closed: {
        'class-id': (company?.classes ?? []).map(({ id, name }) => ({ value: id, name })),
        member: (ledger?.members ?? []).map(({ id }) => ({ value: id, name: memberName(id) })),
      },
      open: { ...ofRegister, party: people.map(({ did, label }) => ({ value: did, name: label[spoken.language] })) },
    };
  }, [company, register, ledger, people, memberName, spoken]);
  return <HintsContext value={hints}>{children}</HintsContext>;
}

/** The entries and lots of the first page of a register. */
function hintsOf({ classes, entries }: RegisterAnswer, { words, shares }: Speech): Hints['open'] {
  const className = (id: string) => classes.find((view) => view.id === id)?.name ?? short(id);
  return {
    'entry-id': entries.map(({ id, kind, totals }) => ({
      value: id,
      name: [words.register.kinds[kind], ...Object.entries(totals).map(([of, total]) => `${className(of)} ${shares(total)}`)].join(' · '),
    })),
    'lot-id': entries.flatMap(({ lots }) => lots).map((lot) => ({ value: lot.id, name: `${className(lot.class)} · ${shares(lot.quantity)}` })),
  };
}
