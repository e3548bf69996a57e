package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

// grant is a party's own act that lets an agent act for it, for a year.
func (w *world) grant(principal, agent someone, limit core.Won, threshold int, types ...core.Type) core.SignedCommand {
	w.Helper()
	return w.command(principal, "", w.granting(principal, agent, limit, threshold, types...))
}

func (w *world) granting(principal, agent someone, limit core.Won, threshold int, types ...core.Type) *core.PartyAuthorityGiven {
	return &core.PartyAuthorityGiven{
		Principal: principal.did(), Agent: agent.did(), Commands: types, Limit: limit, Threshold: threshold, Until: w.now.After(366 * core.Day), Evidence: digest("power"),
	}
}

func identityDesks() core.TwoDesks { return core.TwoDesks{Member: "member1", CheckedAt: "member2"} }

// attested is the same by two identity desks.
func (w *world) attested(principal, agent someone) core.SignedCommand {
	w.Helper()
	b := w.granting(principal, agent, 0, 1, core.AllHolderActs)
	b.TwoDesks = identityDesks()
	return cosigned(w.command(identity1, "", b), identity2)
}

func (w *world) endAuthority(by, principal, agent someone, member core.MemberID) core.SignedCommand {
	w.Helper()
	return w.command(by, "", &core.PartyAuthorityEnded{Principal: principal.did(), Agent: agent.did(), Member: member, Evidence: digest("over")})
}

func (w *world) listFor(c company, agent, principal someone, lot core.LotID, quantity core.Shares, price core.Won) core.SignedCommand {
	w.Helper()
	return w.command(agent, c.id, &core.SharesListed{Lot: lot, Quantity: quantity, Price: price, Until: w.now.After(core.Day)}, onBehalfOf(principal))
}

func TestAnAgentSignsWhatTheAuthorityCovers(t *testing.T) {
	w, c := claimed(t)
	w.rejected(core.CodeNoAuthority, w.listFor(c, stranger, seller, c.lots[0], 1, 1))
	w.rejected(core.CodeNotYours, w.command(stranger, "", w.granting(seller, stranger, 0, 1, core.AllHolderActs)))
	w.applied(w.grant(seller, stranger, 1_000, 1, core.TypeSharesListed))
	w.applied(w.listFor(c, stranger, seller, c.lots[0], 10, 100))
	w.rejected(core.CodeOverAuthority, w.listFor(c, stranger, seller, c.lots[0], 10, 101))
	w.rejected(core.CodeOverAuthority, w.listFor(c, stranger, seller, c.lots[0], 1_000, 1<<62))
	listing := w.made(c, seller)
	w.rejected(core.CodeNoAuthority, w.command(stranger, c.id, &core.ListingWithdrawn{Listing: listing}, onBehalfOf(seller)))
	w.rejected(core.CodeEntryNotYours, w.list(c, stranger, c.lots[0], 1, 1)) // for the seller is not for oneself
	w.pass(366 * core.Day)
	w.rejected(core.CodeNoAuthority, w.listFor(c, stranger, seller, c.lots[0], 1, 1))
	w.check()
}

// made finds the listing of a seller's.
func (w *world) made(c company, who someone) core.ListingID {
	w.Helper()
	for r := range w.records() {
		if l, ok := r.(core.Listing); ok && l.Seller == who.did() && l.Issuer == c.id {
			return l.ID
		}
	}
	w.Fatalf("no listing")
	return ""
}

func TestNoAuthorityCoversKeysAuthorityDesksOrVotes(t *testing.T) {
	w, c := claimed(t)
	for _, name := range []core.Type{
		core.TypeKeyAdded, core.TypeKeyRevoked, core.TypeRecoveryStopped, core.TypePartyAuthorityGiven, core.TypePartyAuthorityEnded,
		core.TypeClaimAttested, core.TypeDepositAttested, core.TypeApprovalVoted, core.TypeDeskAppointed, core.TypeOfficerAppointed, "Unknown",
	} {
		w.refused(core.CodeMalformed, w.grant(seller, stranger, 0, 1, name))
	}
	w.applied(w.grant(seller, stranger, 0, 1, core.AllHolderActs), w.grant(identity1, stranger, 0, 1, core.AllHolderActs))
	w.applied(w.grant(administrator(1), stranger, 0, 1, core.AllHolderActs), w.grant(director1, stranger, 0, 1, core.AllHolderActs))
	for _, signed := range []core.SignedCommand{
		w.command(stranger, "", &core.KeyAdded{Key: core.NewKey{JWK: someone("k").jwk(), Purposes: toSign}}, onBehalfOf(seller)),
		w.command(stranger, "", w.granting(seller, buyer, 0, 1, core.AllHolderActs), onBehalfOf(seller)),
		w.command(stranger, "", &core.PartyIdentified{Member: "member1", Party: buyer.did(), Kind: core.Person, Commitment: commitment("x")}, onBehalfOf(identity1)),
		w.command(stranger, c.id, &core.ClaimObjected{Entry: c.entries[0], Member: "member1", Reason: digest("r")}, onBehalfOf(identity1)),
		w.command(stranger, "", &core.DeskEnded{Member: "member1", Kind: core.IdentityDesk, Party: identity1.did()}, onBehalfOf(administrator(1))),
	} {
		w.rejected(core.CodeNoAuthority, signed)
	}
}

func TestAnAuthorityIsInForm(t *testing.T) {
	w := founded(t)
	w.refused(core.CodeMalformed, w.grant(seller, seller, 0, 1, core.AllHolderActs))
	w.refused(core.CodeMalformed, w.grant(seller, buyer, 0, 0, core.AllHolderActs))
	w.refused(core.CodeMalformed, w.grant(seller, buyer, 0, 17, core.AllHolderActs))
	w.refused(core.CodeMalformed, w.grant(seller, buyer, 0, 1, core.AllHolderActs, core.TypeSharesListed))
	long := w.granting(seller, buyer, 0, 1, core.AllHolderActs)
	long.Until = w.now.After(6 * 366 * core.Day)
	w.rejected(core.CodeTooLate, w.command(seller, "", long))
	w.rejected(core.CodeNotFound, w.grant(seller, "nobody", 0, 1, core.AllHolderActs))
}

func TestAGuardianActsByTheAttestationOfTwoIdentityDesksAfterTheObjectionPeriod(t *testing.T) {
	w, c := claimed(t)
	b := w.granting(seller, stranger, 0, 1, core.AllHolderActs)
	b.TwoDesks = identityDesks()
	w.refused(core.CodeMoreSignatures, w.command(identity1, "", b))
	w.refused(core.CodeMoreSignatures, cosigned(w.command(identity1, "", b), identity3))
	w.rejected(core.CodeNotDesk, cosigned(w.command(maker, "", b), identity2))
	w.appoint(2, core.IdentityDesk, stranger, 0)
	w.rejected(core.CodeSameDesk, cosigned(w.command(identity1, "", b), stranger))
	b.TwoDesks.CheckedAt = "member1"
	w.refused(core.CodeMalformed, cosigned(w.command(identity1, "", b), identity2))

	w.applied(w.attested(seller, stranger))
	w.rejected(core.CodeNoAuthority, w.listFor(c, stranger, seller, c.lots[0], 1, 1))
	objecting := w.in(t)
	objecting.applied(objecting.endAuthority(seller, seller, stranger, ""))
	objecting.pass(objectionPeriod)
	objecting.rejected(core.CodeNoAuthority, objecting.listFor(c, stranger, seller, c.lots[0], 1, 1))

	w.pass(objectionPeriod)
	w.applied(w.listFor(c, stranger, seller, c.lots[0], 1, 1))
	w.rejected(core.CodeNotYours, w.endAuthority(seller, seller, stranger, "")) // the ward does not end the guardianship
	w.rejected(core.CodeNotYours, w.grant(seller, stranger, 1, 1, core.TypeSharesListed))
	w.rejected(core.CodeNotDesk, w.endAuthority(maker, seller, stranger, "member1"))
	w.applied(w.endAuthority(identity2, seller, stranger, "member2"))
	w.rejected(core.CodeNoAuthority, w.listFor(c, stranger, seller, c.lots[0], 1, 1))
	w.rejected(core.CodeWrongState, w.endAuthority(identity2, seller, stranger, "member2"))
	w.check()
}

func TestAnAuthorityIsEndedByThePartyOrTheAgent(t *testing.T) {
	for _, by := range []someone{seller, stranger} {
		w, c := claimed(t)
		w.applied(w.grant(seller, stranger, 0, 1, core.AllHolderActs))
		w.rejected(core.CodeNotYours, w.endAuthority(buyer, seller, stranger, ""))
		w.rejected(core.CodeNotYours, w.endAuthority(identity1, seller, stranger, "member1"))
		w.applied(w.endAuthority(by, seller, stranger, ""))
		w.rejected(core.CodeNoAuthority, w.listFor(c, stranger, seller, c.lots[0], 1, 1))
		w.applied(w.grant(seller, stranger, 0, 1, core.AllHolderActs), w.listFor(c, stranger, seller, c.lots[0], 1, 1))
		w.check()
	}
}

func TestAGuardianActsForAWardWithoutKeys(t *testing.T) {
	w, c := claimed(t)
	w.applied(w.attested(seller, stranger), w.revokeKey(seller, seller))
	w.pass(objectionPeriod)
	w.applied(w.listFor(c, stranger, seller, c.lots[0], 1, 1))
	w.check()
}

// held is a register in which a holder of a kind has claimed the first entry.
func held(t tb, kind core.HolderKind) (*world, company, someone) {
	t.Helper()
	w := founded(t)
	holder := someone("holder of " + string(kind))
	w.applied(w.introduction(holder))
	w.identify(buyer, stranger, seller)
	w.applied(w.command(identity1, "", &core.PartyIdentified{Member: "member1", Party: holder.did(), Kind: kind, Commitment: commitment("holder")}))
	f := facts()
	f.Classes[0].Approval = core.NoApproval
	c := w.importList(w.admit(f))
	w.applied(w.attest(c, identity1, "member1", c.entries[0], holder), w.claim(c, holder, c.entries[0]))
	w.pass(objectionPeriod)
	return w, c, holder
}

func TestAFundBuysAndSellsThroughItsManagingPartner(t *testing.T) {
	w, c, fund := held(t, core.Fund)
	partner := stranger
	w.applied(w.grant(fund, partner, 1_000_000, 1, core.TypeSharesListed, core.TypeOfferMade, core.TypeAgreementSigned))
	listing := core.ListingID(w.applied(w.listFor(c, partner, fund, c.lots[0], 100, 1_000))[0])
	d := trade{company: c, listing: listing}
	d = w.offerOn(d, 100, 1_000)
	d.terms.Seller = fund.did()
	d.agreement, _ = d.terms.ID()
	w.applied(w.command(partner, c.id, &core.AgreementSigned{Terms: d.terms}, onBehalfOf(fund)), w.sign(d, buyer), w.deposit(d, 100_000), w.settle(d))
	w.check()

	resale := core.ListingID(w.applied(w.list(c, buyer, w.agreed(d).Began, 100, 1_000))[0])
	offer := core.OfferID(w.applied(w.command(partner, c.id, &core.OfferMade{Listing: resale, Quantity: 100, Price: 1_000, Until: w.now.After(core.Day)}, onBehalfOf(fund)))[0])
	back := d.terms
	back.Offer, back.Seller, back.Buyer, back.SellerEntry = offer, buyer.did(), fund.did(), get[core.Listing](w, core.ListingRef(resale)).Entry
	e := trade{company: c, terms: back}
	e.agreement, _ = back.ID()
	w.applied(w.sign(e, buyer), w.command(partner, c.id, &core.AgreementSigned{Terms: back}, onBehalfOf(fund)), w.deposit(e, 100_000), w.settle(e))
	if entry := get[core.HolderEntry](w, core.EntryRef(w.lot(w.agreed(e).Began).Entry)); entry.Controller != fund.did() || entry.Kind != core.Fund {
		t.Errorf("the entry is %+v", entry)
	}
	w.check()
}

func TestACompanysOfficerSellsItsSharesUpToALimit(t *testing.T) {
	w, c, holder := held(t, core.Company)
	w.applied(w.grant(holder, stranger, 50_000, 1, core.AllHolderActs))
	w.rejected(core.CodeOverAuthority, w.listFor(c, stranger, holder, c.lots[0], 51, 1_000))
	w.applied(w.listFor(c, stranger, holder, c.lots[0], 50, 1_000))
	w.check()
}

func TestJointHoldersSignTogether(t *testing.T) {
	w, c, joint := held(t, core.Person)
	w.applied(w.grant(joint, seller, 0, 2, core.AllHolderActs), w.grant(joint, stranger, 0, 2, core.AllHolderActs))
	w.applied(w.grant(joint, buyer, 0, 1, core.TypeListingWithdrawn))
	alone := w.listForJoint(c, seller, joint)
	w.refused(core.CodeMoreSignatures, alone)
	w.refused(core.CodeMoreSignatures, cosigned(alone, buyer))
	w.applied(cosigned(alone, stranger))
	w.check()
}

func (w *world) listForJoint(c company, by, joint someone) core.SignedCommand {
	return w.listFor(c, by, joint, c.lots[0], 1, 1)
}

func TestAnAgentDoesNotDealWithThemselvesNorForBothSides(t *testing.T) {
	w, c := claimed(t)
	d := w.offered(c, c.lots[0], 100, 100, 10)
	w.applied(w.grant(seller, buyer, 0, 1, core.AllHolderActs), w.grant(seller, stranger, 0, 1, core.AllHolderActs), w.grant(buyer, stranger, 0, 1, core.AllHolderActs))
	for_ := func(agent, principal someone) core.SignedCommand {
		return w.command(agent, c.id, &core.AgreementSigned{Terms: d.terms}, onBehalfOf(principal))
	}
	w.rejected(core.CodeOwnDealing, for_(buyer, seller))
	w.applied(for_(stranger, seller))
	w.rejected(core.CodeOwnDealing, for_(stranger, buyer))
	w.applied(w.sign(d, buyer))
	w.check()
}
