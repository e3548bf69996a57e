package core

// The kinds of records about trades and certificates.
const (
	KindListing       Kind = "listing"
	KindOffer         Kind = "offer"
	KindAgreement     Kind = "agreement"
	KindEscrow        Kind = "escrow"
	KindBankReference Kind = "bank-reference"
	KindIssuance      Kind = "issuance"
)

var tradeShapes = map[Kind]shape{
	KindListing:       shaped[Listing](named(KindListing)),
	KindOffer:         shaped[Offer](named(KindOffer)),
	KindAgreement:     shaped[Agreement](isHex64),
	KindEscrow:        shaped[Escrow](isHex64),
	KindBankReference: shaped[Payment](isMemberAndReference),
	KindIssuance:      shaped[Issuance](named(KindIssuance)),
}

// ListingState is where a listing stands.
type ListingState string

// The states of a listing.
const (
	ListingIsOpen      ListingState = "open"
	ListingIsSold      ListingState = "sold"
	ListingIsWithdrawn ListingState = "withdrawn"
	ListingIsExpired   ListingState = "expired"
)

// Listing is a holder's wish to sell part of a lot (매도 게시). Its shares are reserved.
type Listing struct {
	ID     ListingID `json:"id"`
	Issuer IssuerID  `json:"issuer"`
	Class  ClassID   `json:"class"`
	Seller DID       `json:"seller"`
	Entry  EntryID   `json:"entry"`
	// Reservation binds what is still for sale.
	Reservation ReservationID `json:"reservation"`
	// More are the further reservations of a listing of several lots, in the order in which they are sold.
	More []ReservationID `json:"more,omitempty"`
	// Remaining is what is listed and not yet agreed.
	Remaining Shares `json:"remaining"`
	// Price is what the seller asks for one share.
	Price   Won          `json:"price"`
	Expires Time         `json:"expires"`
	State   ListingState `json:"state"`
	Since   Stamp        `json:"since"`
	// Of is the agreement whose shares these were, where the law or the articles gave others a right to them; Only are the
	// parties that may buy, each by the offer that was made for them.
	Of   AgreementID `json:"of,omitempty"`
	Only []DID       `json:"only,omitempty"`
	// Approved says that the company chose who buys, so that no approval is asked for again (Commercial Act art. 335-3, 335-6).
	Approved bool `json:"approved,omitempty"`
}

// reservations are all that bind the listing's shares, in order.
func (l Listing) reservations() []ReservationID {
	return append([]ReservationID{l.Reservation}, l.More...)
}

func (l Listing) marks() []mark { return []mark{{roleListed, &l.Since, KindListing}} }

// Ref implements Record.
func (l Listing) Ref() Ref { return ListingRef(l.ID) }

// ListingRef names a listing.
func ListingRef(l ListingID) Ref { return Ref{KindListing, string(l)} }

// OfferState is where an offer stands.
type OfferState string

// The states of an offer.
const (
	OfferIsOpen     OfferState = "open"
	OfferIsAgreed   OfferState = "agreed"
	OfferIsDeclined OfferState = "declined"
)

// Offer is a buyer's answer to a listing (매수 제안). Each counter-offer is a numbered round.
type Offer struct {
	ID       OfferID   `json:"id"`
	Issuer   IssuerID  `json:"issuer"`
	Listing  ListingID `json:"listing"`
	Seller   DID       `json:"seller"`
	Buyer    DID       `json:"buyer"`
	Round    int       `json:"round"`
	Proposer DID       `json:"proposer"`
	Quantity Shares    `json:"quantity"`
	// Price is for one share.
	Price   Won        `json:"price"`
	Expires Time       `json:"expires"`
	State   OfferState `json:"state"`
	Since   Stamp      `json:"since"`
}

func (o Offer) marks() []mark { return []mark{{roleOffered, &o.Since, KindOffer}} }

// Ref implements Record.
func (o Offer) Ref() Ref { return OfferRef(o.ID) }

// OfferRef names an offer.
func OfferRef(o OfferID) Ref { return Ref{KindOffer, string(o)} }

// Terms is what a transfer agreement says. It never changes; its digest is the agreement's identity.
type Terms struct {
	Issuer      IssuerID `json:"issuer"`
	Class       ClassID  `json:"class"`
	Offer       OfferID  `json:"offer"`
	Seller      DID      `json:"seller"`
	SellerEntry EntryID  `json:"sellerEntry"`
	Buyer       DID      `json:"buyer"`
	// BuyerEntry is the commitment to the name and address under which the buyer is to be entered.
	BuyerEntry Commitment `json:"buyerEntry"`
	Quantity   Shares     `json:"quantity"`
	// Price is for one share; Total is what the buyer pays.
	Price Won `json:"price"`
	Total Won `json:"total"`
	// EscrowAgent is the member that holds the money.
	EscrowAgent MemberID `json:"escrowAgent"`
	// Payout and Refund are commitments to the seller's and the buyer's accounts.
	Payout Commitment `json:"payout"`
	Refund Commitment `json:"refund"`
	// FundBy is when the money must have been attested.
	FundBy     Time `json:"fundBy"`
	ContractOn Date `json:"contractOn"`
	// Text is the digest of the contract's text, which both parties' homes keep.
	Text Digest `json:"text"`
}

// AgreementState is where a transfer agreement stands.
type AgreementState string

// The states of a transfer agreement.
const (
	// AgreementIsProposed: one party has signed.
	AgreementIsProposed AgreementState = "proposed"
	// AgreementIsFirstRefusal: both have signed, and the class's other holders may take the shares (우선매수권).
	AgreementIsFirstRefusal AgreementState = "first-refusal"
	// AgreementIsApprovalPending: both have signed and the class requires the board's or the general meeting's approval.
	AgreementIsApprovalPending AgreementState = "approval-pending"
	// AgreementIsRefused: the approval was refused; the seller may ask the company for another buyer, or to buy the shares itself.
	AgreementIsRefused AgreementState = "refused"
	// AgreementIsDesignationRequested: the seller asked the company to name another buyer.
	AgreementIsDesignationRequested AgreementState = "designation-requested"
	// AgreementIsDesignatedBuyer: the company named another buyer, who may demand the sale.
	AgreementIsDesignatedBuyer AgreementState = "designated-buyer"
	// AgreementIsCompanyPurchase: the seller asked the company to buy the shares; the buyer's money goes back.
	AgreementIsCompanyPurchase AgreementState = "company-purchase"
	// AgreementIsAgreed: signed and, where required, approved; the money is awaited.
	AgreementIsAgreed AgreementState = "agreed"
	// AgreementIsFunded: the money is attested; anyone may settle.
	AgreementIsFunded AgreementState = "funded"
	// AgreementIsSettled: the buyer is entered and the money is free to be paid out.
	AgreementIsSettled AgreementState = "settled"
	// AgreementIsPaid: the seller has been paid.
	AgreementIsPaid AgreementState = "paid"
	// AgreementIsPayoutFailed: the bank returned the payout; the seller is to name another account.
	AgreementIsPayoutFailed AgreementState = "payout-failed"
	// AgreementIsDisputed: a party has opened a dispute; shares and money are frozen.
	AgreementIsDisputed AgreementState = "disputed"
	// AgreementIsRefunded: a dispute ended it; the money goes back.
	AgreementIsRefunded AgreementState = "refunded"
	// AgreementIsVoid: the approval was refused, or somebody with a better right took the shares.
	AgreementIsVoid AgreementState = "void"
	// AgreementIsExpired: the signature or the money did not come in time.
	AgreementIsExpired AgreementState = "expired"
)

// Vote is one director's decision.
type Vote struct {
	Director DID   `json:"director"`
	Approve  bool  `json:"approve"`
	On       Stamp `json:"on"`
}

// Agreement is a share transfer agreement (주식양수도계약) and how far it has come.
type Agreement struct {
	ID    AgreementID    `json:"id"`
	Terms Terms          `json:"terms"`
	State AgreementState `json:"state"`
	// SellerSigned and BuyerSigned are the commands by which the parties signed these terms.
	SellerSigned CommandID `json:"sellerSigned,omitempty"`
	BuyerSigned  CommandID `json:"buyerSigned,omitempty"`
	// Reservation binds the agreed shares once both have signed.
	Reservation ReservationID `json:"reservation,omitempty"`
	// Requested is when the approval's clock started.
	Requested *Stamp `json:"requested,omitempty"`
	Votes     []Vote `json:"votes,omitempty"`
	Approved  *Stamp `json:"approved,omitempty"`
	// Ended and Began are the lots that settlement ended and began; Balance is the seller's remaining lot, if any.
	Ended   LotID  `json:"ended,omitempty"`
	Began   LotID  `json:"began,omitempty"`
	Balance LotID  `json:"balance,omitempty"`
	Settled *Stamp `json:"settled,omitempty"`
	Since   Stamp  `json:"since"`
	// More are the further reservations of an agreement about several lots, and Moves what settlement did with them.
	More  []ReservationID `json:"more,omitempty"`
	Moves []LotMove       `json:"moves,omitempty"`
	// Paused is since when the clock for the money stands still, and Due until when the money may come once it ran again; 0
	// where that is the terms' FundBy.
	Paused Time `json:"paused,omitempty"`
	Due    Time `json:"due,omitempty"`
	// Until is the last day of the period that runs in the present state.
	Until Date `json:"until,omitempty"`
	// ApprovalBy is who has to approve, as the articles were when approval was asked for.
	ApprovalBy ApprovalBody `json:"approvalBy,omitempty"`
	// Minutes is the digest of the general meeting's minutes, where it decided.
	Minutes Digest `json:"minutes,omitempty"`
	Refused *Stamp `json:"refused,omitempty"`
	// Asked is when the seller asked for another buyer, or that the company buy.
	Asked *Stamp `json:"asked,omitempty"`
	// Designated is the buyer that the company named, and Named when.
	Designated DID    `json:"designated,omitempty"`
	Named      *Stamp `json:"named,omitempty"`
	// Next is the listing into which its shares went for somebody with a better right.
	Next ListingID `json:"next,omitempty"`
	// Purchased is when the company bought the shares itself, and PurchasedAt for how much a share.
	Purchased   *Stamp `json:"purchased,omitempty"`
	PurchasedAt Won    `json:"purchasedAt,omitempty"`
	// Payout is the seller's account in place of the terms', after a payout failed, and PayoutFailed when one last did.
	Payout       Commitment `json:"payout,omitempty"`
	PayoutFailed *Stamp     `json:"payoutFailed,omitempty"`
	// Dispute is who opened the dispute that is open.
	Dispute DID `json:"dispute,omitempty"`
}

// LotMove is what settlement did with a lot: it ended one, began the buyer's and, where shares remained, the seller's balance.
type LotMove struct {
	Ended   LotID `json:"ended"`
	Began   LotID `json:"began"`
	Balance LotID `json:"balance,omitempty"`
}

// reservations are all that bind the agreed shares, in order; none before both have signed.
func (a Agreement) reservations() []ReservationID {
	if a.Reservation == "" {
		return nil
	}
	return append([]ReservationID{a.Reservation}, a.More...)
}

// moves are all that settlement did, in the order of the parts.
func (a Agreement) moves() []LotMove {
	if a.Ended == "" && a.Began == "" && a.Balance == "" {
		return nil
	}
	return append([]LotMove{{a.Ended, a.Began, a.Balance}}, a.Moves...)
}

// due is when the money must have been attested.
func (a Agreement) due() Time { return max(a.Due, a.Terms.FundBy) }

func (a Agreement) marks() []mark {
	out := []mark{
		{roleAgreed, &a.Since, ""}, {roleApprovalAsked, a.Requested, ""}, {roleApproved, a.Approved, ""}, {roleSettled, a.Settled, ""},
		{roleApprovalRefused, a.Refused, ""}, {roleSellerAsked, a.Asked, ""}, {roleBuyerNamed, a.Named, ""}, {rolePayoutFailed, a.PayoutFailed, ""},
		{roleCompanyBought, a.Purchased, ""},
	}
	for i := range a.Votes {
		out = append(out, mark{roleVoted, &a.Votes[i].On, ""})
	}
	return out
}

// Ref implements Record.
func (a Agreement) Ref() Ref { return AgreementRef(a.ID) }

// AgreementRef names an agreement.
func AgreementRef(a AgreementID) Ref { return Ref{KindAgreement, string(a)} }

// Escrow is the buyer's money for one agreement, as the escrow agent attested it. Held is what is neither released nor refunded:
// Deposited = Released + Refunded + Held.
type Escrow struct {
	Agreement AgreementID `json:"agreement"`
	Agent     MemberID    `json:"agent"`
	Price     Won         `json:"price"`
	// Accepted is the part of Deposited that counts toward the price; the rest goes back.
	Accepted  Won `json:"accepted"`
	Deposited Won `json:"deposited"`
	Released  Won `json:"released"`
	Refunded  Won `json:"refunded"`
	Held      Won `json:"held"`
	// Releasable is set by settlement, in the transaction that enters the buyer.
	Releasable *Stamp `json:"releasable,omitempty"`
	// References are the bank references of all payments, in order.
	References []BankReference `json:"references,omitempty"`
}

func (e Escrow) marks() []mark { return []mark{{roleSettled, e.Releasable, ""}} }

// Ref implements Record.
func (e Escrow) Ref() Ref { return EscrowRef(e.Agreement) }

// EscrowRef names an agreement's escrow.
func EscrowRef(a AgreementID) Ref { return Ref{KindEscrow, string(a)} }

// PaymentKind is the direction of a payment.
type PaymentKind string

// The kinds of payments.
const (
	PaymentDeposit PaymentKind = "deposit"
	PaymentPayout  PaymentKind = "payout"
	PaymentRefund  PaymentKind = "refund"
)

// Payment is one payment at the escrow agent's bank. Its reference is unique for the agent on the ledger.
type Payment struct {
	Agent     MemberID      `json:"agent"`
	Reference BankReference `json:"reference"`
	Agreement AgreementID   `json:"agreement"`
	Kind      PaymentKind   `json:"kind"`
	Amount    Won           `json:"amount"`
	By        DID           `json:"by"`
	On        Stamp         `json:"on"`
}

func (p Payment) marks() []mark {
	return []mark{{map[PaymentKind]role{PaymentDeposit: roleDeposited, PaymentPayout: rolePaidOut, PaymentRefund: roleRefunded}[p.Kind], &p.On, ""}}
}

// Ref implements Record.
func (p Payment) Ref() Ref { return PaymentRef(p.Agent, p.Reference) }

// PaymentRef names a payment by its bank reference.
func PaymentRef(m MemberID, r BankReference) Ref {
	return Ref{KindBankReference, string(m) + "/" + string(r)}
}

// CertificateKind is what a certificate certifies.
type CertificateKind string

// The kinds of certificates.
const (
	// ContractCertificate certifies a settled transfer agreement (계약서 발급 증명).
	ContractCertificate CertificateKind = "contract"
	// HoldingCertificate certifies that a lot stands in the register (주주명부 증명).
	HoldingCertificate CertificateKind = "holding"
)

// Issuance is the ledger's record of one certificate: what it says, who issues it and to whom.
type Issuance struct {
	ID     IssuanceID      `json:"id"`
	Kind   CertificateKind `json:"kind"`
	Issuer IssuerID        `json:"issuer"`
	Class  ClassID         `json:"class"`
	// Holder is the party it was issued to and HolderKey the key it is bound to.
	Holder    DID   `json:"holder"`
	HolderKey KeyID `json:"holderKey"`
	// Member is the consortium member whose issuing key signs the credential.
	Member MemberID `json:"member"`
	// Lot is the lot it speaks of: the holder's lot, or the lot that the buyer acquired.
	Lot      LotID  `json:"lot"`
	Quantity Shares `json:"quantity"`
	// Agreement is set for a contract certificate.
	Agreement  AgreementID `json:"agreement,omitempty"`
	Provenance Provenance  `json:"provenance"`
	// Commitment is to the personal data in the credential.
	Commitment Commitment `json:"commitment"`
	On         Stamp      `json:"on"`
}

func (i Issuance) marks() []mark { return []mark{{roleCertified, &i.On, KindIssuance}} }

// Ref implements Record.
func (i Issuance) Ref() Ref { return IssuanceRef(i.ID) }

// IssuanceRef names an issuance.
func IssuanceRef(i IssuanceID) Ref { return Ref{KindIssuance, string(i)} }
