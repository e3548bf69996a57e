package contract_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/hyperledger/fabric-protos-go-apiv2/peer"

	"holdfast/chaincode/contract"
	domain "holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/record"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/did/proof"
)

const (
	msp1  = "Member1MSP"
	msp2  = "Member2MSP"
	coll1 = "_implicit_org_Member1MSP"
)

var (
	ledgerID = value.LedgerID(strings.Repeat("ab", 32))
	noon     = time.Date(2026, 9, 21, 12, 0, 0, 0, time.UTC)
)

// site is one member's chaincode over a ledger of the test's.
type site struct {
	testing.TB
	*contract.Contract
	ledger *ledger
	log    *bytes.Buffer
	now    time.Time
	// admin is the administrator of member1.
	admin wallet
}

func newSite(t testing.TB, mspID value.MSPID) *site {
	s := &site{TB: t, ledger: newLedger(), log: &bytes.Buffer{}, now: noon}
	var err error
	s.Contract, err = contract.New(contract.Options{
		MSPID: mspID, Ledger: ledgerID, Clock: func() time.Time { return s.now }, Log: slog.New(slog.NewTextHandler(s.log, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// call runs a transaction and, if it succeeds, commits it.
func (s *site) call(tx *stub) *peer.Response {
	response := s.Invoke(tx)
	if response.GetStatus() < 400 {
		tx.commit()
	}
	return response
}

func (s *site) fails(code value.Code, tx *stub) {
	s.Helper()
	response := s.Invoke(tx)
	if response.GetStatus() < 400 || !strings.HasPrefix(response.GetMessage(), string(code)+": ") {
		s.Errorf("got %d %q, want the code %s", response.GetStatus(), response.GetMessage(), code)
	}
	if len(response.GetPayload()) > 0 || len(tx.writes) > 0 || len(tx.private) > 0 {
		s.Errorf("a failed call answered %q and wrote %v %v", response.GetPayload(), tx.writes, tx.private)
	}
}

func (s *site) submit(commands ...model.SignedCommand) []domain.Reply {
	s.Helper()
	batch, err := model.EncodeBatch(commands)
	if err != nil {
		s.Fatal(err)
	}
	s.now = s.now.Add(time.Second)
	response := s.call(s.ledger.transaction(msp1, s.now, "Submit", string(batch)))
	var answer struct{ Replies []domain.Reply }
	s.decode(response, &answer)
	return answer.Replies
}

func (s *site) decode(response *peer.Response, into any) {
	s.Helper()
	if response.GetStatus() != 200 {
		s.Fatalf("got %d %s", response.GetStatus(), response.GetMessage())
	}
	if err := json.Unmarshal(response.GetPayload(), into); err != nil {
		s.Fatal(err)
	}
}

// wallet is one person's key.
type wallet struct {
	key *proof.PrivateKey
	did value.DID
	kid value.KeyID
}

func newWallet(t testing.TB) wallet {
	t.Helper()
	key, err := proof.Generate(proof.ES256)
	if err != nil {
		t.Fatal(err)
	}
	thumbprint := key.Public().Thumbprint()
	did := value.PartyDID(thumbprint)
	return wallet{key, did, value.KeyOf(did, thumbprint)}
}

func (w wallet) jwk() string { return string(w.key.Public().JWK()) }

var nonces int

// sign makes a command of the first wallet, with the proofs of all.
func (s *site) sign(kind value.Type, body model.Body, wallets ...wallet) model.SignedCommand {
	s.Helper()
	nonces++
	command := model.Command{
		Version: 1, Type: kind, Ledger: ledgerID, Actor: wallets[0].did, Expires: value.Time(s.now.Add(time.Hour).Unix()),
		Nonce: fmt.Sprintf("nonce-%016d", nonces), Body: body,
	}
	encoded, _, err := command.Encode()
	if err != nil {
		s.Fatal(err)
	}
	signed := model.SignedCommand{Command: string(encoded)}
	for _, w := range wallets {
		p, err := proofs.Sign(w.key, w.kid, encoded)
		if err != nil {
			s.Fatal(err)
		}
		signed.Proofs = append(signed.Proofs, p)
	}
	return signed
}

func (s *site) founding() model.SignedCommand {
	s.Helper()
	first, second := newWallet(s), newWallet(s)
	s.admin = first
	member := func(n int, w wallet) founding.Member {
		return founding.Member{
			ID: value.MemberID(fmt.Sprintf("member%d", n)), MSP: value.MSPID(fmt.Sprintf("Member%dMSP", n)), Administrators: []string{w.jwk()}, Threshold: 1,
			Name: model.Label{Korean: "참여기관", English: "Member"}, RecoveryKey: newWallet(s).jwk(), WorkerKey: newWallet(s).jwk(), IssuingKey: newWallet(s).jwk(),
		}
	}
	return s.sign(founding.TypeLedgerFounded, &founding.LedgerFounded{
		Members: []founding.Member{member(1, first), member(2, second)}, Parameters: founding.Development(60),
		Pages: model.Pages{RPID: "holdfast.localhost", Origins: []string{"https://holdfast.localhost"}}, Rules: rules.LatestRules(),
	}, first, second)
}

// introduction appoints somebody who is not on the ledger to a desk of member1.
func (s *site) introduction(w wallet) model.SignedCommand {
	s.Helper()
	return s.sign(party.TypeDeskAppointed, &party.DeskAppointed{
		Member: "member1", Kind: model.OperatorDesk, Party: w.did, Until: value.Time(s.now.Add(24 * time.Hour).Unix()),
		Introduction: &party.Introduction{
			Homes: []value.MemberID{"member1", "member2"},
			Keys:  []party.NewKey{{JWK: w.jwk(), Purposes: []model.Purpose{model.PurposeLogin, model.PurposeSign}}},
		},
	}, s.admin, w)
}

func TestABatchIsDecidedAndItsRecordsStand(t *testing.T) {
	s := newSite(t, msp1)
	w := newWallet(t)
	founding := s.founding()
	forged := s.introduction(newWallet(t))
	forged.Proofs[0].Value = strings.Replace(forged.Proofs[0].Value, "..", "..A", 1)
	replies := s.submit(founding, forged, s.introduction(w))
	want := []model.Status{model.Applied, model.Refused, model.Applied}
	for i, reply := range replies {
		if reply.Status != want[i] {
			t.Errorf("reply %d is %s %s %v, want %s", i, reply.Status, reply.Code, reply.Args, want[i])
		}
	}
	key := record.Key(model.PartyRef(w.did))
	var got []struct {
		Key   string
		Value []byte
	}
	missing := record.Key(model.PartyRef(newWallet(t).did))
	s.decode(s.call(s.ledger.transaction(msp2, s.now, "Get", key, missing)), &got)
	party, err := record.Decode(got[0].Key, got[0].Value)
	if err != nil || party.(model.Party).DID != w.did {
		t.Errorf("the party's record is %v (%v)", party, err)
	}
	if got[1].Key != missing || got[1].Value != nil {
		t.Errorf("a record that is not there is %v", got[1])
	}
	for key, value := range s.ledger.public {
		if _, err := record.Decode(key, value); err != nil {
			t.Error(err)
		}
	}
}

func TestTheSameCommandAgainGivesTheFirstOutcome(t *testing.T) {
	s := newSite(t, msp1)
	founding := s.founding()
	first := s.submit(founding)[0]
	before := fmt.Sprint(s.ledger.public)
	again := s.submit(founding)[0]
	if !again.Repeated || again.On != first.On || again.Status != model.Applied {
		t.Errorf("the second reply is %+v, the first was %+v", again, first)
	}
	if fmt.Sprint(s.ledger.public) != before {
		t.Error("a repeated command wrote something")
	}
}

func TestACommandForAnotherLedgerIsRefused(t *testing.T) {
	s := newSite(t, msp1)
	signed := s.founding()
	signed.Command = strings.Replace(signed.Command, string(ledgerID), strings.Repeat("cd", 32), 1)
	if reply := s.submit(signed)[0]; reply.Code != value.CodeOtherLedger || len(s.ledger.public) > 0 {
		t.Errorf("got %+v and %d records", reply, len(s.ledger.public))
	}
}

func TestAWithheldEnvelopeIsNotEndorsedLater(t *testing.T) {
	s := newSite(t, msp1)
	batch, err := model.EncodeBatch([]model.SignedCommand{s.founding()})
	if err != nil {
		t.Fatal(err)
	}
	for _, skew := range []time.Duration{31 * time.Second, -31 * time.Second, 24 * time.Hour} {
		s.fails(contract.CodeTimeSkewed, s.ledger.transaction(msp1, s.now.Add(skew), "Submit", string(batch)))
	}
	if response := s.Invoke(s.ledger.transaction(msp1, s.now.Add(-30*time.Second), "Submit", string(batch))); response.GetStatus() != 200 {
		t.Errorf("30 s were refused: %s", response.GetMessage())
	}
}

func TestABatchOutOfBoundsFailsAsAWhole(t *testing.T) {
	s := newSite(t, msp1)
	for name, c := range map[string]struct {
		code  value.Code
		batch string
	}{
		"nothing":       {value.CodeMalformed, ``},
		"not JSON":      {value.CodeMalformed, `hello`},
		"no commands":   {value.CodeTooLarge, `{"commands":[]}`},
		"unknown field": {value.CodeMalformed, `{"commands":[{"command":"","proofs":[],"note":1}]}`},
		"trailing":      {value.CodeMalformed, `{"commands":[{"command":"","proofs":[]}]} {}`},
		"too many":      {value.CodeTooLarge, `{"commands":[` + strings.Repeat(`{"command":"","proofs":[]},`, 500) + `{"command":"","proofs":[]}]}`},
		"10 MB":         {value.CodeTooLarge, strings.Repeat(" ", 10<<20)},
	} {
		t.Run(name, func(t *testing.T) {
			s.fails(c.code, s.ledger.transaction(msp1, s.now, "Submit", c.batch))
		})
	}
	s.fails(contract.CodeArguments, s.ledger.transaction(msp1, s.now, "Submit"))
}

func TestAStateThatCannotBeReadFailsTheCall(t *testing.T) {
	s := newSite(t, msp1)
	batch, err := model.EncodeBatch([]model.SignedCommand{s.founding()})
	if err != nil {
		t.Fatal(err)
	}
	tx := s.ledger.transaction(msp1, s.now, "Submit", string(batch))
	tx.broken = errors.New("the peer is gone")
	s.fails(contract.CodeState, tx)
	s.ledger.public[record.Key(model.LedgerRef)] = []byte(`{"k":"ledger"}`)
	s.fails(value.CodeInternal, s.ledger.transaction(msp1, s.now, "Submit", string(batch)))
}

func TestUnknownFunctionsAndWrongArgumentsAreRefused(t *testing.T) {
	s := newSite(t, msp1)
	s.fails(contract.CodeArguments, s.ledger.transaction(msp1, s.now))
	s.fails(contract.CodeUnknownFunction, s.ledger.transaction(msp1, s.now, "submit"))
	for _, args := range [][]string{
		{"Ping", "x"}, {"Rules", "x"}, {"Get"}, {"Get", "no key"}, {"Page"}, {"Page", "", "0"}, {"Page", "", "501"}, {"Page", "", "many"},
		{"Page", strings.Repeat("k", 300), "1"}, {"GetPersonal"}, {"GetPersonal", "x"}, {"HasPersonal", msp1, "x"},
		{"HasPersonal", "no msp!", strings.Repeat("0", 64)}, {"PersonalPage", "", "0"},
	} {
		s.fails(contract.CodeArguments, s.ledger.transaction(msp1, s.now, args...))
	}
	if response := s.Invoke(s.ledger.transaction(msp1, s.now, "Rules")); string(response.GetPayload()) != `["2027-1"]` {
		t.Errorf("Rules answers %q", response.GetPayload())
	}
	if response := s.Invoke(s.ledger.transaction(msp1, s.now, "Ping")); string(response.GetPayload()) != "ok" {
		t.Errorf("Ping answers %q", response.GetPayload())
	}
}

func TestAPanicEndsOneCallAlone(t *testing.T) {
	s := newSite(t, msp1)
	tx := s.ledger.transaction(msp1, s.now, "Page", "", "1")
	tx.ledger = nil
	s.fails(value.CodeInternal, tx)
	if !strings.Contains(s.log.String(), "panicked") {
		t.Error("the log does not tell of the panic")
	}
}

func TestPagesTogetherAreTheWholeState(t *testing.T) {
	s := newSite(t, msp1)
	s.submit(s.founding(), s.introduction(newWallet(t)), s.introduction(newWallet(t)))
	for limit := 1; limit <= len(s.ledger.public)+1; limit++ {
		seen := map[string]bool{}
		start := ""
		for pages := 0; pages == 0 || start != ""; pages++ {
			var page struct {
				Records []struct {
					Key   string
					Value []byte
				}
				Next string
			}
			s.decode(s.call(s.ledger.transaction(msp1, s.now, "Page", start, fmt.Sprint(limit))), &page)
			if len(page.Records) == 0 || len(page.Records) > limit {
				t.Fatalf("a page of %d has %d records", limit, len(page.Records))
			}
			for _, r := range page.Records {
				if seen[r.Key] || !bytes.Equal(r.Value, s.ledger.public[r.Key]) {
					t.Errorf("%s came twice or changed", r.Key)
				}
				seen[r.Key] = true
			}
			start = page.Next
		}
		if len(seen) != len(s.ledger.public) {
			t.Errorf("pages of %d gave %d records of %d", limit, len(seen), len(s.ledger.public))
		}
	}
}

func TestAnAnswerStaysWithinItsBound(t *testing.T) {
	s := newSite(t, msp1)
	var keys []string
	for i := range 40 {
		key := record.Key(model.OutcomeRef(value.CommandID(fmt.Sprintf("%064x", i))))
		s.ledger.public[key] = make([]byte, 100<<10)
		keys = append(keys, key)
	}
	response := s.Invoke(s.ledger.transaction(msp1, s.now, "Page", "", "500"))
	var page struct {
		Records []any
		Next    string
	}
	s.decode(response, &page)
	if len(response.GetPayload()) > 3<<20 || page.Next != keys[len(page.Records)] {
		t.Errorf("a page has %d bytes, %d records and the next %q", len(response.GetPayload()), len(page.Records), page.Next)
	}
	s.fails(contract.CodeTooMuch, s.ledger.transaction(msp1, s.now, append([]string{"Get"}, keys...)...))
}

func TestWhatABatchBeginsWithIsReadOnce(t *testing.T) {
	s := newSite(t, msp1)
	w := newWallet(t)
	s.submit(s.founding(), s.introduction(w))
	signed := s.introduction(w)
	batch, err := model.EncodeBatch([]model.SignedCommand{signed, {Command: "{"}, {Command: `{"actor":"nobody"}`}})
	if err != nil {
		t.Fatal(err)
	}
	tx := s.ledger.transaction(msp1, s.now, "Submit", string(batch))
	s.call(tx)
	seen := map[string]bool{}
	for _, key := range tx.reads {
		if seen[key] {
			t.Errorf("%s was read twice", key)
		}
		seen[key] = true
		if _, err := record.ParseKey(key); err != nil {
			t.Errorf("%q was read: %v", key, err)
		}
	}
	for _, ref := range []model.Ref{model.LedgerRef, model.OutcomeRef(signed.ID()), model.PartyRef(w.did)} {
		if !seen[record.Key(ref)] {
			t.Errorf("%v was not read", ref)
		}
	}
}
