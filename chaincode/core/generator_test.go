package core_test

import (
	"fmt"

	"pgregory.net/rapid"

	"holdfast/chaincode/core"
)

// generator makes commands that are mostly in order and often are not: the wrong person, the wrong moment, a wrong amount.
type generator struct {
	*rapid.T
	w *world
	// made are the identifiers that the ledger has given out, by kind.
	made map[string][]string
	// sent are commands that were submitted, for sending again.
	sent []core.SignedCommand
}

var crowd = []someone{
	officer, seller, buyer, director1, director2, director3, stranger, maker, checker, identity1, identity2, identity3, escrower,
	administrator(1), administrator(2), administrator(3), administrator(4), "newcomer 1", "newcomer 2",
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

// upTo draws a number from 0 to n, at most 2^32.
func (g *generator) upTo(n int, what string) int {
	drawn := even.Draw(g.T, what)
	if n >= 1<<16 {
		drawn = drawn<<16 | even.Draw(g.T, what)
	}
	return drawn % (n + 1)
}

func (g *generator) chance(percent int, what string) bool { return g.upTo(99, what) < percent }

func pick[E any](g *generator, from []E, what string) E { return from[g.upTo(len(from)-1, what)] }

// mostly is the right person, and now and then somebody else.
func (g *generator) mostly(who someone) someone {
	if g.chance(90, "right") {
		return who
	}
	return pick(g, crowd, "who")
}

// known finds who has a DID.
func known(did core.DID) someone {
	for _, who := range crowd {
		if who.did() == did {
			return who
		}
	}
	return stranger
}

// one is some identifier of a kind, or one that nothing has.
func (g *generator) one(kind string) string {
	if ids := g.made[kind]; len(ids) > 0 {
		return pick(g, ids, kind)
	}
	return kind + "-000102030405060708090a0b0c0d0e0f"
}

// learn remembers what a command made.
func (g *generator) learn(created []string) {
	for _, id := range created {
		kind := kindOf(id)
		g.made[kind] = append(g.made[kind], id)
	}
}

// find is a record under a generated reference, if there is one.
func find[R core.Record](g *generator, ref core.Ref) (R, bool) {
	r, err := g.w.Load(ref)
	if err != nil {
		g.Fatalf("%v", err)
	}
	typed, ok := r.(R)
	return typed, ok
}

// wait is the time until the next batch: mostly seconds, at times less than nothing, because sites' clocks differ.
func (g *generator) wait() core.Seconds {
	switch g.upTo(19, "wait") {
	case 0, 1:
		return core.Seconds(g.upTo(3, "half days")) * core.Day / 2
	case 2, 3:
		return -core.Seconds(g.upTo(30, "skew"))
	case 4:
		return core.Seconds(g.upTo(40, "days")) * core.Day
	}
	return core.Seconds(g.upTo(120, "seconds"))
}

func (g *generator) command() core.SignedCommand {
	if len(g.sent) > 0 && g.chance(5, "again") {
		return pick(g, g.sent, "sent")
	}
	signed := g.fresh()
	if g.chance(3, "forged") {
		signed.Proofs[0] = pick(g, crowd, "forger").prove(signed.Command)
	}
	g.sent = append(g.sent, signed)
	return signed
}

// moreCommands make the commands of further groups of acts.
var moreCommands []func(g *generator) core.SignedCommand

// makers of commands, each weighted by how often it stands here.
func (g *generator) fresh() core.SignedCommand {
	if len(moreCommands) > 0 && g.chance(40, "more") {
		return pick(g, moreCommands, "maker")(g)
	}
	makers := []func() core.SignedCommand{
		g.staff, g.application, g.application, g.claims, g.claims, g.claims, g.listing, g.offer, g.signature, g.signature, g.signature,
		g.progress, g.progress, g.progress, g.progress, g.progress, g.progress, g.money, g.ending, g.certificate,
	}
	return pick(g, makers, "maker")()
}

func (g *generator) about(who someone, register core.IssuerID, body core.Body) core.SignedCommand {
	var edits []edit
	if len(g.sent) > 0 && g.chance(5, "after") {
		edits = append(edits, after(pick(g, g.sent, "awaited").ID()))
	}
	return g.w.command(g.mostly(who), register, body, edits...)
}

func (g *generator) staff() core.SignedCommand {
	n := 1 + g.upTo(3, "member")
	member, who := members[n-1], pick(g, crowd, "staff")
	kind := pick(g, []core.DeskKind{core.AdmissionDesk, core.IdentityDesk, core.EscrowDesk, core.OperatorDesk}, "desk")
	switch g.upTo(4, "what") {
	case 0:
		limit := core.Won(0)
		if kind == core.EscrowDesk {
			limit = 1 + core.Won(g.upTo(200_000, "limit"))
		}
		return g.about(administrator(n), "", &core.DeskAppointed{Member: member, Kind: kind, Party: who.did(), Limit: limit, Until: g.w.now.After(core.Seconds(g.upTo(400, "days")) * core.Day)})
	case 1:
		if g.chance(50, "a desk of the tests") {
			n, member, kind, who = 3, "member3", core.IdentityDesk, identity3
		}
		return g.about(administrator(n), "", &core.DeskEnded{Member: member, Kind: kind, Party: who.did()})
	case 2:
		return g.w.introduction(pick(g, []someone{"newcomer 1", "newcomer 2", stranger}, "introduced"))
	case 3:
		return g.w.founding()
	}
	return g.about(identity1, "", &core.PartyIdentified{Member: "member1", Party: who.did(), Kind: core.Person, Commitment: commitment(string(who))})
}

// application is a new one, or the next step of one.
func (g *generator) application() core.SignedCommand {
	a, ok := find[core.Application](g, core.ApplicationRef(core.IssuerID(g.one("issuer"))))
	if !ok || g.chance(20, "new") {
		f := facts()
		f.CorporateNumber = fmt.Sprintf("11011100000%02d", g.upTo(99, "number"))
		return g.about(officer, "", &core.IssuerApplied{Facts: f})
	}
	if g.chance(10, "refuse") {
		return g.about(maker, a.ID, &core.IssuerRefused{Member: "member1", Evidence: digest("refused")})
	}
	switch a.State {
	case core.ApplicationIsFiled:
		return g.about(maker, a.ID, &core.IssuerChecked{Member: "member1", Evidence: digest("checked")})
	case core.ApplicationIsChecked:
		return g.about(checker, a.ID, &core.IssuerAdmitted{Member: "member1", Evidence: digest("admitted")})
	}
	list := company{common: core.ClassID(g.one("class")), preferred: core.ClassID(g.one("class"))}.list()
	if issuer, ok := find[core.Issuer](g, core.IssuerRef(a.ID)); ok {
		if issuer.Imported != nil && g.chance(90, "another") {
			return g.certificate()
		}
		list = company{common: issuer.Classes[0].ID, preferred: issuer.Classes[1].ID}.list()
	}
	if g.chance(10, "wrong total") {
		list.Entries[0].Lots[0].Quantity++
	}
	return g.about(officer, a.ID, list)
}

func (g *generator) claims() core.SignedCommand {
	entry, ok := find[core.HolderEntry](g, core.EntryRef(core.EntryID(g.one("entry"))))
	if !ok {
		return g.application()
	}
	switch entry.State {
	case core.EntryIsUnclaimed:
		return g.w.attest(company{id: entry.Issuer}, g.mostly(identity1), "member1", entry.ID, g.mostly(pick(g, []someone{seller, buyer, stranger}, "claimant")))
	case core.EntryIsAttested:
		var lots []core.LotID
		for range g.upTo(3, "lots") {
			lots = append(lots, core.LotID(g.one("lot")))
		}
		lots = g.lotsOf(entry.ID, lots)
		return g.w.claim(company{id: entry.Issuer}, g.mostly(known(entry.Controller)), entry.ID, lots...)
	case core.EntryIsClaimed:
		if g.w.now >= entry.SellableFrom && g.chance(90, "too late") {
			return g.application()
		}
		return g.about(officer, entry.Issuer, &core.ClaimObjected{Entry: entry.ID, Reason: digest("why")})
	}
	return g.about(identity2, entry.Issuer, &core.ClaimDecided{Member: "member2", Entry: entry.ID, Uphold: g.chance(50, "uphold"), Evidence: digest("seen")})
}

// lotsOf keeps those lots that are an entry's, once each; now and then it keeps them all.
func (g *generator) lotsOf(entry core.EntryID, lots []core.LotID) []core.LotID {
	var out []core.LotID
	seen := map[core.LotID]bool{}
	careless := g.chance(10, "careless")
	for _, id := range lots {
		if lot, ok := find[core.Lot](g, core.LotRef(id)); ok && !seen[id] && (careless || lot.Entry == entry && lot.Ended == nil) {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}

func (g *generator) listing() core.SignedCommand {
	lot, ok := find[core.Lot](g, core.LotRef(core.LotID(g.one("lot"))))
	entry, held := find[core.HolderEntry](g, core.EntryRef(lot.Entry))
	if !ok || !held || entry.Controller == "" && g.chance(90, "claim") {
		return g.claims()
	}
	if lot.Ended != nil && g.chance(90, "another") {
		return g.certificate()
	}
	holder := known(entry.Controller)
	return g.about(holder, lot.Issuer, &core.SharesListed{
		Lot: lot.ID, Quantity: 1 + core.Shares(g.upTo(int(lot.Quantity), "quantity")), Price: 1 + core.Won(g.upTo(1_000, "price")),
		Until: g.w.now.After(core.Seconds(1+g.upTo(40, "days")) * core.Day),
	})
}

func (g *generator) offer() core.SignedCommand {
	if g.chance(30, "answer") {
		if o, ok := find[core.Offer](g, core.OfferRef(core.OfferID(g.one("offer")))); ok {
			if g.chance(30, "decline") {
				return g.about(known(o.Buyer), o.Issuer, &core.OfferDeclined{Offer: o.ID})
			}
			next := o.Seller
			if o.Proposer == o.Seller {
				next = o.Buyer
			}
			return g.about(known(next), o.Issuer, &core.OfferCountered{Offer: o.ID, Round: o.Round + 1, Quantity: o.Quantity, Price: o.Price + 1, Until: g.w.now.After(core.Day)})
		}
	}
	l, ok := find[core.Listing](g, core.ListingRef(core.ListingID(g.one("listing"))))
	if !ok || l.State != core.ListingIsOpen && g.chance(90, "another") {
		return g.listing()
	}
	who := pick(g, []someone{seller, buyer, stranger}, "buyer")
	return g.w.offerFor(company{id: l.Issuer}, who, l.ID, 1+core.Shares(g.upTo(int(l.Remaining), "quantity")), l.Price)
}

// signature is the first one under an offer, or the second one under an agreement.
func (g *generator) signature() core.SignedCommand {
	a, ok := find[core.Agreement](g, core.AgreementRef(core.AgreementID(g.one("agreement"))))
	if ok && (a.State == core.AgreementIsProposed || g.chance(5, "too late")) && g.chance(80, "second") {
		who := known(a.Terms.Buyer)
		if a.SellerSigned == "" {
			who = known(a.Terms.Seller)
		}
		return g.about(who, a.Terms.Issuer, &core.AgreementSigned{Terms: a.Terms})
	}
	o, ok := find[core.Offer](g, core.OfferRef(core.OfferID(g.one("offer"))))
	if !ok || o.State != core.OfferIsOpen && g.chance(90, "another") {
		return g.offer()
	}
	l, _ := find[core.Listing](g, core.ListingRef(o.Listing))
	terms := core.Terms{
		Issuer: o.Issuer, Class: l.Class, Offer: o.ID, Seller: o.Seller, SellerEntry: l.Entry, Buyer: o.Buyer, BuyerEntry: commitment("b"),
		Quantity: o.Quantity, Price: o.Price, Total: core.Won(o.Quantity) * o.Price, EscrowAgent: "member3", Payout: commitment("p"),
		Refund: commitment("r"), FundBy: g.w.now.After(core.Seconds(1+g.upTo(9, "days")) * core.Day), ContractOn: g.w.now.DateInKorea(), Text: digest("t"),
	}
	return g.about(known(pick(g, []core.DID{o.Seller, o.Buyer}, "signer")), o.Issuer, &core.AgreementSigned{Terms: terms})
}

// progress is the next step of some trade.
func (g *generator) progress() core.SignedCommand {
	a, ok := find[core.Agreement](g, core.AgreementRef(core.AgreementID(g.one("agreement"))))
	if !ok {
		return g.signature()
	}
	d := trade{company: company{id: a.Terms.Issuer}, agreement: a.ID, terms: a.Terms}
	switch a.State {
	case core.AgreementIsApprovalPending:
		return g.w.vote(d, g.mostly(pick(g, []someone{director1, director2, director3}, "director")), g.chance(80, "approve"))
	case core.AgreementIsAgreed:
		return g.about(escrower, d.id, &core.DepositAttested{PaymentBody: g.payment(a), FromBuyer: g.chance(90, "from the buyer")})
	case core.AgreementIsFunded:
		return g.about(stranger, d.id, &core.TradeSettled{Agreement: a.ID})
	case core.AgreementIsSettled:
		p := g.payment(a)
		p.Amount = a.Terms.Total
		return g.about(escrower, d.id, &core.PayoutAttested{PaymentBody: p})
	}
	return g.signature()
}

// payment is about the price, and its reference may have been used.
func (g *generator) payment(a core.Agreement) core.PaymentBody {
	amount := a.Terms.Total
	switch g.upTo(5, "amount") {
	case 0:
		amount = 1 + core.Won(g.upTo(int(amount), "part"))
	case 1:
		amount += core.Won(g.upTo(100, "excess"))
	}
	return core.PaymentBody{Agreement: a.ID, Reference: core.BankReference(fmt.Sprint("ref-", g.upTo(400, "reference"))), Amount: amount}
}

// money is a payment that may not be awaited.
func (g *generator) money() core.SignedCommand {
	a, ok := find[core.Agreement](g, core.AgreementRef(core.AgreementID(g.one("agreement"))))
	if !ok {
		return g.signature()
	}
	p := g.payment(a)
	if e, ok := find[core.Escrow](g, core.EscrowRef(a.ID)); ok && e.Held > 0 && g.chance(70, "what is held") {
		p.Amount = 1 + core.Won(g.upTo(int(e.Held), "held"))
	}
	return g.about(escrower, a.Terms.Issuer, pick(g, []core.Body{
		&core.DepositAttested{PaymentBody: p, FromBuyer: true}, &core.RefundAttested{PaymentBody: p}, &core.RefundAttested{PaymentBody: p}, &core.PayoutAttested{PaymentBody: p},
	}, "payment"))
}

func (g *generator) ending() core.SignedCommand {
	if a, ok := find[core.Agreement](g, core.AgreementRef(core.AgreementID(g.one("agreement")))); ok && g.chance(50, "agreement") {
		return g.about(stranger, a.Terms.Issuer, &core.AgreementExpired{Agreement: a.ID})
	}
	l, ok := find[core.Listing](g, core.ListingRef(core.ListingID(g.one("listing"))))
	if !ok {
		return g.listing()
	}
	if g.chance(30, "withdraw") {
		return g.about(known(l.Seller), l.Issuer, &core.ListingWithdrawn{Listing: l.ID})
	}
	return g.about(stranger, l.Issuer, &core.ListingExpired{Listing: l.ID})
}

func (g *generator) certificate() core.SignedCommand {
	if a, ok := find[core.Agreement](g, core.AgreementRef(core.AgreementID(g.one("agreement")))); ok && g.chance(50, "contract") {
		who := known(a.Terms.Buyer)
		return g.about(who, a.Terms.Issuer, &core.CertificateRequested{Kind: core.ContractCertificate, Agreement: a.ID, HolderKey: who.kid(), Member: "member1"})
	}
	lot, ok := find[core.Lot](g, core.LotRef(core.LotID(g.one("lot"))))
	if !ok {
		return g.staff()
	}
	entry, _ := find[core.HolderEntry](g, core.EntryRef(lot.Entry))
	who := known(entry.Controller)
	return g.about(who, lot.Issuer, &core.CertificateRequested{Kind: core.HoldingCertificate, Lot: lot.ID, HolderKey: who.kid(), Member: "member2"})
}
