package core

import "slices"

// officer checks that the actor may sign this type for the issuer, and finds the issuer.
func (t *tx) officer(c *Command) (Issuer, error) {
	issuer, err := need[Issuer](t, IssuerRef(c.Register))
	if err != nil {
		return issuer, err
	}
	if t.onBehalf || !t.mayOfficiate(issuer, c.Actor, c.Type) {
		return issuer, deny(CodeNotOfficer)
	}
	return issuer, nil
}

// mayOfficiate tells whether a party may sign a type for an issuer.
func (t *tx) mayOfficiate(issuer Issuer, party DID, what Type) bool {
	authority, ok := load[Authority](t, AuthorityRef(issuer.ID, party))
	if !ok || !authority.live(t.facts.Time) {
		return false
	}
	return slices.Contains(authority.Commands, what) || slices.Contains(authority.Commands, AllOfficeActs) && t.set.acts[what].office
}

// enoughOfficers refuses an officer's act that fewer officers signed than the issuer asks for. Whether the actor is one of
// them, if the type may be signed by others too, is for the rule to say.
func (t *tx) enoughOfficers(c *Command) error {
	issuer, ok := load[Issuer](t, IssuerRef(c.Register))
	if !ok || issuer.Officers <= 1 || !t.mayOfficiate(issuer, c.Actor, c.Type) {
		return nil
	}
	if signed := t.officersSigning(issuer, c); signed < issuer.Officers {
		return deny(CodeMoreSignatures, because("more-officers-sign"), inNumber("signed", signed), inNumber("needed", issuer.Officers))
	}
	return nil
}

// officersSigning is how many of those who signed a command may sign its type for the issuer.
func (t *tx) officersSigning(issuer Issuer, c *Command) int {
	signed := 0
	for _, who := range append([]DID{c.Actor}, t.cosigners...) {
		if t.mayOfficiate(issuer, who, c.Type) {
			signed++
		}
	}
	return signed
}

// officers are the parties that may sign every officer's act for the issuer now.
func (t *tx) officers(issuer Issuer) []DID {
	var live []DID
	candidates := slices.Clone(issuer.Agents)
	if application, ok := load[Application](t, ApplicationRef(issuer.ID)); ok {
		candidates = append(candidates, application.By)
	}
	for _, who := range candidates {
		authority, ok := load[Authority](t, AuthorityRef(issuer.ID, who))
		if ok && authority.live(t.facts.Time) && slices.Contains(authority.Commands, AllOfficeActs) && !slices.Contains(live, who) {
			live = append(live, who)
		}
	}
	return live
}

// actsFor tells whether a party acts for an issuer: as an officer, whether or not the office has ended, or as a director.
func (t *tx) actsFor(issuer Issuer, party DID) bool {
	_, officer := load[Authority](t, AuthorityRef(issuer.ID, party))
	return officer || slices.Contains(issuer.Board.Directors, party)
}

// AllOfficeActs in an authority stands for every type that officers sign.
const AllOfficeActs Type = "*"
