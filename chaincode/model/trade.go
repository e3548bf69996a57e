package model

import (
	"holdfast/chaincode/canon"
	"holdfast/chaincode/value"
)

// ID is the agreement's identity: the SHA-256 of the terms' canonical JSON.
func (t Terms) ID() (value.AgreementID, error) {
	encoded, err := canon.Canonical(t)
	if err != nil {
		return "", err
	}
	return value.AgreementID(IDOf(encoded)), nil
}

func (a *Agreement) Sign(actor value.DID, command value.CommandID) error {
	signature := &a.BuyerSigned
	if actor == a.Terms.Seller {
		signature = &a.SellerSigned
	}
	if *signature != "" {
		return value.Deny(value.CodeAlreadySigned)
	}
	*signature = command
	return nil
}

// PartyTo tells whether somebody buys or sells.
func (t Terms) PartyTo(d value.DID) bool { return d != "" && (d == t.Seller || d == t.Buyer) }

// WaitsForOthers tells whether an agreement waits for others than buyer and seller.
func (a Agreement) WaitsForOthers() bool {
	switch a.State {
	case AgreementIsFirstRefusal, AgreementIsApprovalPending, AgreementIsRefused, AgreementIsDesignationRequested, AgreementIsDesignatedBuyer:
		return true
	}
	return false
}

// DecidedBy checks that the articles let a body decide on a transfer, as they were when its approval was asked for.
func (a Agreement) DecidedBy(body ApprovalBody) error {
	if decides := a.ApprovalBy; decides != body && (decides != "" || body != BoardApproval) {
		return value.Deny(value.CodeOtherBody)
	}
	return nil
}

// LotPart is a part of a lot, or all of it, that an act moves.
type LotPart struct {
	Lot      value.LotID  `json:"lot"`
	Quantity value.Shares `json:"quantity"`
}

// The kinds of records about trades and certificates.
const (
	KindListing       value.Kind = "listing"
	KindOffer         value.Kind = "offer"
	KindAgreement     value.Kind = "agreement"
	KindEscrow        value.Kind = "escrow"
	KindBankReference value.Kind = "bank-reference"
	KindIssuance      value.Kind = "issuance"
)

var tradeShapes = map[value.Kind]shape{
	KindListing:       shaped[Listing](named(KindListing)),
	KindOffer:         shaped[Offer](named(KindOffer)),
	KindAgreement:     shaped[Agreement](value.IsHex64),
	KindEscrow:        shaped[Escrow](value.IsHex64),
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
	ID     value.ListingID `json:"id"`
	Issuer value.IssuerID  `json:"issuer"`
	Class  value.ClassID   `json:"class"`
	Seller value.DID       `json:"seller"`
	Entry  value.EntryID   `json:"entry"`
	// Reservation binds what is still for sale.
	Reservation value.ReservationID `json:"reservation"`
	// More are the further reservations of a listing of several lots, in the order in which they are sold.
	More []value.ReservationID `json:"more,omitempty"`
	// Remaining is what is listed and not yet agreed.
	Remaining value.Shares `json:"remaining"`
	// Price is what the seller asks for one share.
	Price   value.Won    `json:"price"`
	Expires value.Time   `json:"expires"`
	State   ListingState `json:"state"`
	Since   Stamp        `json:"since"`
	// Of is the agreement whose shares these were, where the law or the articles gave others a right to them; Only are the
	// parties that may buy, each by the offer that was made for them.
	Of   value.AgreementID `json:"of,omitempty"`
	Only []value.DID       `json:"only,omitempty"`
	// Approved says that the company chose who buys, so that no approval is asked for again (Commercial Act art. 335-3, 335-6).
	Approved bool `json:"approved,omitempty"`
}

// Reservations are all that bind the listing's shares, in order.
func (l Listing) Reservations() []value.ReservationID {
	return append([]value.ReservationID{l.Reservation}, l.More...)
}

func (l Listing) Marks() []Mark { return []Mark{{RoleListed, &l.Since, KindListing}} }

// Ref implements Record.
func (l Listing) Ref() Ref { return ListingRef(l.ID) }

// ListingRef names a listing.
func ListingRef(l value.ListingID) Ref { return Ref{KindListing, string(l)} }

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
	ID       value.OfferID   `json:"id"`
	Issuer   value.IssuerID  `json:"issuer"`
	Listing  value.ListingID `json:"listing"`
	Seller   value.DID       `json:"seller"`
	Buyer    value.DID       `json:"buyer"`
	Round    int             `json:"round"`
	Proposer value.DID       `json:"proposer"`
	Quantity value.Shares    `json:"quantity"`
	// Price is for one share.
	Price   value.Won  `json:"price"`
	Expires value.Time `json:"expires"`
	State   OfferState `json:"state"`
	Since   Stamp      `json:"since"`
}

func (o Offer) Marks() []Mark { return []Mark{{RoleOffered, &o.Since, KindOffer}} }

// Ref implements Record.
func (o Offer) Ref() Ref { return OfferRef(o.ID) }

// OfferRef names an offer.
func OfferRef(o value.OfferID) Ref { return Ref{KindOffer, string(o)} }

// Terms is what a transfer agreement says. It never changes; its digest is the agreement's identity.
type Terms struct {
	Issuer      value.IssuerID `json:"issuer"`
	Class       value.ClassID  `json:"class"`
	Offer       value.OfferID  `json:"offer"`
	Seller      value.DID      `json:"seller"`
	SellerEntry value.EntryID  `json:"sellerEntry"`
	Buyer       value.DID      `json:"buyer"`
	// BuyerAddress is the address under which the buyer is to be entered.
	BuyerAddress value.SaltedAddress `json:"buyerAddress"`
	Quantity     value.Shares        `json:"quantity"`
	// Price is for one share; Total is what the buyer pays.
	Price value.Won `json:"price"`
	Total value.Won `json:"total"`
	// EscrowAgent is the member that holds the money.
	EscrowAgent value.MemberID `json:"escrowAgent"`
	// Payout and Refund are commitments to the seller's and the buyer's accounts.
	Payout value.Commitment `json:"payout"`
	Refund value.Commitment `json:"refund"`
	// FundBy is when the money must have been attested.
	FundBy     value.Time `json:"fundBy"`
	ContractOn value.Date `json:"contractOn"`
	// Text is the digest of the contract's text, which both parties' homes keep.
	Text value.Digest `json:"text"`
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
	Director value.DID `json:"director"`
	Approve  bool      `json:"approve"`
	On       Stamp     `json:"on"`
}

// Agreement is a share transfer agreement (주식양수도계약) and how far it has come.
type Agreement struct {
	ID    value.AgreementID `json:"id"`
	Terms Terms             `json:"terms"`
	State AgreementState    `json:"state"`
	// BuyerEntry is the commitment under which the buyer is to be entered: their identification when these terms were first
	// signed, at the terms' address.
	BuyerEntry value.Commitment `json:"buyerEntry"`
	// SellerSigned and BuyerSigned are the commands by which the parties signed these terms.
	SellerSigned value.CommandID `json:"sellerSigned,omitempty"`
	BuyerSigned  value.CommandID `json:"buyerSigned,omitempty"`
	// Reservation binds the agreed shares once both have signed.
	Reservation value.ReservationID `json:"reservation,omitempty"`
	// Requested is when the approval's clock started.
	Requested *Stamp `json:"requested,omitempty"`
	Votes     []Vote `json:"votes,omitempty"`
	Approved  *Stamp `json:"approved,omitempty"`
	// Ended and Began are the lots that settlement ended and began; Balance is the seller's remaining lot, if any.
	Ended   value.LotID `json:"ended,omitempty"`
	Began   value.LotID `json:"began,omitempty"`
	Balance value.LotID `json:"balance,omitempty"`
	Settled *Stamp      `json:"settled,omitempty"`
	Since   Stamp       `json:"since"`
	// More are the further reservations of an agreement about several lots, and Moves what settlement did with them.
	More  []value.ReservationID `json:"more,omitempty"`
	Moves []LotMove             `json:"moves,omitempty"`
	// Paused is since when the clock for the money stands still, and Due until when the money may come once it ran again; 0
	// where that is the terms' FundBy.
	Paused value.Time `json:"paused,omitempty"`
	Due    value.Time `json:"due,omitempty"`
	// Until is the last day of the period that runs in the present state.
	Until value.Date `json:"until,omitempty"`
	// ApprovalBy is who has to approve, as the articles were when approval was asked for.
	ApprovalBy ApprovalBody `json:"approvalBy,omitempty"`
	// Minutes is the digest of the general meeting's minutes, where it decided.
	Minutes value.Digest `json:"minutes,omitempty"`
	Refused *Stamp       `json:"refused,omitempty"`
	// Asked is when the seller asked for another buyer, or that the company buy.
	Asked *Stamp `json:"asked,omitempty"`
	// Designated is the buyer that the company named, and Named when.
	Designated value.DID `json:"designated,omitempty"`
	Named      *Stamp    `json:"named,omitempty"`
	// Next is the listing into which its shares went for somebody with a better right.
	Next value.ListingID `json:"next,omitempty"`
	// Purchased is when the company bought the shares itself, and PurchasedAt for how much a share.
	Purchased   *Stamp    `json:"purchased,omitempty"`
	PurchasedAt value.Won `json:"purchasedAt,omitempty"`
	// Payout is the seller's account in place of the terms', after a payout failed, and PayoutFailed when one last did.
	Payout       value.Commitment `json:"payout,omitempty"`
	PayoutFailed *Stamp           `json:"payoutFailed,omitempty"`
	// Dispute is who opened the dispute that is open.
	Dispute value.DID `json:"dispute,omitempty"`
}

// LotMove is what settlement did with a lot: it ended one, began the buyer's and, where shares remained, the seller's balance.
type LotMove struct {
	Ended   value.LotID `json:"ended"`
	Began   value.LotID `json:"began"`
	Balance value.LotID `json:"balance,omitempty"`
}

// Reservations are all that bind the agreed shares, in order; none before both have signed.
func (a Agreement) Reservations() []value.ReservationID {
	if a.Reservation == "" {
		return nil
	}
	return append([]value.ReservationID{a.Reservation}, a.More...)
}

// AllMoves are all that settlement did, in the order of the parts.
func (a Agreement) AllMoves() []LotMove {
	if a.Ended == "" && a.Began == "" && a.Balance == "" {
		return nil
	}
	return append([]LotMove{{a.Ended, a.Began, a.Balance}}, a.Moves...)
}

// DueAt is when the money must have been attested.
func (a Agreement) DueAt() value.Time { return max(a.Due, a.Terms.FundBy) }

func (a Agreement) Marks() []Mark {
	out := []Mark{
		{RoleAgreed, &a.Since, ""}, {RoleApprovalAsked, a.Requested, ""}, {RoleApproved, a.Approved, ""}, {RoleSettled, a.Settled, ""},
		{RoleApprovalRefused, a.Refused, ""}, {RoleSellerAsked, a.Asked, ""}, {RoleBuyerNamed, a.Named, ""}, {RolePayoutFailed, a.PayoutFailed, ""},
		{RoleCompanyBought, a.Purchased, ""},
	}
	for i := range a.Votes {
		out = append(out, Mark{RoleVoted, &a.Votes[i].On, ""})
	}
	return out
}

// Ref implements Record.
func (a Agreement) Ref() Ref { return AgreementRef(a.ID) }

// AgreementRef names an agreement.
func AgreementRef(a value.AgreementID) Ref { return Ref{KindAgreement, string(a)} }

// Escrow is the buyer's money for one agreement, as the escrow agent attested it. Held is what is neither released nor refunded:
// Deposited = Released + Refunded + Held.
type Escrow struct {
	Agreement value.AgreementID `json:"agreement"`
	Agent     value.MemberID    `json:"agent"`
	Price     value.Won         `json:"price"`
	// Accepted is the part of Deposited that counts toward the price; the rest goes back.
	Accepted  value.Won `json:"accepted"`
	Deposited value.Won `json:"deposited"`
	Released  value.Won `json:"released"`
	Refunded  value.Won `json:"refunded"`
	Held      value.Won `json:"held"`
	// Releasable is set by settlement, in the transaction that enters the buyer.
	Releasable *Stamp `json:"releasable,omitempty"`
	// References are the bank references of all payments, in order.
	References []value.BankReference `json:"references,omitempty"`
}

func (e Escrow) Marks() []Mark { return []Mark{{RoleSettled, e.Releasable, ""}} }

// Ref implements Record.
func (e Escrow) Ref() Ref { return EscrowRef(e.Agreement) }

// EscrowRef names an agreement's escrow.
func EscrowRef(a value.AgreementID) Ref { return Ref{KindEscrow, string(a)} }

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
	Agent     value.MemberID      `json:"agent"`
	Reference value.BankReference `json:"reference"`
	Agreement value.AgreementID   `json:"agreement"`
	Kind      PaymentKind         `json:"kind"`
	Amount    value.Won           `json:"amount"`
	By        value.DID           `json:"by"`
	On        Stamp               `json:"on"`
}

func (p Payment) Marks() []Mark {
	return []Mark{{map[PaymentKind]Role{PaymentDeposit: RoleDeposited, PaymentPayout: RolePaidOut, PaymentRefund: RoleRefunded}[p.Kind], &p.On, ""}}
}

// Ref implements Record.
func (p Payment) Ref() Ref { return PaymentRef(p.Agent, p.Reference) }

// PaymentRef names a payment by its bank reference.
func PaymentRef(m value.MemberID, r value.BankReference) Ref {
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
	ID     value.IssuanceID `json:"id"`
	Kind   CertificateKind  `json:"kind"`
	Issuer value.IssuerID   `json:"issuer"`
	Class  value.ClassID    `json:"class"`
	// Holder is the party it was issued to and HolderKey the key it is bound to.
	Holder    value.DID   `json:"holder"`
	HolderKey value.KeyID `json:"holderKey"`
	// Member is the consortium member whose issuing key signs the credential.
	Member value.MemberID `json:"member"`
	// Lot is the lot it speaks of: the holder's lot, or the lot that the buyer acquired.
	Lot      value.LotID  `json:"lot"`
	Quantity value.Shares `json:"quantity"`
	// Agreement is set for a contract certificate.
	Agreement  value.AgreementID `json:"agreement,omitempty"`
	Provenance Provenance        `json:"provenance"`
	// Commitment is to the personal data in the credential.
	Commitment value.Commitment `json:"commitment"`
	On         Stamp            `json:"on"`
}

func (i Issuance) Marks() []Mark { return []Mark{{RoleCertified, &i.On, KindIssuance}} }

// Ref implements Record.
func (i Issuance) Ref() Ref { return IssuanceRef(i.ID) }

// IssuanceRef names an issuance.
func IssuanceRef(i value.IssuanceID) Ref { return Ref{KindIssuance, string(i)} }
