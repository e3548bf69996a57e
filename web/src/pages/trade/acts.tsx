// What the acting person can do about a trade now. Every button leads to the wallet's window, which says it in a sentence.

import { useState, type FormEvent, type ReactNode } from 'react';
import { useNow } from '../../app/clock.ts';
import type { AgreementAnswer, IssuerAnswer, Session } from '../../api/types.ts';
import type { Terms } from '../../command/bodies.ts';
import { Field, NumberField } from '../../parts/form.tsx';
import { useSpeech } from '../../text/language.tsx';
import { useSigning, type Wish } from '../../wallet/signing.tsx';
import { useWallet, type Acting } from '../../wallet/wallet.tsx';
import type { Certificate } from './certificate.tsx';
import { RequestCertificate } from './request.tsx';
import { actsOf, missing, refundable, type Act } from './state.ts';

interface Props {
  readonly answer: AgreementAnswer;
  readonly issuer: IssuerAnswer | undefined;
  readonly session: Session | undefined;
  readonly issued: (certificate: Certificate) => void;
}

export function Acts(props: Props) {
  const { words, language } = useSpeech();
  const { development, acting } = useWallet();
  const { act } = words.trade;
  if (!development) return null;
  return (
    <section className="card act" aria-labelledby="acts">
      <h2 id="acts">{act.title}</h2>
      {acting ? <p className="fine">{act.as(acting.person.label[language])}</p> : <p>{act.choosePerson}</p>}
      {acting && <Possible {...props} acting={acting} />}
    </section>
  );
}

function Possible({ answer, issuer, session, issued, acting }: Props & { readonly acting: Acting }) {
  const { words } = useSpeech();
  const now = useNow();
  if (!session || session.did !== acting.person.did) return <p>{words.common.loading}</p>;
  const acts = actsOf(answer, session, now);
  if (acts.length === 0) return <p data-acts="none">{words.trade.act.nothing}</p>;
  return acts.map((act) => <One key={act} act={act} answer={answer} issuer={issuer} acting={acting} issued={issued} />);
}

interface OneProps {
  readonly act: Act;
  readonly answer: AgreementAnswer;
  readonly issuer: IssuerAnswer | undefined;
  readonly acting: Acting;
  readonly issued: (certificate: Certificate) => void;
}

function One({ act, answer, issuer, acting, issued }: OneProps) {
  const { words } = useSpeech();
  const sign = useSigning();
  const { agreement, escrow } = answer;
  const register = agreement.terms.issuer;
  const of = { agreement: agreement.id };
  const text = words.trade.act;
  switch (act) {
    case 'sign':
      // The seller and the buyer see all the terms; the wallet refuses them unless they are complete.
      return <Button wish={{ type: 'AgreementSigned', register, body: { terms: agreement.terms as Terms } }}>{text.sign}</Button>;
    case 'vote':
      return (
        <div className="row">
          <Button wish={{ type: 'ApprovalVoted', register, body: { ...of, approve: true } }}>{text.approve}</Button>
          <Button wish={{ type: 'ApprovalVoted', register, body: { ...of, approve: false } }} quiet>
            {text.refuse}
          </Button>
        </div>
      );
    case 'deposit':
      return (
        <Payment
          key={missing(escrow)}
          name={text.deposit}
          amount={missing(escrow)}
          payer
          wish={(reference, amount, fromBuyer) => void sign({ type: 'DepositAttested', register, body: { ...of, reference, amount, fromBuyer } })}
        />
      );
    case 'settle':
      return <Button wish={{ type: 'TradeSettled', register, body: of }}>{text.settle}</Button>;
    case 'payout':
      return (
        <Payment
          name={text.payout}
          amount={escrow?.price ?? ''}
          wish={(reference, amount) => void sign({ type: 'PayoutAttested', register, body: { ...of, reference, amount } })}
        />
      );
    case 'refund':
      return (
        <Payment
          key={refundable(agreement, escrow)}
          name={text.refund}
          amount={refundable(agreement, escrow)}
          wish={(reference, amount) => void sign({ type: 'RefundAttested', register, body: { ...of, reference, amount } })}
        />
      );
    case 'expire':
      return <Button wish={{ type: 'AgreementExpired', register, body: of }}>{text.expire}</Button>;
    case 'certificate':
      return issuer && <RequestCertificate agreement={agreement} homes={issuer.homes} acting={acting} issued={issued} />;
  }
}

function Button({ wish, quiet = false, children }: { readonly wish: Wish; readonly quiet?: boolean; readonly children: ReactNode }) {
  const sign = useSigning();
  return (
    <button type="button" className={quiet ? undefined : 'primary'} onClick={() => void sign(wish)}>
      {children}
    </button>
  );
}

interface PaymentProps {
  readonly name: string;
  readonly amount: string;
  /** Whether the desk also says who paid. */
  readonly payer?: boolean;
  readonly wish: (reference: string, amount: string, fromBuyer: boolean) => void;
}

/** A payment at the escrow agent's bank, as its desk attests it. */
function Payment({ name, amount, payer = false, wish }: PaymentProps) {
  const { words, won } = useSpeech();
  const [reference, setReference] = useState('');
  const [typed, setTyped] = useState(amount);
  const [fromBuyer, setFromBuyer] = useState(false);
  const text = words.trade.act;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    wish(reference, typed, fromBuyer);
  };
  return (
    <form onSubmit={submit} className="payment" aria-label={name}>
      <div className="fields">
        <Field label={text.reference} hint={text.referenceHint} value={reference} change={setReference} required pattern="[A-Za-z0-9._\-]{1,64}" autoComplete="off" />
        <NumberField label={text.amount} hint={typed ? won(typed) : '\u00a0'} value={typed} change={setTyped} />
      </div>
      {payer && (
        <label className="check">
          <input type="checkbox" checked={fromBuyer} onChange={(event) => setFromBuyer(event.target.checked)} />
          {text.fromBuyer}
        </label>
      )}
      <button type="submit" className="primary">
        {name}
      </button>
    </form>
  );
}
