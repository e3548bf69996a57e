package model

import (
	"holdfast/chaincode/value"
)

// Act is what is known of one type of command, beside its rules.
type Act struct {
	// Body makes a body to decode into.
	Body func() Body
	// OfRegister says whether the command names a register.
	OfRegister bool
	// Name is what people call the act, and Signer who signs it.
	Name, Signer Label
	// Source is the law's article or the standard's section that the rule rests on; empty where it is the product's own.
	Source string
	// Sentence is the template of what the wallet shows (say.Describe).
	Sentence Label
	// Office says that an officer signs it for the issuer: it needs as many officers as the company asks for.
	Office bool
	// Cosigned says that other parties than the actor may have to sign the same bytes.
	Cosigned bool
	// Personal says that a party signs it itself: no authority covers it.
	Personal bool
	// ByRecovery says that a key for recovery may sign it.
	ByRecovery bool
	// Administered says that a member's administrators sign it: as many as the member asks for.
	Administered bool
	// Worker says that a worker may sign it as its actor, with its key for work: a tick of its member's clock, or what is due, which
	// anybody may sign.
	Worker bool
	// Founds says that it founds the ledger: nothing else comes before it.
	Founds bool
	// In are the states of things in which the act is allowed, for the lives of those things that it may name.
	In []Standing
	// Ends says that the act ends something that is open: no guard stops it.
	Ends bool
	// Protects says that the act guards its signer's rights: no guard stops it either, also not while their keys are being recovered.
	Protects bool
	// Halted says that it goes on while the register is halted, and moves its shares where that is what it does; Closed that it does
	// even after the company has left. The other guards stop it.
	Halted, Closed bool
	// Makes are the roles that a command of this type may play in a record's stamps.
	Makes []Role
}

// BodyOf makes a body of type B to decode into.
func BodyOf[B any, P interface {
	*B
	Body
}]() Body {
	return P(new(B))
}

// Role is what a command does to a record when the record's stamp names it: it entered an entry, ended a lot, and so on.
type Role string

// Mark is one stamp of a record: the role of the command that it names, and for the stamp of the record's birth what its
// identifier derives from.
type Mark struct {
	Role Role
	// On is nil where nothing of the kind happened.
	On *Stamp
	// Derived is the kind whose identifiers derive from the command; empty where the record's does not.
	Derived value.Kind
}

// Stamped is a record that names the commands behind it.
type Stamped interface{ Marks() []Mark }

const HolderAndOfficer = "주주와 발행회사의 담당자"

const OfficerOf = "발행회사의 담당자"
