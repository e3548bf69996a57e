// The register as it stood at the end of an earlier day in Korea.

import type { ReactNode } from 'react';
import { useRead } from '../../app/reading.ts';
import { Link } from '../../app/router.tsx';
import type { ClassView, RegisterAsOf } from '../../api/types.ts';
import { Fact, Facts, Id, ProblemNote, Waiting } from '../../parts/basics.tsx';
import { pageQuery } from '../../parts/paged.tsx';
import { Table } from '../../parts/table.tsx';
import { grouped, short } from '../../text/format.ts';
import { useSpeech } from '../../text/language.tsx';
import { holdersAtOnce } from './entries.tsx';

interface Props {
  readonly issuer: string;
  readonly classes: readonly ClassView[];
  /** A day in Korea, YYYY-MM-DD. */
  readonly date: string;
  readonly cursor: string;
  readonly end: (next: string) => ReactNode;
}

interface Row {
  readonly entry: string;
  readonly first: boolean;
  readonly lot: RegisterAsOf['entries'][number]['lots'][number];
}

export function EntriesAsOf({ issuer, classes, date, cursor, end }: Props) {
  const { words, shares, day } = useSpeech();
  const { register } = words;
  const { value, fault, again } = useRead<RegisterAsOf>(`/v1/issuers/${issuer}/register-as-of?date=${date}&${pageQuery(holdersAtOnce, cursor)}`);
  if (!value) return fault ? <ProblemNote fault={fault} again={again} /> : <Waiting lines={10} />;
  const className = (id: string) => classes.find((view) => view.id === id)?.name ?? id;
  const rows: readonly Row[] = value.entries.flatMap(({ id, lots }) => lots.map((lot, at) => ({ entry: id, first: at === 0, lot })));
  return (
    <>
      <p className="note">{register.asOf.title(day(date), grouped(String(value.block)))}</p>
      {rows.length === 0 ? (
        <p className="note">{register.asOf.empty}</p>
      ) : (
        <>
          <Facts className="facts-wide">
            {Object.entries(value.totals).map(([id, total]) => (
              <Fact key={id} name={className(id)}>
                {shares(total)}
              </Fact>
            ))}
          </Facts>
          <Table<Row>
            caption={register.entries}
            rows={rows}
            id={({ lot }) => lot.id}
            rowClass={({ first }) => (first ? 'is-first' : 'is-more')}
            columns={[
              { name: register.holder, heading: true, cell: ({ entry }) => <Id of={entry} /> },
              { name: register.className, cell: ({ lot }) => className(lot.class) },
              { name: register.quantity, number: true, cell: ({ lot }) => shares(lot.quantity) },
              { name: register.acquired, cell: ({ lot }) => day(lot.effectiveOn) },
              {
                name: register.lot,
                cell: ({ lot }) => (
                  <Link to={`/lots/${lot.id}`} aria-label={register.lotHistory(short(lot.id))}>
                    <Id of={lot.id} />
                  </Link>
                ),
              },
            ]}
          />
          {end(value.next)}
        </>
      )}
    </>
  );
}
