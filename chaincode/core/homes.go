package core

import "slices"

// RegisterHomesChanged chooses the two members that keep a register's personal data from now on. The ledger says which; the
// members copy the data.
type RegisterHomesChanged struct {
	Homes []MemberID `json:"homes"`
}

func (b *RegisterHomesChanged) check() error {
	f := newForm()
	checkHomes(f, "homes", b.Homes)
	return f.err()
}

func (b *RegisterHomesChanged) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	if err := t.otherHomes(issuer.Homes, b.Homes); err != nil {
		return err
	}
	moved := t.stamp()
	issuer.Homes, issuer.Moved = b.Homes, &moved
	t.put(issuer)
	return nil
}

// otherHomes checks that homes are members, and change something.
func (t *tx) otherHomes(before, homes []MemberID) error {
	for _, home := range homes {
		if _, err := t.member(home); err != nil {
			return err
		}
	}
	if slices.Equal(before, homes) {
		return reject(CodeAlreadyExists, "these are the homes")
	}
	return nil
}

// PartyHomesChanged chooses the two members that keep a party's personal data from now on. The party signs it.
type PartyHomesChanged struct {
	Homes []MemberID `json:"homes"`
}

func (b *PartyHomesChanged) check() error {
	f := newForm()
	checkHomes(f, "homes", b.Homes)
	return f.err()
}

func (b *PartyHomesChanged) apply(t *tx, c *Command) error {
	party, err := need[Party](t, PartyRef(c.Actor))
	if err != nil {
		return err
	}
	if err := t.otherHomes(party.Homes, b.Homes); err != nil {
		return err
	}
	moved := t.stamp()
	party.Homes, party.Moved = b.Homes, &moved
	t.put(party)
	return nil
}
