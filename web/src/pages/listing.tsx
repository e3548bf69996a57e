// Shares for sale, with the offers for them.

import { useRead } from '../app/reading.ts';
import { Link, usePageTitle } from '../app/router.tsx';
import type { IssuerAnswer, ListingAnswer } from '../api/types.ts';
import { Fact, Facts, ProblemNote, Tag, Waiting } from '../parts/basics.tsx';
import { useSpeech } from '../text/language.tsx';
import { Offers } from './listing/offers.tsx';
import { usePartyName } from '../wallet/wallet.tsx';

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
          <Offers listing={listing} issuer={issuer} />
        </>
      )}
    </div>
  );
}
