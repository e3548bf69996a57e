package httpapi

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/mux"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/certificate"
	companyrules "holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/request"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

// shielded are the routes with something that is not for everybody, and what that is. A new route is put here, or into open.
var shielded = map[string]field{
	"GET /v1/issuers/{issuer}/register":                      holderData,
	"GET /v1/agreements":                                     amounts,
	"GET /v1/agreements/{agreement}":                         amounts,
	"GET /v1/offers":                                         offerPrice,
	"GET /v1/offers/{offer}":                                 offerPrice,
	"GET /v1/issuers/{issuer}/records":                       otherRecords,
	"GET /v1/records/{kind}/{id}":                            otherRecords,
	"GET /v1/history.jsonl":                                  wholeHistory,
	"POST /v1/issuers/{issuer}/imports":                      holderList,
	"GET /v1/issuers/{issuer}/imports/{import}":              holderList,
	"GET /v1/issuers/{issuer}/imports/{import}/holders":      holderList,
	"PUT /v1/issuers/{issuer}/imports/{import}/answers":      holderList,
	"POST /v1/issuers/{issuer}/imports/{import}/deposit":     holderList,
	"GET /v1/issuers/{issuer}/imports/{import}/pages/{page}": holderList,
	"GET /v1/issuers/{issuer}/register.csv":                  registerCopy,
	"GET /v1/issuers/{issuer}/register.pdf":                  registerCopy,
	"GET /v1/issuers/{issuer}/register.ocf.zip":              registerPackage,
	"GET /v1/entries/{entry}/statement.pdf":                  holderStatement,
	"GET /v1/cases/{case}":                                   ownCase,
	"GET /v1/offers/{offer}/contract-text":                   contractText,
	"POST /v1/offers/{offer}/text":                           contractText,
	"GET /v1/agreements/{agreement}/text":                    contractText,
	"GET /v1/desk/cases":                                     presentedData,
	"GET /v1/desk/cases/{case}":                              presentedData,
	"POST /v1/desk/cases/{case}/refuse":                      presentedData,
	"GET /v1/escrow/accounts/{commitment}":                   account,
	"POST /v1/reconcile":                                     reconciliation,
	"POST /v1/certificates":                                  holderCertificate,
}

// mixed are the shielded routes that answer everybody, and leave out what is not for them.
var mixed = []field{holderData, amounts, offerPrice}

// open are the other routes: facts for everybody, and what somebody who is logged in does for themselves.
var open = []string{
	"POST /v1/login/challenge", "POST /v1/login", "POST /v1/logout", "GET /v1/session", "POST /v1/commands", "GET /v1/commands/{command}",
	"GET /v1/ledger", "GET /v1/parties/{party}", "GET /1.0/identifiers/{identifier}", "GET /v1/applications", "GET /v1/applications/{issuer}",
	"GET /v1/issuers", "GET /v1/issuers/{issuer}", "GET /v1/issuers/{issuer}/history", "GET /v1/issuers/{issuer}/register-as-of",
	"GET /v1/issuers/{issuer}/hash", "GET /v1/lots/{lot}", "GET /v1/lots/{lot}/history", "GET /v1/listings", "GET /v1/listings/{listing}",
	"GET /v1/issuances/{issuance}", "GET /v1/register-template.xlsx", "GET /v1/staged-imports/{staged}", "POST /v1/issuers/{issuer}/claim-codes",
	"POST /v1/issuers/{issuer}/claims", "POST /v1/identifications", "POST /v1/issuers/{issuer}/entry-deposits",
	"POST /v1/issuers/{issuer}/holder-deposits", "POST /v1/escrow/accounts", "GET /v1/worker-key", "GET /v1/identifications",
	"POST /v1/verify", "GET /v1/specimen", "GET /v1/issuing-key", "GET /.well-known/jwt-vc-issuer", "GET /v1/development/people",
	"GET /v1/development/mail", "GET /healthz", "GET /metrics",
}

func TestEveryRouteSaysWhetherItHasSomethingThatIsNotForEverybody(t *testing.T) {
	routed := map[string]bool{}
	err := newUnfounded(t).sites["member1"].router.Walk(func(route *mux.Route, _ *mux.Router, _ []*mux.Route) error {
		path, err := route.GetPathTemplate()
		if err != nil {
			return err
		}
		methods, err := route.GetMethods()
		for _, method := range methods {
			routed[method+" "+path] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for route := range routed {
		if _, closed := shielded[route]; closed == slices.Contains(open, route) {
			t.Errorf("%s stands in none of the two lists, or in both", route)
		}
	}
	if len(routed) != len(shielded)+len(open) {
		t.Errorf("there are %d routes, and %d in the lists", len(routed), len(shielded)+len(open))
	}
}

func TestAnOfficersReadingRestsOnOfficeActsAlone(t *testing.T) {
	acts := rules.Known().Latest().Acts
	check := func(what string, types []value.Type) {
		t.Helper()
		if len(types) == 0 {
			t.Errorf("%s: no act opens it", what)
		}
		for _, name := range types {
			if !acts[name].Office && name != model.AllOfficeActs {
				t.Errorf("%s: %s is no office act", what, name)
			}
		}
	}
	for _, s := range sights {
		if s.role == anOfficer && s.field != otherRecords {
			check(string(s.field), readBy[s.field])
		}
	}
	ownWay := []value.Kind{model.KindOffer, model.KindAgreement, model.KindEscrow, model.KindBankReference}
	ofNoRegister := []value.Kind{model.KindLedger, model.KindParty, model.KindPartyAuthority, model.KindKeyHolder, model.KindDesk, model.KindOutcome}
	for _, kind := range model.Kinds() {
		if !slices.Contains(slices.Concat(publicKinds, publicAnywhere, ownWay, ofNoRegister), kind) {
			check(string(kind), recordsReadBy[kind])
		}
	}
}

// evidence is the digest of some paper.
var evidence = value.Digest(strings.Repeat("e", 64))

// cast is a concluded trade and what people may want to see of it.
type cast struct {
	*trade
	imported  string
	caseID    api.CaseID
	issuance  value.IssuanceID
	applicant *person
}

func newCast(t *testing.T) *cast {
	t.Helper()
	c := &cast{trade: newTrade(t)}
	c.conclude()
	c.imported = ok[api.ImportAnswer](c.upload(c.home, c.officerToken, c.id, "list.csv", []byte(list)), http.StatusCreated).Import
	c.applicant = c.party()
	c.caseID = ok[api.CaseOpened](c.post(c.home, c.login(c.home, c.applicant), "/v1/identifications", api.IdentificationRequest{
		Kind: model.Person, Name: "정신청", Identifier: "1991-01-02", Address: "서울", Email: "applicant@example.kr",
	}), http.StatusCreated).Case
	c.issuance = c.certify(c.seller, &certificate.CertificateRequested{Kind: model.HoldingCertificate, Lot: c.balance(), HolderKey: c.seller.Key, Member: "member1"})
	return c
}

// balance is a live lot of the seller.
func (c *cast) balance() value.LotID { return c.entryOf(sellerName).Lots[0].ID }

// officerFor is somebody new with an officer's authority for these acts, which ends in two hours.
func (c *cast) officerFor(acts ...value.Type) *person {
	c.t.Helper()
	p := c.party()
	c.apply("member1", c.officer.signs(c.id, &companyrules.OfficerAppointed{
		Party: p.DID, Commands: acts, Until: value.Time(c.clock().Unix()).After(2 * 3600), Evidence: evidence,
	}))
	return p
}

func (c *cast) dismiss(p *person) {
	c.t.Helper()
	c.apply("member1", c.officer.signs(c.id, &companyrules.OfficerEnded{Party: p.DID, Evidence: evidence}))
}

// agentOf is somebody new with a party's authority for these acts.
func (c *cast) agentOf(principal *person, acts ...value.Type) *person {
	c.t.Helper()
	p := c.party()
	c.apply("member1", principal.signs("", &party.PartyAuthorityGiven{
		Principal: principal.DID, Agent: p.DID, Commands: acts, Threshold: 1, Until: value.Time(c.clock().Unix()).After(value.Day), Evidence: evidence,
	}))
	return p
}

// deskFor is somebody new with a desk that ends in two hours.
func (c *cast) deskFor(member value.MemberID, kind model.DeskKind) *person {
	c.t.Helper()
	p := c.party()
	body := &party.DeskAppointed{Member: member, Kind: kind, Party: p.DID, Until: value.Time(c.clock().Unix()).After(2 * 3600)}
	if kind == model.EscrowDesk {
		body.Limit = 1000
	}
	c.apply("member1", c.admins[member].signs("", body))
	return p
}

func (c *cast) endedDesk(member value.MemberID, kind model.DeskKind) *person {
	c.t.Helper()
	p := c.deskFor(member, kind)
	c.apply("member1", c.admins[member].signs("", &party.DeskEnded{Member: member, Kind: kind, Party: p.DID}))
	return p
}

// revoked revokes the key of somebody.
func (c *cast) revoked(p *person) {
	c.t.Helper()
	c.apply("member1", p.signs("", &party.KeyRevoked{Key: p.Key}))
}

// looker is somebody with a session at each site.
type looker struct{ home, elsewhere string }

func (c *cast) looks(p *person) looker {
	return looker{c.login(c.home, p), c.login(c.elsewhere, p)}
}

// request asks a shielded route.
func (c *cast) request(route string, who looker) answered {
	c.t.Helper()
	method, path, _ := strings.Cut(route, " ")
	path = strings.NewReplacer("{issuer}", string(c.id), "{agreement}", string(c.agreement), "{offer}", string(c.offer), "{kind}/{id}", "authority/"+string(c.id)+"~"+string(c.officer.DID),
		"{import}", c.imported, "{page}", "0", "{entry}", string(c.entry), "{case}", string(c.caseID), "{commitment}", string(c.account.Commitment)).Replace(path)
	a := asking{site: c.home, method: method, path: path, token: who.home}
	switch {
	case strings.HasPrefix(path, "/v1/escrow/"):
		a.site, a.token = c.elsewhere, who.elsewhere // the agent of the terms
	case strings.HasSuffix(route, "/records"):
		a.path += "?kind=authority"
	case strings.HasSuffix(route, "/imports"):
		a.raw, a.kind = []byte("x"), "multipart/form-data; boundary=x"
	case route == "POST /v1/certificates":
		a.body = api.CertificateRequest{Issuance: c.issuance}
	case method != http.MethodGet:
		a.body = struct{}{}
	}
	return c.ask(a)
}

// sees tells whether a route shows somebody what is not for everybody.
func (c *cast) sees(route string, who looker) bool {
	c.t.Helper()
	answer := c.request(route, who)
	if answer.status == http.StatusInternalServerError || answer.status == http.StatusTooManyRequests {
		c.t.Errorf("%s: %d %s", route, answer.status, answer.body)
	}
	switch f := shielded[route]; {
	case f == holderData:
		return strings.Contains(string(answer.body), otherName)
	case f == amounts:
		return strings.Contains(string(answer.body), "3000000")
	case f == offerPrice:
		return strings.Contains(string(answer.body), "15000")
	case strings.HasSuffix(route, "/records"):
		return strings.Contains(string(answer.body), `"agent":"`+string(c.officer.DID)) // their own they see
	}
	return !slices.Contains([]int{http.StatusUnauthorized, http.StatusForbidden}, answer.status) &&
		!strings.Contains(string(answer.body), `"case-unknown"`)
}

func (c *cast) want(name string, who looker, fields ...field) {
	c.t.Helper()
	for route, f := range shielded {
		if got := c.sees(route, who); got != slices.Contains(fields, f) {
			c.t.Errorf("%s: %s (%s) is shown: %v", name, route, f, got)
		}
	}
}

// TestWhoseStandingHasEndedSeesNothing asks every shielded route as those who once might: what they rest on has ended, while their
// sessions go on.
func TestWhoseStandingHasEndedSeesNothing(t *testing.T) {
	c := newCast(t)
	every := model.AllOfficeActs
	people := map[string]*person{
		"a dismissed officer":       c.officerFor(every),
		"a stranger":                c.stranger,
		"an officer's agent":        c.agentOf(c.officer, model.AllHolderActs),
		"a holder's agent":          c.agentOf(c.seller, model.AllHolderActs),
		"a holder's narrow agent":   c.agentOf(c.seller, holder.TypeEntryClaimed),
		"a dismissed identity desk": c.endedDesk("member1", model.IdentityDesk),
		"a dismissed operator":      c.endedDesk("member1", model.OperatorDesk),
		"a dismissed escrow desk":   c.endedDesk("member2", model.EscrowDesk),
		"a desk of another member":  c.deskFor("member3", model.IdentityDesk),
		"an operator elsewhere":     c.deskFor("member3", model.OperatorDesk),
		"an escrow desk elsewhere":  c.deskFor("member1", model.EscrowDesk),
		"an officer for other acts": c.officerFor(companyrules.TypeBoardChanged),
	}
	c.want("nobody", looker{})
	for name, p := range people {
		who := c.looks(p)
		if name == "a dismissed officer" {
			if !c.sees("GET /v1/issuers/{issuer}/register.csv", who) {
				t.Error("the officer sees nothing before they are dismissed")
			}
			c.dismiss(p)
		}
		c.want(name, who)
	}
}

// TestWhoseTimeIsOverSeesNothing lets authorities and appointments run out during sessions.
func TestWhoseTimeIsOverSeesNothing(t *testing.T) {
	c := newCast(t)
	lookers := map[string]looker{
		"an officer":       c.looks(c.officerFor(model.AllOfficeActs)),
		"an identity desk": c.looks(c.deskFor("member1", model.IdentityDesk)),
		"an operator":      c.looks(c.deskFor("member1", model.OperatorDesk)),
		"an escrow desk":   c.looks(c.deskFor("member2", model.EscrowDesk)),
	}
	c.want("an identity desk", lookers["an identity desk"], holderData, presentedData)
	c.want("an operator", lookers["an operator"], wholeHistory, reconciliation)
	c.want("an escrow desk", lookers["an escrow desk"], amounts, account)
	c.ahead.Store(int64(2*time.Hour - time.Minute))
	for name, who := range lookers {
		if !c.sees(map[string]string{
			"an officer": "GET /v1/issuers/{issuer}/register.csv", "an identity desk": "GET /v1/desk/cases", "an operator": "GET /v1/history.jsonl",
			"an escrow desk": "GET /v1/escrow/accounts/{commitment}",
		}[name], who) {
			t.Errorf("%s sees nothing just before the end", name)
		}
	}
	c.ahead.Store(int64(2*time.Hour + time.Minute))
	for name, who := range lookers {
		c.want(name+" whose time is over", who)
	}
}

// TestARevokedKeysSessionSeesNothing revokes the keys of those who may see, one after the other, while their sessions go on.
func TestARevokedKeysSessionSeesNothing(t *testing.T) {
	c := newCast(t)
	for name, p := range map[string]*person{
		"an officer": c.officerFor(model.AllOfficeActs), "an identity desk": c.deskFor("member1", model.IdentityDesk), "the seller": c.seller, "the buyer": c.buyer,
		"the applicant": c.applicant, "an operator": c.deskFor("member1", model.OperatorDesk), "an escrow desk": c.deskFor("member2", model.EscrowDesk),
	} {
		who := c.looks(p)
		c.revoked(p)
		challenge := c.challenge(c.home, "")
		c.post(c.home, "", "/v1/login", api.LoginRequest{Did: p.DID, Response: p.answer(t, challenge)}).problem(http.StatusUnauthorized, "login-refused")
		for route, f := range shielded {
			answer := c.request(route, who)
			open := slices.Contains(mixed, f) || strings.HasPrefix(route, "GET /v1/records/") || strings.HasSuffix(route, "/records")
			if c.sees(route, who) || !open && answer.status != http.StatusUnauthorized {
				t.Errorf("%s, whose key is revoked: %s answers %d", name, route, answer.status)
			}
		}
	}
}

// TestEachSeesWhatTheirStandingOpens asks every shielded route as those who may see, so that the tests above prove more than that
// nobody does.
func TestEachSeesWhatTheirStandingOpens(t *testing.T) {
	c := newCast(t)
	owning := []field{offerPrice, amounts, contractText}
	c.want("the seller", looker{c.sellerToken, c.login(c.elsewhere, c.seller)}, append(owning, holderStatement, holderCertificate)...)
	c.want("the buyer", looker{c.buyerToken, c.login(c.elsewhere, c.buyer)}, owning...)
	c.want("the applicant", c.looks(c.applicant), ownCase)
	c.want("a director", c.looks(c.director), amounts, otherRecords)
	for _, try := range []struct {
		act    value.Type
		fields []field
	}{
		{request.TypeInspectionAnswered, []field{holderData, registerCopy, holderStatement}},
		{request.TypeEntryRequestAnswered, []field{holderData}},
		{approval.TypeMeetingDecided, []field{amounts}},
		{companyrules.TypeOfficerEnded, []field{otherRecords}},
		{companyrules.TypeArticlesAmended, nil},
		{holder.TypeRegisterImported, []field{holderList}},
	} {
		c.wantOfficer("an officer for "+string(try.act), c.looks(c.officerFor(try.act)), try.fields...)
	}
	c.wantOfficer("an officer for all acts", c.looks(c.officerFor(model.AllOfficeActs)), holderData, registerCopy, registerPackage, holderStatement, amounts, otherRecords, holderList)
}

// wantOfficer is want where a list is its uploader's alone: another officer may upload one, and is told that this one is unknown.
func (c *cast) wantOfficer(name string, who looker, fields ...field) {
	c.t.Helper()
	c.want(name, who, fields...)
	if slices.Contains(fields, holderList) {
		c.request("GET /v1/issuers/{issuer}/imports/{import}", who).problem(http.StatusNotFound, "import-unknown")
	}
}

// TestAFormerDirectorSeesNothingAndANewOneDoes changes the board after the issuer was admitted.
func TestAFormerDirectorSeesNothingAndANewOneDoes(t *testing.T) {
	c := newCast(t)
	former, next := c.looks(c.director), c.party()
	directorOf := func(p *person) []value.IssuerID {
		return ok[api.Session](c.get(c.home, c.login(c.home, p), "/v1/session"), http.StatusOK).DirectorOf
	}
	c.want("a director", former, amounts, otherRecords)
	if !slices.Equal(directorOf(c.director), []value.IssuerID{c.id}) || len(directorOf(next)) != 0 {
		t.Error("the session does not say whose director somebody is")
	}
	c.apply("member1", c.officer.signs(c.id, &companyrules.BoardChanged{Board: model.Board{Directors: []value.DID{next.DID}, Threshold: 1}, Resolution: evidence}))
	c.want("a former director", former)
	c.want("a new director", c.looks(next), amounts, otherRecords)
	if len(directorOf(c.director)) != 0 || !slices.Equal(directorOf(next), []value.IssuerID{c.id}) {
		t.Error("the session does not follow the board")
	}
}

// TestASessionListsLiveAuthoritiesAlone: what a page offers an officer to do ends with the office.
func TestASessionListsLiveAuthoritiesAlone(t *testing.T) {
	c := newCast(t)
	authorities := func(token string) int {
		return len(ok[api.Session](c.get(c.home, token, "/v1/session"), http.StatusOK).Authorities)
	}
	staying, leaving := c.officerFor(model.AllOfficeActs), c.officerFor(model.AllOfficeActs)
	stays, leaves := c.login(c.home, staying), c.login(c.home, leaving)
	if authorities(stays) != 1 || authorities(leaves) != 1 {
		t.Error("an officer's authority is not listed")
	}
	c.dismiss(leaving)
	if authorities(stays) != 1 || authorities(leaves) != 0 {
		t.Error("an authority that was ended is listed")
	}
	c.ahead.Store(int64(2*time.Hour + time.Minute))
	if authorities(stays) != 0 {
		t.Error("an authority that ran out is listed")
	}
}
