package party_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// grant is a party's own act that lets an agent act for it, for a year.
func grant(w *rulestest.World, principal, agent rulestest.Someone, limit value.Won, threshold int, types ...value.Type) model.SignedCommand {
	w.Helper()
	return w.Command(principal, "", w.Granting(principal, agent, limit, threshold, types...))
}

// attested is the same by two identity desks.
func attested(w *rulestest.World, principal, agent rulestest.Someone) model.SignedCommand {
	w.Helper()
	b := w.Granting(principal, agent, 0, 1, model.AllHolderActs)
	b.TwoDesks = rulestest.IdentityDesks()
	return rulestest.Cosigned(w.Command(rulestest.Identity1, "", b), rulestest.Identity2)
}

func endAuthority(w *rulestest.World, by, principal, agent rulestest.Someone, member value.MemberID) model.SignedCommand {
	w.Helper()
	return w.Command(by, "", &party.PartyAuthorityEnded{Principal: principal.Did(), Agent: agent.Did(), Member: member, Evidence: rulestest.Digest("over")})
}

func TestAnAgentSignsWhatTheAuthorityCovers(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Rejected(value.CodeNoAuthority, w.ListFor(c, rulestest.Stranger, rulestest.Seller, c.Lots[0], 1, 1))
	w.Rejected(value.CodeNotYours, w.Command(rulestest.Stranger, "", w.Granting(rulestest.Seller, rulestest.Stranger, 0, 1, model.AllHolderActs)))
	w.Applied(grant(w, rulestest.Seller, rulestest.Stranger, 1_000, 1, trade.TypeSharesListed))
	w.Applied(w.ListFor(c, rulestest.Stranger, rulestest.Seller, c.Lots[0], 10, 100))
	w.Rejected(value.CodeOverAuthority, w.ListFor(c, rulestest.Stranger, rulestest.Seller, c.Lots[0], 10, 101))
	w.Rejected(value.CodeOverAuthority, w.ListFor(c, rulestest.Stranger, rulestest.Seller, c.Lots[0], 1_000, 1<<62))
	listing := made(w, c, rulestest.Seller)
	w.Rejected(value.CodeNoAuthority, w.Command(rulestest.Stranger, c.ID, &trade.ListingWithdrawn{Listing: listing}, rulestest.OnBehalfOf(rulestest.Seller)))
	w.Rejected(value.CodeEntryNotYours, w.List(c, rulestest.Stranger, c.Lots[0], 1, 1)) // for the seller is not for oneself
	w.Pass(366 * value.Day)
	w.Rejected(value.CodeNoAuthority, w.ListFor(c, rulestest.Stranger, rulestest.Seller, c.Lots[0], 1, 1))
	w.Check()
}

// made finds the listing of a seller's.
func made(w *rulestest.World, c rulestest.Company, who rulestest.Someone) value.ListingID {
	w.Helper()
	for r := range w.Records() {
		if l, ok := r.(model.Listing); ok && l.Seller == who.Did() && l.Issuer == c.ID {
			return l.ID
		}
	}
	w.Fatalf("no listing")
	return ""
}

func TestNoAuthorityCoversKeysAuthorityDesksOrVotes(t *testing.T) {
	w, c := rulestest.Claimed(t)
	for _, name := range []value.Type{
		party.TypeKeyAdded, party.TypeKeyRevoked, party.TypeRecoveryStopped, party.TypePartyAuthorityGiven, party.TypePartyAuthorityEnded,
		holder.TypeClaimAttested, trade.TypeDepositAttested, approval.TypeApprovalVoted, party.TypeDeskAppointed, company.TypeOfficerAppointed, "Unknown",
	} {
		w.Refused(value.CodeMalformed, grant(w, rulestest.Seller, rulestest.Stranger, 0, 1, name))
	}
	w.Applied(grant(w, rulestest.Seller, rulestest.Stranger, 0, 1, model.AllHolderActs), grant(w, rulestest.Identity1, rulestest.Stranger, 0, 1, model.AllHolderActs))
	w.Applied(grant(w, rulestest.Administrator(1), rulestest.Stranger, 0, 1, model.AllHolderActs), grant(w, rulestest.Director1, rulestest.Stranger, 0, 1, model.AllHolderActs))
	for _, signed := range []model.SignedCommand{
		w.Command(rulestest.Stranger, "", &party.KeyAdded{Key: party.NewKey{JWK: rulestest.Someone("k").JWK(), Purposes: rulestest.ToSign}}, rulestest.OnBehalfOf(rulestest.Seller)),
		w.Command(rulestest.Stranger, "", w.Granting(rulestest.Seller, rulestest.Buyer, 0, 1, model.AllHolderActs), rulestest.OnBehalfOf(rulestest.Seller)),
		w.Command(rulestest.Stranger, "", &party.PartyIdentified{Member: "member1", Party: rulestest.Buyer.Did(), Kind: model.Person, Commitment: rulestest.Commitment("x")}, rulestest.OnBehalfOf(rulestest.Identity1)),
		w.Command(rulestest.Stranger, c.ID, &holder.ClaimObjected{Entry: c.Entries[0], Member: "member1", Reason: rulestest.Digest("r")}, rulestest.OnBehalfOf(rulestest.Identity1)),
		w.Command(rulestest.Stranger, "", &party.DeskEnded{Member: "member1", Kind: model.IdentityDesk, Party: rulestest.Identity1.Did()}, rulestest.OnBehalfOf(rulestest.Administrator(1))),
	} {
		w.Rejected(value.CodeNoAuthority, signed)
	}
}

func TestAnAuthorityIsInForm(t *testing.T) {
	w := rulestest.Founded(t)
	w.Refused(value.CodeMalformed, grant(w, rulestest.Seller, rulestest.Seller, 0, 1, model.AllHolderActs))
	w.Refused(value.CodeMalformed, grant(w, rulestest.Seller, rulestest.Buyer, 0, 0, model.AllHolderActs))
	w.Refused(value.CodeMalformed, grant(w, rulestest.Seller, rulestest.Buyer, 0, 17, model.AllHolderActs))
	w.Refused(value.CodeMalformed, grant(w, rulestest.Seller, rulestest.Buyer, 0, 1, model.AllHolderActs, trade.TypeSharesListed))
	long := w.Granting(rulestest.Seller, rulestest.Buyer, 0, 1, model.AllHolderActs)
	long.Until = w.Now.After(6 * 366 * value.Day)
	w.Rejected(value.CodeTooLate, w.Command(rulestest.Seller, "", long))
	w.Rejected(value.CodeNotFound, grant(w, rulestest.Seller, "nobody", 0, 1, model.AllHolderActs))
}

func TestAGuardianActsByTheAttestationOfTwoIdentityDesksAfterTheObjectionPeriod(t *testing.T) {
	w, c := rulestest.Claimed(t)
	b := w.Granting(rulestest.Seller, rulestest.Stranger, 0, 1, model.AllHolderActs)
	b.TwoDesks = rulestest.IdentityDesks()
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Identity1, "", b))
	w.Refused(value.CodeMoreSignatures, rulestest.Cosigned(w.Command(rulestest.Identity1, "", b), rulestest.Identity3))
	w.Rejected(value.CodeNotDesk, rulestest.Cosigned(w.Command(rulestest.Maker, "", b), rulestest.Identity2))
	w.Appoint(2, model.IdentityDesk, rulestest.Stranger, 0)
	w.Rejected(value.CodeSameDesk, rulestest.Cosigned(w.Command(rulestest.Identity1, "", b), rulestest.Stranger))
	b.TwoDesks.CheckedAt = "member1"
	w.Refused(value.CodeMalformed, rulestest.Cosigned(w.Command(rulestest.Identity1, "", b), rulestest.Identity2))

	w.Applied(attested(w, rulestest.Seller, rulestest.Stranger))
	w.Rejected(value.CodeNoAuthority, w.ListFor(c, rulestest.Stranger, rulestest.Seller, c.Lots[0], 1, 1))
	objecting := w.In(t)
	objecting.Applied(endAuthority(objecting, rulestest.Seller, rulestest.Seller, rulestest.Stranger, ""))
	objecting.Pass(rulestest.ObjectionPeriod)
	objecting.Rejected(value.CodeNoAuthority, objecting.ListFor(c, rulestest.Stranger, rulestest.Seller, c.Lots[0], 1, 1))

	w.Pass(rulestest.ObjectionPeriod)
	w.Applied(w.ListFor(c, rulestest.Stranger, rulestest.Seller, c.Lots[0], 1, 1))
	w.Rejected(value.CodeNotYours, endAuthority(w, rulestest.Seller, rulestest.Seller, rulestest.Stranger, "")) // the ward does not end the guardianship
	w.Rejected(value.CodeNotYours, grant(w, rulestest.Seller, rulestest.Stranger, 1, 1, trade.TypeSharesListed))
	w.Rejected(value.CodeNotDesk, endAuthority(w, rulestest.Maker, rulestest.Seller, rulestest.Stranger, "member1"))
	w.Applied(endAuthority(w, rulestest.Identity2, rulestest.Seller, rulestest.Stranger, "member2"))
	w.Rejected(value.CodeNoAuthority, w.ListFor(c, rulestest.Stranger, rulestest.Seller, c.Lots[0], 1, 1))
	w.Rejected(value.CodeWrongState, endAuthority(w, rulestest.Identity2, rulestest.Seller, rulestest.Stranger, "member2"))
	w.Check()
}

func TestAnAuthorityIsEndedByThePartyOrTheAgent(t *testing.T) {
	for _, by := range []rulestest.Someone{rulestest.Seller, rulestest.Stranger} {
		w, c := rulestest.Claimed(t)
		w.Applied(grant(w, rulestest.Seller, rulestest.Stranger, 0, 1, model.AllHolderActs))
		w.Rejected(value.CodeNotYours, endAuthority(w, rulestest.Buyer, rulestest.Seller, rulestest.Stranger, ""))
		w.Rejected(value.CodeNotYours, endAuthority(w, rulestest.Identity1, rulestest.Seller, rulestest.Stranger, "member1"))
		w.Applied(endAuthority(w, by, rulestest.Seller, rulestest.Stranger, ""))
		w.Rejected(value.CodeNoAuthority, w.ListFor(c, rulestest.Stranger, rulestest.Seller, c.Lots[0], 1, 1))
		w.Applied(grant(w, rulestest.Seller, rulestest.Stranger, 0, 1, model.AllHolderActs), w.ListFor(c, rulestest.Stranger, rulestest.Seller, c.Lots[0], 1, 1))
		w.Check()
	}
}

func TestAGuardianActsForAWardWithoutKeys(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Applied(attested(w, rulestest.Seller, rulestest.Stranger), w.RevokeKey(rulestest.Seller, rulestest.Seller))
	w.Pass(rulestest.ObjectionPeriod)
	w.Applied(w.ListFor(c, rulestest.Stranger, rulestest.Seller, c.Lots[0], 1, 1))
	w.Check()
}

// held is a register in which a holder of a kind has claimed the first entry.
func held(t rulestest.Tb, kind model.HolderKind) (*rulestest.World, rulestest.Company, rulestest.Someone) {
	t.Helper()
	w := rulestest.Founded(t)
	holder := rulestest.Someone("holder of " + string(kind))
	w.Applied(w.Introduction(holder))
	w.Identify(rulestest.Buyer, rulestest.Stranger, rulestest.Seller)
	w.Applied(w.Command(rulestest.Identity1, "", &party.PartyIdentified{Member: "member1", Party: holder.Did(), Kind: kind, Commitment: rulestest.Commitment("holder")}))
	f := rulestest.Facts()
	f.Classes[0].Approval = model.NoApproval
	c := w.ImportList(w.Admit(f))
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], holder), w.Claim(c, holder, c.Entries[0]))
	w.Pass(rulestest.ObjectionPeriod)
	return w, c, holder
}

func TestAFundBuysAndSellsThroughItsManagingPartner(t *testing.T) {
	w, c, fund := held(t, model.Fund)
	partner := rulestest.Stranger
	w.Applied(grant(w, fund, partner, 1_000_000, 1, trade.TypeSharesListed, trade.TypeOfferMade, trade.TypeAgreementSigned))
	listing := value.ListingID(w.Applied(w.ListFor(c, partner, fund, c.Lots[0], 100, 1_000))[0])
	d := rulestest.Trade{Company: c, Listing: listing}
	d = w.OfferOn(d, 100, 1_000)
	d.Terms.Seller = fund.Did()
	d.Agreement, _ = d.Terms.ID()
	w.Applied(w.Command(partner, c.ID, &trade.AgreementSigned{Terms: d.Terms}, rulestest.OnBehalfOf(fund)), w.Sign(d, rulestest.Buyer), w.Deposit(d, 100_000), w.Settle(d))
	w.Check()

	resale := value.ListingID(w.Applied(w.List(c, rulestest.Buyer, w.Agreed(d).Began, 100, 1_000))[0])
	offer := value.OfferID(w.Applied(w.Command(partner, c.ID, &trade.OfferMade{Listing: resale, Quantity: 100, Price: 1_000, Until: w.Now.After(value.Day)}, rulestest.OnBehalfOf(fund)))[0])
	back := d.Terms
	back.Offer, back.Seller, back.Buyer, back.SellerEntry = offer, rulestest.Buyer.Did(), fund.Did(), rulestest.Get[model.Listing](w, model.ListingRef(resale)).Entry
	e := rulestest.Trade{Company: c, Terms: back}
	e.Agreement, _ = back.ID()
	w.Applied(w.Sign(e, rulestest.Buyer), w.Command(partner, c.ID, &trade.AgreementSigned{Terms: back}, rulestest.OnBehalfOf(fund)), w.Deposit(e, 100_000), w.Settle(e))
	if entry := rulestest.Get[model.HolderEntry](w, model.EntryRef(w.Lot(w.Agreed(e).Began).Entry)); entry.Controller != fund.Did() || entry.Kind != model.Fund {
		t.Errorf("the entry is %+v", entry)
	}
	w.Check()
}

func TestACompanysOfficerSellsItsSharesUpToALimit(t *testing.T) {
	w, c, holder := held(t, model.Company)
	w.Applied(grant(w, holder, rulestest.Stranger, 50_000, 1, model.AllHolderActs))
	w.Rejected(value.CodeOverAuthority, w.ListFor(c, rulestest.Stranger, holder, c.Lots[0], 51, 1_000))
	w.Applied(w.ListFor(c, rulestest.Stranger, holder, c.Lots[0], 50, 1_000))
	w.Check()
}

func TestJointHoldersSignTogether(t *testing.T) {
	w, c, joint := held(t, model.Person)
	w.Applied(grant(w, joint, rulestest.Seller, 0, 2, model.AllHolderActs), grant(w, joint, rulestest.Stranger, 0, 2, model.AllHolderActs))
	w.Applied(grant(w, joint, rulestest.Buyer, 0, 1, trade.TypeListingWithdrawn))
	alone := listForJoint(w, c, rulestest.Seller, joint)
	w.Refused(value.CodeMoreSignatures, alone)
	w.Refused(value.CodeMoreSignatures, rulestest.Cosigned(alone, rulestest.Buyer))
	w.Applied(rulestest.Cosigned(alone, rulestest.Stranger))
	w.Check()
}

func listForJoint(w *rulestest.World, c rulestest.Company, by, joint rulestest.Someone) model.SignedCommand {
	return w.ListFor(c, by, joint, c.Lots[0], 1, 1)
}

func TestAnAgentDoesNotDealWithThemselvesNorForBothSides(t *testing.T) {
	w, c := rulestest.Claimed(t)
	d := w.Offered(c, c.Lots[0], 100, 100, 10)
	w.Applied(grant(w, rulestest.Seller, rulestest.Buyer, 0, 1, model.AllHolderActs), grant(w, rulestest.Seller, rulestest.Stranger, 0, 1, model.AllHolderActs), grant(w, rulestest.Buyer, rulestest.Stranger, 0, 1, model.AllHolderActs))
	for_ := func(agent, principal rulestest.Someone) model.SignedCommand {
		return w.Command(agent, c.ID, &trade.AgreementSigned{Terms: d.Terms}, rulestest.OnBehalfOf(principal))
	}
	w.Rejected(value.CodeOwnDealing, for_(rulestest.Buyer, rulestest.Seller))
	w.Applied(for_(rulestest.Stranger, rulestest.Seller))
	w.Rejected(value.CodeOwnDealing, for_(rulestest.Stranger, rulestest.Buyer))
	w.Applied(w.Sign(d, rulestest.Buyer))
	w.Check()
}
