// How many, at what price, and for how long it stands: what an offer and a counter-offer are made of.

import { useState, type FormEvent } from 'react';
import { NumberField } from '../../parts/form.tsx';
import { inDays } from '../../text/format.ts';
import { useSpeech } from '../../text/language.tsx';

interface BargainProps {
  readonly name: string;
  readonly quantity: string;
  readonly price: string;
  readonly propose: (quantity: string, price: string, until: string) => void;
}

export function Bargain({ name, quantity: firstQuantity, price: firstPrice, propose }: BargainProps) {
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
