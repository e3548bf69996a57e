// The agreements about a company's shares, each with where it stands.

import type { ReactNode } from 'react';
import { useRead } from '../../app/reading.ts';
import { Link } from '../../app/router.tsx';
import type { AgreementItem, AgreementList, ClassView } from '../../api/types.ts';
import { ProblemNote, Tag, Waiting } from '../../parts/basics.tsx';
import { Paged, pageQuery } from '../../parts/paged.tsx';
import { Table } from '../../parts/table.tsx';
import { short } from '../../text/format.ts';
import { useSpeech } from '../../text/language.tsx';
import { usePartyName } from '../../wallet/wallet.tsx';
import { toneOfState } from '../trade/state.ts';

interface Props {
  readonly issuer: string;
  readonly classes: readonly ClassView[];
}

export function Trades({ issuer, classes }: Props) {
  const { words } = useSpeech();
  return (
    <section aria-labelledby="trades">
      <h2 id="trades">{words.register.trades}</h2>
      <p className="fine">{words.register.tradesIntro}</p>
      <Paged page={(cursor, end) => <Some issuer={issuer} classes={classes} cursor={cursor} end={end} />} />
    </section>
  );
}

function Some({ issuer, classes, cursor, end }: Props & { readonly cursor: string; readonly end: (next: string) => ReactNode }) {
  const { words, shares, moment } = useSpeech();
  const partyName = usePartyName();
  const { value, fault, again } = useRead<AgreementList>(`/v1/agreements?issuer=${issuer}&${pageQuery(20, cursor)}`);
  if (!value) return fault ? <ProblemNote fault={fault} again={again} /> : <Waiting lines={3} />;
  if (value.agreements.length === 0) return <p className="note">{words.register.tradesEmpty}</p>;
  return (
    <>
      <Table<AgreementItem>
        caption={words.register.trades}
        rows={value.agreements}
        id={({ agreement }) => agreement.id}
        columns={[
          {
            name: words.trade.agreement,
            heading: true,
            cell: ({ agreement }) => <Link to={`/trades/${agreement.id}`}>{words.register.trade(short(agreement.id))}</Link>,
          },
          { name: words.trade.where, cell: ({ agreement }) => <Tag tone={toneOfState(agreement.state)}>{words.trade.states[agreement.state]}</Tag> },
          { name: words.register.className, cell: ({ agreement }) => classes.find(({ id }) => id === agreement.terms.class)?.name },
          { name: words.register.quantity, number: true, cell: ({ agreement }) => shares(agreement.terms.quantity) },
          { name: words.trade.parties, cell: ({ agreement: { terms } }) => `${partyName(terms.seller)} → ${partyName(terms.buyer)}` },
          { name: words.common.at, cell: ({ agreement }) => moment(agreement.since.at) },
        ]}
      />
      {end(value.next)}
    </>
  );
}
