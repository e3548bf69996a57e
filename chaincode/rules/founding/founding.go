package founding

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

const (
	// maxMembers is how many members a founding act may name; each needs a proof.
	maxMembers = value.MaxProofs
	// maxAdministrators is how many administrators a member may have.
	maxAdministrators = 7
)

// Member is a consortium member as the founding act names it. Every key is a canonical public JWK, and no two are the same.
type Member struct {
	ID   value.MemberID `json:"id"`
	MSP  value.MSPID    `json:"mspId"`
	Name model.Label    `json:"name"`
	// Administrators are the first keys of the member's administrators, and Threshold how many of them sign together.
	Administrators []string `json:"administrators"`
	Threshold      int      `json:"threshold"`
	// RecoveryKey is kept offline, WorkerKey signs the member's clock ticks and what is due, IssuingKey its credentials.
	RecoveryKey string `json:"recoveryKey"`
	WorkerKey   string `json:"workerKey"`
	IssuingKey  string `json:"issuingKey"`
}

// LedgerFounded is the first act of a ledger: it records the ledger's identity, its members with their keys, the pages' place,
// the network's parameters and the public holidays. As many administrators of every member sign it as the member asks for; the first member's first is the
// actor.
type LedgerFounded struct {
	Members    []Member         `json:"members"`
	Pages      model.Pages      `json:"pages"`
	Parameters model.Parameters `json:"parameters"`
	Rules      string           `json:"rules"`
	// Holidays are the public holidays of the first years, in order; a year of which there are none has only its weekends.
	Holidays []value.Date `json:"holidays,omitempty"`
}

func (b *LedgerFounded) Check() error {
	f := value.NewForm()
	f.Want(len(b.Members) >= 2 && len(b.Members) <= maxMembers, "members", value.Many(2, maxMembers))
	f.Want(value.IsName(b.Rules, maxSetName), "rules", value.AName(1, maxSetName))
	checkPages(f, b.Pages)
	checkParameters(f, b.Parameters)
	checkFounding(f, b.Holidays)
	seen, proofs := map[string]bool{}, 0
	for _, m := range b.Members {
		m.check(f)
		proofs += m.Threshold
		for _, unique := range m.unshared() {
			f.Want(!seen[unique.value], unique.field, value.WantOnce)
			seen[unique.value] = true
		}
	}
	f.Want(proofs <= value.MaxProofs, "members.threshold", value.WantFits)
	return f.Err()
}

func (m Member) check(f *value.Form) {
	f.Want(m.ID.Valid(), "members.id", value.AName(1, 32))
	f.Want(m.MSP.Valid(), "members.mspId", value.AName(1, 64))
	f.Want(value.IsText(m.Name.Korean, 60), "members.name.ko", value.AText(60))
	f.Want(value.IsText(m.Name.English, 60), "members.name.en", value.AText(60))
	f.Want(len(m.Administrators) >= 1 && len(m.Administrators) <= maxAdministrators, "members.administrators", value.Many(1, maxAdministrators))
	f.Want(m.Threshold >= 1 && m.Threshold <= len(m.Administrators), "members.threshold", value.Within(1, int64(max(1, len(m.Administrators)))))
	for _, key := range m.keys() {
		f.Want(key.value != "" && len(key.value) <= 1024, key.field, value.AKey)
	}
}

// named is a text of a member, and the field it stands in.
type named struct{ field, value string }

// keys are all keys that the act names for a member.
func (m Member) keys() []named {
	keys := []named{{"members.recoveryKey", m.RecoveryKey}, {"members.workerKey", m.WorkerKey}, {"members.issuingKey", m.IssuingKey}}
	for _, key := range m.Administrators {
		keys = append(keys, named{"members.administrators", key})
	}
	return keys
}

// unshared is what no two members have the same; one key serves one purpose of one member.
func (m Member) unshared() []named {
	return append(m.keys(), named{"members.id", "id " + string(m.ID)}, named{"members.mspId", "msp " + string(m.MSP)})
}

// administrator is an administrator's key, under the name that its proofs give it.
type administrator struct {
	did value.DID
	jwk string
	// member is the place of the administrator's member.
	member int
}

// Authenticate asks for the proofs of so many of each member's administrators as it names, found by the names of their keys. A
// second founding act is refused rather than rejected, because it is signed by keys that the ledger does not know: they shall write
// nothing.
func (b *LedgerFounded) Authenticate(t *ledger.Tx, c *model.Command, proofs []model.Proof) error {
	if _, founded := ledger.Load[model.Ledger](t, model.LedgerRef); founded {
		return value.Deny(value.CodeAlreadyFounded)
	}
	if t.Sets.Named(b.Rules) == nil {
		return value.Deny(value.CodeUnknownRules, value.Word("rules", b.Rules))
	}
	first, administrators, err := b.administrators(t)
	if err != nil {
		return err
	}
	if c.Actor != first {
		return value.Deny(value.CodeBadProof, value.Because("first-administrator-acts"))
	}
	proven := make([]int, len(b.Members))
	for i, proof := range proofs {
		name, err := t.Verifier.KeyID(proof)
		if err != nil {
			return value.Deny(value.CodeBadProof, value.Because("proof-of-an-administrator"))
		}
		a, ok := administrators[name]
		if !ok {
			return value.Deny(value.CodeBadProof, value.Because("proof-of-an-administrator"))
		}
		delete(administrators, name)
		if err := t.Verify(a.jwk, name, proofs[i]); err != nil {
			return err
		}
		proven[a.member]++
		if a.did == c.Actor {
			first = ""
		}
	}
	if first != "" {
		return value.Deny(value.CodeBadProof, value.Because("first-administrator-acts"))
	}
	for i, m := range b.Members {
		if proven[i] < m.Threshold {
			return value.Deny(value.CodeMoreSignatures, value.Because("administrators-of-member-sign"), value.Word("member", m.ID), value.InNumber("signed", proven[i]), value.InNumber("needed", m.Threshold))
		}
	}
	return nil
}

// administrators finds all administrators by their keys' names, and the first. It refuses an act in which a key is none.
func (b *LedgerFounded) administrators(t *ledger.Tx) (first value.DID, all map[value.KeyID]administrator, err error) {
	all = map[value.KeyID]administrator{}
	for i, m := range b.Members {
		for _, key := range m.keys() {
			if _, err := t.Verifier.Thumbprint(key.value); err != nil {
				return "", nil, value.Deny(value.CodeBadProof, value.Because("member-key-out-of-form"), value.Word("member", m.ID))
			}
		}
		for _, jwk := range m.Administrators {
			did, name := nameOf(t, jwk)
			all[name] = administrator{did, jwk, i}
			if first == "" {
				first = did
			}
		}
	}
	return first, all, nil
}

// nameOf is the party named after a key that is known to be one, and the key's name.
func nameOf(t *ledger.Tx, jwk string) (value.DID, value.KeyID) {
	thumbprint, _ := t.Verifier.Thumbprint(jwk)
	did := value.PartyDID(thumbprint)
	return did, value.KeyOf(did, thumbprint)
}

func (b *LedgerFounded) Apply(t *ledger.Tx, c *model.Command) error {
	members := make([]model.Member, len(b.Members))
	for i, m := range b.Members {
		homes := []value.MemberID{m.ID, b.Members[(i+1)%len(b.Members)].ID}
		introduce := func(jwk string, purposes ...model.Purpose) value.DID {
			did, name := nameOf(t, jwk)
			key := model.Key{ID: name, JWK: jwk, Purposes: purposes, Since: t.Facts.Time}
			t.Put(model.Party{DID: did, Introducer: m.ID, Homes: homes, Keys: []model.Key{key}, Since: t.Stamp()})
			return did
		}
		members[i] = model.Member{ID: m.ID, MSP: m.MSP, Name: m.Name, Threshold: m.Threshold, RecoveryKey: m.RecoveryKey, IssuingKey: m.IssuingKey}
		for _, jwk := range m.Administrators {
			members[i].Administrators = append(members[i].Administrators, introduce(jwk, model.PurposeLogin, model.PurposeSign))
		}
		members[i].Worker = introduce(m.WorkerKey, model.PurposeWork)
	}
	t.Put(model.Ledger{ID: t.Facts.Ledger, Members: members, Pages: b.Pages, Parameters: b.Parameters, Rules: b.Rules, Founded: t.Stamp()})
	for _, days := range byYear(b.Holidays) {
		t.Put(model.Calendar{Year: days[0].Year(), Holidays: days, Since: t.Stamp()})
	}
	return nil
}
