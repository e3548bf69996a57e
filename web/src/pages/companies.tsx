// The issuers whose registers are kept on this ledger.

import type { ReactNode } from 'react';
import { useRead } from '../app/reading.ts';
import { Link, usePageTitle } from '../app/router.tsx';
import type { IssuerList } from '../api/types.ts';
import { Fact, Facts, ProblemNote, Waiting } from '../parts/basics.tsx';
import { Paged, pageQuery } from '../parts/paged.tsx';
import { useSpeech } from '../text/language.tsx';

export function Companies() {
  const { words } = useSpeech();
  usePageTitle(words.site.title(words.companies.title));
  return (
    <div className="page">
      <h1 tabIndex={-1}>{words.companies.title}</h1>
      <p className="lead">{words.companies.intro}</p>
      <Paged page={(cursor, end) => <Some cursor={cursor} end={end} />} />
    </div>
  );
}

function Some({ cursor, end }: { readonly cursor: string; readonly end: (next: string) => ReactNode }) {
  const { words, day } = useSpeech();
  const { value, fault, again } = useRead<IssuerList>(`/v1/issuers?${pageQuery(50, cursor)}`);
  if (!value) return fault ? <ProblemNote fault={fault} again={again} /> : <Waiting lines={6} />;
  if (value.issuers.length === 0) return <p className="note">{words.companies.empty}</p>;
  return (
    <>
      <ul className="cards">
        {value.issuers.map((issuer) => (
          <li key={issuer.id} className="card">
            <h2>
              <Link to={`/companies/${issuer.id}`}>{issuer.name}</Link>
            </h2>
            <Facts>
              <Fact name={words.companies.classes}>{issuer.classes.map(({ name }) => name).join(', ')}</Fact>
              <Fact name={words.companies.corporateNumber}>{hyphened(issuer.corporateNumber, 6)}</Fact>
              <Fact name={words.companies.incorporated}>{day(issuer.incorporatedOn)}</Fact>
            </Facts>
          </li>
        ))}
      </ul>
      {end(value.next)}
      <p className="fine">{words.common.asOf(String(value.height))}</p>
    </>
  );
}

/** A corporate registration number as it is printed, "110111-1234567". */
export function hyphened(number: string, ...after: readonly number[]): string {
  return after.reduceRight((text, at) => `${text.slice(0, at)}-${text.slice(at)}`, number);
}
