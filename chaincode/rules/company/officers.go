package company

import (
	"slices"

	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// OfficerAppointed gives a party authority to sign for an issuer. An officer gives no more than they have. An issuer that has
// fewer officers than its acts need gets one by two people of admission desks, on evidence.
type OfficerAppointed struct {
	Party value.DID `json:"party"`
	// Commands are the types that the officer may sign, or AllOfficeActs.
	Commands []value.Type `json:"commands"`
	// Until is when the authority ends, within three years.
	Until value.Time `json:"until"`
	// Evidence is the digest of the power of attorney or the commercial register's extract.
	Evidence value.Digest `json:"evidence"`
	// TwoDesks is given when desks appoint, and empty when an officer does.
	ledger.TwoDesks
}

func (b *OfficerAppointed) Check() error {
	f := value.NewForm()
	f.Want(b.Party.Valid(), "party", value.AnIdentifier)
	f.Want(len(b.Commands) >= 1 && len(b.Commands) <= value.MaxTypes, "commands", value.Many(1, value.MaxTypes))
	for i, name := range b.Commands {
		f.Want(!slices.Contains(b.Commands[:i], name), "commands", value.WantOnce)
	}
	f.Want(b.Until > 0, "until", value.ATime)
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	b.Form(f, true)
	return f.Err()
}

// CheckBy checks what the set of rules knows.
func (b *OfficerAppointed) CheckBy(set *model.Set) error {
	f := value.NewForm()
	for _, name := range b.Commands {
		f.Want(name == model.AllOfficeActs && len(b.Commands) == 1 || set.Acts[name].Office, "commands", value.AKnownValue)
	}
	return f.Err()
}

func (b *OfficerAppointed) Quorum(t *ledger.Tx, _ *model.Command) error {
	return b.AsDesks(t, model.AdmissionDesk)
}

func (b *OfficerAppointed) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := b.appointer(t, c)
	if err != nil {
		return err
	}
	if b.Until <= t.Facts.Time || b.Until > t.Facts.Time.After(t.Set.Bounds.Office) {
		return value.Deny(value.CodeTooLate, value.Because("office-end-out-of-range"), value.InNumber("most", int(t.Set.Bounds.Office/value.Day)))
	}
	if _, err := ledger.Need[model.Party](t, model.PartyRef(b.Party)); err != nil {
		return err
	}
	appointed, _ := ledger.Load[model.Appointed](t, model.AppointedRef(issuer.ID))
	appointed.Issuer, appointed.Agents = issuer.ID, slices.DeleteFunc(slices.Clone(appointed.Agents), func(who value.DID) bool {
		authority, ok := ledger.Load[model.Authority](t, model.AuthorityRef(issuer.ID, who))
		return who == b.Party || !ok || !authority.Live(t.Facts.Time)
	})
	if len(appointed.Agents) >= value.MaxOfficers {
		return value.Deny(value.CodeTooManyOfficers, value.InNumber("most", value.MaxOfficers))
	}
	appointed.Agents = append(appointed.Agents, b.Party)
	t.Put(appointed)
	t.Put(model.Authority{
		Issuer: issuer.ID, Agent: b.Party, Commands: b.Commands, AttestedBy: c.Actor, Since: t.Stamp(), Until: b.Until, Evidence: b.Evidence,
	})
	return nil
}

// appointer checks who appoints.
func (b *OfficerAppointed) appointer(t *ledger.Tx, c *model.Command) (model.Issuer, error) {
	if !b.Named() {
		issuer, err := t.Officer(c)
		for _, name := range b.Commands {
			if err == nil && !grants(t, issuer, c.Actor, name) {
				err = value.Deny(value.CodeNotOfficer, value.Because("gives-more-than-they-have"), value.OfType("type", name))
			}
		}
		return issuer, err
	}
	issuer, err := ledger.Need[model.Issuer](t, model.IssuerRef(c.Register))
	if err != nil {
		return issuer, err
	}
	barred := func(who value.DID) bool { return who == b.Party || t.ActsFor(issuer, who) }
	if _, err := b.By(t, c, model.AdmissionDesk, barred); err != nil {
		return issuer, err
	}
	if live := t.Officers(issuer); len(live) >= max(1, issuer.Officers) && !slices.Contains(live, b.Party) {
		return issuer, value.Deny(value.CodeHasOfficers)
	}
	return issuer, nil
}

// grants tells whether a party may give others the authority to sign a type.
func grants(t *ledger.Tx, issuer model.Issuer, party value.DID, name value.Type) bool {
	if name != model.AllOfficeActs {
		return t.MayOfficiate(issuer, party, name)
	}
	return slices.Contains(t.Officers(issuer), party)
}

// OfficerEnded takes an officer's authority back, at once. Officers sign it, as long as enough of them remain; or two people
// of admission desks, on evidence that the authority has ended otherwise (a representative who was replaced).
type OfficerEnded struct {
	Party    value.DID    `json:"party"`
	Evidence value.Digest `json:"evidence"`
	ledger.TwoDesks
}

func (b *OfficerEnded) Check() error {
	f := value.NewForm()
	f.Want(b.Party.Valid(), "party", value.AnIdentifier)
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	b.Form(f, true)
	return f.Err()
}

func (b *OfficerEnded) Quorum(t *ledger.Tx, _ *model.Command) error {
	return b.AsDesks(t, model.AdmissionDesk)
}

func (b *OfficerEnded) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := b.ender(t, c)
	if err != nil {
		return err
	}
	authority, err := ledger.Need[model.Authority](t, model.AuthorityRef(issuer.ID, b.Party))
	if err != nil {
		return err
	}
	if !authority.Live(t.Facts.Time) {
		return value.Deny(value.CodeWrongState, value.Because("authority-has-ended"))
	}
	left, needed := len(book.Removed(t.Officers(issuer), b.Party)), max(1, issuer.Officers)
	if !b.Named() && left < needed {
		return value.Deny(value.CodeTooFewOfficers, value.InNumber("left", left), value.InNumber("needed", needed))
	}
	ended := t.Stamp()
	authority.Ended = &ended
	t.Put(authority)
	if appointed, ok := ledger.Load[model.Appointed](t, model.AppointedRef(issuer.ID)); ok {
		appointed.Agents = append([]value.DID{}, book.Removed(appointed.Agents, b.Party)...)
		t.Put(appointed)
	}
	return nil
}

func (b *OfficerEnded) ender(t *ledger.Tx, c *model.Command) (model.Issuer, error) {
	if !b.Named() {
		return t.Officer(c)
	}
	issuer, err := ledger.Need[model.Issuer](t, model.IssuerRef(c.Register))
	if err != nil {
		return issuer, err
	}
	_, err = b.By(t, c, model.AdmissionDesk, func(who value.DID) bool { return t.ActsFor(issuer, who) })
	return issuer, err
}

// OfficersRequired sets how many officers sign each act of the issuer together (공동대표, Commercial Act art. 389(2)). As many
// sign it as it sets, and never fewer than sign now: so they are there, with keys that work.
type OfficersRequired struct {
	Officers int `json:"officers"`
}

func (b *OfficersRequired) Check() error {
	f := value.NewForm()
	f.Want(b.Officers >= 1 && b.Officers <= value.MaxOfficers, "officers", value.Within(1, value.MaxOfficers))
	return f.Err()
}

func (b *OfficersRequired) Quorum(t *ledger.Tx, c *model.Command) error {
	issuer, ok := ledger.Load[model.Issuer](t, model.IssuerRef(c.Register))
	if !ok || !t.MayOfficiate(issuer, c.Actor, c.Type) {
		return nil // apply says why
	}
	live, signed := t.Officers(issuer), 0
	for _, who := range append([]value.DID{c.Actor}, t.Cosigners...) {
		if slices.Contains(live, who) {
			signed++
		}
	}
	if signed < b.Officers {
		return value.Deny(value.CodeMoreSignatures, value.Because("future-number-of-officers-signs"), value.InNumber("signed", signed), value.InNumber("needed", b.Officers))
	}
	return nil
}

func (b *OfficersRequired) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	required := t.Stamp()
	issuer.Officers, issuer.Required = b.Officers, &required
	t.Put(issuer)
	return nil
}
