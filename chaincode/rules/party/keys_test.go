package party_test

import (
	"fmt"
	"slices"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// with signs a command of a party with another of its keys than the first.
func with(s rulestest.Someone, key rulestest.Someone, signed model.SignedCommand) model.SignedCommand {
	kid := value.KeyOf(s.Did(), key.Thumbprint())
	signed.Proofs = slices.Clone(signed.Proofs)
	signed.Proofs[0] = model.Proof{Type: "words", Value: rulestest.ProofValue(key.JWK(), kid, []byte(signed.Command))}
	return signed
}

func replaceKey(w *rulestest.World, who, old, with rulestest.Someone) model.SignedCommand {
	w.Helper()
	return w.Command(who, "", &party.KeyReplaced{Key: who.KeyNamed(old), With: with.JWK()})
}

// some is any command that needs a key that signs.
func some(w *rulestest.World, who rulestest.Someone) model.SignedCommand {
	w.Helper()
	first, second := 2+w.Nonce%2, w.Nonce/2%2 // never the homes of the introduction, and never those of the call before
	return w.Command(who, "", &party.PartyHomesChanged{Homes: []value.MemberID{rulestest.Members[first], rulestest.Members[second]}})
}

const recovery rulestest.Someone = "seller recovery" // the seller's key for recovery (world.introduction)

func TestAnAddedKeySignsForItsParty(t *testing.T) {
	w := rulestest.Founded(t)
	w.Refused(value.CodeBadProof, with(rulestest.Seller, "tablet", some(w, rulestest.Seller)))
	w.Applied(w.AddKey(rulestest.Seller, "tablet", rulestest.ToSign...), with(rulestest.Seller, "tablet", some(w, rulestest.Seller)))
	w.Refused(value.CodeBadProof, with(rulestest.Buyer, "tablet", some(w, rulestest.Buyer)))
	w.Refused(value.CodeMalformed, w.AddKey(rulestest.Seller, "phone", model.PurposeSign, model.PurposeRecover))
	w.Applied(w.AddKey(rulestest.Seller, "reader", model.PurposeLogin))
	w.Refused(value.CodeBadProof, with(rulestest.Seller, "reader", some(w, rulestest.Seller)))
	w.Check()
}

func TestNoTwoPartiesHaveTheSameKey(t *testing.T) {
	w := rulestest.Founded(t)
	w.Applied(w.AddKey(rulestest.Seller, "tablet", rulestest.ToSign...))
	for _, key := range []rulestest.Someone{"tablet", "seller recovery", rulestest.Buyer, rulestest.Seller, "buyer recovery"} {
		w.Rejected(value.CodeKeyTaken, w.AddKey(rulestest.Buyer, key, rulestest.ToSign...))
	}
	w.Rejected(value.CodeKeyTaken, replaceKey(w, rulestest.Buyer, rulestest.Buyer, "tablet"))
	w.Applied(w.RevokeKey(rulestest.Seller, "tablet"))
	w.Rejected(value.CodeKeyTaken, w.AddKey(rulestest.Seller, "tablet", rulestest.ToSign...)) // a revoked key does not come back
	w.Rejected(value.CodeKeyTaken, w.Introduction("tablet"))
	for _, held := range []rulestest.Someone{rulestest.Seller, "tablet", recovery} {
		newcomer := rulestest.Introduced("newcomer")
		newcomer.Keys[1].JWK = held.JWK()
		w.Rejected(value.CodeKeyTaken, w.Command(rulestest.Identity1, "", &party.PartyIdentified{
			Member: "member1", Party: rulestest.Someone("newcomer").Did(), Kind: model.Person, Commitment: rulestest.Commitment("x"), Introduction: newcomer,
		}))
	}
	w.Check()
}

func TestAReplacedKeySignsForADayMore(t *testing.T) {
	w := rulestest.Founded(t)
	w.Applied(replaceKey(w, rulestest.Seller, rulestest.Seller, "phone"))
	w.Rejected(value.CodeWrongState, with(rulestest.Seller, "phone", replaceKey(w, rulestest.Seller, rulestest.Seller, "third")))
	w.Applied(with(rulestest.Seller, "phone", some(w, rulestest.Seller)), some(w, rulestest.Seller))
	w.Pass(value.Day - 1)
	w.Applied(some(w, rulestest.Seller))
	w.Pass(1)
	w.Refused(value.CodeBadProof, some(w, rulestest.Seller))
	w.Applied(with(rulestest.Seller, "phone", some(w, rulestest.Seller)))
	if key, _ := rulestest.Get[model.Party](w, model.PartyRef(rulestest.Seller.Did())).Key(rulestest.Seller.KeyNamed("phone")); !key.Has(model.PurposeSign) || !key.Has(model.PurposeLogin) {
		t.Errorf("the new key has the purposes %v", key.Purposes)
	}
	w.Check()
}

func TestARevokedKeyEndsAtOnceAndForEver(t *testing.T) {
	w := rulestest.Founded(t)
	w.Applied(w.AddKey(rulestest.Seller, "tablet", rulestest.ToSign...), w.RevokeKey(rulestest.Seller, "tablet"))
	w.Refused(value.CodeBadProof, with(rulestest.Seller, "tablet", some(w, rulestest.Seller)))
	w.Rejected(value.CodeWrongState, w.RevokeKey(rulestest.Seller, "tablet"))
	w.Rejected(value.CodeNotFound, w.RevokeKey(rulestest.Seller, "other"))
	w.Now -= 20 // another site's clock is behind
	w.Refused(value.CodeBadProof, with(rulestest.Seller, "tablet", some(w, rulestest.Seller)))
	w.Check()
}

func TestTheKeyForRecoveryBringsANewKeyWhenAllOthersAreGone(t *testing.T) {
	w := rulestest.Founded(t)
	w.Applied(w.RevokeKey(rulestest.Seller, rulestest.Seller))
	w.Refused(value.CodeBadProof, w.AddKey(rulestest.Seller, "phone", rulestest.ToSign...))
	w.Refused(value.CodeBadProof, with(rulestest.Seller, recovery, some(w, rulestest.Seller)))
	w.Applied(with(rulestest.Seller, recovery, w.AddKey(rulestest.Seller, "phone", rulestest.ToSign...)), with(rulestest.Seller, "phone", some(w, rulestest.Seller)))
	w.Check()
}

func TestWhoHoldsThePhoneCannotTakeTheKeyForRecovery(t *testing.T) {
	w := rulestest.Founded(t)
	w.Rejected(value.CodeRecoveryKey, w.RevokeKey(rulestest.Seller, recovery))
	w.Rejected(value.CodeRecoveryKey, replaceKey(w, rulestest.Seller, recovery, "thief"))
	w.Rejected(value.CodeRecoveryKey, w.AddKey(rulestest.Seller, "thief", model.PurposeRecover))
	w.Applied(w.AddKey(rulestest.Seller, "thief", rulestest.ToSign...))
	w.Applied(with(rulestest.Seller, recovery, w.RevokeKey(rulestest.Seller, "thief")), with(rulestest.Seller, recovery, w.AddKey(rulestest.Seller, "paper", model.PurposeRecover)))
	w.Applied(with(rulestest.Seller, recovery, replaceKey(w, rulestest.Seller, recovery, "steel")))
	w.Pass(value.Day)
	w.Refused(value.CodeBadProof, with(rulestest.Seller, recovery, w.RevokeKey(rulestest.Seller, rulestest.Seller)))
	w.Applied(with(rulestest.Seller, "steel", w.RevokeKey(rulestest.Seller, "paper")), with(rulestest.Seller, "steel", w.RevokeKey(rulestest.Seller, "steel")))
	w.Applied(w.AddKey(rulestest.Seller, "new paper", model.PurposeRecover)) // the first one is the party's own to choose
	w.Check()
}

func TestAPartyHasAtMostEightKeysAtATimeAndAsManyThatRetire(t *testing.T) {
	w := rulestest.Founded(t)
	for i := range 6 {
		w.Applied(w.AddKey(rulestest.Seller, rulestest.Someone(fmt.Sprint("key ", i)), rulestest.ToSign...))
	}
	w.Rejected(value.CodeTooManyKeys, w.AddKey(rulestest.Seller, "ninth", rulestest.ToSign...))
	w.Applied(replaceKey(w, rulestest.Seller, "key 5", "key 6"))
	for i := 6; i < 13; i++ {
		w.Applied(replaceKey(w, rulestest.Seller, rulestest.Someone(fmt.Sprint("key ", i)), rulestest.Someone(fmt.Sprint("key ", i+1))))
	}
	w.Rejected(value.CodeTooManyKeys, replaceKey(w, rulestest.Seller, "key 13", "one more today"))
	w.Pass(value.Day + value.ClockSlack)
	w.Applied(replaceKey(w, rulestest.Seller, "key 13", "key 14"))
	w.Check()
}

func TestKeysThatHaveLostTheirForceAreKeptForEverAndNeverInTheWay(t *testing.T) {
	w := rulestest.Founded(t)
	w.Applied(w.AddKey(rulestest.Seller, "key 0", rulestest.ToSign...))
	for i := range 300 {
		w.Applied(replaceKey(w, rulestest.Seller, rulestest.Someone(fmt.Sprint("key ", i)), rulestest.Someone(fmt.Sprint("key ", i+1))))
		w.Pass(value.Day + value.ClockSlack)
	}
	w.Rejected(value.CodeKeyTaken, w.AddKey(rulestest.Seller, "key 7", rulestest.ToSign...))
	w.Check()
	party := rulestest.Get[model.Party](w, model.PartyRef(rulestest.Seller.Did()))
	if len(party.Keys) > 4 || party.Past < 299 {
		t.Errorf("%d keys can be used and %d are past", len(party.Keys), party.Past)
	}
	if past := rulestest.Get[model.PastKey](w, model.PastKeyRef(party.DID, 7)); past.Key.ID != value.KeyOf(party.DID, rulestest.Someone("key 7").Thumbprint()) {
		t.Errorf("the key is %+v", past)
	}
}
