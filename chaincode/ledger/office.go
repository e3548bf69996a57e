package ledger

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Officer checks that the actor may sign this type for the issuer, and finds the issuer.
func (t *Tx) Officer(c *model.Command) (model.Issuer, error) {
	issuer, err := Need[model.Issuer](t, model.IssuerRef(c.Register))
	if err != nil {
		return issuer, err
	}
	if t.OnBehalf || !t.OwnHand() || !t.MayOfficiate(issuer, c.Actor, c.Type) {
		return issuer, value.Deny(value.CodeNotOfficer)
	}
	return issuer, nil
}

// MayOfficiate tells whether a party may sign a type for an issuer.
func (t *Tx) MayOfficiate(issuer model.Issuer, party value.DID, what value.Type) bool {
	_, err := t.look().Officer(issuer.ID, party, what)
	return t.noted(err) == nil
}

// enoughOfficers refuses an officer's act that fewer officers signed than the issuer asks for. Whether the actor is one of
// them, if the type may be signed by others too, is for the rule to say.
func (t *Tx) enoughOfficers(c *model.Command) error {
	issuer, ok := Load[model.Issuer](t, model.IssuerRef(c.Register))
	if !ok || issuer.Officers <= 1 || !t.MayOfficiate(issuer, c.Actor, c.Type) {
		return nil
	}
	if signed := t.officersSigning(issuer, c); signed < issuer.Officers {
		return value.Deny(value.CodeMoreSignatures, value.Because("more-officers-sign"), value.InNumber("signed", signed), value.InNumber("needed", issuer.Officers))
	}
	return nil
}

// officersSigning is how many of those who signed a command may sign its type for the issuer.
func (t *Tx) officersSigning(issuer model.Issuer, c *model.Command) int {
	signed := 0
	for _, who := range append([]value.DID{c.Actor}, t.Cosigners...) {
		if t.MayOfficiate(issuer, who, c.Type) {
			signed++
		}
	}
	return signed
}

// Officers are the parties that may sign every officer's act for the issuer now.
func (t *Tx) Officers(issuer model.Issuer) []value.DID {
	var live []value.DID
	appointed, _ := Load[model.Appointed](t, model.AppointedRef(issuer.ID))
	candidates := slices.Clone(appointed.Agents)
	if application, ok := Load[model.Application](t, model.ApplicationRef(issuer.ID)); ok {
		candidates = append(candidates, application.By)
	}
	for _, who := range candidates {
		if t.MayOfficiate(issuer, who, model.AllOfficeActs) && !slices.Contains(live, who) {
			live = append(live, who)
		}
	}
	return live
}

// ActsFor tells whether a party acts for an issuer: as an officer, whether or not the office has ended, or as a director.
func (t *Tx) ActsFor(issuer model.Issuer, party value.DID) bool {
	_, officer := Load[model.Authority](t, model.AuthorityRef(issuer.ID, party))
	return officer || issuer.Directs(party)
}
