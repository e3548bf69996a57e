package httpapi

import (
	"net/http"
	"slices"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

var (
	allRoles = []role{
		theSeller, theBuyer, anOfficer, aDirector, theController, identityDesk, escrowDesk, operatorDesk, theApplicant, themselves, theCertificate, aNamedParty,
	}
	allStates = []state{
		atHome, elsewhere, "open", "agreed", "declined", "proposed", "approval-pending", "funded", "settled", "paid", "void", "expired",
		"first-refusal", "refused", "designation-requested", "designated-buyer", "company-purchase", "disputed", "payout-failed", "refunded",
		"attested", "refused",
	}
)

// TestTheTableOfVisibilityIsExactlyThis writes the table down a second time, from the side of who looks, so that a line
// that is added or widened is seen.
func TestTheTableOfVisibilityIsExactlyThis(t *testing.T) {
	after := []state{"approval-pending", "agreed", "funded", "settled", "paid", "void", "expired", "first-refusal", "refused", "designation-requested", "designated-buyer", "company-purchase", "disputed", "payout-failed", "refunded"}
	want := map[field]map[role][]state{
		offerPrice:        {theSeller: allStates, theBuyer: allStates},
		amounts:           {theSeller: allStates, theBuyer: allStates, anOfficer: after, aDirector: after, escrowDesk: after},
		holderData:        {anOfficer: {atHome}, identityDesk: {atHome}, theController: {atHome}},
		holderList:        {anOfficer: {atHome}},
		registerCopy:      {anOfficer: {atHome}},
		registerPackage:   {anOfficer: {atHome}},
		holderStatement:   {anOfficer: {atHome}, theController: {atHome}},
		ownCase:           {theApplicant: allStates},
		ownIdentity:       {themselves: {atHome}},
		presentedData:     {identityDesk: allStates},
		account:           {escrowDesk: after},
		contractText:      {theSeller: allStates, theBuyer: allStates},
		holderCertificate: {theCertificate: allStates},
		reconciliation:    {operatorDesk: allStates},
		wholeHistory:      {operatorDesk: allStates},
		otherRecords:      {anOfficer: allStates, aDirector: allStates, aNamedParty: allStates},
	}
	for f, byRole := range want {
		for _, r := range allRoles {
			for _, in := range allStates {
				if got := sees(f, in, r); got != slices.Contains(byRole[r], in) {
					t.Errorf("%s in the state %s by %s: %v", f, in, r, got)
				}
			}
		}
		if sees(f, atHome) {
			t.Errorf("nobody in particular sees %s", f)
		}
	}
	for _, s := range sights {
		if want[s.field][s.role] == nil {
			t.Errorf("the table has a line that is not expected: %s by %s", s.field, s.role)
		}
	}
}

func TestAmountsAreShownToWhomTheyConcern(t *testing.T) {
	tr := newTrade(t)
	sees := func(s *site, token string, want bool) {
		t.Helper()
		a := tr.view(s, token)
		terms := a.Agreement.Terms
		shown := terms.Price == 15_000 && terms.Total == 3_000_000 && terms.Payout != "" && terms.Text != "" && terms.BuyerAddress != ""
		hidden := terms.Price == 0 && terms.Total == 0 && terms.Payout == "" && terms.Refund == "" && terms.Text == "" && terms.BuyerAddress == ""
		if a.Escrow != nil {
			shown = shown && a.Escrow.Price == 3_000_000 && a.Escrow.Held != nil
			hidden = hidden && a.Escrow.Price == 0 && a.Escrow.Held == nil && a.Escrow.References == nil
		}
		if a.Agreement.Amounts != want || shown != want || hidden == want {
			t.Errorf("amounts shown: %v, %+v", a.Agreement.Amounts, a)
		}
	}
	director, escrow := tr.login(tr.home, tr.director), tr.login(tr.home, tr.escrow)
	stranger, otherDesk := tr.login(tr.home, tr.stranger), tr.login(tr.home, tr.desk("member1", model.EscrowDesk))
	sees(tr.home, tr.sellerToken, true)
	sees(tr.elsewhere, tr.login(tr.elsewhere, tr.buyer), true)
	for _, token := range []string{"", stranger, otherDesk, tr.identityToken, tr.officerToken, director, escrow} {
		sees(tr.home, token, false) // only one party has signed
	}
	tr.conclude()
	for _, token := range []string{tr.sellerToken, tr.buyerToken, tr.officerToken, director, escrow} {
		sees(tr.home, token, true)
	}
	for _, token := range []string{"", stranger, otherDesk, tr.identityToken} {
		sees(tr.home, token, false)
	}
	tr.pay()
	sees(tr.home, stranger, false)
	sees(tr.home, escrow, true)
}

func TestOnlyAnOffersPartiesSeeItsPrice(t *testing.T) {
	tr := newTrade(t)
	for token, want := range map[string]value.Won{
		tr.sellerToken: 15_000, tr.buyerToken: 15_000, tr.officerToken: 0, tr.identityToken: 0, "": 0,
	} {
		offer := ok[api.OfferAnswer](tr.get(tr.home, token, "/v1/offers/"+string(tr.offer)), http.StatusOK).Offer
		listed := ok[api.OfferList](tr.get(tr.home, token, "/v1/offers?listing="+string(tr.listing)), http.StatusOK).Offers
		if offer.Price != want || len(listed) != 1 || listed[0].Price != want || offer.Quantity != 200 {
			t.Errorf("the price is %d and %+v instead of %d", offer.Price, listed, want)
		}
	}
}

func TestNamesAreShownAtAHomeToWhomTheyConcern(t *testing.T) {
	tr := newTrade(t)
	named := func(s *site, token string) (names []string) {
		for _, entry := range tr.register(s, token).Entries {
			if entry.Personal != nil {
				names = append(names, entry.Personal.Name)
			}
		}
		slices.Sort(names)
		return names
	}
	all := []string{sellerName, otherName, "㈜한빛투자"}
	slices.Sort(all)
	for who, try := range map[string]struct {
		s     *site
		token string
		want  []string
	}{
		"nobody":                       {tr.home, "", nil},
		"a stranger":                   {tr.home, tr.login(tr.home, tr.stranger), nil},
		"the buyer":                    {tr.home, tr.buyerToken, nil},
		"a director":                   {tr.home, tr.login(tr.home, tr.director), nil},
		"the officer":                  {tr.home, tr.officerToken, all},
		"an identity desk":             {tr.home, tr.identityToken, all},
		"the holder":                   {tr.home, tr.sellerToken, []string{sellerName}},
		"the officer elsewhere":        {tr.elsewhere, tr.login(tr.elsewhere, tr.officer), nil},
		"the holder elsewhere":         {tr.elsewhere, tr.login(tr.elsewhere, tr.seller), nil},
		"another member's desk":        {tr.home, tr.login(tr.home, tr.desk("member2", model.IdentityDesk)), nil},
		"the home's desk, at another":  {tr.elsewhere, tr.login(tr.elsewhere, tr.identity), nil},
		"another sort of desk at home": {tr.home, tr.login(tr.home, tr.operator), nil},
	} {
		if got := named(try.s, try.token); !slices.Equal(got, try.want) {
			t.Errorf("%s sees %v instead of %v", who, got, try.want)
		}
	}
	if tr.register(tr.home, "").Home != true || tr.register(tr.elsewhere, "").Home {
		t.Error("the answer does not say whether it is a home's")
	}
}
