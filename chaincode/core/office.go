package core

import "slices"

// officer checks that the actor may sign this type for the issuer, and finds the issuer.
func (t *tx) officer(c *Command) (Issuer, error) {
	issuer, err := need[Issuer](t, IssuerRef(c.Register))
	if err != nil {
		return issuer, err
	}
	if !t.mayOfficiate(issuer, c.Actor, c.Type) {
		return issuer, reject(CodeNotOfficer, "the actor has no authority to sign this for the issuer")
	}
	return issuer, nil
}

// mayOfficiate tells whether a party may sign a type for an issuer.
func (t *tx) mayOfficiate(issuer Issuer, party DID, what Type) bool {
	authority, ok := load[Authority](t, AuthorityRef(issuer.ID, party))
	if !ok || !authority.live(t.facts.Time) {
		return false
	}
	return slices.Contains(authority.Commands, what) || slices.Contains(authority.Commands, AllOfficeActs) && acts[what].office
}

// enoughOfficers refuses an officer's act that fewer officers signed than the issuer asks for. Whether the actor is one of
// them, if the type may be signed by others too, is for the rule to say.
func (t *tx) enoughOfficers(c *Command) error {
	issuer, ok := load[Issuer](t, IssuerRef(c.Register))
	if !ok || issuer.Officers <= 1 || !t.mayOfficiate(issuer, c.Actor, c.Type) {
		return nil
	}
	signed := 1
	for _, cosigner := range t.cosigners {
		if t.mayOfficiate(issuer, cosigner, c.Type) {
			signed++
		}
	}
	if signed < issuer.Officers {
		return reject(CodeMoreSignatures, "the issuer's acts need the signatures of more officers")
	}
	return nil
}

// AllOfficeActs in an authority stands for every type that officers sign.
const AllOfficeActs Type = "*"
