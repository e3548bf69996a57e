package simulator

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// chain is commands that are signed ahead, each after the one before it: what a command makes has a name that its bytes give.
type chain struct {
	*Generator
	register value.IssuerID
	made     []*Command
	// broken is set when a command was made wrong, after which mostly nothing follows.
	broken bool
}

// then adds a command, and gives its identity.
func (c *chain) then(who *Person, body model.Body) value.CommandID {
	return c.add(act{who: who, register: c.register, body: body})
}

// act adds a command of the company's, which others may have to sign too.
func (c *chain) act(r *register, a act) value.CommandID {
	a.register, a.with = c.register, c.together(r, a)
	return c.add(a)
}

func (c *chain) add(a act) value.CommandID {
	if len(c.made) > 0 {
		a.after = []value.CommandID{c.made[len(c.made)-1].ID}
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
	e, ok := find(c.Generator, r, model.KindEntry, func(e model.HolderEntry) bool { return e.State == model.EntryIsUnclaimed })
	if !ok {
		return
	}
	who := c.holder()
	desk := c.person(one(c.Generator, "identity desk of member1", "identity desk of member2"))
	member := value.MemberID("member1")
	if desk == c.person("identity desk of member2") {
		member = "member2"
	}
	c.then(desk, &holder.ClaimAttested{Member: member, Entry: e.ID, Party: who.DID, Evidence: c.digest()})
	c.then(who, &holder.EntryClaimed{Entry: e.ID, Address: c.address(), Lots: c.lotsOf(r, e.ID)})
}

// trade is a whole one, from the listing to the payout.
func (c *chain) trade(r *register) {
	lot, seller, ok := c.held(r)
	entry, _ := get[model.HolderEntry](c.Generator, model.EntryRef(lot.Entry))
	if !ok || lot.Free() < 1 || entry.State != model.EntryIsClaimed || c.now < entry.SellableFrom {
		return
	}
	buyer, quantity, price := c.holder(), c.shares(lot.Free()), 1+value.Won(c.n(2_000))
	listing := value.ListingID(value.Derive(string(model.KindListing), c.then(seller, &trade.SharesListed{
		Lot: lot.ID, Quantity: quantity, Price: price, Until: c.now.After(30 * value.Day),
	}), 0))
	part := c.shares(quantity)
	offer := value.OfferID(value.Derive(string(model.KindOffer), c.then(buyer, &trade.OfferMade{
		Listing: listing, Quantity: part, Price: price, Until: c.now.After(20 * value.Day),
	}), 0))
	total, err := price.Times(part)
	if err != nil {
		panic(err) // a few thousand won for a few thousand shares
	}
	terms := model.Terms{
		Issuer: r.ID, Class: lot.Class, Offer: offer, Seller: seller.DID, SellerEntry: lot.Entry, Buyer: buyer.DID, BuyerAddress: c.address(),
		Quantity: part, Price: price, Total: total, EscrowAgent: "member3", Payout: c.commitment(), Refund: c.commitment(),
		FundBy: c.now.After(9 * value.Day), ContractOn: c.now.DateInKorea(), Text: c.digest(),
	}
	agreement, err := terms.ID()
	if err != nil {
		panic(err) // terms of the generator's own
	}
	c.then(seller, &trade.AgreementSigned{Terms: terms})
	c.then(buyer, &trade.AgreementSigned{Terms: terms})
	c.approve(r, lot.Class, agreement)
	c.pay(model.Agreement{ID: agreement, Terms: terms})
}

// approve has the board vote, where the class asks for it.
func (c *chain) approve(r *register, id value.ClassID, agreement value.AgreementID) {
	issuer, _ := get[model.Issuer](c.Generator, model.IssuerRef(r.ID))
	class, ok := get[model.ShareClass](c.Generator, model.ClassRef(id))
	if !ok || class.Approval != model.BoardApproval {
		return
	}
	for _, director := range issuer.Board.Directors[:min(len(issuer.Board.Directors), 2)] {
		c.then(c.known(director), &approval.ApprovalVoted{Agreement: agreement, Approve: c.often(85)})
	}
}

// pay brings the money in, settles and pays it out; at times not to the end.
func (c *chain) pay(a model.Agreement) {
	desk, _ := c.desk(model.EscrowDesk)
	if c.often(10) {
		return
	}
	c.then(desk, &trade.DepositAttested{PaymentBody: c.payment(a, a.Terms.Total), FromBuyer: c.often(98)})
	if c.often(15) {
		return
	}
	c.then(c.anyone(), &trade.TradeSettled{Agreement: a.ID})
	if c.often(70) {
		c.then(desk, &trade.PayoutAttested{PaymentBody: c.payment(a, a.Terms.Total)})
	}
}

// change is a whole act on a class in one page.
func (c *chain) change(r *register) {
	a, ok := announceChange(c.Generator, r)
	if !ok || c.often(60) {
		return
	}
	terms := a.body.(*change.ChangeAnnounced).ChangeTerms
	id := value.StagedID(value.Derive(string(model.KindStaged), c.then(a.who, a.body), 0))
	c.then(a.who, &change.ChangeOpened{Change: id})
	page := &change.ChangePaged{Change: id}
	for _, lot := range c.changing(r, model.Change{Terms: terms}) {
		page.Lots = append(page.Lots, lot.ID)
	}
	if len(page.Lots) == 0 {
		return
	}
	if slices.Contains([]model.ChangeKind{model.Bonus, model.Rights}, terms.Kind) || c.often(90) {
		c.then(a.who, page)
	}
	c.then(a.who, &change.ChangeClosed{Change: id, Pages: 1})
}
