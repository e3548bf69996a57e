// The wallet's sentences, as both catalogues write them.

/** What a sentence is made of: texts that are ready to be read. */
export interface Particulars {
  readonly issuer: string;
  readonly className: string;
  readonly quantity: string;
  readonly price: string;
  readonly total: string;
  readonly amount: string;
  readonly until: string;
  readonly round: string;
  readonly seller: string;
  readonly buyer: string;
  readonly role: string;
  readonly deal: string;
  readonly payer: string;
  readonly member: string;
  readonly kind: string;
}

export type SentenceName =
  | 'SharesListed' | 'ListingWithdrawn' | 'ListingExpired' | 'OfferMade' | 'OfferCountered' | 'OfferDeclined'
  | 'AgreementSigned' | 'ApprovalVotedYes' | 'ApprovalVotedNo' | 'DepositAttested' | 'TradeSettled' | 'PayoutAttested'
  | 'RefundAttested' | 'AgreementExpired' | 'CertificateRequested';

/** One sentence for every command that the wallet signs; a vote has two. */
export type Sentences = { readonly [N in SentenceName]: (f: Particulars) => string };
