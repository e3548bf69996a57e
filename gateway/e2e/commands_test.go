//go:build e2e

package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/did/proof"
	"holdfast/gateway/client"
	"holdfast/gateway/demo/people"
)

// person opens the wallet of a development person.
func person(t *testing.T, role people.Role) *client.Wallet {
	t.Helper()
	wallet, err := people.Open(people.Directory(network.state), role)
	must(t, err)
	return wallet
}

// command is a command that the demo's seller could sign: a listing of one share of what they kept.
func command(t *testing.T, actor value.DID) model.Command {
	t.Helper()
	now := value.Time(time.Now().Unix())
	return model.Command{
		Version: 1, Type: trade.TypeSharesListed, Ledger: first.Ledger, Actor: actor, Register: first.Company.Issuer,
		Expires: now.After(600), Nonce: "e2e-" + strings.Repeat("x", 16),
		Body: &trade.SharesListed{Lot: first.Trade.Balance, Quantity: 1, Price: 12_345, Until: now.After(value.Day)},
	}
}

// signerOf reads a development person's key out of their wallet file, to sign what no wallet signs.
func signerOf(t *testing.T, role people.Role) proof.Signer {
	t.Helper()
	content, err := os.ReadFile(people.File(people.Directory(network.state), role))
	must(t, err)
	var file struct {
		Keys []struct {
			JWK json.RawMessage `json:"jwk"`
		} `json:"keys"`
	}
	must(t, json.Unmarshal(content, &file))
	var plain bytes.Buffer
	must(t, json.Compact(&plain, file.Keys[0].JWK))
	key, err := proof.ParsePrivateJWK(plain.Bytes())
	must(t, err)
	return key
}

func mustKey(t *testing.T, wallet *client.Wallet) value.KeyID {
	t.Helper()
	key, err := wallet.SigningKey()
	must(t, err)
	return key
}

// prove signs exact bytes as a wallet, whatever they are.
func prove(t *testing.T, wallet *client.Wallet, bytes string) model.SignedCommand {
	t.Helper()
	made, err := wallet.Prove([]byte(bytes))
	must(t, err)
	return model.SignedCommand{Command: bytes, Proofs: []model.Proof{made}}
}

func encode(t *testing.T, c model.Command) string {
	t.Helper()
	encoded, _, err := c.Encode()
	must(t, err)
	return string(encoded)
}

// testBadCommands sends what must be refused: each has its code and its status, and leaves the ledger as it is.
func testBadCommands(t *testing.T) {
	consortium, _ := sites(t)
	seller, stranger := person(t, people.Seller), person(t, people.Stranger)
	nobody, err := client.NewWallet(model.Label{Korean: "아무도", English: "nobody"}, "")
	must(t, err)
	good := command(t, seller.DID())
	changed := func(change func(*model.Command)) string {
		c := good
		change(&c)
		return encode(t, c)
	}
	encoded := encode(t, good)
	now := value.Time(time.Now().Unix())
	asLogin, err := proof.SignDetached(signerOf(t, people.Seller), proof.TypLogin, string(mustKey(t, seller)), []byte(encoded))
	must(t, err)
	underSellersName, err := proof.SignDetached(signerOf(t, people.Stranger), proof.TypCommand, string(mustKey(t, seller)), []byte(encoded))
	must(t, err)
	for name, try := range map[string]struct {
		signed model.SignedCommand
		status int
		code   value.Code
	}{
		"signed by another":      {prove(t, stranger, encoded), http.StatusUnauthorized, value.CodeBadProof},
		"wrong key, right name":  {model.SignedCommand{Command: encoded, Proofs: []model.Proof{{Type: "jws", Value: underSellersName}}}, http.StatusUnauthorized, value.CodeBadProof},
		"a login as a proof":     {model.SignedCommand{Command: encoded, Proofs: []model.Proof{{Type: "jws", Value: asLogin}}}, http.StatusUnauthorized, value.CodeBadProof},
		"changed after signing":  {model.SignedCommand{Command: strings.Replace(encoded, "12345", "12346", 1), Proofs: prove(t, seller, encoded).Proofs}, http.StatusUnauthorized, value.CodeBadProof},
		"no proof":               {model.SignedCommand{Command: encoded, Proofs: []model.Proof{}}, http.StatusUnauthorized, value.CodeBadProof},
		"from nobody":            {prove(t, nobody, changed(func(c *model.Command) { c.Actor = nobody.DID() })), http.StatusUnauthorized, value.CodeUnknownActor},
		"expired":                {prove(t, seller, changed(func(c *model.Command) { c.Expires = now.After(-1) })), http.StatusGone, value.CodeExpired},
		"expires too far ahead":  {prove(t, seller, changed(func(c *model.Command) { c.Expires = now.After(2 * value.Day) })), http.StatusBadRequest, value.CodeExpiryTooFar},
		"for another ledger":     {prove(t, seller, changed(func(c *model.Command) { c.Ledger = value.LedgerID(strings.Repeat("0", 64)) })), http.StatusBadRequest, value.CodeOtherLedger},
		"an unknown field":       {prove(t, seller, strings.Replace(encoded, `"quantity"`, `"quality":"1","quantity"`, 1)), http.StatusBadRequest, value.CodeMalformed},
		"a field twice":          {prove(t, seller, strings.Replace(encoded, `"quantity"`, `"quantity":"2","quantity"`, 1)), http.StatusBadRequest, value.CodeNotCanonical},
		"another case":           {prove(t, seller, strings.Replace(encoded, `"quantity"`, `"Quantity"`, 1)), http.StatusBadRequest, value.CodeNotCanonical},
		"not canonical":          {prove(t, seller, strings.Replace(encoded, `,`, `, `, 1)), http.StatusBadRequest, value.CodeNotCanonical},
		"an unknown type":        {prove(t, seller, strings.Replace(encoded, "SharesListed", "SharesPrinted", 1)), http.StatusBadRequest, value.CodeUnknownType},
		"no JSON":                {prove(t, seller, "list my shares"), http.StatusBadRequest, value.CodeMalformed},
		"a fraction of a share":  {prove(t, seller, strings.Replace(encoded, `"quantity":"1"`, `"quantity":"0.5"`, 1)), http.StatusBadRequest, value.CodeMalformed},
		"a number for a string":  {prove(t, seller, strings.Replace(encoded, `"quantity":"1"`, `"quantity":1`, 1)), http.StatusBadRequest, value.CodeMalformed},
		"too large for one":      {model.SignedCommand{Command: strings.Repeat(" ", value.MaxCommandBytes+1), Proofs: prove(t, seller, encoded).Proofs}, http.StatusRequestEntityTooLarge, value.CodeTooLarge},
		"10 MB":                  {model.SignedCommand{Command: strings.Repeat(" ", 10<<20), Proofs: prove(t, seller, encoded).Proofs}, http.StatusRequestEntityTooLarge, value.CodeTooLarge},
		"a second founding act":  {foundAgain(t), http.StatusBadRequest, value.CodeAlreadyFounded},
		"a proof of another one": {model.SignedCommand{Command: encoded, Proofs: prove(t, seller, changed(func(c *model.Command) { c.Nonce += "y" })).Proofs}, http.StatusUnauthorized, value.CodeBadProof},
	} {
		t.Run(name, func(t *testing.T) {
			before := written(t)
			_, err := consortium.Sites()[0].Submit(t.Context(), try.signed)
			var problem *client.Problem
			if !errors.As(err, &problem) || problem.Code != string(try.code) || problem.Status != try.status {
				t.Errorf("answered %v, not %d %s", err, try.status, try.code)
			} else if problem.Sentence.Ko == "" || problem.Sentence.En == "" || problem.Request == "" || problem.Block != nil {
				t.Errorf("said %+v", problem.Problem)
			}
			if after := written(t); after != before {
				t.Errorf("%d transactions were written", after-before)
			}
		})
	}
	t.Run("replayed, applied", func(t *testing.T) { testReplayApplied(t, consortium, prove(t, seller, encoded)) })
	t.Run("replayed, rejected", func(t *testing.T) {
		testReplayRejected(t, consortium, prove(t, seller, changed(func(c *model.Command) {
			c.Body = &trade.SharesListed{Lot: first.Trade.Balance, Quantity: 1_000_000, Price: 1, Until: now.After(value.Day)}
		})))
	})
}

// testReplayApplied sends a good command to every site: all answer with the first outcome.
func testReplayApplied(t *testing.T, consortium *client.Network, signed model.SignedCommand) {
	done, err := consortium.Sites()[0].Submit(t.Context(), signed)
	must(t, err)
	before := written(t)
	for _, site := range consortium.Sites() {
		again, err := site.Submit(t.Context(), signed)
		must(t, err)
		if !again.Repeated || again.Transaction != done.Transaction || again.Block != done.Block || again.Created[0] != done.Created[0] {
			t.Errorf("%s answered %+v, first it was %+v", site.Member, again, done)
		}
	}
	if after := written(t); after != before {
		t.Errorf("%d transactions were written", after-before)
	}
	lot, err := consortium.Sites()[0].At(height(t)).Lot(t.Context(), first.Trade.Balance)
	must(t, err)
	if lot.Lot.Reserved != 501 {
		t.Errorf("%d shares are reserved", lot.Lot.Reserved)
	}
}

func testReplayRejected(t *testing.T, consortium *client.Network, signed model.SignedCommand) {
	var firstAnswer *client.Problem
	for _, site := range consortium.Sites() {
		_, err := site.Submit(t.Context(), signed)
		var problem *client.Problem
		if !errors.As(err, &problem) || problem.Code != string(value.CodeNotFree) || problem.Block == nil {
			t.Fatalf("%s answered %v", site.Member, err)
		}
		if firstAnswer == nil {
			firstAnswer = problem
		}
		if *problem.Block != *firstAnswer.Block || problem.Tx != firstAnswer.Tx {
			t.Errorf("%s: block %d, first it was %d", site.Member, *problem.Block, *firstAnswer.Block)
		}
	}
}

// foundAgain is a founding act by two strangers who would like the ledger for themselves.
func foundAgain(t *testing.T) model.SignedCommand {
	t.Helper()
	body := &founding.LedgerFounded{
		Pages:      model.Pages{RPID: "holdfast.localhost", Origins: []string{"https://holdfast.localhost"}},
		Parameters: founding.Development(1), Rules: rules.LatestRules(),
	}
	var wallets []*client.Wallet
	for _, id := range []value.MemberID{"member1", "member2"} {
		administrator, err := client.NewWallet(model.Label{Korean: "관리자", English: "administrator"}, "")
		must(t, err)
		var others []string
		for range 3 {
			other, err := client.NewWallet(model.Label{Korean: "기타", English: "other"}, "")
			must(t, err)
			others = append(others, other.PublicKeys()[0].JWK)
		}
		body.Members = append(body.Members, founding.Member{
			ID: id, MSP: value.MSPID(id), Name: model.Label{Korean: "남", English: "other"}, Threshold: 1,
			Administrators: []string{administrator.PublicKeys()[0].JWK}, RecoveryKey: others[0], WorkerKey: others[1], IssuingKey: others[2],
		})
		wallets = append(wallets, administrator)
	}
	draft, err := client.NewDraft(first.Ledger, wallets[0].DID(), "", body)
	must(t, err)
	signed, err := draft.Sign(wallets...)
	must(t, err)
	return signed
}
