package rules_test

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"holdfast/chaincode/canon"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// sentencesFile holds a command of every type, with and without what may be left out, and some whose sentence turns on what they
// say, with the sentences that both languages make of them. The wallet in the browser is tested with the same file.
const sentencesFile = "../../web/testdata/sentences.json"

type sentenceVector struct {
	Command  json.RawMessage `json:"command"`
	Template model.Label     `json:"template"`
	Sentence model.Sentence  `json:"sentence"`
}

func TestEveryTemplateIsFilledAlikeHereAndInTheWallet(t *testing.T) {
	var vectors []sentenceVector
	templates := map[value.Type]model.Label{}
	put := func(body model.Body) model.Sentence {
		command := model.Command{Version: 1, Type: rulestest.TypeOf(body), Actor: rulestest.Seller.Did(), Register: "issuer-000102030405060708090a0b0c0d0e0f", Expires: rulestest.Start, Body: body}
		encoded, err := canon.Canonical(command)
		if err != nil {
			t.Fatalf("%s: %v", command.Type, err)
		}
		says := rules.Describe(command)
		for _, text := range []string{says.Korean, says.English} {
			if strings.ContainsAny(text, "{}|") {
				t.Errorf("%s: a place is left: %s", command.Type, text)
			}
		}
		vectors = append(vectors, sentenceVector{encoded, templates[command.Type], says})
		return says
	}
	for _, about := range rules.AboutTypes() {
		templates[about.Type] = about.Sentence
		for _, full := range []bool{false, true} {
			body := rules.NewBody(about.Type)
			fillEvery(reflect.ValueOf(body).Elem(), full)
			says := put(body)
			if full { // what may be left out may be what a command needs one of
				checkLanguages(t, string(about.Type), says)
			}
			if strings.Contains(says.English, "cannot be shown") {
				t.Errorf("%s cannot be shown", about.Type)
			}
		}
	}
	for _, body := range turning() {
		put(body)
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(vectors); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(sentencesFile, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	written, err := os.ReadFile(sentencesFile)
	if err != nil || !bytes.Equal(written, out.Bytes()) {
		t.Errorf("%s is not what the templates make (%v); run with -update", sentencesFile, err)
	}
}

// turning are bodies whose sentence turns on what they say: who signs, yes and no, several of something and none, and amounts that
// cannot be computed.
func turning() []model.Body {
	const most = 1<<63 - 1
	return []model.Body{
		&trade.AgreementSigned{Terms: model.Terms{Seller: rulestest.Seller.Did(), Buyer: rulestest.Buyer.Did(), Quantity: 1, Price: most, Total: most}},
		&trade.AgreementSigned{Terms: model.Terms{Seller: rulestest.Buyer.Did(), Buyer: rulestest.Seller.Did(), Quantity: 1, Price: most, Total: most}},
		&approval.ApprovalVoted{},
		&holder.ClaimDecided{},
		&trade.DepositAttested{},
		&party.DeskAppointed{Kind: model.EscrowDesk},
		&company.IssuerApplied{Facts: rulestest.Facts()},
		&holder.RegisterImported{Entries: []holder.ImportedEntry{{Lots: []holder.ImportedLot{{Quantity: 1}}}}},
		&holder.RegisterImported{Entries: []holder.ImportedEntry{{Lots: []holder.ImportedLot{{Quantity: most}, {Quantity: 1}}}}},
		&trade.SharesListed{Quantity: 1, Price: most, Until: rulestest.Start},
		&trade.SharesListed{Quantity: 1, Price: most, Until: rulestest.Start, More: []model.LotPart{{Quantity: 1}}},
		&trade.OfferMade{Quantity: most, Price: 2, Until: rulestest.Start},
	}
}

// fillEvery puts something into every field, or into those that are never left out.
func fillEvery(val reflect.Value, full bool) {
	switch val.Interface().(type) {
	case value.Time:
		val.SetInt(int64(rulestest.Start))
		return
	case value.Date:
		val.SetString("2026-09-21")
		return
	}
	switch val.Kind() {
	case reflect.String:
		val.SetString("some-" + strings.ToLower(val.Type().Name()))
	case reflect.Int, reflect.Int64:
		val.SetInt(1_234_567)
	case reflect.Bool:
		val.SetBool(true)
	case reflect.Slice:
		val.Set(reflect.MakeSlice(val.Type(), 2, 2))
		fillEvery(val.Index(0), full)
		fillEvery(val.Index(1), full)
	case reflect.Pointer:
		val.Set(reflect.New(val.Type().Elem()))
		fillEvery(val.Elem(), full)
	case reflect.Struct:
		for i := range val.NumField() {
			if full || !strings.Contains(val.Type().Field(i).Tag.Get("json"), "omitempty") {
				fillEvery(val.Field(i), full)
			}
		}
	}
}
