package model

import (
	"strings"

	"holdfast/chaincode/value"
)

// KindDispute is the kind of disputes.
const KindDispute value.Kind = "dispute"

var disputeShapes = map[value.Kind]shape{
	KindDispute: shaped[Dispute](isAgreementAndParty),
}

func isAgreementAndParty(id string) bool {
	agreement, party, found := strings.Cut(id, "/")
	return found && value.AgreementID(agreement).Valid() && value.DID(party).Valid()
}

// Ruling is what arbiters or a court decide on a dispute.
type Ruling string

// The rulings.
const (
	// RulingSettle: the agreement goes on as if there had been no dispute.
	RulingSettle Ruling = "settle"
	// RulingRefund: the agreement ends and the money goes back.
	RulingRefund Ruling = "refund"
)

// DisputeState is where a dispute stands.
type DisputeState string

// The states of a dispute.
const (
	DisputeIsOpen  DisputeState = "open"
	DisputeIsRuled DisputeState = "ruled"
	// DisputeHasLapsed: nobody ruled on it in time.
	DisputeHasLapsed DisputeState = "lapsed"
	// DisputeIsMoot: a court's order took the shares elsewhere.
	DisputeIsMoot DisputeState = "moot"
)

// Dispute is a party's objection to an agreement (분쟁), once for each party. It freezes shares and money while it is open.
type Dispute struct {
	Agreement value.AgreementID `json:"agreement"`
	Issuer    value.IssuerID    `json:"issuer"`
	By        value.DID         `json:"by"`
	// Reason is the digest of the party's reason.
	Reason value.Digest `json:"reason"`
	State  DisputeState `json:"state"`
	// Until is when it lapses.
	Until value.Time `json:"until"`
	// Ruling, its Grounds, the court's Order where there is one, and the two arbiters who signed it.
	Ruling    Ruling       `json:"ruling,omitempty"`
	Grounds   value.Digest `json:"grounds,omitempty"`
	Order     *CourtOrder  `json:"order,omitempty"`
	RuledBy   value.DID    `json:"ruledBy,omitempty"`
	CheckedBy value.DID    `json:"checkedBy,omitempty"`
	Opened    Stamp        `json:"opened"`
	Ended     *Stamp       `json:"ended,omitempty"`
}

func (d Dispute) Marks() []Mark {
	return []Mark{{RoleDisputed, &d.Opened, ""}, {RoleDisputeEnded, d.Ended, ""}}
}

// Ref implements Record.
func (d Dispute) Ref() Ref { return DisputeRef(d.Agreement, d.By) }

// DisputeRef names a party's dispute about an agreement.
func DisputeRef(a value.AgreementID, by value.DID) Ref {
	return Ref{KindDispute, string(a) + "/" + string(by)}
}
