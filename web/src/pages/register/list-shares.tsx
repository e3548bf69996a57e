// Putting shares up for sale: for a holder who controls an entry of this register.

import { useState, type FormEvent } from 'react';
import { navigate } from '../../app/router.tsx';
import type { Lot, RegisterAnswer, Session } from '../../api/types.ts';
import { useRead } from '../../app/reading.ts';
import { NumberField, SelectField } from '../../parts/form.tsx';
import { pageQuery } from '../../parts/paged.tsx';
import { inDays } from '../../text/format.ts';
import { useSpeech } from '../../text/language.tsx';
import { useSigning } from '../../wallet/signing.tsx';
import type { Acting } from '../../wallet/wallet.tsx';
import { freeOf } from './sums.ts';

/** The form for the acting person's own entry, wherever it stands in a long register. */
export function ListShares({ issuer, acting }: { readonly issuer: string; readonly acting: Acting }) {
  const { value: session } = useRead<Session>('/v1/session', acting);
  const own = session?.entries.find((entry) => entry.issuer === issuer && entry.state === 'claimed');
  const { value: answer } = useRead<RegisterAnswer>(own ? `/v1/issuers/${issuer}/register?${pageQuery(1, '')}&entry=${own.id}` : null);
  return own && answer ? <OwnShares answer={answer} acting={acting} /> : null;
}

function OwnShares({ answer, acting }: { readonly answer: RegisterAnswer; readonly acting: Acting }) {
  const lots = answer.entries
    .filter(({ state, controller }) => state === 'claimed' && controller === acting.person.did)
    .flatMap((entry) => entry.lots)
    .filter((lot) => !lot.ended && freeOf(lot) > 0n);
  const [first] = lots;
  // Somebody without free shares here has nothing to list, and sees no form.
  return first ? <Form key={acting.person.did} answer={answer} lots={lots} first={first.id} /> : null;
}

function Form({ answer, lots, first }: { readonly answer: RegisterAnswer; readonly lots: readonly Lot[]; readonly first: string }) {
  const { words, shares } = useSpeech();
  const sign = useSigning();
  const [lot, setLot] = useState(first);
  const [quantity, setQuantity] = useState('');
  const [price, setPrice] = useState('');
  const [days, setDays] = useState('30');
  const text = words.listing.list;
  // The chosen lot may have ended since; then the first one that is left stands in its place.
  const chosen = lots.some((one) => one.id === lot) ? lot : first;
  const nameOf = (one: Lot) => text.option(answer.classes.find((view) => view.id === one.class)?.name ?? '', shares(String(freeOf(one))));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await sign({ type: 'SharesListed', register: answer.issuer.id, body: { lot: chosen, quantity, price, until: inDays(days) } });
    const listing = outcome?.created.find((made) => made.startsWith('listing-'));
    if (outcome?.status === 'applied' && listing) navigate(`/listings/${listing}`);
  };

  return (
    <form className="card act" onSubmit={(event) => void submit(event)}>
      <h3>{text.title}</h3>
      <p className="fine">{text.intro}</p>
      <div className="fields">
        <SelectField label={text.lot} value={chosen} change={setLot} options={lots.map((one) => ({ value: one.id, name: nameOf(one) }))} />
        <NumberField label={text.quantity} value={quantity} change={setQuantity} />
        <NumberField label={text.price} value={price} change={setPrice} />
        <NumberField label={text.days} value={days} change={setDays} pattern="[1-9][0-9]?|1[0-7][0-9]" />
      </div>
      <button type="submit" className="primary">
        {text.submit}
      </button>
    </form>
  );
}
