package httpapi

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/model"
	companyrules "holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

// The people of the list, whose names must never be in a log or in a stranger's answer.
const (
	sellerName  = "김매도"
	otherName   = "박주주"
	sellerBirth = "1975-03-04"
	sellerMail  = "seller@example.kr"
	buyerName   = "이매수"
)

const list = "주주명,구분,생년월일,법인등록번호,주소,이메일,연락처,주식의 종류,주식수,취득일\n" +
	sellerName + ",개인," + sellerBirth + ",,서울시 종로구 1," + sellerMail + ",010-1111-2222,보통주,600,2021-03-02\n" +
	otherName + ",개인,1980-05-06,,부산시 중구 2,other@example.kr,,보통주,300,2021-03-02\n" +
	"㈜한빛투자,법인,,110111-0000002,대전시 서구 3,,,보통주,100,2022-03-02\n"

// company is a world with an admitted company whose list is entered.
type company struct {
	*world
	certificates                bool
	home, elsewhere             *site
	officer, director, identity *person
	escrow, operator, stranger  *person
	id                          value.IssuerID
	class                       value.ClassID
	// Tokens of sessions at home.
	officerToken, identityToken string
}

func newCompany(t *testing.T) *company {
	t.Helper()
	return newCompanyWith(t, false)
}

// newCompanyWith is newCompany, where it says whether the company has issued certificates.
func newCompanyWith(t *testing.T, certificates bool) *company {
	t.Helper()
	c := &company{world: newWorld(t), certificates: certificates}
	c.home, c.elsewhere = c.sites["member1"], c.sites["member2"]
	c.officer, c.director, c.stranger = c.party(), c.party(), c.party()
	c.identity, c.escrow, c.operator = c.desk("member1", model.IdentityDesk), c.desk("member2", model.EscrowDesk), c.desk("member1", model.OperatorDesk)
	c.admit()
	c.officerToken, c.identityToken = c.login(c.home, c.officer), c.login(c.home, c.identity)
	return c
}

// facts are what the company applies with; its homes are member1 and member3, so that member2 is elsewhere.
func (c *company) facts() model.IssuerFacts {
	return model.IssuerFacts{
		Name: "한빛소재", CorporateNumber: "1101110000001", BusinessNumber: "1018100001", IncorporatedOn: "2020-01-02",
		Homes: []value.MemberID{"member1", "member3"}, CertificatesIssued: c.certificates,
		Classes: []model.ClassTerms{{Name: "보통주", Par: 500, Authorised: 10_000, Issued: 1000, Approval: model.BoardApproval}},
		Board:   model.Board{Directors: []value.DID{c.director.DID}, Threshold: 1}, Extract: value.Digest(strings.Repeat("e", 64)),
	}
}

func (c *company) admit() {
	c.t.Helper()
	evidence := value.Digest(strings.Repeat("d", 64))
	maker, checker := c.desk("member1", model.AdmissionDesk), c.desk("member1", model.AdmissionDesk)
	c.id = first[value.IssuerID](c.apply("member1", c.officer.signs("", &companyrules.IssuerApplied{Facts: c.facts()})), "issuer")
	c.apply("member1", maker.signs(c.id, &companyrules.IssuerChecked{Member: "member1", Evidence: evidence}))
	c.class = first[value.ClassID](c.apply("member1", checker.signs(c.id, &companyrules.IssuerAdmitted{Member: "member1", Evidence: evidence})), "class")
}

func (c *company) path(rest string) string { return "/v1/issuers/" + string(c.id) + rest }

// enter uploads, deposits and enters the list through the API.
func (c *company) enter() {
	c.t.Helper()
	listed := ok[api.ImportAnswer](c.upload(c.home, c.officerToken, c.id, "주주명부.csv", []byte(list)), http.StatusCreated)
	deposit := ok[api.ImportDeposit](c.post(c.home, c.officerToken, c.path("/imports/"+listed.Import+"/deposit"), struct{}{}), http.StatusOK)
	c.act(c.home, c.officer.signs(c.id, deposit.Body))
}

func (c *company) register(s *site, token string) api.RegisterAnswer {
	c.t.Helper()
	return ok[api.RegisterAnswer](c.get(s, token, c.path("/register")), http.StatusOK)
}

// entryOf finds an entry by the name that the officer sees.
func (c *company) entryOf(name string) api.RegisterEntry {
	c.t.Helper()
	for _, entry := range c.register(c.home, c.officerToken).Entries {
		if entry.Personal != nil && entry.Personal.Name == name {
			return entry
		}
	}
	c.t.Fatalf("the officer sees no entry of that name")
	return api.RegisterEntry{}
}

var codeInMail = regexp.MustCompile(`\b[0-9]{8}\b`)

// code asks for a one-time code and waits for its mail.
func (c *company) code(token, name, birth, mail string) string {
	c.t.Helper()
	before, err := c.home.spool.List(mail, 10)
	if err != nil {
		c.t.Fatal(err)
	}
	ok[api.Sentence](c.post(c.home, token, c.path("/claim-codes"), api.ClaimCodeRequest{Name: name, Identifier: birth}), http.StatusAccepted)
	var code string
	c.await(func() bool {
		mails, err := c.home.spool.List(mail, 10)
		if err != nil || len(mails) <= len(before) {
			return false
		}
		code = codeInMail.FindString(mails[0].Text)
		return true
	})
	return code
}

// await waits until something holds.
func (w *world) await(holds func() bool) {
	w.t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for !holds() {
		if time.Now().After(deadline) {
			w.t.Fatal("waited in vain")
		}
		time.Sleep(time.Millisecond)
	}
}

// claim brings a holder into the register: code, case, the desk's attestations, the holder's own act.
func (c *company) claim(p *person, name, birth, mail string) value.EntryID {
	c.t.Helper()
	token := c.login(c.home, p)
	opened := ok[api.ClaimAnswer](c.post(c.home, token, c.path("/claims"), api.ClaimRequest{
		Code: c.code(token, name, birth, mail), Name: name, Identifier: birth,
	}), http.StatusCreated)
	c.attest(opened.Case)
	body := &holder.EntryClaimed{Entry: opened.Entry.ID, Address: c.deposit(p, "서울시 종로구 7").Address, Lots: []value.LotID{}}
	for _, lot := range opened.Lots {
		body.Lots = append(body.Lots, lot.ID)
	}
	c.act(c.home, p.signs(c.id, body))
	return opened.Entry.ID
}

// deposit leaves with the company's homes where a party who has been identified is to be entered.
func (c *company) deposit(p *person, address string) api.EntryDepositAnswer {
	c.t.Helper()
	token := c.login(c.home, p)
	who := ok[api.IdentificationAnswer](c.get(c.home, token, "/v1/identifications"), http.StatusOK)
	return ok[api.EntryDepositAnswer](c.post(c.home, token, c.path("/entry-deposits"), api.EntryDepositRequest{
		Identity: who.Identity, Address: address,
	}), http.StatusCreated)
}

// attest has the identity desk sign what was prepared for a case, with a newcomer who stands before it.
func (c *company) attest(id api.CaseID, newcomer ...*person) {
	c.t.Helper()
	found := ok[api.DeskCaseAnswer](c.get(c.home, c.identityToken, "/v1/desk/cases/"+id), http.StatusOK)
	if !found.Case.Match || len(found.Commands) == 0 {
		c.t.Fatalf("the case cannot be attested: %+v", found)
	}
	for _, prepared := range found.Commands {
		var body model.Body
		switch prepared.Type {
		case party.TypePartyIdentified:
			body = &party.PartyIdentified{}
		case holder.TypeClaimAttested:
			body = &holder.ClaimAttested{}
		}
		if err := jsonUnmarshal(prepared.Body, body); err != nil {
			c.t.Fatal(err)
		}
		signed := c.identity.signs(prepared.Register, body)
		if identified, is := body.(*party.PartyIdentified); is && identified.Introduction != nil {
			signed = newcomer[0].proves(identified.Party, signed)
		}
		c.act(c.home, signed)
	}
}

// identify has the identity desk identify a party.
func (c *company) identify(p *person, name, birth string) {
	c.t.Helper()
	token := c.login(c.home, p)
	opened := ok[api.CaseOpened](c.post(c.home, token, "/v1/identifications", api.IdentificationRequest{
		Kind: model.Person, Name: name, Identifier: birth, Address: "서울", Email: "buyer@example.kr",
	}), http.StatusCreated)
	c.attest(opened.Case)
}
