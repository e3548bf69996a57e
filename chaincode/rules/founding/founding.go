package founding

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// maxMembers is how many members a founding act may name.
const maxMembers = value.MaxProofs

// maxObjectionPeriod is how long an objection period may be.
const maxObjectionPeriod = 90 * value.Day

// LedgerFounded is the first act of a ledger: it records the ledger's identity, its members with their administrators and
// issuing keys, the network's parameters, and the public holidays. The administrator of every member signs it, the first member's as the actor.
type LedgerFounded struct {
	Members    []model.Member   `json:"members"`
	Parameters model.Parameters `json:"parameters"`
	Rules      string           `json:"rules"`
	// Holidays are the public holidays of the first years, in order; a year of which there are none has only its weekends.
	Holidays []value.Date `json:"holidays,omitempty"`
}

func (b *LedgerFounded) Check() error {
	f := value.NewForm()
	f.Want(len(b.Members) >= 2 && len(b.Members) <= maxMembers, "members", value.Many(2, maxMembers))
	period := b.Parameters.ObjectionPeriod
	f.Want(period >= 1 && period <= maxObjectionPeriod, "parameters.objectionPeriod", value.Within(1, int64(maxObjectionPeriod)))
	f.Want(value.IsName(b.Rules, maxSetName), "rules", value.AName(1, maxSetName))
	checkFounding(f, b.Holidays)
	seen := map[string]bool{}
	for _, m := range b.Members {
		Check(m, f)
		for _, unique := range unshared(m) {
			f.Want(!seen[unique.value], unique.field, value.WantOnce)
			seen[unique.value] = true
		}
	}
	return f.Err()
}

func Check(m model.Member, f *value.Form) {
	f.Want(m.ID.Valid(), "members.id", value.AName(1, 32))
	f.Want(m.MSP.Valid(), "members.mspId", value.AName(1, 64))
	f.Want(value.IsText(m.Name.Korean, 60), "members.name.ko", value.AText(60))
	f.Want(value.IsText(m.Name.English, 60), "members.name.en", value.AText(60))
	f.Want(m.Administrator.Valid(), "members.administrator", value.AnIdentifier)
	f.Want(len(m.AdministratorKey) <= 1024, "members.administratorKey", value.AKey)
	f.Want(len(m.IssuingKey) <= 1024, "members.issuingKey", value.AKey)
}

// unshared are the fields of which no two members have the same; one key serves one purpose of one member.
func unshared(m model.Member) []struct{ field, value string } {
	return []struct{ field, value string }{
		{"members.id", "id " + string(m.ID)}, {"members.mspId", "msp " + string(m.MSP)}, {"members.administrator", string(m.Administrator)},
		{"members.administratorKey", m.AdministratorKey}, {"members.issuingKey", m.IssuingKey},
	}
}

// Authenticate asks for the proof of every administrator, in the members' order. A second founding act is refused rather
// than rejected, because it is signed by keys that the ledger does not know: they shall write nothing.
func (b *LedgerFounded) Authenticate(t *ledger.Tx, c *model.Command, proofs []model.Proof) error {
	if _, founded := ledger.Load[model.Ledger](t, model.LedgerRef); founded {
		return value.Deny(value.CodeAlreadyFounded)
	}
	if t.Sets.Named(b.Rules) == nil {
		return value.Deny(value.CodeUnknownRules, value.Word("rules", b.Rules))
	}
	if len(proofs) != len(b.Members) {
		return value.Deny(value.CodeBadProof, value.Because("proof-of-every-administrator"), value.InNumber("members", len(b.Members)))
	}
	if c.Actor != b.Members[0].Administrator {
		return value.Deny(value.CodeBadProof, value.Because("first-administrator-acts"))
	}
	for i, m := range b.Members {
		thumbprint, err := t.Verifier.Thumbprint(m.AdministratorKey)
		if err != nil {
			return value.Deny(value.CodeBadProof, value.Because("member-key-out-of-form"), value.Word("member", m.ID))
		}
		if m.Administrator != value.PartyDID(thumbprint) {
			return value.Deny(value.CodeBadProof, value.Because("administrator-not-named-by-key"), value.Word("member", m.ID))
		}
		if _, err := t.Verifier.Thumbprint(m.IssuingKey); err != nil {
			return value.Deny(value.CodeBadProof, value.Because("member-key-out-of-form"), value.Word("member", m.ID))
		}
		if err := t.Verify(m.AdministratorKey, value.KeyOf(m.Administrator, thumbprint), proofs[i]); err != nil {
			return err
		}
	}
	return nil
}

func (b *LedgerFounded) Apply(t *ledger.Tx, c *model.Command) error {
	for i, m := range b.Members {
		thumbprint, err := t.Verifier.Thumbprint(m.AdministratorKey)
		if err != nil {
			return value.Deny(value.CodeBadProof, value.Because("member-key-out-of-form"), value.Word("member", m.ID))
		}
		homes := []value.MemberID{m.ID, b.Members[(i+1)%len(b.Members)].ID}
		key := model.Key{ID: value.KeyOf(m.Administrator, thumbprint), JWK: m.AdministratorKey, Purposes: []model.Purpose{model.PurposeLogin, model.PurposeSign}, Since: t.Facts.Time}
		t.Put(model.Party{DID: m.Administrator, Introducer: m.ID, Homes: homes, Keys: []model.Key{key}, Since: t.Stamp()})
	}
	t.Put(model.Ledger{ID: t.Facts.Ledger, Members: b.Members, Parameters: b.Parameters, Rules: b.Rules, Founded: t.Stamp()})
	for _, days := range byYear(b.Holidays) {
		t.Put(model.Calendar{Year: days[0].Year(), Holidays: days, Since: t.Stamp()})
	}
	return nil
}
