package httpapi

import (
	"errors"
	"net/http"
	"slices"

	"holdfast/chaincode/model"
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

// viewer answers what somebody is to what they look at, from the view they look at.
type viewer struct {
	did  value.DID
	now  value.Time
	view *store.View
	own  value.MemberID

	desks []model.Desk
	asked bool
}

func (s *Server) viewer(v *store.View, did value.DID) *viewer {
	return &viewer{did: did, now: s.now(), view: v, own: s.Member}
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
		if desk.Party == w.did && w.now < desk.Until {
			w.desks = append(w.desks, desk)
		}
	}
	w.asked = true
	return w.desks, nil
}

// staffs tells whether the viewer has a live appointment to a desk of a member.
func (w *viewer) staffs(member value.MemberID, kind model.DeskKind) (bool, error) {
	desks, err := w.liveDesks()
	return slices.ContainsFunc(desks, func(d model.Desk) bool { return d.Member == member && d.Kind == kind }), err
}

// deskRole is a role where the viewer has the desk, and none otherwise.
func (w *viewer) deskRole(member value.MemberID, kind model.DeskKind, as role) ([]role, error) {
	has, err := w.staffs(member, kind)
	if !has || err != nil {
		return nil, err
	}
	return []role{as}, nil
}

// officer tells whether the viewer may act for an issuer.
func (w *viewer) officer(issuer value.IssuerID) (bool, error) {
	if w.did == "" {
		return false, nil
	}
	_, err := store.Get[model.Authority](w.view, model.AuthorityRef(issuer, w.did))
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// ofIssuer are the viewer's roles at an issuer.
func (w *viewer) ofIssuer(issuer model.Issuer) ([]role, error) {
	var roles []role
	officer, err := w.officer(issuer.ID)
	if officer {
		roles = append(roles, anOfficer)
	}
	if w.did != "" && slices.Contains(issuer.Board.Directors, w.did) {
		roles = append(roles, aDirector)
	}
	return roles, err
}

// ofRegister are the viewer's roles at an issuer's register, besides being an entry's controller.
func (w *viewer) ofRegister(issuer model.Issuer) ([]role, error) {
	roles, err := w.ofIssuer(issuer)
	if err != nil {
		return nil, err
	}
	desk, err := w.deskRole(w.own, model.IdentityDesk, identityDesk)
	return append(roles, desk...), err
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
	issuer, err := one[model.Issuer](w.view, model.IssuerRef(a.Terms.Issuer))
	if err != nil {
		return nil, err
	}
	if roles, err = w.ofIssuer(issuer); err != nil {
		return nil, err
	}
	desk, err := w.deskRole(a.Terms.EscrowAgent, model.EscrowDesk, escrowDesk)
	return append(roles, desk...), err
}
