package core

import "slices"

// The types of commands.
const (
	TypeLedgerFounded        Type = "LedgerFounded"
	TypePartyIntroduced      Type = "PartyIntroduced"
	TypeDeskAppointed        Type = "DeskAppointed"
	TypeDeskEnded            Type = "DeskEnded"
	TypePartyIdentified      Type = "PartyIdentified"
	TypeIssuerApplied        Type = "IssuerApplied"
	TypeIssuerChecked        Type = "IssuerChecked"
	TypeIssuerAdmitted       Type = "IssuerAdmitted"
	TypeIssuerRefused        Type = "IssuerRefused"
	TypeRegisterImported     Type = "RegisterImported"
	TypeClaimAttested        Type = "ClaimAttested"
	TypeEntryClaimed         Type = "EntryClaimed"
	TypeClaimObjected        Type = "ClaimObjected"
	TypeClaimDecided         Type = "ClaimDecided"
	TypeSharesListed         Type = "SharesListed"
	TypeListingWithdrawn     Type = "ListingWithdrawn"
	TypeListingExpired       Type = "ListingExpired"
	TypeOfferMade            Type = "OfferMade"
	TypeOfferCountered       Type = "OfferCountered"
	TypeOfferDeclined        Type = "OfferDeclined"
	TypeAgreementSigned      Type = "AgreementSigned"
	TypeApprovalVoted        Type = "ApprovalVoted"
	TypeDepositAttested      Type = "DepositAttested"
	TypeTradeSettled         Type = "TradeSettled"
	TypePayoutAttested       Type = "PayoutAttested"
	TypeRefundAttested       Type = "RefundAttested"
	TypeAgreementExpired     Type = "AgreementExpired"
	TypeCertificateRequested Type = "CertificateRequested"
)

// kind is what the decoder needs to know of a type.
type kind struct {
	body func() Body
	// ofRegister says whether the command names a register.
	ofRegister bool
}

// body makes a body of type B to decode into.
func body[B any, P interface {
	*B
	Body
}]() Body {
	return P(new(B))
}

// kinds is filled by init, because the bodies' rules look types up in it through the decoder.
var kinds map[Type]kind

func init() {
	kinds = map[Type]kind{
		TypeLedgerFounded:        {body[LedgerFounded], false},
		TypePartyIntroduced:      {body[PartyIntroduced], false},
		TypeDeskAppointed:        {body[DeskAppointed], false},
		TypeDeskEnded:            {body[DeskEnded], false},
		TypePartyIdentified:      {body[PartyIdentified], false},
		TypeIssuerApplied:        {body[IssuerApplied], false},
		TypeIssuerChecked:        {body[IssuerChecked], true},
		TypeIssuerAdmitted:       {body[IssuerAdmitted], true},
		TypeIssuerRefused:        {body[IssuerRefused], true},
		TypeRegisterImported:     {body[RegisterImported], true},
		TypeClaimAttested:        {body[ClaimAttested], true},
		TypeEntryClaimed:         {body[EntryClaimed], true},
		TypeClaimObjected:        {body[ClaimObjected], true},
		TypeClaimDecided:         {body[ClaimDecided], true},
		TypeSharesListed:         {body[SharesListed], true},
		TypeListingWithdrawn:     {body[ListingWithdrawn], true},
		TypeListingExpired:       {body[ListingExpired], true},
		TypeOfferMade:            {body[OfferMade], true},
		TypeOfferCountered:       {body[OfferCountered], true},
		TypeOfferDeclined:        {body[OfferDeclined], true},
		TypeAgreementSigned:      {body[AgreementSigned], true},
		TypeApprovalVoted:        {body[ApprovalVoted], true},
		TypeDepositAttested:      {body[DepositAttested], true},
		TypeTradeSettled:         {body[TradeSettled], true},
		TypePayoutAttested:       {body[PayoutAttested], true},
		TypeRefundAttested:       {body[RefundAttested], true},
		TypeAgreementExpired:     {body[AgreementExpired], true},
		TypeCertificateRequested: {body[CertificateRequested], true},
	}
}

// Types lists every type of command, ordered by name.
func Types() []Type {
	out := make([]Type, 0, len(kinds))
	for t := range kinds {
		out = append(out, t)
	}
	slices.Sort(out)
	return out
}
