package httpapi

import (
	"net/http"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/did/proof"
	"holdfast/gateway/store"
)

// newcomer is a party that is not on the ledger, as it introduces itself at this site; nil where it does not. The site has to be one
// of its homes.
func (s *Server) newcomer(did value.DID, i *party.Introduction) (*model.Party, error) {
	if i == nil {
		return nil, nil
	}
	if err := i.Check(); err != nil {
		return nil, fail(codeBody, "the introduction is out of form")
	}
	known := func(m value.MemberID) bool {
		return slices.ContainsFunc(s.Sites, func(x Site) bool { return x.Member == m })
	}
	if !slices.Contains(i.Homes, s.Member) || slices.ContainsFunc(i.Homes, func(m value.MemberID) bool { return !known(m) }) {
		return nil, fail(codeBody, "the homes are not this member and another")
	}
	found := &model.Party{DID: did, Introducer: s.Member, Homes: i.Homes}
	for n, k := range i.Keys {
		public, err := proof.ParseJWK([]byte(k.JWK))
		if err != nil || string(public.JWK()) != k.JWK {
			return nil, fail(codeBody, "a key is no canonical JWK")
		}
		if n == 0 && value.PartyDID(public.Thumbprint()) != did {
			return nil, fail(codeBody, "the party is not named after its first key")
		}
		found.Keys = append(found.Keys, model.Key{ID: value.KeyOf(did, public.Thumbprint()), JWK: k.JWK, Purposes: k.Purposes})
	}
	return found, nil
}

// introduction is what has to be signed with the identification of a party that is not on the ledger; nil for one that is, or of
// which this site knows nothing.
func (s *Server) introduction(r *http.Request, did value.DID) (*party.Introduction, error) {
	found, ok, err := s.Sessions.Newcomer(r.Context(), did)
	if !ok || err != nil {
		return nil, err
	}
	i := &party.Introduction{Homes: found.Homes}
	for _, k := range found.Keys {
		i.Keys = append(i.Keys, party.NewKey{JWK: k.JWK, Purposes: k.Purposes})
	}
	return i, nil
}

// partyOf finds a party on the ledger, or as it introduced itself here. ErrNotFound when it is neither.
func (s *Server) partyOf(r *http.Request, did value.DID) (found model.Party, err error) {
	found, ok, err := s.Sessions.Newcomer(r.Context(), did)
	if ok || err != nil {
		return found, err
	}
	err = s.read(r, func(v *store.View) (err error) {
		found, err = one[model.Party](v, model.PartyRef(did))
		return err
	})
	return found, err
}
