package rulestest

import (
	"fmt"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
)

// The people of the tests. Each of the four members has an administrator; member1 has desks for everything, member2 another
// identity desk (they are the homes), member3 the escrow desk and an identity desk that is at no home.
const (
	Officer   Someone = "officer"
	Seller    Someone = "seller"
	Buyer     Someone = "buyer"
	Director1 Someone = "director1"
	Director2 Someone = "director2"
	Director3 Someone = "director3"
	Stranger  Someone = "stranger"
	Maker     Someone = "admission desk 1"
	Checker   Someone = "admission desk 2"
	Identity1 Someone = "identity desk of member1"
	Identity2 Someone = "identity desk of member2"
	Identity3 Someone = "identity desk of member3"
	Escrower  Someone = "escrow desk of member3"
)

func Administrator(n int) Someone { return Someone(fmt.Sprintf("administrator %d", n)) }

// Founded is a ledger with its people, and nobody identified.
func Founded(t Tb) *World {
	t.Helper()
	w := NewWorld(t)
	w.Applied(w.Founding())
	w.Pass(0)
	for _, who := range []Someone{Officer, Seller, Buyer, Director1, Director2, Director3, Stranger, Maker, Checker, Identity1, Identity2, Identity3, Escrower} {
		w.Applied(w.Introduction(who))
	}
	w.Appoint(1, model.AdmissionDesk, Maker, 0)
	w.Appoint(1, model.AdmissionDesk, Checker, 0)
	w.Appoint(1, model.IdentityDesk, Identity1, 0)
	w.Appoint(2, model.IdentityDesk, Identity2, 0)
	w.Appoint(3, model.IdentityDesk, Identity3, 0)
	w.Appoint(3, model.EscrowDesk, Escrower, 1_000_000_000)
	return w
}

func (w *World) Founding() model.SignedCommand {
	w.Helper()
	body := &founding.LedgerFounded{Pages: Pages, Parameters: Parameters, Rules: w.Rules, Holidays: Holidays}
	for i, id := range Members {
		admin := Administrator(i + 1)
		body.Members = append(body.Members, founding.Member{
			ID: id, MSP: value.MSPID(fmt.Sprintf("Member%dMSP", i+1)), Name: model.Label{Korean: "참여기관", English: "Member"},
			Administrators: []string{admin.JWK()}, Threshold: 1, RecoveryKey: Someone("recovery " + admin).JWK(), WorkerKey: Worker(i + 1).JWK(),
			IssuingKey: Someone("issuing " + admin).JWK(),
		})
	}
	signed := w.Command(Administrator(1), "", body)
	for n := 2; n <= len(Members); n++ {
		signed.Proofs = append(signed.Proofs, Administrator(n).Prove(signed.Command))
	}
	return signed
}

// Introduced is what a party brings that is not on the ledger: a key that names it, and one for recovery.
func Introduced(who Someone) *party.Introduction {
	return &party.Introduction{Homes: []value.MemberID{"member1", "member2"}, Keys: []party.NewKey{
		{JWK: who.JWK(), Purposes: []model.Purpose{model.PurposeLogin, model.PurposeSign}},
		{JWK: (who + " recovery").JWK(), Purposes: []model.Purpose{model.PurposeRecover}},
	}}
}

// Introduction brings somebody onto the ledger whom nobody has identified: as an operator of member4, for a second.
func (w *World) Introduction(who Someone) model.SignedCommand {
	w.Helper()
	return w.Command(Administrator(4), "", &party.DeskAppointed{
		Member: "member4", Kind: model.OperatorDesk, Party: who.Did(), Until: w.Now.After(1), Introduction: Introduced(who),
	})
}

// unknown is somebody's introduction where they are not on the ledger, and nothing where they are.
func (w *World) unknown(who Someone) *party.Introduction {
	if found, _ := w.Load(model.PartyRef(who.Did())); found != nil {
		return nil
	}
	return Introduced(who)
}

func (w *World) Appoint(member int, kind model.DeskKind, who Someone, limit value.Won) {
	w.Helper()
	w.Applied(w.Command(Administrator(member), "", &party.DeskAppointed{
		Member: Members[member-1], Kind: kind, Party: who.Did(), Limit: limit, Until: w.Now.After(300 * value.Day), Introduction: w.unknown(who),
	}))
}

// Identification is that of somebody by member1, with their introduction where they are not on the ledger.
func (w *World) Identification(who Someone) model.SignedCommand {
	w.Helper()
	return w.Command(Identity1, "", &party.PartyIdentified{
		Member: "member1", Party: who.Did(), Kind: model.Person, Commitment: Commitment(string(who)), Introduction: w.unknown(who),
	})
}

func (w *World) Identify(who ...Someone) {
	w.Helper()
	for _, someParty := range who {
		w.Applied(w.Identification(someParty))
	}
}

// Company is an admitted issuer with two classes: shares of the common one move with the board's approval.
type Company struct {
	ID                value.IssuerID
	Common, Preferred value.ClassID
	// Entries of the list, in its order, and their lots.
	Entries []value.EntryID
	Lots    []value.LotID
}

func Facts() model.IssuerFacts {
	return model.IssuerFacts{
		Name: "주식회사 한결", CorporateNumber: "1101110000001", BusinessNumber: "1108100001", IncorporatedOn: "2020-03-02",
		Homes: []value.MemberID{"member1", "member2"}, Extract: Digest("extract"),
		Classes: []model.ClassTerms{
			{Name: "보통주", Par: 500, Authorised: 10_000, Issued: 1_500, Approval: model.BoardApproval},
			{Name: "우선주", Par: 500, Authorised: 1_000, Issued: 700, Approval: model.NoApproval},
		},
		Board: model.Board{Directors: []value.DID{Director1.Did(), Director2.Did(), Director3.Did()}, Threshold: 2},
	}
}

func (w *World) Apply(f model.IssuerFacts) value.IssuerID {
	w.Helper()
	return value.IssuerID(w.Applied(w.Command(Officer, "", &company.IssuerApplied{Facts: f}))[0])
}

func (w *World) Admit(f model.IssuerFacts) Company {
	w.Helper()
	id := w.Apply(f)
	w.Applied(w.Command(Maker, id, &company.IssuerChecked{Member: "member1", Evidence: Digest("checked")}))
	w.Applied(w.Command(Checker, id, &company.IssuerAdmitted{Member: "member1", Evidence: Digest("admitted")}))
	classes := Get[model.Issuer](w, model.IssuerRef(id)).Classes
	return Company{ID: id, Common: classes[0].ID, Preferred: classes[len(classes)-1].ID}
}

// List is the shareholder list of the tests: the seller's entry with three lots, and another holder's.
func (c Company) List() *holder.RegisterImported {
	return &holder.RegisterImported{List: Digest("list"), Entries: []holder.ImportedEntry{
		{Kind: model.Person, Commitment: Commitment("entry of the seller"), Lots: []holder.ImportedLot{
			{Class: c.Common, Quantity: 1_000, AcquiredOn: "2020-03-02"},
			{Class: c.Common, Quantity: 200, AcquiredOn: "2021-05-06"},
			{Class: c.Preferred, Quantity: 500, AcquiredOn: "2022-01-01"},
		}},
		{Kind: model.Person, Commitment: Commitment("entry of another"), Lots: []holder.ImportedLot{
			{Class: c.Common, Quantity: 300, AcquiredOn: "2020-03-02"},
			{Class: c.Preferred, Quantity: 200, AcquiredOn: "2020-03-02"},
		}},
	}}
}

func (w *World) ImportList(c Company) Company {
	w.Helper()
	for _, id := range w.Applied(w.Command(Officer, c.ID, c.List())) {
		if entry := value.EntryID(id); model.EntryRef(entry).Valid() {
			c.Entries = append(c.Entries, entry)
		} else if lot := value.LotID(id); model.LotRef(lot).Valid() {
			c.Lots = append(c.Lots, lot)
		}
	}
	return c
}

// Registered is a ledger with a company whose list is in, and seller and buyer identified.
func Registered(t Tb) (*World, Company) {
	t.Helper()
	w := Founded(t)
	w.Identify(Seller, Buyer, Stranger)
	return w, w.ImportList(w.Admit(Facts()))
}

func (w *World) Attest(c Company, desk Someone, member value.MemberID, entry value.EntryID, who Someone) model.SignedCommand {
	w.Helper()
	return w.Command(desk, c.ID, &holder.ClaimAttested{Member: member, Entry: entry, Party: who.Did(), Evidence: Digest("compared")})
}

func (w *World) Claim(c Company, who Someone, entry value.EntryID, lots ...value.LotID) model.SignedCommand {
	w.Helper()
	return w.Command(who, c.ID, &holder.EntryClaimed{Entry: entry, Address: Address("address of " + string(who)), Lots: append([]value.LotID{}, lots...)})
}

// Claimed is a register in which the seller has claimed the first entry and its lots, and the objection period is over.
func Claimed(t Tb) (*World, Company) {
	t.Helper()
	w, c := Registered(t)
	w.Applied(w.Attest(c, Identity1, "member1", c.Entries[0], Seller))
	w.Applied(w.Claim(c, Seller, c.Entries[0], c.Lots[:3]...))
	w.Pass(ObjectionPeriod)
	return w, c
}
