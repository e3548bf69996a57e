// The shares of a company that are up for sale now.

import { useRead } from '../../app/reading.ts';
import { Link } from '../../app/router.tsx';
import type { ClassView, Listing, ListingList } from '../../api/types.ts';
import { ProblemNote, Waiting } from '../../parts/basics.tsx';
import { pageQuery } from '../../parts/paged.tsx';
import { Table } from '../../parts/table.tsx';
import { short } from '../../text/format.ts';
import { useSpeech } from '../../text/language.tsx';
import { usePartyName } from '../../wallet/wallet.tsx';

export function Listings({ issuer, classes }: { readonly issuer: string; readonly classes: readonly ClassView[] }) {
  const { words, shares, won, moment } = useSpeech();
  const partyName = usePartyName();
  const { value, fault, again } = useRead<ListingList>(`/v1/listings?issuer=${issuer}&state=open&${pageQuery(100, '')}`);
  return (
    <section aria-labelledby="listings">
      <h2 id="listings">{words.register.listings}</h2>
      {!value && (fault ? <ProblemNote fault={fault} again={again} /> : <Waiting lines={3} />)}
      {value?.listings.length === 0 && <p className="note">{words.register.listingsEmpty}</p>}
      {value && value.listings.length > 0 && (
        <Table<Listing>
          caption={words.register.listings}
          rows={value.listings}
          id={({ id }) => id}
          columns={[
            { name: words.listing.title, heading: true, cell: ({ id }) => <Link to={`/listings/${id}`}>{words.register.listing(short(id))}</Link> },
            { name: words.register.className, cell: (listing) => classes.find(({ id }) => id === listing.class)?.name },
            { name: words.listing.remaining, number: true, cell: ({ remaining }) => shares(remaining) },
            { name: words.listing.asked, number: true, cell: ({ price }) => words.listing.perShare(won(price)) },
            { name: words.listing.seller, cell: ({ seller }) => partyName(seller) },
            { name: words.listing.until, cell: ({ expires }) => moment(expires) },
          ]}
        />
      )}
    </section>
  );
}
