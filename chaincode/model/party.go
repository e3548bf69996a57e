package model

import (
	"slices"
	"strconv"
	"strings"

	"holdfast/chaincode/value"
)

// KindPartyAuthority is the kind of an authority to act for a party.
const KindPartyAuthority value.Kind = "party-authority"

// AllHolderActs in a party's authority stands for every type but those that give or end authority and those about keys.
const AllHolderActs value.Type = "*"

// PartyAuthority says that an agent acts for another party (대리권): a fund's managing partner, a company's officer, a guardian,
// one of several joint holders.
type PartyAuthority struct {
	Principal value.DID `json:"principal"`
	Agent     value.DID `json:"agent"`
	// Commands are the types that the agent may sign for the principal.
	Commands []value.Type `json:"commands"`
	// Limit is the largest amount in one command, in won; 0 for none.
	Limit value.Won `json:"limit"`
	// Threshold is how many of the principal's agents sign together; 1 where the agent acts alone.
	Threshold int `json:"threshold"`
	// Evidence is the digest of what the authority rests on.
	Evidence value.Digest `json:"evidence"`
	// AttestedBy is who gave or attested the authority.
	AttestedBy value.DID  `json:"attestedBy"`
	Until      value.Time `json:"until"`
	Ended      *Stamp     `json:"ended,omitempty"`
	Since      Stamp      `json:"since"`
	// From is when it begins, where desks attested it: after the objection period.
	From value.Time `json:"from,omitempty"`
}

func (a PartyAuthority) Marks() []Mark {
	return []Mark{{RolePartyAuthorised, &a.Since, ""}, {RolePartyAuthorityEnded, a.Ended, ""}}
}

// Ref implements Record.
func (a PartyAuthority) Ref() Ref { return PartyAuthorityRef(a.Principal, a.Agent) }

// PartyAuthorityRef names an authority to act for a party.
func PartyAuthorityRef(principal, agent value.DID) Ref {
	return Ref{KindPartyAuthority, string(principal) + "/" + string(agent)}
}

func isTwoParties(id string) bool {
	principal, agent, found := strings.Cut(id, "/")
	return found && value.DID(principal).Valid() && value.DID(agent).Valid()
}

// DataFrom is the act that gave an entry its present data.
func (e HolderEntry) DataFrom() value.CommandID {
	switch {
	case e.Corrected != nil:
		return e.Corrected.Command
	case e.Claimed != nil:
		return e.Claimed.Command
	}
	return e.Since.Command
}

// KindKeyHolder is the kind of records that say whose a key is.
const KindKeyHolder value.Kind = "key-holder"

// KeyHolder says whose a key is, so that no two parties have the same. A party's first key has none: the party is named after it.
type KeyHolder struct {
	// Thumbprint is the key's RFC 7638 thumbprint.
	Thumbprint string    `json:"thumbprint"`
	Party      value.DID `json:"party"`
}

// Ref implements Record.
func (k KeyHolder) Ref() Ref { return KeyHolderRef(k.Thumbprint) }

// KeyHolderRef names the record of a key's holder.
func KeyHolderRef(thumbprint string) Ref { return Ref{KindKeyHolder, thumbprint} }

// KindPastKey is the kind of keys that have lost their force.
const KindPastKey value.Kind = "past-key"

// PastKey is a key of a party that can never be used again, the index-th from 0. Old signatures are still verified with it.
type PastKey struct {
	Party value.DID `json:"party"`
	Index int       `json:"index,omitempty"`
	Key   Key       `json:"key"`
}

func (k PastKey) Marks() []Mark {
	return []Mark{{RoleKeyGiven, k.Key.Given, ""}, {RoleKeyEnded, k.Key.Ended, ""}}
}

// Ref implements Record.
func (k PastKey) Ref() Ref { return PastKeyRef(k.Party, k.Index) }

// PastKeyRef names a key of a party that has lost its force.
func PastKeyRef(p value.DID, index int) Ref {
	return Ref{KindPastKey, string(p) + "/" + strconv.Itoa(index)}
}

func isPartyIndex(id string) bool {
	party, index, found := strings.Cut(id, "/")
	return found && value.DID(party).Valid() && isIndex(index)
}

// isIndex accepts a whole number from 0 as it is written.
func isIndex(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= 0 && strconv.Itoa(n) == s
}

// PassKeys is the party without the keys that can never be used again, whatever the clocks of two sites say, and those keys.
func (p Party) PassKeys(now value.Time) (Party, []PastKey) {
	var kept []Key
	var past []PastKey
	for _, k := range p.Keys {
		if k.Active(now) || k.Active(now.After(-value.ClockSlack)) {
			kept = append(kept, k)
			continue
		}
		past = append(past, PastKey{Party: p.DID, Index: p.Past, Key: k})
		p.Past++
	}
	p.Keys = kept
	return p, past
}

// Recoverable tells whether the party has a key for recovery.
func (p Party) Recoverable(now value.Time) bool {
	return slices.ContainsFunc(p.Keys, func(k Key) bool { return k.Has(PurposeRecover) && k.Active(now) })
}

// Works tells whether the party is a member's worker, which has a key for work and never another.
func (p Party) Works() bool {
	return slices.ContainsFunc(p.Keys, func(k Key) bool { return k.Has(PurposeWork) })
}

// LiveKeys is how many keys the party has that were neither revoked nor replaced.
func (p Party) LiveKeys() int {
	live := 0
	for _, k := range p.Keys {
		if k.Until == 0 {
			live++
		}
	}
	return live
}

// Ending is the party with one of its keys ended, by a command, from a moment.
func (p Party) Ending(at int, until value.Time, by Stamp) Party {
	p.Keys = slices.Clone(p.Keys)
	p.Keys[at].Until, p.Keys[at].Ended = until, &by
	return p
}

// AllOfficeActs in an authority stands for every type that officers sign.
const AllOfficeActs value.Type = "*"

// Ref names one record.
type Ref struct {
	Kind value.Kind `json:"kind"`
	ID   string     `json:"id"`
}

// Record is something kept on the ledger. Records are values: a rule changes a copy and puts it, and never writes into a
// slice that it was given.
type Record interface{ Ref() Ref }

// The kinds of records about the ledger and its parties.
const (
	KindLedger      value.Kind = "ledger"
	KindParty       value.Kind = "party"
	KindDesk        value.Kind = "desk"
	KindApplication value.Kind = "application"
	KindOutcome     value.Kind = "outcome"
)

var partyShapes = map[value.Kind]shape{
	KindLedger:      shaped[Ledger](func(id string) bool { return id == LedgerRef.ID }),
	KindParty:       shaped[Party](func(id string) bool { return value.DID(id).Valid() }),
	KindDesk:        shaped[Desk](isDeskID),
	KindApplication: shaped[Application](named(KindIssuer)),
	KindOutcome:     shaped[Outcome](value.IsHex64),

	KindPartyAuthority: shaped[PartyAuthority](isTwoParties),
	KindKeyHolder:      shaped[KeyHolder](value.IsThumbprint),
	KindPastKey:        shaped[PastKey](isPartyIndex),
	KindPurge:          shaped[Purge](named(KindPurge)),
}

// Label is a text in both languages.
type Label struct {
	Korean  string `json:"ko"`
	English string `json:"en"`
}

// Member is a consortium member as the founding act names it.
type Member struct {
	ID   value.MemberID `json:"id"`
	MSP  value.MSPID    `json:"mspId"`
	Name Label          `json:"name"`
	// Administrators appoint and end the member's desks; so many of them as Threshold says sign together.
	Administrators []value.DID `json:"administrators"`
	Threshold      int         `json:"threshold"`
	// RecoveryKey is kept offline, a canonical public JWK. It is no party's and signs nothing yet.
	RecoveryKey string `json:"recoveryKey"`
	// Worker is the party whose one key signs the member's clock ticks and what is due, and nothing else.
	Worker value.DID `json:"worker"`
	// IssuingKey is the key with which the member signs credentials, a canonical public JWK.
	IssuingKey string `json:"issuingKey"`
}

// Administers tells whether a party is one of the member's administrators.
func (m Member) Administers(who value.DID) bool { return slices.Contains(m.Administrators, who) }

// Pages says where the consortium's pages stand, and so for which passkeys a signature counts.
type Pages struct {
	// RPID is the passkeys' relying party, a host's name.
	RPID string `json:"rpId"`
	// Origins are the origins at which passkeys sign, each at the host RPID or below it.
	Origins []string `json:"origins"`
}

// Parameters are the network's settings for rules and sites, as the founding act gives them; lengths of time in seconds.
type Parameters struct {
	// IdentityWait is how long an act on somebody's identity, keys, claim or agent can be objected to.
	IdentityWait value.Seconds `json:"identityWait"`
	// RightsWait is the same for an act on somebody's rights: a recorded transfer, an order, a release.
	RightsWait value.Seconds `json:"rightsWait"`
	// NoticeSilence is how long a home may be silent on a notice before another member records it. No rule and no site reads it yet.
	NoticeSilence value.Seconds `json:"noticeSilence"`
	// HaltBound is how long one member's halt of a register lasts, and SuspensionBound how long suspensions last in all. No rule and
	// no site reads them yet.
	HaltBound       value.Seconds `json:"haltBound"`
	SuspensionBound value.Seconds `json:"suspensionBound"`
	// PartialLists is how long a command that some have signed is kept for the others. No rule and no site reads it yet.
	PartialLists value.Seconds `json:"partialLists"`
	// Tick is the interval of clock ticks, a part of Freshness, and QuietTick that of a quiet ledger, a multiple of it.
	Tick      value.Seconds `json:"tick"`
	QuietTick value.Seconds `json:"quietTick"`
	// Freshness is the length of the periods of freshness records.
	Freshness value.Seconds `json:"freshness"`
}

// Ledger is what the founding act recorded. There is one.
type Ledger struct {
	ID         value.LedgerID `json:"id"`
	Members    []Member       `json:"members"`
	Pages      Pages          `json:"pages"`
	Parameters Parameters     `json:"parameters"`
	// Rules names the set of rules in force, for example "2027-1".
	Rules   string `json:"rules"`
	Founded Stamp  `json:"founded"`
	// Selected is when the rules in force were selected, if not by the founding act.
	Selected *Stamp `json:"selected,omitempty"`
}

func (l Ledger) Marks() []Mark {
	return []Mark{{RoleFounded, &l.Founded, ""}, {RoleRules, l.Selected, ""}}
}

// Ref implements Record.
func (Ledger) Ref() Ref { return LedgerRef }

// LedgerRef names the one Ledger record.
var LedgerRef = Ref{KindLedger, "0"}

// Member finds a member by its identifier.
func (l Ledger) Member(id value.MemberID) (Member, bool) {
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
	Command     value.CommandID `json:"command"`
	Transaction string          `json:"tx"`
	At          value.Time      `json:"at"`
}

// Purpose is what a key is for.
type Purpose string

// A key's purposes.
const (
	PurposeLogin   Purpose = "login"
	PurposeSign    Purpose = "sign"
	PurposeRecover Purpose = "recover"
	// PurposeWork is of a member's worker's key alone, which the founding act names: it signs acts that are due.
	PurposeWork Purpose = "work"
)

// Key is one key of a party.
type Key struct {
	// ID is the party's DID, "#" and the key's thumbprint.
	ID value.KeyID `json:"id"`
	// JWK is the canonical public JWK (RFC 7517); it decides the algorithm.
	JWK      string     `json:"jwk"`
	Purposes []Purpose  `json:"purposes"`
	Since    value.Time `json:"since"`
	// Until is when the key loses its force: at once when it was revoked, a day later when it was replaced. 0 while it has none.
	Until value.Time `json:"until,omitempty"`
	// Given is when the key came, if not by the introduction, and Ended when it was replaced or revoked.
	Given *Stamp `json:"given,omitempty"`
	Ended *Stamp `json:"ended,omitempty"`
}

// Active tells whether the key can be used. A revoked key never can again, whatever the clocks of two sites say.
func (k Key) Active(now value.Time) bool {
	revoked := k.Ended != nil && k.Until <= k.Ended.At
	return !revoked && (k.Until == 0 || now < k.Until)
}

// Usable finds a key by its name that can be used for one of the purposes.
func (p Party) Usable(id value.KeyID, now value.Time, purposes ...Purpose) (Key, bool) {
	key, ok := p.Key(id)
	return key, ok && slices.ContainsFunc(purposes, key.Has) && key.Active(now)
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
	// Fund is a fund that invests through its managing partner (투자조합).
	Fund HolderKind = "fund"
	// Association is a body without legal personality, such as an employee stock ownership association (우리사주조합).
	Association HolderKind = "association"
	// Joint are several who hold the same shares together (공유, Commercial Act art. 333).
	Joint HolderKind = "joint"
	// Estate are the heirs of a holder who died, before the shares are divided (상속재산).
	Estate HolderKind = "estate"
)

// HolderKinds lists the sorts of holders.
func HolderKinds() []HolderKind {
	return []HolderKind{Person, Company, Fund, Association, Joint, Estate}
}

func (k HolderKind) Valid() bool { return slices.Contains(HolderKinds(), k) }

// Identification is an identity desk's attestation that a party is who its private data says.
type Identification struct {
	Kind HolderKind `json:"kind"`
	// Commitment is to the name and the birth date or corporate number that the desk saw (IdentityData).
	Commitment value.Commitment `json:"commitment"`
	By         value.DID        `json:"by"`
	Member     value.MemberID   `json:"member"`
	On         Stamp            `json:"on"`
}

// Party is anyone with a DID on the ledger (당사자).
type Party struct {
	DID value.DID `json:"did"`
	// Introducer is the member that introduced the party.
	Introducer value.MemberID `json:"introducer"`
	// Homes are the two members that keep the party's personal data.
	Homes      []value.MemberID `json:"homes"`
	Keys       []Key            `json:"keys"`
	Identified *Identification  `json:"identified,omitempty"`
	Since      Stamp            `json:"since"`
	// Moved is when Homes were last chosen, if not by the introduction.
	Moved *Stamp `json:"moved,omitempty"`
	// Recovery is the last time that others asked for a new key in the party's place.
	Recovery *Recovery `json:"recovery,omitempty"`
	// RestsUntil is how long after a recovery the party transfers nothing.
	RestsUntil value.Time `json:"restsUntil,omitempty"`
	// Past is how many keys the party had that have lost their force: so many PastKey there are.
	Past int `json:"past,omitempty"`
}

func (p Party) Marks() []Mark {
	out := []Mark{{RoleIntroduced, &p.Since, ""}, {RoleHomesChanged, p.Moved, ""}}
	if p.Identified != nil {
		out = append(out, Mark{RoleIdentified, &p.Identified.On, ""})
	}
	for i := range p.Keys {
		out = append(out, Mark{RoleKeyGiven, p.Keys[i].Given, ""}, Mark{RoleKeyEnded, p.Keys[i].Ended, ""})
	}
	if r := p.Recovery; r != nil {
		out = append(out, Mark{RoleRecoveryOpened, &r.On, ""}, Mark{RoleRecoveryStopped, r.Stopped, ""}, Mark{RoleRecoveryEnded, r.Ended, ""})
	}
	return out
}

// Ref implements Record.
func (p Party) Ref() Ref { return PartyRef(p.DID) }

// PartyRef names a party's record.
func PartyRef(d value.DID) Ref { return Ref{KindParty, string(d)} }

// Key finds a key by its name.
func (p Party) Key(id value.KeyID) (Key, bool) {
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

// DeskKinds are all of them.
var DeskKinds = []DeskKind{AdmissionDesk, IdentityDesk, EscrowDesk, OperatorDesk, RecoveryDesk, ArbiterDesk}

func (k DeskKind) Valid() bool { return slices.Contains(DeskKinds, k) }

// Desk is the appointment of a member's staff (업무창구).
type Desk struct {
	Member value.MemberID `json:"member"`
	Kind   DeskKind       `json:"kind"`
	Party  value.DID      `json:"party"`
	// Limit is the largest amount the desk may attest in one command; 0 for desks that attest none.
	Limit value.Won  `json:"limit"`
	Until value.Time `json:"until"`
	// Ended is when the member's administrator ended the appointment.
	Ended *Stamp `json:"ended,omitempty"`
	Since Stamp  `json:"since"`
}

func (d Desk) Marks() []Mark {
	return []Mark{{RoleAppointed, &d.Since, ""}, {RoleDeskEnded, d.Ended, ""}}
}

// Live tells whether the appointment has not ended.
func (d Desk) Live(now value.Time) bool { return d.Ended == nil && now < d.Until }

// Ref implements Record.
func (d Desk) Ref() Ref { return DeskRef(d.Member, d.Kind, d.Party) }

// DeskRef names an appointment.
func DeskRef(m value.MemberID, k DeskKind, p value.DID) Ref {
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
	Command value.CommandID `json:"command"`
	Type    value.Type      `json:"type"`
	Actor   value.DID       `json:"actor"`
	// For is the party for whom the actor signed, if not for themselves.
	For    value.DID `json:"for,omitempty"`
	Status Status    `json:"status"`
	// Code is empty for an applied command.
	Code value.Code `json:"code,omitempty"`
	// Args are what the code's sentence speaks of.
	Args []value.Arg `json:"args,omitempty"`
	// Created names what the command made, in order.
	Created []string `json:"created,omitempty"`
	On      Stamp    `json:"on"`
}

// Ref implements Record.
func (o Outcome) Ref() Ref { return OutcomeRef(o.Command) }

// OutcomeRef names a command's outcome.
func OutcomeRef(c value.CommandID) Ref { return Ref{KindOutcome, string(c)} }

// Attested tells whether desks attested the authority, in the party's place.
func (a PartyAuthority) Attested() bool { return a.AttestedBy != a.Principal }

// Live tells whether the authority has not ended; whether it has begun is From's to say.
func (a PartyAuthority) Live(now value.Time) bool { return a.Ended == nil && now < a.Until }
