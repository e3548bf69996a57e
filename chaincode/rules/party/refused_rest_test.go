package party_test

import (
	"testing"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

const newPhone rulestest.Someone = "new phone"

// inRest is a register whose seller has just been recovered.
func inRest(w *rulestest.World) {
	w.Helper()
	w.Applied(openRecovery(w, rulestest.Seller, newPhone))
	w.Pass(rulestest.ObjectionPeriod)
	w.Applied(recover(w, rulestest.Seller))
}

// The rest after a recovery is a wait that protects the person: two endorsers' transaction time must not end it.
func TestItIsRefusedThatTheRestAfterARecoveryEndsByATransactionsTimeAlone(t *testing.T) {
	w, c := recoverable(t)
	inRest(w)
	w.Now = w.Now.After(rulestest.ObjectionPeriod) // two endorsers say so; no member's clock has ticked
	w.Rejected(value.CodeObjectionPeriod, with(rulestest.Seller, newPhone, w.List(c, rulestest.Seller, c.Lots[0], 1, 1)))
}

// In the rest nothing disposes: neither may the recovered key sell what the true owner had only listed, at any price.
func TestItIsRefusedThatInTheRestAListingFromBeforeIsSold(t *testing.T) {
	w, c := recoverable(t)
	d := w.Offered(c, c.Lots[0], 400, 400, 1) // the accomplice bids 1 won a share
	inRest(w)
	signed := with(rulestest.Seller, newPhone, w.Sign(d, rulestest.Seller))
	if reply := w.Submit(signed, w.Sign(d, rulestest.Buyer)); reply[0].Status == model.Applied {
		t.Errorf("in the rest the recovered seller signs a sale: %+v", reply)
	}
	w.Check()
}

// In the rest shares are not handed to the company either.
func TestItIsRefusedThatInTheRestSharesGoToTheCompany(t *testing.T) {
	w, c := recoverable(t)
	w.Applied(w.Command(rulestest.Officer, c.ID, &issue.TreasuryOpened{Commitment: rulestest.Commitment("own")}))
	inRest(w)
	signed := w.Command(rulestest.Seller, c.ID, &issue.TreasuryAcquired{
		Lot: c.Lots[0], Quantity: 1_000, Price: 0, Resolution: rulestest.Digest("r"), Evidence: rulestest.Digest("e"),
	})
	signed = rulestest.With(with(rulestest.Seller, newPhone, signed), rulestest.Officer)
	if reply := w.Submit(signed)[0]; reply.Status == model.Applied {
		t.Errorf("in the rest the recovered holder gives 1000 shares to the company for nothing")
	}
}

// A member's administrator is never recovered as if it were a private person (product.md): two other members' desks must not get the key
// with which a member's desks are appointed.
func TestItIsRefusedThatTwoMembersTakeAThirdsAdministrator(t *testing.T) {
	w, _ := recoverable(t)
	victim := rulestest.Administrator(4)
	w.Applied(w.Command(rulestest.Identity1, "", &party.PartyIdentified{Member: "member1", Party: victim.Did(), Kind: model.Person, Commitment: rulestest.Commitment("admin")}))
	if reply := w.Submit(openRecovery(w, victim, "taken"))[0]; reply.Status != model.Applied {
		return
	}
	t.Error("desks of member1 and member2 open a recovery of member4's administrator, and freeze it")
	w.Pass(rulestest.ObjectionPeriod)
	w.Applied(recover(w, victim))
	appoint := w.Command(victim, "", &party.DeskAppointed{Member: "member4", Kind: model.EscrowDesk, Party: recoverer1.Did(), Limit: 1 << 40, Until: w.Now.After(value.Day)})
	if reply := w.Submit(with(victim, "taken", appoint))[0]; reply.Status == model.Applied {
		t.Error("and with it appoint member4's escrow desk")
	}
}

// Two desks hold a person frozen for ever: a recovery, even one that the person's own key has contested, has no end that needs no desk.
func TestItIsRefusedThatAFrozenPartyStaysFrozenForEver(t *testing.T) {
	w, c := recoverable(t)
	w.Applied(openRecovery(w, rulestest.Seller, newPhone), stop(w, rulestest.Seller))
	lapse := func() model.SignedCommand {
		return w.Command(rulestest.Stranger, "", &party.RecoveryDropped{Party: rulestest.Seller.Did()})
	}
	w.Pass(20 * value.Day)
	w.Rejected(value.CodeNotExpired, lapse())
	w.Pass(20 * value.Day) // contested and undecided after 30 days: the recovery ends, the person signs again
	w.Applied(lapse())
	if reply := w.Submit(some(w, rulestest.Seller))[0]; reply.Code == value.CodeFrozen {
		t.Error("forty days after their objection the person signs nothing")
	}
	w.Rejected(value.CodeObjectionPeriod, w.List(c, rulestest.Seller, c.Lots[0], 1, 1)) // and disposes of nothing for 30 more
	w.Check()
}

// A worker's DID is put on a desk, and is identified: nothing keeps it from being made more than a worker.
func TestItIsRefusedThatAWorkerIsAppointedToADesk(t *testing.T) {
	w, _ := recoverable(t)
	reply := w.Submit(w.Command(rulestest.Administrator(1), "", &party.DeskAppointed{Member: "member1", Kind: model.IdentityDesk, Party: rulestest.Worker(2).Did(), Until: w.Now.After(value.Day)}))[0]
	if reply.Status == model.Applied {
		t.Error("another member's worker staffs a desk")
	}
}

// An agent accepts a gift for a principal whose keys are being recovered, as a cosigner.
func TestItIsRefusedThatAnAgentSignsWithOthersForAFrozenPrincipal(t *testing.T) {
	w, c := recoverable(t)
	w.Applied(w.Command(rulestest.Buyer, "", &party.PartyAuthorityGiven{
		Principal: rulestest.Buyer.Did(), Agent: rulestest.Stranger.Did(), Commands: []value.Type{model.AllHolderActs}, Threshold: 1, Until: w.Now.After(value.Day), Evidence: rulestest.Digest("e"),
	}))
	w.Applied(openRecovery(w, rulestest.Buyer, newPhone))
	gift := rulestest.With(w.Command(rulestest.Seller, c.ID, w.Gift(rulestest.Parts(c.Lots[2], 1))), rulestest.Stranger)
	w.Refused(value.CodeMoreSignatures, gift) // nobody signs in the name of a frozen party
}

// A member never becomes attester in order to recover (product.md): one desk of a member that has nothing to do with a person replaces
// their identification, without the person; then that member and a fourth recover them, and who identified them before has no part in it.
func TestItIsRefusedThatAMemberIdentifiesSomebodyInOrderToRecoverThem(t *testing.T) {
	w, _ := recoverable(t) // member1 identified the seller
	open := func() model.SignedCommand {
		return rulestest.Cosigned(w.Command(recoverer3, "", &party.RecoveryOpened{
			Party: rulestest.Seller.Did(), Key: newPhone.JWK(), Evidence: rulestest.Digest("e"), Notice: rulestest.Digest("n"), TwoDesks: ledger.TwoDesks{Member: "member3", CheckedAt: "member4"},
		}), recoverer4)
	}
	w.Rejected(value.CodeNotHome, open())
	w.Submit(w.Command(rulestest.Identity3, "", &party.PartyIdentified{Member: "member3", Party: rulestest.Seller.Did(), Kind: model.Person, Commitment: rulestest.Commitment("x")}))
	if reply := w.Submit(open())[0]; reply.Status != model.Applied {
		return
	}
	w.Pass(rulestest.ObjectionPeriod)
	reply := w.Submit(rulestest.Cosigned(w.Command(recoverer3, "", &party.PartyRecovered{Party: rulestest.Seller.Did(), TwoDesks: ledger.TwoDesks{Member: "member3", CheckedAt: "member4"}}), recoverer4))[0]
	t.Errorf("recovered by two members of which neither knew the person a moment before: %s", reply.Status)
}

// A key that was replaced can be used for a day, for what is under way. It must not be able to give the party keys: whoever copied it is
// in for good, whatever the owner replaced it with.
func TestItIsRefusedThatAReplacedKeyBringsAnotherOne(t *testing.T) {
	w := rulestest.Founded(t)
	w.Applied(replaceKey(w, rulestest.Seller, rulestest.Seller, "new"))
	if reply := w.Submit(w.AddKey(rulestest.Seller, "thief", rulestest.ToSign...))[0]; reply.Status != model.Applied {
		return
	}
	w.Pass(2 * value.Day)
	if reply := w.Submit(with(rulestest.Seller, "thief", some(w, rulestest.Seller)))[0]; reply.Status == model.Applied {
		t.Error("two days after the key was replaced, a key that it brought signs")
	}
}
