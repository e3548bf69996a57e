package core

// Kind names a sort of record; it is the first part of the record's key.
type Kind string

// Ref names one record.
type Ref struct {
	Kind Kind   `json:"kind"`
	ID   string `json:"id"`
}

// Record is something kept on the ledger. Records are values: a rule changes a copy and puts it, and never writes into a
// slice that it was given.
type Record interface{ Ref() Ref }

// The kinds of records about the ledger and its parties.
const (
	KindLedger      Kind = "ledger"
	KindParty       Kind = "party"
	KindDesk        Kind = "desk"
	KindApplication Kind = "application"
	KindOutcome     Kind = "outcome"
)

var partyShapes = map[Kind]shape{
	KindLedger:      shaped[Ledger](func(id string) bool { return id == LedgerRef.ID }),
	KindParty:       shaped[Party](func(id string) bool { return DID(id).valid() }),
	KindDesk:        shaped[Desk](isDeskID),
	KindApplication: shaped[Application](named(KindIssuer)),
	KindOutcome:     shaped[Outcome](isHex64),

	KindPartyAuthority: shaped[PartyAuthority](isTwoParties),
	KindKeyHolder:      shaped[KeyHolder](isThumbprint),
}

// Label is a text in both languages.
type Label struct {
	Korean  string `json:"ko"`
	English string `json:"en"`
}

// Member is a consortium member as the founding act names it.
type Member struct {
	ID   MemberID `json:"id"`
	MSP  MSPID    `json:"mspId"`
	Name Label    `json:"name"`
	// Administrator appoints and ends the member's desks.
	Administrator DID `json:"administrator"`
	// AdministratorKey is the administrator's first key, a canonical public JWK.
	AdministratorKey string `json:"administratorKey"`
	// IssuingKey is the key with which the member signs credentials, a canonical public JWK.
	IssuingKey string `json:"issuingKey"`
}

// Parameters are the network's settings that rules read.
type Parameters struct {
	// ObjectionPeriod is how long after a claim its lots cannot be sold, in seconds, 1 to 90 days.
	ObjectionPeriod Seconds `json:"objectionPeriod"`
}

// Ledger is what the founding act recorded. There is one.
type Ledger struct {
	ID         LedgerID   `json:"id"`
	Members    []Member   `json:"members"`
	Parameters Parameters `json:"parameters"`
	// Rules names the set of rules in force, for example "2027-1".
	Rules   string `json:"rules"`
	Founded Stamp  `json:"founded"`
	// Selected is when the rules in force were selected, if not by the founding act.
	Selected *Stamp `json:"selected,omitempty"`
}

func (l Ledger) marks() []mark {
	return []mark{{roleFounded, &l.Founded, ""}, {roleRules, l.Selected, ""}}
}

// Ref implements Record.
func (Ledger) Ref() Ref { return LedgerRef }

// LedgerRef names the one Ledger record.
var LedgerRef = Ref{KindLedger, "0"}

// Member finds a member by its identifier.
func (l Ledger) Member(id MemberID) (Member, bool) {
	for _, m := range l.Members {
		if m.ID == id {
			return m, true
		}
	}
	return Member{}, false
}

// Stamp says by which command, in which transaction and at which transaction time a record came about. The record's
// position on the ledger is the transaction's.
type Stamp struct {
	Command     CommandID `json:"command"`
	Transaction string    `json:"tx"`
	At          Time      `json:"at"`
}

// Purpose is what a key is for.
type Purpose string

// A key's purposes.
const (
	PurposeLogin   Purpose = "login"
	PurposeSign    Purpose = "sign"
	PurposeRecover Purpose = "recover"
)

// Key is one key of a party.
type Key struct {
	// ID is the party's DID, "#" and the key's thumbprint.
	ID KeyID `json:"id"`
	// JWK is the canonical public JWK (RFC 7517); it decides the algorithm.
	JWK      string    `json:"jwk"`
	Purposes []Purpose `json:"purposes"`
	Since    Time      `json:"since"`
	// Until is when the key loses its force: at once when it was revoked, a day later when it was replaced. 0 while it has none.
	Until Time `json:"until,omitempty"`
	// Given is when the key came, if not by the introduction, and Ended when it was replaced or revoked.
	Given *Stamp `json:"given,omitempty"`
	Ended *Stamp `json:"ended,omitempty"`
}

// active tells whether the key can be used. A revoked key never can again, whatever the clocks of two sites say.
func (k Key) active(now Time) bool {
	revoked := k.Ended != nil && k.Until <= k.Ended.At
	return !revoked && (k.Until == 0 || now < k.Until)
}

// Has tells whether the key serves a purpose.
func (k Key) Has(p Purpose) bool {
	for _, q := range k.Purposes {
		if q == p {
			return true
		}
	}
	return false
}

// HolderKind says what sort of holder somebody is.
type HolderKind string

// The sorts of holders.
const (
	Person  HolderKind = "person"
	Company HolderKind = "company"
	Fund    HolderKind = "fund"
)

func (k HolderKind) valid() bool { return k == Person || k == Company || k == Fund }

// Identification is an identity desk's attestation that a party is who its private data says.
type Identification struct {
	Kind HolderKind `json:"kind"`
	// Commitment is to the name and the birth date or corporate number that the desk saw.
	Commitment Commitment `json:"commitment"`
	By         DID        `json:"by"`
	Member     MemberID   `json:"member"`
	On         Stamp      `json:"on"`
}

// Party is anyone with a DID on the ledger (당사자).
type Party struct {
	DID DID `json:"did"`
	// Introducer is the member that introduced the party.
	Introducer MemberID `json:"introducer"`
	// Homes are the two members that keep the party's personal data.
	Homes      []MemberID      `json:"homes"`
	Keys       []Key           `json:"keys"`
	Identified *Identification `json:"identified,omitempty"`
	Since      Stamp           `json:"since"`
	// Moved is when Homes were last chosen, if not by the introduction.
	Moved *Stamp `json:"moved,omitempty"`
	// Recovery is the last time that others asked for a new key in the party's place.
	Recovery *Recovery `json:"recovery,omitempty"`
	// RestsUntil is how long after a recovery the party transfers nothing.
	RestsUntil Time `json:"restsUntil,omitempty"`
	// Purged are the purges of the party's data.
	Purged []Purge `json:"purged,omitempty"`
}

func (p Party) marks() []mark {
	out := []mark{{roleIntroduced, &p.Since, ""}, {roleHomesChanged, p.Moved, ""}}
	if p.Identified != nil {
		out = append(out, mark{roleIdentified, &p.Identified.On, ""})
	}
	for i := range p.Keys {
		out = append(out, mark{roleKeyGiven, p.Keys[i].Given, ""}, mark{roleKeyEnded, p.Keys[i].Ended, ""})
	}
	if r := p.Recovery; r != nil {
		out = append(out, mark{roleRecoveryOpened, &r.On, ""}, mark{roleRecoveryStopped, r.Stopped, ""}, mark{roleRecoveryEnded, r.Ended, ""})
	}
	return append(out, purges(p.Purged)...)
}

// Ref implements Record.
func (p Party) Ref() Ref { return PartyRef(p.DID) }

// PartyRef names a party's record.
func PartyRef(d DID) Ref { return Ref{KindParty, string(d)} }

// Key finds a key by its name.
func (p Party) Key(id KeyID) (Key, bool) {
	for _, k := range p.Keys {
		if k.ID == id {
			return k, true
		}
	}
	return Key{}, false
}

// DeskKind is what a desk does.
type DeskKind string

// The desks.
const (
	AdmissionDesk DeskKind = "admission"
	IdentityDesk  DeskKind = "identity"
	EscrowDesk    DeskKind = "escrow"
	OperatorDesk  DeskKind = "operator"
	// RecoveryDesk restores access, and carries out courts' orders.
	RecoveryDesk DeskKind = "recovery"
	// ArbiterDesk rules in disputes, and carries out courts' orders.
	ArbiterDesk DeskKind = "arbiter"
)

func (k DeskKind) valid() bool {
	return k == AdmissionDesk || k == IdentityDesk || k == EscrowDesk || k == OperatorDesk || k == RecoveryDesk || k == ArbiterDesk
}

// Desk is the appointment of a member's staff (업무창구).
type Desk struct {
	Member MemberID `json:"member"`
	Kind   DeskKind `json:"kind"`
	Party  DID      `json:"party"`
	// Limit is the largest amount the desk may attest in one command; 0 for desks that attest none.
	Limit Won  `json:"limit"`
	Until Time `json:"until"`
	// Ended is when the member's administrator ended the appointment.
	Ended *Stamp `json:"ended,omitempty"`
	Since Stamp  `json:"since"`
}

func (d Desk) marks() []mark {
	return []mark{{roleAppointed, &d.Since, ""}, {roleDeskEnded, d.Ended, ""}}
}

// Ref implements Record.
func (d Desk) Ref() Ref { return DeskRef(d.Member, d.Kind, d.Party) }

// DeskRef names an appointment.
func DeskRef(m MemberID, k DeskKind, p DID) Ref {
	return Ref{KindDesk, string(m) + "/" + string(k) + "/" + string(p)}
}

// Status is how a command ended.
type Status string

// The ways a command ends. Only applied and rejected are recorded on the ledger; the others are replies.
const (
	// Applied: the act is done.
	Applied Status = "applied"
	// Rejected: the command is authentic and a rule forbids it. Final.
	Rejected Status = "rejected"
	// Refused: malformed, badly signed, expired, for another ledger or from an unknown actor. Nothing is written.
	Refused Status = "refused"
	// Deferred: a command named in after is not yet applied. Nothing is written.
	Deferred Status = "deferred"
)

// Outcome is the one final outcome of an authenticated command. It is never changed and never pruned.
type Outcome struct {
	Command CommandID `json:"command"`
	Type    Type      `json:"type"`
	Actor   DID       `json:"actor"`
	// For is the party for whom the actor signed, if not for themselves.
	For    DID    `json:"for,omitempty"`
	Status Status `json:"status"`
	// Code is empty for an applied command.
	Code Code `json:"code,omitempty"`
	// Args are what the code's sentence speaks of.
	Args []Arg `json:"args,omitempty"`
	// Created names what the command made, in order.
	Created []string `json:"created,omitempty"`
	On      Stamp    `json:"on"`
}

// Ref implements Record.
func (o Outcome) Ref() Ref { return OutcomeRef(o.Command) }

// OutcomeRef names a command's outcome.
func OutcomeRef(c CommandID) Ref { return Ref{KindOutcome, string(c)} }
