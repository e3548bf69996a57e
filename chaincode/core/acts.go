package core

// act is what is known of one type of command, beside its rules.
type act struct {
	// body makes a body to decode into.
	body func() Body
	// ofRegister says whether the command names a register.
	ofRegister bool
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
	// founds says that it founds the ledger: nothing else comes before it.
	founds bool
	// in are the states of things in which the act is allowed, for the lives of those things that it may name.
	in []Standing
	// protects says that the act guards its signer's rights: it goes on while their keys are being recovered.
	protects bool
	// halted says that it goes on while the register is halted, and closed that it does even after the company has left.
	halted, closed bool
	// makes are the roles that a command of this type may play in a record's stamps.
	makes []role
}

// body makes a body of type B to decode into.
func body[B any, P interface {
	*B
	Body
}]() Body {
	return P(new(B))
}

// role is what a command does to a record when the record's stamp names it: it entered an entry, ended a lot, and so on.
type role string

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
