package model

import (
	"holdfast/chaincode/value"
)

// ClassRights is what sets a class of shares (종류주식) apart from common shares, as the articles say (Commercial Act art. 344 to 351).
type ClassRights struct {
	// NoVote says that the shares have no vote (art. 344-3).
	NoVote bool `json:"noVote,omitempty"`
	// Preferred is the digest of the articles' text about dividends and the distribution of what remains (art. 344-2).
	Preferred value.Digest `json:"preferred,omitempty"`
	// Redeemable says when and how the shares can be redeemed (art. 345).
	Redeemable *RedemptionRight `json:"redeemable,omitempty"`
	// Convertible says what a holder can have the shares converted into (art. 346(1)).
	Convertible *ConversionRight `json:"convertible,omitempty"`
}

func (r *ClassRights) Marks() []Mark {
	var out []Mark
	if r == nil || r.Convertible == nil {
		return out
	}
	for i := range r.Convertible.Ratios {
		out = append(out, Mark{RoleRightsStated, &r.Convertible.Ratios[i].Set, ""})
	}
	return out
}

// RedemptionRight is the terms under which shares are redeemed (상환).
type RedemptionRight struct {
	// Terms is the digest of the articles' text: the price, the period, the manner.
	Terms value.Digest `json:"terms"`
	// From and Until are the first and the last day on which shares are redeemed.
	From  value.Date `json:"from"`
	Until value.Date `json:"until"`
}

// Ratio is how many new shares come for how many old ones; each number is 1 to 1,000,000,000.
type Ratio struct {
	Numerator   int64 `json:"numerator"`
	Denominator int64 `json:"denominator"`
}

func (r Ratio) Valid() bool {
	return r.Numerator >= 1 && r.Numerator <= value.MaxRatio && r.Denominator >= 1 && r.Denominator <= value.MaxRatio
}

// More tells whether r gives more new shares than s.
func (r Ratio) More(s Ratio) bool { return r.Numerator*s.Denominator > s.Numerator*r.Denominator }

// ConversionTerms is what a holder can have shares converted into, and when. What is left of a share is rounded down, and paid
// for outside the register.
type ConversionTerms struct {
	Into  value.ClassID `json:"into"`
	Ratio Ratio         `json:"ratio"`
	// Least and Most bound the ratio that refixing (전환가액 조정) can reach; Most is the floor of the conversion price.
	Least Ratio `json:"least"`
	Most  Ratio `json:"most"`
	// From and Until are the first and the last day on which a holder can convert.
	From  value.Date `json:"from"`
	Until value.Date `json:"until"`
	// Terms is the digest of the articles' text.
	Terms value.Digest `json:"terms"`
}

// ConversionRight is those terms with the ratios that are or were in force.
type ConversionRight struct {
	ConversionTerms
	// Ratios are in the order of their days; the last whose day has come is in force. There are at most value.MaxRatios.
	Ratios []DatedRatio `json:"ratios"`
	// Epoch and IntoEpoch are those of the class and of the target when the right was stated. The ratios are in the shares of that
	// time: what a split or a consolidation did since then comes on top.
	Epoch     int `json:"epoch,omitempty"`
	IntoEpoch int `json:"intoEpoch,omitempty"`
}

// DatedRatio is a ratio and the day from which it is in force.
type DatedRatio struct {
	Ratio
	From value.Date `json:"from"`
	// Formula is the digest of the calculation that led to it; empty for the first.
	Formula value.Digest `json:"formula,omitempty"`
	Set     Stamp        `json:"set"`
}

// InForce is the ratio that holds on a day.
func (r ConversionRight) InForce(on value.Date) DatedRatio {
	found := r.Ratios[0]
	for _, dated := range r.Ratios {
		if dated.From <= on {
			found = dated
		}
	}
	return found
}

// AllotmentState is where an allotment stands.
type AllotmentState string

// The states of an allotment.
const (
	// AllotmentIsOpen: shares of it can be taken, until the day of payment is over.
	AllotmentIsOpen AllotmentState = "open"
	// AllotmentIsTaken: all of it is paid for.
	AllotmentIsTaken AllotmentState = "taken"
)

// State is where the allotment stands.
func (a Allotment) State() AllotmentState {
	if a.Taken < a.Quantity {
		return AllotmentIsOpen
	}
	return AllotmentIsTaken
}
