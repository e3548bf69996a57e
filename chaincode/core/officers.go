package core

import "slices"

const (
	// maxOffice is how long an officer's authority may be given for: three years, as a director's term (Commercial Act
	// art. 383(2)).
	maxOffice = 3 * 366 * Day
	// maxOfficers is how many officers an issuer may have, and require; more proofs a command cannot carry.
	maxOfficers = MaxProofs
	// maxTypes is how many types one authority may name.
	maxTypes = 100
)

// OfficerAppointed gives a party authority to sign for an issuer. An officer gives no more than they have. An issuer that has
// fewer officers than its acts need gets one by two people of admission desks, on evidence.
type OfficerAppointed struct {
	Party DID `json:"party"`
	// Commands are the types that the officer may sign, or AllOfficeActs.
	Commands []Type `json:"commands"`
	// Until is when the authority ends, within three years.
	Until Time `json:"until"`
	// Evidence is the digest of the power of attorney or the commercial register's extract.
	Evidence Digest `json:"evidence"`
	// TwoDesks is given when desks appoint, and empty when an officer does.
	TwoDesks
}

func (b *OfficerAppointed) check() error {
	f := newForm()
	f.want(b.Party.valid(), "party", anIdentifier)
	f.want(len(b.Commands) >= 1 && len(b.Commands) <= maxTypes, "commands", many(1, maxTypes))
	for i, name := range b.Commands {
		f.want(!slices.Contains(b.Commands[:i], name), "commands", wantOnce)
	}
	f.want(b.Until > 0, "until", aTime)
	f.want(b.Evidence.valid(), "evidence", aDigest)
	b.form(f, true)
	return f.err()
}

// checkBy checks what the set of rules knows.
func (b *OfficerAppointed) checkBy(set *Set) error {
	f := newForm()
	for _, name := range b.Commands {
		f.want(name == AllOfficeActs && len(b.Commands) == 1 || set.acts[name].office, "commands", aKnownValue)
	}
	return f.err()
}

func (b *OfficerAppointed) quorum(t *tx, _ *Command) error { return b.asDesks(t, AdmissionDesk) }

// asDesks asks for the checker where desks sign.
func (d TwoDesks) asDesks(t *tx, kind DeskKind) error {
	if !d.named() {
		return nil
	}
	return d.quorum(t, kind)
}

func (b *OfficerAppointed) apply(t *tx, c *Command) error {
	issuer, err := b.appointer(t, c)
	if err != nil {
		return err
	}
	if b.Until <= t.facts.Time || b.Until > t.facts.Time.After(maxOffice) {
		return deny(CodeTooLate, because("office-end-out-of-range"), inNumber("most", int(maxOffice/Day)))
	}
	if _, err := need[Party](t, PartyRef(b.Party)); err != nil {
		return err
	}
	issuer.Agents = slices.DeleteFunc(slices.Clone(issuer.Agents), func(who DID) bool {
		authority, ok := load[Authority](t, AuthorityRef(issuer.ID, who))
		return who == b.Party || !ok || !authority.live(t.facts.Time)
	})
	if len(issuer.Agents) >= maxOfficers {
		return deny(CodeTooManyOfficers, inNumber("most", maxOfficers))
	}
	issuer.Agents = append(issuer.Agents, b.Party)
	t.put(issuer)
	t.put(Authority{
		Issuer: issuer.ID, Agent: b.Party, Commands: b.Commands, AttestedBy: c.Actor, Since: t.stamp(), Until: b.Until, Evidence: b.Evidence,
	})
	return nil
}

// appointer checks who appoints.
func (b *OfficerAppointed) appointer(t *tx, c *Command) (Issuer, error) {
	if !b.named() {
		issuer, err := t.officer(c)
		for _, name := range b.Commands {
			if err == nil && !t.grants(issuer, c.Actor, name) {
				err = deny(CodeNotOfficer, because("gives-more-than-they-have"), ofType("type", name))
			}
		}
		return issuer, err
	}
	issuer, err := need[Issuer](t, IssuerRef(c.Register))
	if err != nil {
		return issuer, err
	}
	barred := func(who DID) bool { return who == b.Party || t.actsFor(issuer, who) }
	if _, err := b.by(t, c, AdmissionDesk, barred); err != nil {
		return issuer, err
	}
	if live := t.officers(issuer); len(live) >= max(1, issuer.Officers) && !slices.Contains(live, b.Party) {
		return issuer, deny(CodeHasOfficers)
	}
	return issuer, nil
}

// grants tells whether a party may give others the authority to sign a type.
func (t *tx) grants(issuer Issuer, party DID, name Type) bool {
	if name != AllOfficeActs {
		return t.mayOfficiate(issuer, party, name)
	}
	return slices.Contains(t.officers(issuer), party)
}

// OfficerEnded takes an officer's authority back, at once. Officers sign it, as long as enough of them remain; or two people
// of admission desks, on evidence that the authority has ended otherwise (a representative who was replaced).
type OfficerEnded struct {
	Party    DID    `json:"party"`
	Evidence Digest `json:"evidence"`
	TwoDesks
}

func (b *OfficerEnded) check() error {
	f := newForm()
	f.want(b.Party.valid(), "party", anIdentifier)
	f.want(b.Evidence.valid(), "evidence", aDigest)
	b.form(f, true)
	return f.err()
}

func (b *OfficerEnded) quorum(t *tx, _ *Command) error { return b.asDesks(t, AdmissionDesk) }

func (b *OfficerEnded) apply(t *tx, c *Command) error {
	issuer, err := b.ender(t, c)
	if err != nil {
		return err
	}
	authority, err := need[Authority](t, AuthorityRef(issuer.ID, b.Party))
	if err != nil {
		return err
	}
	if !authority.live(t.facts.Time) {
		return deny(CodeWrongState, because("authority-has-ended"))
	}
	left, needed := len(removed(t.officers(issuer), b.Party)), max(1, issuer.Officers)
	if !b.named() && left < needed {
		return deny(CodeTooFewOfficers, inNumber("left", left), inNumber("needed", needed))
	}
	ended := t.stamp()
	authority.Ended = &ended
	t.put(authority)
	issuer.Agents = removed(issuer.Agents, b.Party)
	t.put(issuer)
	return nil
}

func (b *OfficerEnded) ender(t *tx, c *Command) (Issuer, error) {
	if !b.named() {
		return t.officer(c)
	}
	issuer, err := need[Issuer](t, IssuerRef(c.Register))
	if err != nil {
		return issuer, err
	}
	_, err = b.by(t, c, AdmissionDesk, func(who DID) bool { return t.actsFor(issuer, who) })
	return issuer, err
}

// OfficersRequired sets how many officers sign each act of the issuer together (공동대표, Commercial Act art. 389(2)). As many
// sign it as it sets, and never fewer than sign now: so they are there, with keys that work.
type OfficersRequired struct {
	Officers int `json:"officers"`
}

func (b *OfficersRequired) check() error {
	f := newForm()
	f.want(b.Officers >= 1 && b.Officers <= maxOfficers, "officers", within(1, maxOfficers))
	return f.err()
}

func (b *OfficersRequired) quorum(t *tx, c *Command) error {
	issuer, ok := load[Issuer](t, IssuerRef(c.Register))
	if !ok || !t.mayOfficiate(issuer, c.Actor, c.Type) {
		return nil // apply says why
	}
	live, signed := t.officers(issuer), 0
	for _, who := range append([]DID{c.Actor}, t.cosigners...) {
		if slices.Contains(live, who) {
			signed++
		}
	}
	if signed < b.Officers {
		return deny(CodeMoreSignatures, because("future-number-of-officers-signs"), inNumber("signed", signed), inNumber("needed", b.Officers))
	}
	return nil
}

func (b *OfficersRequired) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	required := t.stamp()
	issuer.Officers, issuer.Required = b.Officers, &required
	t.put(issuer)
	return nil
}
