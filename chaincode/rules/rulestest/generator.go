package rulestest

import (
	"fmt"

	"pgregory.net/rapid"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/certificate"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// Generator makes commands that are mostly in order and often are not: the wrong person, the wrong moment, a wrong amount.
type Generator struct {
	*rapid.T
	W *World
	// Made are the identifiers that the ledger has given out, by kind.
	Made map[string][]string
	// sent are commands that were submitted, for sending again.
	sent []model.SignedCommand
}

var crowd = []Someone{
	Officer, Seller, Buyer, Director1, Director2, Director3, Stranger, Maker, Checker, Identity1, Identity2, Identity3, Escrower,
	Administrator(1), Administrator(2), Administrator(3), Administrator(4), "newcomer 1", "newcomer 2",
}

// even draws a number from 0 to below 2^16, all alike; rapid's own ranges prefer small ones.
var even = rapid.Custom(func(t *rapid.T) int {
	n := 0
	for range 16 {
		n *= 2
		if rapid.Bool().Draw(t, "bit") {
			n++
		}
	}
	return n
})

// UpTo draws a number from 0 to n, at most 2^32.
func (g *Generator) UpTo(n int, what string) int {
	drawn := even.Draw(g.T, what)
	if n >= 1<<16 {
		drawn = drawn<<16 | even.Draw(g.T, what)
	}
	return drawn % (n + 1)
}

func (g *Generator) Chance(percent int, what string) bool { return g.UpTo(99, what) < percent }

func Pick[E any](g *Generator, from []E, what string) E { return from[g.UpTo(len(from)-1, what)] }

// mostly is the right person, and now and then somebody else.
func (g *Generator) mostly(who Someone) Someone {
	if g.Chance(90, "right") {
		return who
	}
	return Pick(g, crowd, "who")
}

// Known finds who has a DID.
func Known(did value.DID) Someone {
	for _, who := range crowd {
		if who.Did() == did {
			return who
		}
	}
	return Stranger
}

// one is some identifier of a kind, or one that nothing has.
func (g *Generator) one(kind string) string {
	if ids := g.Made[kind]; len(ids) > 0 {
		return Pick(g, ids, kind)
	}
	return kind + "-000102030405060708090a0b0c0d0e0f"
}

// Learn remembers what a command made.
func (g *Generator) Learn(created []string) {
	for _, id := range created {
		kind := KindOf(id)
		g.Made[kind] = append(g.Made[kind], id)
	}
}

// find is a record under a generated reference, if there is one.
func find[R model.Record](g *Generator, ref model.Ref) (R, bool) {
	r, err := g.W.Load(ref)
	if err != nil {
		g.Fatalf("%v", err)
	}
	typed, ok := r.(R)
	return typed, ok
}

// Wait is the time until the next batch: mostly seconds, at times less than nothing, because sites' clocks differ.
func (g *Generator) Wait() value.Seconds {
	switch g.UpTo(19, "wait") {
	case 0, 1:
		return value.Seconds(g.UpTo(3, "half days")) * value.Day / 2
	case 2, 3:
		return -value.Seconds(g.UpTo(30, "skew"))
	case 4:
		return value.Seconds(g.UpTo(40, "days")) * value.Day
	}
	return value.Seconds(g.UpTo(120, "seconds"))
}

func (g *Generator) Command() model.SignedCommand {
	if len(g.sent) > 0 && g.Chance(5, "again") {
		return Pick(g, g.sent, "sent")
	}
	signed := g.fresh()
	if g.Chance(3, "forged") {
		signed.Proofs[0] = Pick(g, crowd, "forger").Prove(signed.Command)
	}
	g.sent = append(g.sent, signed)
	return signed
}

// moreCommands make the commands of further groups of acts.
var moreCommands []func(g *Generator) model.SignedCommand

// makers of commands, each weighted by how often it stands here.
func (g *Generator) fresh() model.SignedCommand {
	if len(moreCommands) > 0 && g.Chance(40, "more") {
		return Pick(g, moreCommands, "maker")(g)
	}
	makers := []func() model.SignedCommand{
		g.staff, g.application, g.application, g.claims, g.claims, g.claims, g.listing, g.Offer, g.Signature, g.Signature, g.Signature,
		g.Progress, g.Progress, g.Progress, g.Progress, g.Progress, g.Progress, g.Money, g.Ending, g.certificate,
	}
	return Pick(g, makers, "maker")()
}

func (g *Generator) about(who Someone, register value.IssuerID, body model.Body) model.SignedCommand {
	var edits []Edit
	if len(g.sent) > 0 && g.Chance(5, "after") {
		edits = append(edits, After(Pick(g, g.sent, "awaited").ID()))
	}
	return g.W.Command(g.mostly(who), register, body, edits...)
}

func (g *Generator) staff() model.SignedCommand {
	n := 1 + g.UpTo(3, "member")
	member, who := Members[n-1], Pick(g, crowd, "staff")
	kind := Pick(g, []model.DeskKind{model.AdmissionDesk, model.IdentityDesk, model.EscrowDesk, model.OperatorDesk}, "desk")
	switch g.UpTo(4, "what") {
	case 0:
		limit := value.Won(0)
		if kind == model.EscrowDesk {
			limit = 1 + value.Won(g.UpTo(200_000, "limit"))
		}
		return g.about(Administrator(n), "", &party.DeskAppointed{Member: member, Kind: kind, Party: who.Did(), Limit: limit, Until: g.W.Now.After(value.Seconds(g.UpTo(400, "days")) * value.Day)})
	case 1:
		if g.Chance(50, "a desk of the tests") {
			n, member, kind, who = 3, "member3", model.IdentityDesk, Identity3
		}
		return g.about(Administrator(n), "", &party.DeskEnded{Member: member, Kind: kind, Party: who.Did()})
	case 2:
		who = Pick(g, []Someone{"newcomer 1", "newcomer 2", Stranger}, "introduced")
		if g.Chance(50, "identified") {
			return g.W.Identification(who)
		}
		return g.W.Introduction(who)
	case 3:
		return g.W.Founding()
	}
	return g.W.Identification(who)
}

// application is a new one, or the next step of one.
func (g *Generator) application() model.SignedCommand {
	a, ok := find[model.Application](g, model.ApplicationRef(value.IssuerID(g.one("issuer"))))
	if !ok || g.Chance(20, "new") {
		f := Facts()
		f.CertificatesIssued = g.Chance(40, "certificates")
		f.CorporateNumber = fmt.Sprintf("11011100000%02d", g.UpTo(99, "number"))
		return g.about(Officer, "", &company.IssuerApplied{Facts: f})
	}
	if g.Chance(10, "refuse") {
		return g.about(Maker, a.ID, &company.IssuerRefused{Member: "member1", Evidence: Digest("refused")})
	}
	switch a.State {
	case model.ApplicationIsFiled:
		return g.about(Maker, a.ID, &company.IssuerChecked{Member: "member1", Evidence: Digest("checked")})
	case model.ApplicationIsChecked:
		return g.about(Checker, a.ID, &company.IssuerAdmitted{Member: "member1", Evidence: Digest("admitted")})
	}
	list := Company{Common: value.ClassID(g.one("class")), Preferred: value.ClassID(g.one("class"))}.List()
	if issuer, ok := find[model.Issuer](g, model.IssuerRef(a.ID)); ok {
		if issuer.Imported != nil && g.Chance(90, "another") {
			return g.certificate()
		}
		c := Company{Common: issuer.Classes[0].ID, Preferred: issuer.Classes[1].ID}
		if list = c.List(); issuer.CertificatesIssued {
			list.Entries = c.WholeList()
		}
	}
	if g.Chance(10, "wrong total") {
		list.Entries[0].Lots[0].Quantity++
	}
	return g.about(Officer, a.ID, list)
}

func (g *Generator) claims() model.SignedCommand {
	entry, ok := find[model.HolderEntry](g, model.EntryRef(value.EntryID(g.one("entry"))))
	if !ok {
		return g.application()
	}
	switch entry.State {
	case model.EntryIsUnclaimed:
		return g.W.Attest(Company{ID: entry.Issuer}, g.mostly(Identity1), "member1", entry.ID, g.mostly(Pick(g, []Someone{Seller, Buyer, Stranger}, "claimant")))
	case model.EntryIsAttested:
		var lots []value.LotID
		for range g.UpTo(3, "lots") {
			lots = append(lots, value.LotID(g.one("lot")))
		}
		lots = g.lotsOf(entry.ID, lots)
		return g.W.Claim(Company{ID: entry.Issuer}, g.mostly(Known(entry.Controller)), entry.ID, lots...)
	case model.EntryIsClaimed:
		if g.W.Now >= entry.SellableFrom && g.Chance(90, "too late") {
			return g.application()
		}
		return g.about(Officer, entry.Issuer, &holder.ClaimObjected{Entry: entry.ID, Reason: Digest("why")})
	}
	return g.about(Identity2, entry.Issuer, &holder.ClaimDecided{Member: "member2", Entry: entry.ID, Uphold: g.Chance(50, "uphold"), Evidence: Digest("seen")})
}

// lotsOf keeps those lots that are an entry's, once each; now and then it keeps them all.
func (g *Generator) lotsOf(entry value.EntryID, lots []value.LotID) []value.LotID {
	var out []value.LotID
	seen := map[value.LotID]bool{}
	careless := g.Chance(10, "careless")
	for _, id := range lots {
		if lot, ok := find[model.Lot](g, model.LotRef(id)); ok && !seen[id] && (careless || lot.Entry == entry && lot.Ended == nil) {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}

func (g *Generator) listing() model.SignedCommand {
	lot, ok := find[model.Lot](g, model.LotRef(value.LotID(g.one("lot"))))
	entry, held := find[model.HolderEntry](g, model.EntryRef(lot.Entry))
	if !ok || !held || entry.Controller == "" && g.Chance(90, "claim") {
		return g.claims()
	}
	if lot.Ended != nil && g.Chance(90, "another") {
		return g.certificate()
	}
	holder := Known(entry.Controller)
	return g.about(holder, lot.Issuer, &trade.SharesListed{
		Lot: lot.ID, Quantity: 1 + value.Shares(g.UpTo(int(lot.Quantity), "quantity")), Price: 1 + value.Won(g.UpTo(1_000, "price")),
		Until: g.W.Now.After(value.Seconds(1+g.UpTo(40, "days")) * value.Day),
	})
}

func (g *Generator) Offer() model.SignedCommand {
	if g.Chance(30, "answer") {
		if o, ok := find[model.Offer](g, model.OfferRef(value.OfferID(g.one("offer")))); ok {
			if g.Chance(30, "decline") {
				return g.about(Known(o.Buyer), o.Issuer, &trade.OfferDeclined{Offer: o.ID})
			}
			next := o.Seller
			if o.Proposer == o.Seller {
				next = o.Buyer
			}
			return g.about(Known(next), o.Issuer, &trade.OfferCountered{Offer: o.ID, Round: o.Round + 1, Quantity: o.Quantity, Price: o.Price + 1, Until: g.W.Now.After(value.Day)})
		}
	}
	l, ok := find[model.Listing](g, model.ListingRef(value.ListingID(g.one("listing"))))
	if !ok || l.State != model.ListingIsOpen && g.Chance(90, "another") {
		return g.listing()
	}
	who := Pick(g, []Someone{Seller, Buyer, Stranger}, "buyer")
	return g.W.OfferFor(Company{ID: l.Issuer}, who, l.ID, 1+value.Shares(g.UpTo(int(l.Remaining), "quantity")), l.Price)
}

// Signature is the first one under an offer, or the second one under an agreement.
func (g *Generator) Signature() model.SignedCommand {
	a, ok := find[model.Agreement](g, model.AgreementRef(value.AgreementID(g.one("agreement"))))
	if ok && (a.State == model.AgreementIsProposed || g.Chance(5, "too late")) && g.Chance(80, "second") {
		who := Known(a.Terms.Buyer)
		if a.SellerSigned == "" {
			who = Known(a.Terms.Seller)
		}
		return g.about(who, a.Terms.Issuer, &trade.AgreementSigned{Terms: a.Terms})
	}
	o, ok := find[model.Offer](g, model.OfferRef(value.OfferID(g.one("offer"))))
	if !ok || o.State != model.OfferIsOpen && g.Chance(90, "another") {
		return g.Offer()
	}
	l, _ := find[model.Listing](g, model.ListingRef(o.Listing))
	terms := model.Terms{
		Issuer: o.Issuer, Class: l.Class, Offer: o.ID, Seller: o.Seller, SellerEntry: l.Entry, Buyer: o.Buyer, BuyerAddress: Address("b"),
		Quantity: o.Quantity, Price: o.Price, Total: value.Won(o.Quantity) * o.Price, EscrowAgent: "member3", Payout: Commitment("p"),
		Refund: Commitment("r"), FundBy: g.W.Now.After(value.Seconds(1+g.UpTo(9, "days")) * value.Day), ContractOn: g.W.Now.DateInKorea(), Text: Digest("t"),
	}
	return g.about(Known(Pick(g, []value.DID{o.Seller, o.Buyer}, "signer")), o.Issuer, &trade.AgreementSigned{Terms: terms})
}

// Progress is the next step of some trade.
func (g *Generator) Progress() model.SignedCommand {
	a, ok := find[model.Agreement](g, model.AgreementRef(value.AgreementID(g.one("agreement"))))
	if !ok {
		return g.Signature()
	}
	d := Trade{Company: Company{ID: a.Terms.Issuer}, Agreement: a.ID, Terms: a.Terms}
	switch a.State {
	case model.AgreementIsApprovalPending:
		return g.W.Vote(d, g.mostly(Pick(g, []Someone{Director1, Director2, Director3}, "director")), g.Chance(80, "approve"))
	case model.AgreementIsAgreed:
		return g.about(Escrower, d.ID, &trade.DepositAttested{PaymentBody: g.payment(a), FromBuyer: g.Chance(90, "from the buyer")})
	case model.AgreementIsFunded:
		return g.about(Stranger, d.ID, &trade.TradeSettled{Agreement: a.ID})
	case model.AgreementIsSettled:
		p := g.payment(a)
		p.Amount = a.Terms.Total
		return g.about(Escrower, d.ID, &trade.PayoutAttested{PaymentBody: p})
	}
	return g.Signature()
}

// payment is about the price, and its reference may have been used.
func (g *Generator) payment(a model.Agreement) trade.PaymentBody {
	amount := a.Terms.Total
	switch g.UpTo(5, "amount") {
	case 0:
		amount = 1 + value.Won(g.UpTo(int(amount), "part"))
	case 1:
		amount += value.Won(g.UpTo(100, "excess"))
	}
	return trade.PaymentBody{Agreement: a.ID, Reference: value.BankReference(fmt.Sprint("ref-", g.UpTo(400, "reference"))), Amount: amount}
}

// Money is a payment that may not be awaited.
func (g *Generator) Money() model.SignedCommand {
	a, ok := find[model.Agreement](g, model.AgreementRef(value.AgreementID(g.one("agreement"))))
	if !ok {
		return g.Signature()
	}
	p := g.payment(a)
	if e, ok := find[model.Escrow](g, model.EscrowRef(a.ID)); ok && e.Held > 0 && g.Chance(70, "what is held") {
		p.Amount = 1 + value.Won(g.UpTo(int(e.Held), "held"))
	}
	return g.about(Escrower, a.Terms.Issuer, Pick(g, []model.Body{
		&trade.DepositAttested{PaymentBody: p, FromBuyer: true}, &trade.RefundAttested{PaymentBody: p}, &trade.RefundAttested{PaymentBody: p}, &trade.PayoutAttested{PaymentBody: p},
	}, "payment"))
}

func (g *Generator) Ending() model.SignedCommand {
	if a, ok := find[model.Agreement](g, model.AgreementRef(value.AgreementID(g.one("agreement")))); ok && g.Chance(50, "agreement") {
		return g.about(Stranger, a.Terms.Issuer, &trade.AgreementExpired{Agreement: a.ID})
	}
	l, ok := find[model.Listing](g, model.ListingRef(value.ListingID(g.one("listing"))))
	if !ok {
		return g.listing()
	}
	if g.Chance(30, "withdraw") {
		return g.about(Known(l.Seller), l.Issuer, &trade.ListingWithdrawn{Listing: l.ID})
	}
	return g.about(Stranger, l.Issuer, &trade.ListingExpired{Listing: l.ID})
}

func (g *Generator) certificate() model.SignedCommand {
	if a, ok := find[model.Agreement](g, model.AgreementRef(value.AgreementID(g.one("agreement")))); ok && g.Chance(50, "contract") {
		who := Known(a.Terms.Buyer)
		return g.about(who, a.Terms.Issuer, &certificate.CertificateRequested{Kind: model.ContractCertificate, Agreement: a.ID, HolderKey: who.Kid(), Member: "member1"})
	}
	lot, ok := find[model.Lot](g, model.LotRef(value.LotID(g.one("lot"))))
	if !ok {
		return g.staff()
	}
	entry, _ := find[model.HolderEntry](g, model.EntryRef(lot.Entry))
	who := Known(entry.Controller)
	return g.about(who, lot.Issuer, &certificate.CertificateRequested{Kind: model.HoldingCertificate, Lot: lot.ID, HolderKey: who.Kid(), Member: "member2"})
}
