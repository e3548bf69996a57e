package store

import (
	"errors"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// ErrNotFound says that the read model has no such thing at its height.
var ErrNotFound = errors.New("not found in the read model")

// MaxPage is the largest page.
const MaxPage = 500

// Cursor is where a list goes on; 0 is its beginning, and, as Next, its end.
type Cursor int64

// Page asks for part of a list. Limit is 1 to MaxPage; 0 means 50.
type Page struct {
	After Cursor
	Limit int
}

// Found is a record with where on the ledger it stands.
type Found[R model.Record] struct {
	Record R
	// Began is where the record was first written, Written where it was last.
	Began, Written Position
}

// Listed is part of a list, in the order in which the records began.
type Listed[R model.Record] struct {
	Items []Found[R]
	Next  Cursor
}

// By chooses records; empty fields choose nothing. Every kind has Begins. Which other fields a kind of record has:
//
//	application   Party (who applied), State
//	authority     Issuer, Party (the agent)
//	class         Issuer
//	desk          Member, Party, State (the desk's kind), Live
//	entry         Issuer, Party (the controller), State, Commitment, Staged, Live, Counted
//	entry-of      Issuer, Party
//	lot           Issuer, Class, Entry, Entries, State (the provenance), Staged, Live, Counted
//	import        Issuer, State, Staged, Live
//	import-page   Staged
//	completion    Issuer, Staged
//	reservation   Listing, Agreement, Lot, Live
//	listing       Issuer, Class, Party (the seller), Entry, State, Live
//	offer         Issuer, Party (seller or buyer), Listing, State, Live
//	agreement     Issuer, Class, Party (seller or buyer), State
//	escrow        Agreement, Member (the agent)
//	bank-reference Agreement, Member (the agent)
//	issuance      Issuer, Party (the holder), Lot, Agreement, Member
//	outcome       Party (the actor), State (the status)
//	party         Member (the introducer)
//	other kinds   Issuer, where the record says it
type By struct {
	Issuer value.IssuerID
	Class  value.ClassID
	Entry  value.EntryID
	// Entries chooses what belongs to any of 1 to MaxPage entries.
	Entries []value.EntryID
	// Lot is a lot; for a reservation, the first of the lineage that it binds.
	Lot       value.LotID
	Listing   value.ListingID
	Agreement value.AgreementID
	Party     value.DID
	Member    value.MemberID
	State     string
	// Begins is how the record's identifier begins.
	Begins string
	// Commitment is to an entry's data.
	Commitment value.Commitment
	// Staged is the staged act that made it.
	Staged value.StagedID
	// Names leaves out records that do not name a party anywhere. No index helps with it: it is for kinds with few records.
	Names value.DID
	// Counted leaves out lots and entries of a staged act that was not closed: they never counted.
	Counted bool
	// Live leaves out those too, lots that an act on the class replaced, lots and reservations that ended, desks whose
	// appointment was ended (one that ran out stays), links to an entry that were undone, and imports, listings and offers that
	// are not open.
	Live bool
}

// Written is one command that wrote a record or acted on a register.
type Written struct {
	Position
	// Place is the command's place in its batch.
	Place       int
	Transaction string
	At          value.Time
	Command     value.CommandID
	Type        value.Type
	Actor       value.DID
	Register    value.IssuerID
	Status      model.Status
	Code        value.Code
	// Bytes are the command's exact bytes, which rules.DecodeCommand reads.
	Bytes []byte
}

// History is part of a list of commands, oldest first.
type History struct {
	Items []Written
	Next  Cursor
}
