package core

// KindFirstRefusal is the kind of rounds of first refusal.
const KindFirstRefusal Kind = "first-refusal"

var approvalShapes = map[Kind]shape{
	KindFirstRefusal: shaped[RefusalRound](isHex64),
}

// RefusalRound is the round in which the other holders of a class may take shares that one agreed to sell (우선매수권).
type RefusalRound struct {
	Agreement AgreementID `json:"agreement"`
	Issuer    IssuerID    `json:"issuer"`
	Class     ClassID     `json:"class"`
	// Takes are in the order in which they were made.
	Takes  []Take `json:"takes,omitempty"`
	Opened Stamp  `json:"opened"`
	Closed *Stamp `json:"closed,omitempty"`
}

// Take is how many shares a holder takes.
type Take struct {
	Entry  EntryID `json:"entry"`
	Holder DID     `json:"holder"`
	// Quantity is how many they take at most, and Holding how many of the class they showed to hold.
	Quantity Shares `json:"quantity"`
	Holding  Shares `json:"holding"`
	// Allotted is how many they get, where all shares were taken.
	Allotted Shares `json:"allotted"`
	On       Stamp  `json:"on"`
}

func (r RefusalRound) marks() []mark {
	out := []mark{{roleRoundOpened, &r.Opened, ""}, {roleRoundClosed, r.Closed, ""}}
	for i := range r.Takes {
		out = append(out, mark{roleTaken, &r.Takes[i].On, ""})
	}
	return out
}

// Ref implements Record.
func (r RefusalRound) Ref() Ref { return RefusalRoundRef(r.Agreement) }

// RefusalRoundRef names an agreement's round.
func RefusalRoundRef(a AgreementID) Ref { return Ref{KindFirstRefusal, string(a)} }
