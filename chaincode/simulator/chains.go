package simulator

import (
	"slices"

	"holdfast/chaincode/core"
)

// chain is commands that are signed ahead, each after the one before it: what a command makes has a name that its bytes give.
type chain struct {
	*Generator
	register core.IssuerID
	made     []*Command
	// broken is set when a command was made wrong, after which mostly nothing follows.
	broken bool
}

// then adds a command, and gives its identity.
func (c *chain) then(who *Person, body core.Body) core.CommandID {
	return c.add(act{who: who, register: c.register, body: body})
}

// act adds a command of the company's, which others may have to sign too.
func (c *chain) act(r *register, a act) core.CommandID {
	a.register, a.with = c.register, c.together(r, a)
	return c.add(a)
}

func (c *chain) add(a act) core.CommandID {
	if len(c.made) > 0 {
		a.after = []core.CommandID{c.made[len(c.made)-1].ID}
	}
	command := c.maybeWrong(a)
	if wrong := command.Actor != a.who.DID || command.Type != typeOf(a.body); wrong && c.often(80) {
		c.broken = true
	}
	if !c.broken {
		c.made = append(c.made, command)
	}
	return command.ID
}

// ahead makes a chain about a register, if there is something to do of its kind.
func (g *Generator) ahead(r *register) []*Command {
	c := &chain{Generator: g, register: r.ID}
	one(g, (*chain).claim, (*chain).claim, (*chain).trade, (*chain).trade, (*chain).trade, (*chain).change, (*chain).refuse)(c, r)
	return c.made
}

// claim is an entry's, from the attestation on.
func (c *chain) claim(r *register) {
	e, ok := find(c.Generator, r, core.KindEntry, func(e core.HolderEntry) bool { return e.State == core.EntryIsUnclaimed })
	if !ok {
		return
	}
	who := c.holder()
	desk := c.person(one(c.Generator, "identity desk of member1", "identity desk of member2"))
	member := core.MemberID("member1")
	if desk == c.person("identity desk of member2") {
		member = "member2"
	}
	c.then(desk, &core.ClaimAttested{Member: member, Entry: e.ID, Party: who.DID, Evidence: c.digest()})
	c.then(who, &core.EntryClaimed{Entry: e.ID, Lots: c.lotsOf(r, e.ID)})
}

// trade is a whole one, from the listing to the payout.
func (c *chain) trade(r *register) {
	lot, seller, ok := c.held(r)
	entry, _ := get[core.HolderEntry](c.Generator, core.EntryRef(lot.Entry))
	if !ok || lot.Free() < 1 || entry.State != core.EntryIsClaimed || c.now < entry.SellableFrom {
		return
	}
	buyer, quantity, price := c.holder(), c.shares(lot.Free()), 1+core.Won(c.n(2_000))
	listing := core.ListingID(core.Derive(string(core.KindListing), c.then(seller, &core.SharesListed{
		Lot: lot.ID, Quantity: quantity, Price: price, Until: c.now.After(30 * core.Day),
	}), 0))
	part := c.shares(quantity)
	offer := core.OfferID(core.Derive(string(core.KindOffer), c.then(buyer, &core.OfferMade{
		Listing: listing, Quantity: part, Price: price, Until: c.now.After(20 * core.Day),
	}), 0))
	total, err := price.Times(part)
	if err != nil {
		panic(err) // a few thousand won for a few thousand shares
	}
	terms := core.Terms{
		Issuer: r.ID, Class: lot.Class, Offer: offer, Seller: seller.DID, SellerEntry: lot.Entry, Buyer: buyer.DID, BuyerEntry: c.commitment(),
		Quantity: part, Price: price, Total: total, EscrowAgent: "member3", Payout: c.commitment(), Refund: c.commitment(),
		FundBy: c.now.After(9 * core.Day), ContractOn: c.now.DateInKorea(), Text: c.digest(),
	}
	agreement, err := terms.ID()
	if err != nil {
		panic(err) // terms of the generator's own
	}
	c.then(seller, &core.AgreementSigned{Terms: terms})
	c.then(buyer, &core.AgreementSigned{Terms: terms})
	c.approve(r, lot.Class, agreement)
	c.pay(core.Agreement{ID: agreement, Terms: terms})
}

// approve has the board vote, where the class asks for it.
func (c *chain) approve(r *register, id core.ClassID, agreement core.AgreementID) {
	issuer, _ := get[core.Issuer](c.Generator, core.IssuerRef(r.ID))
	class, ok := get[core.ShareClass](c.Generator, core.ClassRef(id))
	if !ok || class.Approval != core.BoardApproval {
		return
	}
	for _, director := range issuer.Board.Directors[:min(len(issuer.Board.Directors), 2)] {
		c.then(c.known(director), &core.ApprovalVoted{Agreement: agreement, Approve: c.often(85)})
	}
}

// pay brings the money in, settles and pays it out; at times not to the end.
func (c *chain) pay(a core.Agreement) {
	desk, _ := c.desk(core.EscrowDesk)
	if c.often(10) {
		return
	}
	c.then(desk, &core.DepositAttested{PaymentBody: c.payment(a, a.Terms.Total), FromBuyer: c.often(98)})
	if c.often(15) {
		return
	}
	c.then(c.anyone(), &core.TradeSettled{Agreement: a.ID})
	if c.often(70) {
		c.then(desk, &core.PayoutAttested{PaymentBody: c.payment(a, a.Terms.Total)})
	}
}

// change is a whole act on a class in one page.
func (c *chain) change(r *register) {
	a, ok := announceChange(c.Generator, r)
	if !ok || c.often(60) {
		return
	}
	terms := a.body.(*core.ChangeAnnounced).ChangeTerms
	id := core.StagedID(core.Derive(string(core.KindStaged), c.then(a.who, a.body), 0))
	c.then(a.who, &core.ChangeOpened{Change: id})
	page := &core.ChangePaged{Change: id}
	for _, lot := range c.changing(r, core.Change{Terms: terms}) {
		page.Lots = append(page.Lots, lot.ID)
	}
	if len(page.Lots) == 0 {
		return
	}
	if slices.Contains([]core.ChangeKind{core.Bonus, core.Rights}, terms.Kind) || c.often(90) {
		c.then(a.who, page)
	}
	c.then(a.who, &core.ChangeClosed{Change: id, Pages: 1})
}
