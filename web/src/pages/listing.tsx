// Shares for sale, and the offers for them as their parties see them.

import { useState, type FormEvent } from 'react';
import { useNow } from '../app/clock.ts';
import { useRead } from '../app/reading.ts';
import { Link, usePageTitle } from '../app/router.tsx';
import type { IssuerAnswer, Listing, ListingAnswer, Offer, OfferList } from '../api/types.ts';
import { Fact, Facts, ProblemNote, Tag, Waiting } from '../parts/basics.tsx';
import { NumberField } from '../parts/form.tsx';
import { pageQuery } from '../parts/paged.tsx';
import { inDays } from '../text/format.ts';
import { useSpeech } from '../text/language.tsx';
import { useSigning } from '../wallet/signing.tsx';
import { usePartyName, useWallet } from '../wallet/wallet.tsx';

export function ListingPage({ id }: { readonly id: string }) {
  const { words, shares, won, moment } = useSpeech();
  const partyName = usePartyName();
  const { value, fault, again } = useRead<ListingAnswer>(`/v1/listings/${id}`);
  const issuer = useRead<IssuerAnswer>(value ? `/v1/issuers/${value.listing.issuer}` : null).value;
  const company = issuer?.issuer.name;
  usePageTitle(words.site.title(words.listing.title));
  const listing = value?.listing;
  const className = issuer?.classes.find((view) => view.id === listing?.class)?.name ?? '';
  return (
    <div className="page">
      {listing && (
        <p className="back">
          <Link to={`/companies/${listing.issuer}`}>{words.common.backTo(company ? words.register.title(company) : words.companies.title)}</Link>
        </p>
      )}
      <h1 tabIndex={-1}>{company ? `${company} ${className}` : words.listing.title}</h1>
      {!value && (fault ? <ProblemNote fault={fault} again={again} /> : <Waiting lines={8} />)}
      {listing && (
        <>
          <section className="card" aria-labelledby="listing">
            <h2 id="listing">
              {words.listing.title} <Tag tone={listing.state === 'open' ? 'good' : 'plain'}>{words.listing.states[listing.state]}</Tag>
            </h2>
            <Facts className="facts-wide">
              <Fact name={words.listing.remaining}>{shares(listing.remaining)}</Fact>
              <Fact name={words.listing.asked}>{words.listing.perShare(won(listing.price))}</Fact>
              <Fact name={words.listing.seller}>{partyName(listing.seller)}</Fact>
              <Fact name={words.listing.until}>{moment(listing.expires)}</Fact>
            </Facts>
            <p className="fine">{words.common.asOf(String(value.height))}</p>
          </section>
          <Offers listing={listing} />
        </>
      )}
    </div>
  );
}

function Offers({ listing }: { readonly listing: Listing }) {
  const { words } = useSpeech();
  const { acting } = useWallet();
  const sign = useSigning();
  const { value, fault, again } = useRead<OfferList>(`/v1/offers?listing=${listing.id}&${pageQuery(100, '')}`, acting);
  const did = acting?.person.did;
  const mine = value?.offers.filter(({ seller, buyer }) => did === seller || did === buyer) ?? [];
  const isOpen = listing.state === 'open';
  const isOver = useNow().getTime() >= Date.parse(listing.expires);
  const wish = { register: listing.issuer, body: { listing: listing.id } };
  return (
    <section aria-labelledby="offers">
      <h2 id="offers">{words.listing.offers}</h2>
      <p className="fine">{words.listing.firstSignature}</p>
      {fault !== undefined && <ProblemNote fault={fault} again={again} />}
      {mine.length === 0 && <p className="note">{words.listing.offersNone}</p>}
      {did && mine.map((offer) => <OfferCard key={offer.id} offer={offer} did={did} />)}
      {isOpen && did && did !== listing.seller && !isOver && <NewOffer key={did} listing={listing} />}
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

function OfferCard({ offer, did }: { readonly offer: Offer; readonly did: string }) {
  const { words, shares, won, moment } = useSpeech();
  const partyName = usePartyName();
  const sign = useSigning();
  const text = words.listing.offer;
  const answers = offer.state === 'open' && offer.proposer !== did;
  return (
    <div className="card" data-offer={offer.id}>
      <h3>
        {text.round(offer.round)} <Tag tone={offerTones[offer.state]}>{text.states[offer.state]}</Tag>
      </h3>
      <Facts className="facts-wide">
        <Fact name={text.buyer}>{partyName(offer.buyer)}</Fact>
        <Fact name={words.register.quantity}>{shares(offer.quantity)}</Fact>
        {offer.price && <Fact name={words.trade.price}>{won(offer.price)}</Fact>}
        <Fact name={words.listing.until}>{moment(offer.expires)}</Fact>
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

interface BargainProps {
  readonly name: string;
  readonly quantity: string;
  readonly price: string;
  readonly propose: (quantity: string, price: string, until: string) => void;
}

/** How many, at what price, and for how long it stands. */
function Bargain({ name, quantity: firstQuantity, price: firstPrice, propose }: BargainProps) {
  const { words } = useSpeech();
  const [quantity, setQuantity] = useState(firstQuantity);
  const [price, setPrice] = useState(firstPrice);
  const [days, setDays] = useState('14');
  const text = words.listing.offer;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    propose(quantity, price, inDays(days));
  };
  return (
    <form className="payment" onSubmit={submit} aria-label={name}>
      <div className="fields">
        <NumberField label={text.quantity} value={quantity} change={setQuantity} />
        <NumberField label={text.price} value={price} change={setPrice} />
        <NumberField label={text.days} value={days} change={setDays} pattern="[1-9][0-9]?|1[0-7][0-9]" />
      </div>
      <button type="submit" className="primary">
        {name}
      </button>
    </form>
  );
}
