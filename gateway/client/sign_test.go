package client

import (
	"errors"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/did/proof"
)

var testLedger = value.LedgerID(strings.Repeat("a1", 32))

func id(kind string) string { return kind + "-" + strings.Repeat("0f", 16) }

// choice is a body that any wallet can sign.
func choice() *party.PartyHomesChanged {
	return &party.PartyHomesChanged{Homes: []value.MemberID{"member1", "member2"}}
}

func TestASignedCommandIsReadAndVerifiedByAnyone(t *testing.T) {
	wallet := newWallet(t)
	draft, err := NewDraft(testLedger, wallet.DID(), "", choice())
	if err != nil {
		t.Fatal(err)
	}
	signed, err := draft.Sign(wallet)
	if err != nil {
		t.Fatal(err)
	}
	command, err := rules.DecodeCommand([]byte(signed.Command))
	if err != nil {
		t.Fatal(err)
	}
	if command.Type != party.TypePartyHomesChanged || command.Actor != wallet.DID() || signed.ID() != draft.ID {
		t.Errorf("got %+v", command)
	}
	key, err := proof.ParseJWK([]byte(wallet.PublicKeys()[0].JWK))
	if err != nil {
		t.Fatal(err)
	}
	kid, err := wallet.SigningKey()
	if err != nil {
		t.Fatal(err)
	}
	if err := proof.VerifyDetached(key, proof.TypCommand, string(kid), []byte(signed.Command), signed.Proofs[0].Value); err != nil {
		t.Error(err)
	}
}

func TestTwoDraftsOfOneActAreTwoCommands(t *testing.T) {
	wallet := newWallet(t)
	one, err := NewDraft(testLedger, wallet.DID(), "", choice())
	if err != nil {
		t.Fatal(err)
	}
	other, err := NewDraft(testLedger, wallet.DID(), "", choice())
	if err != nil {
		t.Fatal(err)
	}
	if one.ID == other.ID {
		t.Error("the same command twice")
	}
}

func TestWhatNoPeerWouldAcceptIsNotSigned(t *testing.T) {
	wallet := newWallet(t)
	for name, try := range map[string]struct {
		register value.IssuerID
		body     model.Body
	}{
		"a quantity of nothing":      {value.IssuerID(id("issuer")), &trade.SharesListed{Lot: value.LotID(id("lot")), Price: 1, Until: 1}},
		"a register where none goes": {value.IssuerID(id("issuer")), choice()},
		"no register where one goes": {"", &trade.TradeSettled{Agreement: value.AgreementID(strings.Repeat("0", 64))}},
		"lots that are null":         {value.IssuerID(id("issuer")), &holder.EntryClaimed{Entry: value.EntryID(id("entry"))}},
	} {
		_, err := NewDraft(testLedger, wallet.DID(), try.register, try.body)
		if err == nil {
			t.Errorf("%s was drafted", name)
		}
		var fault *value.Error
		if name != "lots that are null" && !errors.As(err, &fault) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEveryBodyHasItsTypesName(t *testing.T) {
	for _, known := range rules.Types() {
		if named := TypeOf(rules.NewBody(known)); named != known {
			t.Errorf("the body of %s has the name %s", known, named)
		}
	}
}
