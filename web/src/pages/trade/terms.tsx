// The terms of an agreement, recomputed to the identifier they are known by where all of them may be seen.

import { useEffect, useState } from 'react';
import { useMemberName } from '../../app/ledger.tsx';
import type { AgreementAnswer, TermsView as Terms } from '../../api/types.ts';
import { canonical, type Json } from '../../command/canonical.ts';
import { sha256 } from '../../command/command.ts';
import { CopyId, Fact, Facts, Id } from '../../parts/basics.tsx';
import { useSpeech } from '../../text/language.tsx';
import { usePartyName, useWallet } from '../../wallet/wallet.tsx';

export function TermsView({ answer: { agreement } }: { readonly answer: AgreementAnswer }) {
  const { words, shares, won, moment, day } = useSpeech();
  const memberName = useMemberName();
  const partyName = usePartyName();
  const { acting } = useWallet();
  const digest = useDigest(agreement.amounts ? agreement.terms : undefined);
  const { terms } = agreement;
  return (
    <section className="card" aria-labelledby="terms">
      <h2 id="terms">{words.trade.terms}</h2>
      <Facts>
        <Fact name={words.trade.seller}>
          <span title={terms.seller}>{partyName(terms.seller)}</span>
        </Fact>
        <Fact name={words.trade.buyer}>
          <span title={terms.buyer}>{partyName(terms.buyer)}</span>
        </Fact>
        <Fact name={words.trade.quantity}>{shares(terms.quantity)}</Fact>
        {terms.price && <Fact name={words.trade.price}>{won(terms.price)}</Fact>}
        {terms.total && (
          <Fact name={words.trade.total}>
            <strong>{won(terms.total)}</strong>
          </Fact>
        )}
        <Fact name={words.trade.escrowAgent}>{memberName(terms.escrowAgent)}</Fact>
        <Fact name={words.trade.fundBy}>{moment(terms.fundBy)}</Fact>
        <Fact name={words.trade.contractOn}>{day(terms.contractOn)}</Fact>
        {terms.text && (
          <Fact name={words.trade.textDigest}>
            <Id of={terms.text} whole />
          </Fact>
        )}
        <Fact name={words.trade.agreement}>
          <CopyId of={agreement.id} label={words.trade.agreement} />
        </Fact>
      </Facts>
      {!agreement.amounts && <p className="fine">{acting ? words.trade.amountsHidden : `${words.trade.amountsHidden} ${words.trade.amountsSignIn}`}</p>}
      {digest !== undefined && (
        <p className={digest === agreement.id ? 'fine' : 'note note-bad'} data-digest={digest === agreement.id ? 'matches' : 'differs'}>
          {digest === agreement.id ? words.trade.digestMatches : words.trade.digestDiffers}
        </p>
      )}
    </section>
  );
}

function useDigest(terms: Terms | undefined): string | undefined {
  const [computed, setComputed] = useState<{ readonly of: string; readonly digest: string }>();
  const text = terms && canonical(terms as unknown as Json);
  useEffect(() => {
    if (text === undefined) return undefined;
    let current = true;
    void sha256(text).then((digest) => current && setComputed({ of: text, digest }));
    return () => {
      current = false;
    };
  }, [text]);
  return computed?.of === text ? computed?.digest : undefined;
}
