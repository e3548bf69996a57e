// A company's register (주주명부): who holds how much, how much of that is known, and how it came to be.

import { useState } from 'react';
import { useToday } from '../app/clock.ts';
import { useMemberName } from '../app/ledger.tsx';
import { useRead } from '../app/reading.ts';
import { Link, usePageTitle } from '../app/router.tsx';
import type { ClassView, IssuerAnswer, Member, RegisterAnswer } from '../api/types.ts';
import { Fact, Facts, ProblemNote, Waiting } from '../parts/basics.tsx';
import { Field } from '../parts/form.tsx';
import { Pager } from '../parts/pager.tsx';
import { grouped } from '../text/format.ts';
import { useSpeech } from '../text/language.tsx';
import { hyphened } from './companies.tsx';
import { Classes, firstOf } from './register/classes.tsx';
import { EntriesAsOf } from './register/as-of.tsx';
import { Downloads } from './register/downloads.tsx';
import { Entries, holdersAtOnce } from './register/entries.tsx';
import { History } from './register/history.tsx';
import { ListShares } from './register/list-shares.tsx';
import { Listings } from './register/listings.tsx';
import { StandingNote } from './register/standing.tsx';
import { Trades } from './register/trades.tsx';
import { useWallet } from '../wallet/wallet.tsx';

export function RegisterPage({ id }: { readonly id: string }) {
  const { words } = useSpeech();
  const { value, fault, again } = useRead<IssuerAnswer>(`/v1/issuers/${id}`);
  usePageTitle(words.site.title(value ? words.register.title(value.issuer.name) : words.companies.title));
  return (
    <div className="page">
      <p className="back">
        <Link to="/companies">{words.common.backTo(words.companies.title)}</Link>
      </p>
      <h1 tabIndex={-1}>{value ? words.register.title(value.issuer.name) : '\u00a0'}</h1>
      {!value && (fault ? <ProblemNote fault={fault} again={again} /> : <Waiting lines={12} />)}
      {value && <Register answer={value} />}
    </div>
  );
}

function Register({ answer }: { readonly answer: IssuerAnswer }) {
  const { words } = useSpeech();
  const { acting, development } = useWallet();
  const { issuer, classes, homes, height } = answer;
  return (
    <>
      <p className="fine as-of">{words.common.asOf(String(height))}</p>
      {development && (
        <p>
          <Link to={`/companies/${issuer.id}/acts`} className="button">
            {words.register.acts}
          </Link>
        </p>
      )}
      <StandingNote issuer={issuer} />
      <Company answer={answer} />
      <Classes issuer={issuer.id} classes={classes} />
      <Holders issuer={issuer.id} classes={classes} imported={issuer.imported !== undefined} homes={homes} />
      {acting && <Downloads key={`downloads ${acting.person.did}`} issuer={issuer.id} homes={homes} acting={acting} />}
      <Trades issuer={issuer.id} classes={classes} />
      <Listings issuer={issuer.id} classes={classes} />
      <History issuer={issuer.id} />
    </>
  );
}

interface HoldersProps {
  readonly issuer: string;
  readonly classes: readonly ClassView[];
  readonly imported: boolean;
  readonly homes: readonly Member[];
}

/** The holders: how many there are, and a page of them, or those whose identifier begins as asked. */
function Holders({ issuer, classes, imported, homes }: HoldersProps) {
  const { words } = useSpeech();
  const { acting } = useWallet();
  const { value } = useRead<RegisterAnswer>(firstOf(issuer));
  const [ended, setEnded] = useState(false);
  const [typed, setTyped] = useState('');
  const [date, setDate] = useState('');
  const today = useToday();
  const sought = typed.trim().toLowerCase().replace(/^entry-/, '');
  const begins = /^[0-9a-f]{4,32}$/.test(sought) ? `entry-${sought}` : '';
  return (
    <section aria-labelledby="entries">
      <div className="section-head">
        <h2 id="entries">{value?.holders ? words.register.entriesOf(grouped(String(value.holders))) : words.register.entries}</h2>
        {!date && (
          <label className="check">
            <input type="checkbox" checked={ended} onChange={(event) => setEnded(event.target.checked)} />
            {words.register.showEnded}
          </label>
        )}
      </div>
      {imported ? (
        <>
          <div className="fields narrow">
            <Field label={words.register.asOf.date} hint={words.register.asOf.hint} value={date} change={setDate} type="date" min="2000-01-01" max={today} />
            {!date && (value?.holders ?? 0) > holdersAtOnce && (
              <Field label={words.register.find} hint={words.register.findHint} value={typed} change={setTyped} type="search" autoComplete="off" spellCheck={false} />
            )}
          </div>
          {date && (
            <p>
              <button type="button" className="small" onClick={() => setDate('')}>
                {words.register.asOf.today}
              </button>
            </p>
          )}
          {date ? (
            <Pager key={date} size={holdersAtOnce} total={undefined} page={(cursor, end) => <EntriesAsOf issuer={issuer} classes={classes} date={date} cursor={cursor} end={end} />} />
          ) : (
            <Pager
              key={`${ended} ${begins}`}
              size={holdersAtOnce}
              total={begins ? undefined : value?.holders}
              page={(cursor, end) => <Entries issuer={issuer} homes={homes} ended={ended} begins={begins} cursor={cursor} end={end} />}
            />
          )}
          {acting && <ListShares key={acting.person.did} issuer={issuer} acting={acting} />}
        </>
      ) : (
        <p className="note">
          {words.register.notImported} <Link to={`/companies/${issuer}/import`}>{words.importing.title}</Link>
        </p>
      )}
    </section>
  );
}

function Company({ answer: { issuer, homes } }: { readonly answer: IssuerAnswer }) {
  const { words, day } = useSpeech();
  const memberName = useMemberName();
  const directors = issuer.board.directors?.length ?? 0;
  return (
    <section aria-labelledby="company">
      <h2 id="company" className="hidden-text">
        {words.register.facts}
      </h2>
      <Facts className="facts-wide">
        <Fact name={words.companies.corporateNumber}>{hyphened(issuer.corporateNumber, 6)}</Fact>
        <Fact name={words.companies.businessNumber}>{hyphened(issuer.businessNumber, 3, 5)}</Fact>
        <Fact name={words.companies.incorporated}>{day(issuer.incorporatedOn)}</Fact>
        <Fact name={words.register.board}>
          {directors ? words.register.boardOf(directors, issuer.board.threshold) : words.register.boardNone}
        </Fact>
        <Fact name={words.register.homes}>{homes.map(({ id }) => memberName(id)).join(', ')}</Fact>
        <Fact name={words.register.certificates}>
          {issuer.certificatesIssued ? words.register.certificatesYes : words.register.certificatesNo}
        </Fact>
      </Facts>
    </section>
  );
}
