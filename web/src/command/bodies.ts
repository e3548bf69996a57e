// The bodies of a trade's commands, for which the wallet looks names and terms up. Their forms are as strict as the domain's.

import { date, derived, did, hex64, keyID, list, memberID, object, oneOf, positive, reference, time, truth, whole, type Of } from './form.ts';

/** The terms of a share transfer agreement; the SHA-256 of their canonical form names the agreement. */
export const terms = object({
  issuer: derived('issuer'),
  class: derived('class'),
  offer: derived('offer'),
  seller: did,
  sellerEntry: derived('entry'),
  buyer: did,
  buyerAddress: hex64,
  quantity: positive,
  price: positive,
  total: positive,
  escrowAgent: memberID,
  payout: hex64,
  refund: hex64,
  fundBy: time,
  contractOn: date,
  text: hex64,
});

export type Terms = Of<typeof terms>;

const payment = { agreement: hex64, reference, amount: positive };
const ofAgreement = object({ agreement: hex64 });
const ofListing = object({ listing: derived('listing') });

export const bodies = {
  SharesListed: object(
    { lot: derived('lot'), quantity: positive, price: positive, until: time },
    { more: list(object({ lot: derived('lot'), quantity: positive }), 49) },
  ),
  ListingWithdrawn: ofListing,
  ListingExpired: ofListing,
  OfferMade: object({ listing: derived('listing'), quantity: positive, price: positive, until: time }),
  OfferCountered: object({ offer: derived('offer'), round: whole(2, 50), quantity: positive, price: positive, until: time }),
  OfferDeclined: object({ offer: derived('offer') }),
  AgreementSigned: object({ terms }),
  ApprovalVoted: object({ agreement: hex64, approve: truth }),
  DepositAttested: object({ ...payment, fromBuyer: truth }),
  TradeSettled: ofAgreement,
  PayoutAttested: object(payment),
  RefundAttested: object(payment),
  AgreementExpired: ofAgreement,
  CertificateRequested: object(
    { kind: oneOf('contract', 'holding'), holderKey: keyID, member: memberID },
    { agreement: hex64, lot: derived('lot') },
  ),
} as const;

export type CommandType = keyof typeof bodies;
export type Bodies = { readonly [T in CommandType]: Of<(typeof bodies)[T]> };
