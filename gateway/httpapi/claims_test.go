package httpapi

import (
	"net/http"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/homes"
	"holdfast/gateway/session"
)

// entered is a company whose list is entered.
func entered(t *testing.T) *company {
	t.Helper()
	c := newCompany(t)
	c.enter()
	return c
}

func TestAHolderClaimsTheirEntry(t *testing.T) {
	c := entered(t)
	holder := c.party()
	id := c.claim(holder, sellerName, sellerBirth, sellerMail)
	entry := c.entryOf(sellerName)
	if entry.Id != id || entry.Controller != holder.DID || entry.State != model.EntryIsClaimed || entry.Lots[0].Provenance != model.Confirmed {
		t.Errorf("got %+v", entry)
	}
	party := ok[api.PartyAnswer](c.get(c.elsewhere, "", "/v1/parties/"+string(holder.DID)), http.StatusOK).Party
	if party.Identified == nil || party.Identified.Member != "member1" {
		t.Errorf("the holder is not identified: %+v", party)
	}
	// The party's other home got what was presented too.
	c.await(func() bool {
		_, _, err := c.elsewhere.Keeper.Identification(t.Context(), party)
		return err == nil
	})
}

func TestTheAnswerDoesNotSayWhetherACodeWasSent(t *testing.T) {
	c := entered(t)
	token := c.login(c.home, c.stranger)
	var bodies []string
	for _, who := range []api.ClaimCodeRequest{
		{Name: sellerName, Identifier: sellerBirth}, {Name: sellerName, Identifier: "1975-03-05"}, {Name: "없는사람", Identifier: "2000-01-01"}, {Name: otherName},
	} {
		answer := c.post(c.home, token, c.path("/claim-codes"), who)
		ok[api.Sentence](answer, http.StatusAccepted)
		bodies = append(bodies, string(answer.body))
	}
	for _, body := range bodies[1:] {
		if body != bodies[0] {
			t.Errorf("%q differs from %q", body, bodies[0])
		}
	}
	c.await(func() bool {
		mails, err := c.home.spool.List("", 10)
		return err == nil && len(mails) == 1 && mails[0].To == sellerMail
	})
	c.post(c.elsewhere, c.login(c.elsewhere, c.stranger), c.path("/claim-codes"), api.ClaimCodeRequest{Name: "a", Identifier: "b"}).
		problem(http.StatusMisdirectedRequest, Code(homes.CodeNotHome))
}

func TestAWrongCodeIsCountedAndLocks(t *testing.T) {
	c := entered(t)
	holder := c.party()
	token := c.login(c.home, holder)
	code := c.code(token, sellerName, sellerBirth, sellerMail)
	try := func(code string) answered {
		return c.post(c.home, token, c.path("/claims"), api.ClaimRequest{Code: code, Name: sellerName, Identifier: sellerBirth})
	}
	wrong := Code(homes.CodeClaimCode)
	c.post(c.home, c.login(c.home, c.stranger), c.path("/claims"), api.ClaimRequest{Code: code, Name: sellerName, Identifier: sellerBirth}).
		problem(http.StatusForbidden, wrong)
	for range 5 {
		try("1").problem(http.StatusForbidden, wrong)
	}
	try(code).problem(http.StatusForbidden, wrong)
}

func TestACaseIsItsPartysAndTheDesks(t *testing.T) {
	c := entered(t)
	holder := c.party()
	token, stranger := c.login(c.home, holder), c.login(c.home, c.stranger)
	opened := ok[api.CaseOpened](c.post(c.home, token, "/v1/identifications", api.IdentificationRequest{
		Kind: model.Person, Name: buyerName, Identifier: "1990-07-08",
	}), http.StatusCreated)
	if opened.Copies != 2 {
		t.Errorf("%d copies", opened.Copies)
	}
	path := "/v1/cases/" + opened.Case
	if mine := ok[api.CaseAnswer](c.get(c.home, token, path), http.StatusOK); mine.State != api.Open || mine.Party != holder.DID {
		t.Errorf("got %+v", mine)
	}
	c.get(c.home, stranger, path).problem(http.StatusNotFound, Code(homes.CodeCaseUnknown))
	c.get(c.home, c.officerToken, "/v1/desk/cases").problem(http.StatusForbidden, codeForbidden)
	c.get(c.home, token, "/v1/desk/cases/"+opened.Case).problem(http.StatusForbidden, codeForbidden)
	c.get(c.home, c.identityToken, "/v1/desk/cases/case-"+strings.Repeat("0", 32)).problem(http.StatusNotFound, Code(homes.CodeCaseUnknown))
	cases := ok[api.DeskCaseList](c.get(c.home, c.identityToken, "/v1/desk/cases?state=open"), http.StatusOK)
	if len(cases.Cases) != 1 || cases.Cases[0].Presented.Name != buyerName || cases.Cases[0].Register != nil {
		t.Errorf("got %+v", cases)
	}
	c.attest(opened.Case)
	if mine := ok[api.CaseAnswer](c.get(c.home, token, path), http.StatusOK); mine.State != api.Attested {
		t.Errorf("got %+v", mine)
	}
	done := ok[api.DeskCaseAnswer](c.get(c.home, c.identityToken, "/v1/desk/cases/"+opened.Case), http.StatusOK)
	if len(done.Commands) != 0 || done.Case.Presented.Name != "" {
		t.Errorf("got %+v", done)
	}
	if rest := ok[api.DeskCaseList](c.get(c.home, c.identityToken, "/v1/desk/cases?state=open"), http.StatusOK); len(rest.Cases) != 0 {
		t.Errorf("got %+v", rest)
	}
}

func TestARefusedCaseSaysWhyAndKeepsNothing(t *testing.T) {
	c := entered(t)
	token := c.login(c.home, c.stranger)
	opened := ok[api.CaseOpened](c.post(c.home, token, "/v1/identifications", api.IdentificationRequest{
		Kind: model.Person, Name: buyerName, Identifier: "1990-07-08",
	}), http.StatusCreated)
	refuse := func(token, reason string) answered {
		return c.post(c.home, token, "/v1/desk/cases/"+opened.Case+"/refuse", api.RefuseRequest{Reason: reason})
	}
	refuse(token, "x").problem(http.StatusForbidden, codeForbidden)
	refuse(c.identityToken, "").problem(http.StatusBadRequest, codeBody)
	refuse(c.identityToken, strings.Repeat("가", 400)).problem(http.StatusBadRequest, codeBody)
	if done := ok[api.CaseAnswer](refuse(c.identityToken, "신분증이 흐립니다"), http.StatusOK); done.State != api.Refused {
		t.Errorf("got %+v", done)
	}
	refuse(c.identityToken, "again").problem(http.StatusConflict, Code(homes.CodeCaseClosed))
	if mine := ok[api.CaseAnswer](c.get(c.home, token, "/v1/cases/"+opened.Case), http.StatusOK); mine.Reason != "신분증이 흐립니다" {
		t.Errorf("got %+v", mine)
	}
	c.await(func() bool {
		kept := c.ledgerPersonal()
		return !strings.Contains(kept, buyerName)
	})
}

// ledgerPersonal is all personal data that member1's home holds.
func (w *world) ledgerPersonal() string {
	w.t.Helper()
	records, _, err := w.sites["member1"].client.PersonalPage(w.t.Context(), "", 500)
	if err != nil {
		w.t.Fatal(err)
	}
	var all strings.Builder
	for _, record := range records {
		all.Write(record.Value)
	}
	return all.String()
}

func TestDataOutOfFormIsRefusedBeforeItIsWritten(t *testing.T) {
	c := entered(t)
	token := c.login(c.home, c.stranger)
	before := c.ledgerPersonal()
	invalid := Code(homes.CodeInvalid)
	c.post(c.home, token, "/v1/identifications", api.IdentificationRequest{Kind: "robot", Name: "a", Identifier: "1990-01-01"}).problem(http.StatusBadRequest, invalid)
	c.post(c.home, token, "/v1/identifications", api.IdentificationRequest{Kind: model.Person, Name: "", Identifier: "1990-01-01"}).problem(http.StatusBadRequest, invalid)
	c.post(c.home, token, "/v1/identifications", api.IdentificationRequest{Kind: model.Person, Name: "a", Identifier: "900101-1234567"}).problem(http.StatusBadRequest, invalid)
	c.post(c.home, token, c.path("/holder-deposits"), api.HolderDepositRequest{Kind: model.Person, Name: "a", Identifier: "1990-01-01", Address: strings.Repeat("가", 301)}).problem(http.StatusBadRequest, invalid)
	c.post(c.home, token, "/v1/escrow/accounts", api.AccountRequest{Bank: "은행", Number: "계좌", Holder: "a"}).problem(http.StatusBadRequest, invalid)
	c.post(c.home, token, c.path("/entry-deposits"), map[string]string{"ssn": "x"}).problem(http.StatusBadRequest, codeBody)
	c.post(c.home, token, c.path("/holder-deposits"), map[string]string{"ssn": "x"}).problem(http.StatusBadRequest, codeBody)
	if c.ledgerPersonal() != before {
		t.Error("something was written")
	}
}

func TestAPartyIsEnteredAsWhoTheyWereIdentified(t *testing.T) {
	c := entered(t)
	somebody := c.party()
	token, stranger := c.login(c.home, somebody), c.login(c.home, c.stranger)
	c.get(c.home, "", "/v1/identifications").problem(http.StatusUnauthorized, Code(session.CodeNone))
	c.get(c.home, token, "/v1/identifications").problem(http.StatusUnprocessableEntity, Code(value.CodeNotIdentified))
	made := api.Identity{Kind: model.Person, Name: buyerName, Identifier: "1990-07-08", Salt: strings.Repeat("0a", 32)}
	c.post(c.home, token, c.path("/entry-deposits"), api.EntryDepositRequest{Identity: made, Address: "서울"}).
		problem(http.StatusUnprocessableEntity, Code(value.CodeNotIdentified))
	c.identify(somebody, buyerName, "1990-07-08")
	c.identify(c.stranger, otherName, "1991-08-09")
	own := ok[api.IdentificationAnswer](c.get(c.home, token, "/v1/identifications"), http.StatusOK).Identity
	if own.Name != buyerName || own.Identifier != "1990-07-08" {
		t.Errorf("the party was identified as %+v", own)
	}
	differs := Code(homes.CodeOtherIdentity)
	before := c.ledgerPersonal()
	c.post(c.home, token, c.path("/entry-deposits"), api.EntryDepositRequest{Identity: made, Address: "서울"}).problem(http.StatusConflict, differs)
	c.post(c.home, stranger, c.path("/entry-deposits"), api.EntryDepositRequest{Identity: own, Address: "서울"}).problem(http.StatusConflict, differs)
	if c.ledgerPersonal() != before {
		t.Error("something was written")
	}
	kept := c.deposit(somebody, "서울시 강남구 9")
	identified := ok[api.PartyAnswer](c.get(c.home, "", "/v1/parties/"+string(somebody.DID)), http.StatusOK).Party.Identified
	if computed, err := model.EntryCommitment(identified.Commitment, kept.Address); err != nil || computed != kept.Commitment {
		t.Errorf("the rules compute %s, the home keeps %s (%v)", computed, kept.Commitment, err)
	}
}

func TestAnOutsiderNeitherDraftsNorReadsAContract(t *testing.T) {
	tr := newTrade(t)
	stranger := tr.login(tr.home, tr.stranger)
	offer, agreement := "/v1/offers/"+string(tr.offer), "/v1/agreements/"+string(tr.agreement)
	for _, token := range []string{stranger, tr.officerToken, tr.identityToken} {
		tr.get(tr.home, token, offer+"/contract-text").problem(http.StatusForbidden, codeForbidden)
		tr.post(tr.home, token, offer+"/text", api.ContractTextRequest{Text: "x"}).problem(http.StatusForbidden, codeForbidden)
		tr.get(tr.home, token, agreement+"/text").problem(http.StatusForbidden, codeForbidden)
	}
	for _, token := range []string{tr.sellerToken, tr.buyerToken} {
		text := ok[api.ContractText](tr.get(tr.home, token, agreement+"/text"), http.StatusOK)
		if text.Digest != tr.terms.Text || !strings.Contains(text.Text, "3,000,000원") {
			t.Errorf("got %+v", text)
		}
	}
	english := ok[api.ContractDraft](tr.get(tr.home, tr.sellerToken, offer+"/contract-text?lang=en"), http.StatusOK)
	if !strings.Contains(english.Text, "SHARE TRANSFER AGREEMENT") || english.Height == 0 {
		t.Errorf("got %+v", english)
	}
	tr.post(tr.home, tr.sellerToken, offer+"/text", api.ContractTextRequest{}).problem(http.StatusBadRequest, Code(homes.CodeInvalid))
}

func TestAnAccountIsShownToItsAgentsEscrowDeskAlone(t *testing.T) {
	tr := newTrade(t)
	path := "/v1/escrow/accounts/" + string(tr.terms.Payout)
	tr.get(tr.elsewhere, tr.login(tr.elsewhere, tr.escrow), path).problem(http.StatusNotFound, codeNoRecord) // nothing is agreed yet
	tr.conclude()
	found := ok[api.AccountRequest](tr.get(tr.elsewhere, tr.login(tr.elsewhere, tr.escrow), path), http.StatusOK)
	if found.Number != "110-123-456789" || found.Holder != sellerName {
		t.Errorf("got %+v", found)
	}
	tr.get(tr.elsewhere, tr.login(tr.elsewhere, tr.seller), path).problem(http.StatusForbidden, codeForbidden)
	tr.get(tr.home, tr.login(tr.home, tr.escrow), path).problem(http.StatusForbidden, codeForbidden)
	tr.get(tr.home, tr.login(tr.home, tr.desk("member1", model.EscrowDesk)), path).problem(http.StatusNotFound, codeNoRecord)
	tr.get(tr.elsewhere, tr.login(tr.elsewhere, tr.escrow), "/v1/escrow/accounts/x").problem(http.StatusBadRequest, codeParameter)
}
