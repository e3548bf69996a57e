package core_test

import (
	"fmt"
	"testing"

	"holdfast/chaincode/core"
)

var toSign = []core.Purpose{core.PurposeLogin, core.PurposeSign}

// with signs a command of a party with another of its keys than the first.
func (s someone) with(key someone, signed core.SignedCommand) core.SignedCommand {
	kid := core.KeyOf(s.did(), key.thumbprint())
	signed.Proofs = []core.Proof{{Type: "words", Value: proofValue(key.jwk(), kid, []byte(signed.Command))}}
	return signed
}

func (s someone) keyNamed(key someone) core.KeyID { return core.KeyOf(s.did(), key.thumbprint()) }

func (w *world) addKey(who, key someone, purposes ...core.Purpose) core.SignedCommand {
	w.Helper()
	return w.command(who, "", &core.KeyAdded{Key: core.NewKey{JWK: key.jwk(), Purposes: purposes}})
}

func (w *world) replaceKey(who, old, with someone) core.SignedCommand {
	w.Helper()
	return w.command(who, "", &core.KeyReplaced{Key: who.keyNamed(old), With: with.jwk()})
}

func (w *world) revokeKey(who, key someone) core.SignedCommand {
	w.Helper()
	return w.command(who, "", &core.KeyRevoked{Key: who.keyNamed(key)})
}

// some is any command that needs a key that signs.
func (w *world) some(who someone) core.SignedCommand {
	w.Helper()
	first, second := 2+w.nonce%2, w.nonce/2%2 // never the homes of the introduction, and never those of the call before
	return w.command(who, "", &core.PartyHomesChanged{Homes: []core.MemberID{members[first], members[second]}})
}

const recovery someone = "seller recovery" // the seller's key for recovery (world.introduction)

func TestAnAddedKeySignsForItsParty(t *testing.T) {
	w := founded(t)
	w.refused(core.CodeBadProof, seller.with("tablet", w.some(seller)))
	w.applied(w.addKey(seller, "tablet", toSign...), seller.with("tablet", w.some(seller)))
	w.refused(core.CodeBadProof, buyer.with("tablet", w.some(buyer)))
	w.refused(core.CodeMalformed, w.addKey(seller, "phone", core.PurposeSign, core.PurposeRecover))
	w.applied(w.addKey(seller, "reader", core.PurposeLogin))
	w.refused(core.CodeBadProof, seller.with("reader", w.some(seller)))
	w.check()
}

func TestNoTwoPartiesHaveTheSameKey(t *testing.T) {
	w := founded(t)
	w.applied(w.addKey(seller, "tablet", toSign...))
	for _, key := range []someone{"tablet", "seller recovery", buyer, seller, "buyer recovery"} {
		w.rejected(core.CodeKeyTaken, w.addKey(buyer, key, toSign...))
	}
	w.rejected(core.CodeKeyTaken, w.replaceKey(buyer, buyer, "tablet"))
	w.applied(w.revokeKey(seller, "tablet"))
	w.rejected(core.CodeKeyTaken, w.addKey(seller, "tablet", toSign...)) // a revoked key does not come back
	w.rejected(core.CodeKeyTaken, w.introduction("tablet"))
	w.rejected(core.CodeKeyTaken, w.command("newcomer", "", &core.PartyIntroduced{
		Member: "member1", Homes: []core.MemberID{"member1", "member2"},
		Keys: []core.NewKey{{JWK: someone("newcomer").jwk(), Purposes: toSign}, {JWK: seller.jwk(), Purposes: toSign}},
	}))
	w.check()
}

func TestAReplacedKeySignsForADayMore(t *testing.T) {
	w := founded(t)
	w.applied(w.replaceKey(seller, seller, "phone"))
	w.rejected(core.CodeWrongState, seller.with("phone", w.replaceKey(seller, seller, "third")))
	w.applied(seller.with("phone", w.some(seller)), w.some(seller))
	w.pass(core.Day - 1)
	w.applied(w.some(seller))
	w.pass(1)
	w.refused(core.CodeBadProof, w.some(seller))
	w.applied(seller.with("phone", w.some(seller)))
	if key, _ := get[core.Party](w, core.PartyRef(seller.did())).Key(seller.keyNamed("phone")); !key.Has(core.PurposeSign) || !key.Has(core.PurposeLogin) {
		t.Errorf("the new key has the purposes %v", key.Purposes)
	}
	w.check()
}

func TestARevokedKeyEndsAtOnceAndForEver(t *testing.T) {
	w := founded(t)
	w.applied(w.addKey(seller, "tablet", toSign...), w.revokeKey(seller, "tablet"))
	w.refused(core.CodeBadProof, seller.with("tablet", w.some(seller)))
	w.rejected(core.CodeWrongState, w.revokeKey(seller, "tablet"))
	w.rejected(core.CodeNotFound, w.revokeKey(seller, "other"))
	w.now -= 20 // another site's clock is behind
	w.refused(core.CodeBadProof, seller.with("tablet", w.some(seller)))
	w.check()
}

func TestTheKeyForRecoveryBringsANewKeyWhenAllOthersAreGone(t *testing.T) {
	w := founded(t)
	w.applied(w.revokeKey(seller, seller))
	w.refused(core.CodeBadProof, w.addKey(seller, "phone", toSign...))
	w.refused(core.CodeBadProof, seller.with(recovery, w.some(seller)))
	w.applied(seller.with(recovery, w.addKey(seller, "phone", toSign...)), seller.with("phone", w.some(seller)))
	w.check()
}

func TestWhoHoldsThePhoneCannotTakeTheKeyForRecovery(t *testing.T) {
	w := founded(t)
	w.rejected(core.CodeRecoveryKey, w.revokeKey(seller, recovery))
	w.rejected(core.CodeRecoveryKey, w.replaceKey(seller, recovery, "thief"))
	w.rejected(core.CodeRecoveryKey, w.addKey(seller, "thief", core.PurposeRecover))
	w.applied(w.addKey(seller, "thief", toSign...))
	w.applied(seller.with(recovery, w.revokeKey(seller, "thief")), seller.with(recovery, w.addKey(seller, "paper", core.PurposeRecover)))
	w.applied(seller.with(recovery, w.replaceKey(seller, recovery, "steel")))
	w.pass(core.Day)
	w.refused(core.CodeBadProof, seller.with(recovery, w.revokeKey(seller, seller)))
	w.applied(seller.with("steel", w.revokeKey(seller, "paper")), seller.with("steel", w.revokeKey(seller, "steel")))
	w.applied(w.addKey(seller, "new paper", core.PurposeRecover)) // the first one is the party's own to choose
	w.check()
}

func TestAPartyHasAtMostEightKeysAtATimeAndFiftyInAll(t *testing.T) {
	w := founded(t)
	for i := range 6 {
		w.applied(w.addKey(seller, someone(fmt.Sprint("key ", i)), toSign...))
	}
	w.rejected(core.CodeTooManyKeys, w.addKey(seller, "ninth", toSign...))
	w.applied(w.replaceKey(seller, "key 0", "in its place"))
	for i := range 41 {
		w.applied(w.replaceKey(seller, someone(fmt.Sprint("key ", i+1)), someone(fmt.Sprint("key ", i+6))), w.revokeKey(seller, someone(fmt.Sprint("key ", i+1))))
		if i == 40 {
			break
		}
	}
	w.rejected(core.CodeTooManyKeys, w.replaceKey(seller, "key 42", "fifty-first"))
	w.check()
}
