// The offers for listed shares, as their parties see them.

import { useState, type ReactNode } from 'react';
import { useNow } from '../../app/clock.ts';
import { useRead } from '../../app/reading.ts';
import type { IssuerAnswer, Listing, Offer, OfferList } from '../../api/types.ts';
import { Fact, Facts, ProblemNote, Tag } from '../../parts/basics.tsx';
import { pageQuery } from '../../parts/paged.tsx';
import { useSpeech } from '../../text/language.tsx';
import { useSigning } from '../../wallet/signing.tsx';
import { usePartyName, useWallet, type Acting } from '../../wallet/wallet.tsx';
import { Bargain } from './bargain.tsx';
import type { Given } from './given.ts';
import { Prepare } from './prepare.tsx';

interface Props {
  readonly listing: Listing;
  readonly issuer: IssuerAnswer | undefined;
}

export function Offers({ listing, issuer }: Props) {
  const { words } = useSpeech();
  const { acting } = useWallet();
  const sign = useSigning();
  const { value, fault, again } = useRead<OfferList>(`/v1/offers?listing=${listing.id}&${pageQuery(100, '')}`, acting);
  const did = acting?.person.did;
  // What the parties have prepared for an agreement, by offer. It outlives a change of the acting person, not the page.
  const [given, setGiven] = useState<Readonly<Record<string, Given>>>({});
  const mine = value?.offers.filter(({ seller, buyer }) => did === seller || did === buyer) ?? [];
  const isOpen = listing.state === 'open';
  const isOver = useNow().getTime() >= Date.parse(listing.expires);
  const wish = { register: listing.issuer, body: { listing: listing.id } };
  return (
    <section aria-labelledby="offers">
      <h2 id="offers">{words.listing.offers}</h2>
      {fault !== undefined && <ProblemNote fault={fault} again={again} />}
      {mine.length === 0 && <p className="note">{words.listing.offersNone}</p>}
      {acting &&
        mine.map((offer) => (
          <OfferCard key={offer.id} offer={offer} acting={acting}>
            {offer.state === 'open' && issuer && (
              <Prepare
                listing={listing}
                offer={offer}
                issuer={issuer}
                acting={acting}
                given={given[offer.id] ?? {}}
                give={(more) => setGiven((before) => ({ ...before, [offer.id]: { ...before[offer.id], ...more } }))}
              />
            )}
          </OfferCard>
        ))}
      {isOpen && did && did !== listing.seller && !isOver && !mine.some(({ state }) => state === 'open') && <NewOffer key={did} listing={listing} />}
      {isOpen && did && did === listing.seller && (
        <button type="button" onClick={() => void sign({ type: 'ListingWithdrawn', ...wish })}>
          {words.listing.offer.withdraw}
        </button>
      )}
      {isOpen && did && isOver && (
        <button type="button" onClick={() => void sign({ type: 'ListingExpired', ...wish })}>
          {words.listing.offer.expire}
        </button>
      )}
    </section>
  );
}

const offerTones = { open: 'wait', agreed: 'good', declined: 'plain' } as const;

interface CardProps {
  readonly offer: Offer;
  readonly acting: Acting;
  readonly children: ReactNode;
}

function OfferCard({ offer, acting, children }: CardProps) {
  const { words, shares, won, moment } = useSpeech();
  const partyName = usePartyName();
  const sign = useSigning();
  const text = words.listing.offer;
  const answers = offer.state === 'open' && offer.proposer !== acting.person.did;
  return (
    <div className="card" data-offer={offer.id}>
      <h3>
        {text.round(offer.round)} <Tag tone={offerTones[offer.state]}>{text.states[offer.state]}</Tag>
      </h3>
      <Facts className="facts-wide">
        <Fact name={text.buyer}>{partyName(offer.buyer)}</Fact>
        <Fact name={words.register.quantity}>{shares(offer.quantity)}</Fact>
        {offer.price && <Fact name={words.trade.price}>{won(offer.price)}</Fact>}
        <Fact name={text.until}>{moment(offer.expires)}</Fact>
        <Fact name={text.proposer}>{partyName(offer.proposer)}</Fact>
      </Facts>
      {answers && (
        <Bargain
          name={text.counter}
          quantity={offer.quantity}
          price={offer.price ?? ''}
          propose={(quantity, price, until) => {
            const body = { offer: offer.id, round: offer.round + 1, quantity, price, until };
            void sign({ type: 'OfferCountered', register: offer.issuer, body });
          }}
        />
      )}
      {offer.state === 'open' && (
        <button type="button" onClick={() => void sign({ type: 'OfferDeclined', register: offer.issuer, body: { offer: offer.id } })}>
          {text.decline}
        </button>
      )}
      {children}
    </div>
  );
}

function NewOffer({ listing }: { readonly listing: Listing }) {
  const { words } = useSpeech();
  const sign = useSigning();
  return (
    <div className="card act">
      <h3>{words.listing.offer.title}</h3>
      <p className="fine">{words.listing.offer.intro}</p>
      <Bargain
        name={words.listing.offer.submit}
        quantity={listing.remaining}
        price={listing.price}
        propose={(quantity, price, until) => void sign({ type: 'OfferMade', register: listing.issuer, body: { listing: listing.id, quantity, price, until } })}
      />
    </div>
  );
}

