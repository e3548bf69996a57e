// The holders of a register with their lots. Names are added where the acting person may see them.

import type { ReactNode } from 'react';
import { memberName } from '../../app/ledger.tsx';
import { Link } from '../../app/router.tsx';
import { useRead } from '../../app/reading.ts';
import type { Lot, Member, Personal, RegisterAnswer, RegisterEntry } from '../../api/types.ts';
import { Id, ProblemNote, ProvenanceTag, Tag, Waiting } from '../../parts/basics.tsx';
import { pageQuery } from '../../parts/paged.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { dayInKorea, grouped, short } from '../../text/format.ts';
import { useSpeech } from '../../text/language.tsx';
import { useWallet } from '../../wallet/wallet.tsx';
import { useNames, type Names } from './names.ts';

interface Props {
  readonly issuer: string;
  readonly homes: readonly Member[];
  readonly ended: boolean;
  /** How the identifiers of the entries that are shown begin; empty for all. */
  readonly begins: string;
  readonly cursor: string;
  readonly end: (next: string) => ReactNode;
}

interface Row {
  readonly entry: RegisterEntry;
  readonly lot: Lot | undefined;
  readonly first: boolean;
}

/** How many holders are shown at once. */
export const holdersAtOnce = 100;

export function Entries({ issuer, homes, ended, begins, cursor, end }: Props) {
  const { words, language } = useSpeech();
  const { acting } = useWallet();
  const query = `${pageQuery(holdersAtOnce, cursor)}${begins && `&entry=${begins}`}`;
  const { value, fault, again } = useRead<RegisterAnswer>(`/v1/issuers/${issuer}/register?${query}${ended ? '&ended=true' : ''}`);
  const names = useNames(issuer, homes, acting, query, value?.height ?? 0);
  const columns = useColumns(value, names.personal);
  if (!value) return fault ? <ProblemNote fault={fault} again={again} /> : <Waiting lines={10} />;
  if (value.entries.length === 0) return <p className="note">{words.register.noneFound}</p>;
  return (
    <>
      <p className="names" data-names={names.state} aria-live="polite">
        {nameNote(names, language, words)}
      </p>
      <Table caption={words.register.entries} columns={columns} rows={value.entries.flatMap(rowsOf)} id={({ entry, lot }) => lot?.id ?? entry.id} rowClass={rowClass} />
      {end(value.next)}
    </>
  );
}

function nameNote({ state, personal, home }: Names, language: 'ko' | 'en', words: ReturnType<typeof useSpeech>['words']): string {
  const { names } = words.register;
  if (state === 'asking') return names.asking;
  if (state === 'away') return names.away;
  if (state === 'nobody' || !home) return names.signIn;
  if (personal.size === 0) return names.none;
  const site = memberName([home], home.id, language);
  return personal.size === 1 ? names.partly(site) : names.shown(site);
}

function rowsOf(entry: RegisterEntry): readonly Row[] {
  if (entry.lots.length === 0) return [{ entry, lot: undefined, first: true }];
  return entry.lots.map((lot, at) => ({ entry, lot, first: at === 0 }));
}

function rowClass({ lot, first }: Row): string {
  return [first ? 'is-first' : 'is-more', lot?.ended ? 'is-ended' : ''].join(' ').trim();
}

function useColumns(value: RegisterAnswer | undefined, personal: ReadonlyMap<string, Personal>): readonly Column<Row>[] {
  const { words, shares, day } = useSpeech();
  const { register } = words;
  const className = (id: string) => value?.classes.find((view) => view.id === id)?.name ?? id;
  return [
    { name: register.holder, heading: true, cell: ({ entry, first }) => <Holder entry={entry} personal={personal.get(entry.id)} first={first} /> },
    { name: register.className, cell: ({ lot }) => (lot ? className(lot.class) : words.common.none) },
    {
      name: register.quantity,
      number: true,
      cell: ({ lot }) => lot && (
        <>
          {shares(lot.quantity)}
          {bindings.map((by) => lot[by] !== '0' && <span key={by} className="fine block">{register.bound[by](shares(lot[by]))}</span>)}
        </>
      ),
    },
    { name: register.provenance, cell: ({ lot }) => lot && <ProvenanceTag of={lot.provenance} /> },
    {
      name: register.acquired,
      cell: ({ lot }) => lot && (
        <>
          {day(lot.effectiveOn)}
          {lot.ended && <span className="fine block">{register.endedOn(day(dayInKorea(lot.ended.on.at)))}</span>}
        </>
      ),
    },
    {
      name: register.lot,
      cell: ({ lot }) => lot && (
        <>
          <Link to={`/lots/${lot.id}`} aria-label={register.lotHistory(short(lot.id))}>
            <Id of={lot.id} />
          </Link>
          {lot.numbers && <span className="fine block">{register.numbers(lot.numbers.map(rangeOf).join(', '))}</span>}
        </>
      ),
    },
  ];
}

/** What can bind a part of a lot, in the order of its force. */
const bindings = ['attached', 'pledged', 'locked', 'reserved'] as const;

function rangeOf({ first, last }: { readonly first: number; readonly last: number }): string {
  return first === last ? grouped(String(first)) : `${grouped(String(first))}~${grouped(String(last))}`;
}

const tones = { unclaimed: 'plain', attested: 'wait', claimed: 'good', contested: 'bad' } as const;

function Holder({ entry, personal, first }: { readonly entry: RegisterEntry; readonly personal: Personal | undefined; readonly first: boolean }) {
  const { words } = useSpeech();
  const { register } = words;
  return (
    <div className="holder">
      <span className="holder-name">{personal ? personal.name : <Id of={entry.id} />}</span>
      {first && (
        <span className="holder-more">
          <span className="fine">{register.kinds[entry.kind]}</span>
          <Tag tone={tones[entry.state]}>{register.states[entry.state]}</Tag>
        </span>
      )}
      {first && personal && (
        <details className="personal">
          <summary>{register.personalMore}</summary>
          <span className="fine block">{[personal.identifier, personal.address, personal.email, personal.phone].filter(Boolean).join(' · ')}</span>
        </details>
      )}
    </div>
  );
}
