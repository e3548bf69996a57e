// A trade: how far it has come, what comes next, who must act, and what the acting person can do about it.

import { useState } from 'react';
import { useMemberName } from '../app/ledger.tsx';
import { useRead } from '../app/reading.ts';
import { Link, usePageTitle } from '../app/router.tsx';
import type { AgreementAnswer, IssuerAnswer, Session } from '../api/types.ts';
import { Fact, Facts, Id, ProblemNote, Tag, Waiting } from '../parts/basics.tsx';
import { useSpeech } from '../text/language.tsx';
import { useWallet } from '../wallet/wallet.tsx';
import { Acts } from './trade/acts.tsx';
import { CertificateView, type Certificate } from './trade/certificate.tsx';
import { Progress } from './trade/progress.tsx';
import { toneOfState } from './trade/state.ts';
import { TermsView } from './trade/terms.tsx';

export function TradePage({ id }: { readonly id: string }) {
  const { words } = useSpeech();
  const { acting } = useWallet();
  const { value, fault, again } = useRead<AgreementAnswer>(`/v1/agreements/${id}`, acting);
  const issuer = useRead<IssuerAnswer>(value ? `/v1/issuers/${value.agreement.terms.issuer}` : null).value;
  const session = useRead<Session>(acting ? '/v1/session' : null, acting).value;
  usePageTitle(words.site.title(words.trade.title));
  return (
    <div className="page">
      {!value && (fault ? <ProblemNote fault={fault} again={again} /> : <Waiting lines={14} />)}
      {!value && <h1 tabIndex={-1} className="hidden-text">{words.trade.title}</h1>}
      {value && <Trade answer={value} issuer={issuer} session={session} />}
    </div>
  );
}

interface Props {
  readonly answer: AgreementAnswer;
  readonly issuer: IssuerAnswer | undefined;
  readonly session: Session | undefined;
}

function Trade({ answer, issuer, session }: Props) {
  const { words } = useSpeech();
  const { acting } = useWallet();
  const [certificate, setCertificate] = useState<Certificate>();
  const { agreement } = answer;
  const company = issuer?.issuer.name ?? '';
  const className = issuer?.classes.find(({ id }) => id === agreement.terms.class)?.name ?? '';
  const [next, who] = words.trade.doNext[agreement.state] ?? ['', ''];
  return (
    <>
      <p className="back">
        <Link to={`/companies/${agreement.terms.issuer}`}>{words.common.backTo(company ? words.register.title(company) : words.companies.title)}</Link>
      </p>
      <h1 tabIndex={-1}>{company ? words.trade.heading(company, className) : '\u00a0'}</h1>
      <p className="fine as-of">{words.common.asOf(String(answer.height))}</p>
      <section className="now" aria-live="polite">
        <p className="now-state">
          <Tag tone={toneOfState(agreement.state)}>{words.trade.states[agreement.state]}</Tag>
        </p>
        <Facts>
          <Fact name={words.trade.next}>{next}</Fact>
          <Fact name={words.trade.who}>
            <strong>{who}</strong>
          </Fact>
        </Facts>
      </section>
      <div className="columns">
        <Progress answer={answer} board={issuer?.issuer.board.threshold} />
        <div>
          <Acts answer={answer} issuer={issuer} session={session} issued={setCertificate} />
          {certificate && certificate.holder === acting?.person.did && <CertificateView of={certificate} />}
          <TermsView answer={answer} />
          <Money answer={answer} />
        </div>
      </div>
      <Lots answer={answer} />
    </>
  );
}

function Money({ answer: { escrow } }: { readonly answer: AgreementAnswer }) {
  const { words, won } = useSpeech();
  const memberName = useMemberName();
  if (!escrow) return null;
  const amounts = [
    [words.trade.deposited, escrow.deposited],
    [words.trade.accepted, escrow.accepted],
    [words.trade.held, escrow.held],
    [words.trade.released, escrow.released],
    [words.trade.refunded, escrow.refunded],
  ] as const;
  return (
    <section className="card" aria-labelledby="money">
      <h2 id="money">{words.trade.escrow}</h2>
      <Facts>
        <Fact name={words.trade.escrowAgent}>{memberName(escrow.agent)}</Fact>
        {amounts.map(([name, amount]) => amount !== undefined && <Fact key={name} name={name}>{won(amount)}</Fact>)}
      </Facts>
    </section>
  );
}

function Lots({ answer: { agreement } }: { readonly answer: AgreementAnswer }) {
  const { words } = useSpeech();
  if (!agreement.began) return null;
  return (
    <section className="card" aria-labelledby="lots">
      <h2 id="lots">{words.trade.lots}</h2>
      <Facts className="facts-wide">
        <Fact name={words.trade.lotEnded}>
          <Id of={agreement.ended ?? ''} whole />
        </Fact>
        <Fact name={words.trade.lotBegan}>
          <Id of={agreement.began} whole />
        </Fact>
        {agreement.balance && (
          <Fact name={words.trade.lotBalance}>
            <Id of={agreement.balance} whole />
          </Fact>
        )}
      </Facts>
      <p className="note note-wait">{words.trade.rival}</p>
    </section>
  );
}
