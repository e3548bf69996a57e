package core_test

import (
	"fmt"

	"holdfast/chaincode/core"
)

// The people of the tests. Each of the four members has an administrator; member1 has desks for everything, member2 another
// identity desk (they are the homes), member3 the escrow desk and an identity desk that is at no home.
const (
	officer   someone = "officer"
	seller    someone = "seller"
	buyer     someone = "buyer"
	director1 someone = "director1"
	director2 someone = "director2"
	director3 someone = "director3"
	stranger  someone = "stranger"
	maker     someone = "admission desk 1"
	checker   someone = "admission desk 2"
	identity1 someone = "identity desk of member1"
	identity2 someone = "identity desk of member2"
	identity3 someone = "identity desk of member3"
	escrower  someone = "escrow desk of member3"
)

func administrator(n int) someone { return someone(fmt.Sprintf("administrator %d", n)) }

// founded is a ledger with its people, and nobody identified.
func founded(t tb) *world {
	t.Helper()
	w := newWorld(t)
	w.applied(w.founding())
	for _, who := range []someone{officer, seller, buyer, director1, director2, director3, stranger, maker, checker, identity1, identity2, identity3, escrower} {
		w.applied(w.introduction(who))
	}
	w.appoint(1, core.AdmissionDesk, maker, 0)
	w.appoint(1, core.AdmissionDesk, checker, 0)
	w.appoint(1, core.IdentityDesk, identity1, 0)
	w.appoint(2, core.IdentityDesk, identity2, 0)
	w.appoint(3, core.IdentityDesk, identity3, 0)
	w.appoint(3, core.EscrowDesk, escrower, 1_000_000_000)
	return w
}

func (w *world) founding() core.SignedCommand {
	w.Helper()
	body := &core.LedgerFounded{Parameters: core.Parameters{ObjectionPeriod: objectionPeriod}, Rules: w.rules}
	for i, id := range members {
		admin := administrator(i + 1)
		body.Members = append(body.Members, core.Member{
			ID: id, MSP: core.MSPID(fmt.Sprintf("Member%dMSP", i+1)), Name: core.Label{Korean: "참여기관", English: "Member"},
			Administrator: admin.did(), AdministratorKey: admin.jwk(), IssuingKey: someone("issuing " + admin).jwk(),
		})
	}
	signed := w.command(administrator(1), "", body)
	for n := 2; n <= len(members); n++ {
		signed.Proofs = append(signed.Proofs, administrator(n).prove(signed.Command))
	}
	return signed
}

func (w *world) introduction(who someone) core.SignedCommand {
	w.Helper()
	return w.command(who, "", &core.PartyIntroduced{
		Member: "member1", Homes: []core.MemberID{"member1", "member2"},
		Keys: []core.NewKey{
			{JWK: who.jwk(), Purposes: []core.Purpose{core.PurposeLogin, core.PurposeSign}},
			{JWK: (who + " recovery").jwk(), Purposes: []core.Purpose{core.PurposeRecover}},
		},
	})
}

func (w *world) appoint(member int, kind core.DeskKind, who someone, limit core.Won) {
	w.Helper()
	w.applied(w.command(administrator(member), "", &core.DeskAppointed{
		Member: members[member-1], Kind: kind, Party: who.did(), Limit: limit, Until: w.now.After(300 * core.Day),
	}))
}

func (w *world) identify(who ...someone) {
	w.Helper()
	for _, party := range who {
		w.applied(w.command(identity1, "", &core.PartyIdentified{Member: "member1", Party: party.did(), Kind: core.Person, Commitment: commitment(string(party))}))
	}
}

// company is an admitted issuer with two classes: shares of the common one move with the board's approval.
type company struct {
	id                core.IssuerID
	common, preferred core.ClassID
	// entries of the list, in its order, and their lots.
	entries []core.EntryID
	lots    []core.LotID
}

func facts() core.IssuerFacts {
	return core.IssuerFacts{
		Name: "주식회사 한결", CorporateNumber: "1101110000001", BusinessNumber: "1108100001", IncorporatedOn: "2020-03-02",
		Homes: []core.MemberID{"member1", "member2"}, Extract: digest("extract"),
		Classes: []core.ClassTerms{
			{Name: "보통주", Par: 500, Authorised: 10_000, Issued: 1_500, Approval: core.BoardApproval},
			{Name: "우선주", Par: 500, Authorised: 1_000, Issued: 700, Approval: core.NoApproval},
		},
		Board: core.Board{Directors: []core.DID{director1.did(), director2.did(), director3.did()}, Threshold: 2},
	}
}

func (w *world) apply(f core.IssuerFacts) core.IssuerID {
	w.Helper()
	return core.IssuerID(w.applied(w.command(officer, "", &core.IssuerApplied{Facts: f}))[0])
}

func (w *world) admit(f core.IssuerFacts) company {
	w.Helper()
	id := w.apply(f)
	w.applied(w.command(maker, id, &core.IssuerChecked{Member: "member1", Evidence: digest("checked")}))
	w.applied(w.command(checker, id, &core.IssuerAdmitted{Member: "member1", Evidence: digest("admitted")}))
	classes := get[core.Issuer](w, core.IssuerRef(id)).Classes
	return company{id: id, common: classes[0].ID, preferred: classes[len(classes)-1].ID}
}

// list is the shareholder list of the tests: the seller's entry with three lots, and another holder's.
func (c company) list() *core.RegisterImported {
	return &core.RegisterImported{List: digest("list"), Entries: []core.ImportedEntry{
		{Kind: core.Person, Commitment: commitment("entry of the seller"), Lots: []core.ImportedLot{
			{Class: c.common, Quantity: 1_000, AcquiredOn: "2020-03-02"},
			{Class: c.common, Quantity: 200, AcquiredOn: "2021-05-06"},
			{Class: c.preferred, Quantity: 500, AcquiredOn: "2022-01-01"},
		}},
		{Kind: core.Person, Commitment: commitment("entry of another"), Lots: []core.ImportedLot{
			{Class: c.common, Quantity: 300, AcquiredOn: "2020-03-02"},
			{Class: c.preferred, Quantity: 200, AcquiredOn: "2020-03-02"},
		}},
	}}
}

func (w *world) importList(c company) company {
	w.Helper()
	for _, id := range w.applied(w.command(officer, c.id, c.list())) {
		if entry := core.EntryID(id); core.EntryRef(entry).Valid() {
			c.entries = append(c.entries, entry)
		} else {
			c.lots = append(c.lots, core.LotID(id))
		}
	}
	return c
}

// registered is a ledger with a company whose list is in, and seller and buyer identified.
func registered(t tb) (*world, company) {
	t.Helper()
	w := founded(t)
	w.identify(seller, buyer, stranger)
	return w, w.importList(w.admit(facts()))
}

func (w *world) attest(c company, desk someone, member core.MemberID, entry core.EntryID, who someone) core.SignedCommand {
	w.Helper()
	return w.command(desk, c.id, &core.ClaimAttested{Member: member, Entry: entry, Party: who.did(), Evidence: digest("compared")})
}

func (w *world) claim(c company, who someone, entry core.EntryID, lots ...core.LotID) core.SignedCommand {
	w.Helper()
	return w.command(who, c.id, &core.EntryClaimed{Entry: entry, Lots: append([]core.LotID{}, lots...)})
}

// claimed is a register in which the seller has claimed the first entry and its lots, and the objection period is over.
func claimed(t tb) (*world, company) {
	t.Helper()
	w, c := registered(t)
	w.applied(w.attest(c, identity1, "member1", c.entries[0], seller))
	w.applied(w.claim(c, seller, c.entries[0], c.lots[:3]...))
	w.pass(objectionPeriod)
	return w, c
}
