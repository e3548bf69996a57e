package core

import (
	"maps"
	"slices"
)

// act is what is known of one type of command, beside its rules.
type act struct {
	// body makes a body to decode into.
	body func() Body
	// ofRegister says whether the command names a register.
	ofRegister bool
	// since is the first set of rules that knows the type.
	since string
	// name is what people call the act, and signer who signs it.
	name, signer Label
	// source is the law's article or the standard's section that the rule rests on; empty where it is the product's own.
	source string
	// sentence is the template of what the wallet shows (Describe, templates.go).
	sentence Label
	// office says that an officer signs it for the issuer: it needs as many officers as the company asks for.
	office bool
	// cosigned says that other parties than the actor may have to sign the same bytes.
	cosigned bool
	// personal says that a party signs it itself: no authority covers it.
	personal bool
	// byRecovery says that a key for recovery may sign it.
	byRecovery bool
	// halted says that it goes on while the register is halted, and closed that it does even after the company has left.
	halted, closed bool
	// makes are the roles that a command of this type may play in a record's stamps.
	makes []role
}

// acts is what is known of every type. Each group of acts keeps its own table; init puts them together, because the bodies'
// rules look types up in it through the decoder.
var acts map[Type]act

func init() {
	acts = map[Type]act{}
	for _, group := range []map[Type]act{
		foundingActs, partyActs, admissionActs, companyActs, registerActs, claimActs, issueActs, changeActs, rightActs, tradeActs,
		moveActs, encumbranceActs, approvalActs, disputeActs, requestActs, correctionActs, certificateActs,
	} {
		for name, a := range group {
			if _, twice := acts[name]; twice {
				panic("two groups have the act " + string(name))
			}
			acts[name] = a
		}
	}
	for name, a := range acts {
		for _, r := range a.makes {
			makers[r] = append(makers[r], name)
		}
	}
	for r := range makers {
		slices.Sort(makers[r])
	}
}

// body makes a body of type B to decode into.
func body[B any, P interface {
	*B
	Body
}]() Body {
	return P(new(B))
}

// Types lists every type of command, ordered by name.
func Types() []Type { return slices.Sorted(maps.Keys(acts)) }

// NewBody makes an empty body of a type, nil for a type that does not exist.
func NewBody(name Type) Body {
	a, ok := acts[name]
	if !ok {
		return nil
	}
	return a.body()
}

// About is what is known of a type, for documents and screens.
type About struct {
	Type   Type   `json:"type"`
	Name   Label  `json:"name"`
	Signer Label  `json:"signer"`
	Source string `json:"source,omitempty"`
	// Rules is the first set of rules that knows it.
	Rules string `json:"rules"`
	// Sentence is the template of what a wallet shows.
	Sentence Label `json:"sentence"`
	Office   bool  `json:"office,omitempty"`
	Cosigned bool  `json:"cosigned,omitempty"`
	Register bool  `json:"register,omitempty"`
}

// AboutTypes lists what is known of every type, ordered by name.
func AboutTypes() []About {
	out := make([]About, 0, len(acts))
	for _, name := range Types() {
		a := acts[name]
		out = append(out, About{name, a.name, a.signer, a.source, a.since, a.sentence, a.office, a.cosigned, a.ofRegister})
	}
	return out
}

// role is what a command does to a record when the record's stamp names it: it entered an entry, ended a lot, and so on.
type role string

// makers are the types that may play each role.
var makers = map[role][]Type{}

// mark is one stamp of a record: the role of the command that it names, and for the stamp of the record's birth what its
// identifier derives from.
type mark struct {
	role role
	// on is nil where nothing of the kind happened.
	on *Stamp
	// derived is the kind whose identifiers derive from the command; empty where the record's does not.
	derived Kind
}

// stamped is a record that names the commands behind it.
type stamped interface{ marks() []mark }
