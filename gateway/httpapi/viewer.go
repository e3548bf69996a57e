package httpapi

import (
	"net/http"
	"slices"

	"holdfast/chaincode/access"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
	"holdfast/gateway/session"
	"holdfast/gateway/store"
)

// maxOfParty bounds how many desks, authorities and entries of one party are read.
const maxOfParty = 1000

// session finds who is logged in. CodeNone when nobody is.
func (s *Server) session(r *http.Request) (session.Session, error) {
	token, _ := session.TokenOf(r)
	return s.Sessions.Of(r.Context(), token)
}

// visitor is who is logged in, or nobody: an empty DID.
func (s *Server) visitor(r *http.Request) (value.DID, error) {
	found, err := s.session(r)
	if session.CodeOf(err) == session.CodeNone {
		return "", nil
	}
	return found.DID, err
}

// viewer answers what somebody is to what they look at, from the view they look at. Whether an appointment, an authority or the
// control of an entry lasts, the domain says (package access).
type viewer struct {
	did  value.DID
	now  value.Time
	view *store.View
	own  value.MemberID

	// domain is asked once it is needed.
	domain *access.Access
	desks  []model.Desk
	asked  bool
}

func (s *Server) viewer(v *store.View, did value.DID) *viewer {
	return &viewer{did: did, now: s.now(), view: v, own: s.Member}
}

// is puts a question to the domain. Nobody in particular is nothing.
func (w *viewer) is(ask func(access.Access) error) (bool, error) {
	if w.did == "" {
		return false, nil
	}
	if w.domain == nil {
		domain, err := access.At(rules.Known(), w.view, w.now)
		if err != nil {
			return false, err
		}
		w.domain = &domain
	}
	err := ask(*w.domain)
	if access.Denied(err) {
		return false, nil
	}
	return err == nil, err
}

// liveDesks are the viewer's live appointments.
func (w *viewer) liveDesks() ([]model.Desk, error) {
	if w.asked || w.did == "" {
		return w.desks, nil
	}
	found, err := store.All[model.Desk](w.view, store.By{Party: w.did, Live: true}, maxOfParty)
	if err != nil {
		return nil, err
	}
	for _, desk := range records(found) {
		live, err := w.staffs(desk.Member, desk.Kind)
		if err != nil {
			return nil, err
		}
		if live {
			w.desks = append(w.desks, desk)
		}
	}
	w.asked = true
	return w.desks, nil
}

// staffs tells whether the viewer has a live appointment to a desk of a member.
func (w *viewer) staffs(member value.MemberID, kind model.DeskKind) (bool, error) {
	return w.is(func(a access.Access) error {
		_, err := a.DeskLive(member, kind, w.did)
		return err
	})
}

// deskRole is a role where the viewer has the desk, and none otherwise.
func (w *viewer) deskRole(member value.MemberID, kind model.DeskKind, as role) ([]role, error) {
	has, err := w.staffs(member, kind)
	if !has || err != nil {
		return nil, err
	}
	return []role{as}, nil
}

// officer tells whether the viewer has a live authority that covers an act for an issuer.
func (w *viewer) officer(issuer value.IssuerID, act value.Type) (bool, error) {
	return w.is(func(a access.Access) error {
		_, err := a.AuthorityLive(issuer, w.did, act)
		return err
	})
}

// ofIssuer are the viewer's roles at an issuer. An officer is one for what their authority's acts open (readBy).
func (w *viewer) ofIssuer(issuer value.IssuerID, opening ...value.Type) ([]role, error) {
	var roles []role
	for _, act := range opening {
		covers, err := w.officer(issuer, act)
		if err != nil {
			return nil, err
		}
		if covers {
			roles = append(roles, anOfficer)
			break
		}
	}
	director, err := w.is(func(a access.Access) error { return a.DirectorOf(issuer, w.did) })
	if director {
		roles = append(roles, aDirector)
	}
	return roles, err
}

// ofRegister are the viewer's roles at an issuer's register, besides being an entry's controller.
func (w *viewer) ofRegister(issuer model.Issuer) ([]role, error) {
	roles, err := w.ofIssuer(issuer.ID, readBy[holderData]...)
	if err != nil {
		return nil, err
	}
	desk, err := w.deskRole(w.own, model.IdentityDesk, identityDesk)
	return append(roles, desk...), err
}

// ofEntry are the viewer's roles at one entry.
func (w *viewer) ofEntry(entry model.HolderEntry) ([]role, error) {
	if entry.Controller == "" {
		return nil, nil
	}
	controls, err := w.is(func(a access.Access) error { return a.Controls(entry.ID, w.did) })
	if !controls || err != nil {
		return nil, err
	}
	return []role{theController}, nil
}

// place says whether this site is a home of the issuer.
func (w *viewer) place(issuer model.Issuer) state {
	if slices.Contains(issuer.Homes, w.own) {
		return atHome
	}
	return elsewhere
}

// ofParties are the viewer's roles between two parties.
func (w *viewer) ofParties(seller, buyer value.DID) []role {
	switch w.did {
	case "":
		return nil
	case seller:
		return []role{theSeller}
	case buyer:
		return []role{theBuyer}
	}
	return nil
}

// ofAgreement are the viewer's roles at an agreement.
func (w *viewer) ofAgreement(a model.Agreement) ([]role, error) {
	roles := w.ofParties(a.Terms.Seller, a.Terms.Buyer)
	if w.did == "" || len(roles) > 0 {
		return roles, nil
	}
	roles, err := w.ofIssuer(a.Terms.Issuer, readBy[amounts]...)
	if err != nil {
		return nil, err
	}
	desk, err := w.deskRole(a.Terms.EscrowAgent, model.EscrowDesk, escrowDesk)
	return append(roles, desk...), err
}
