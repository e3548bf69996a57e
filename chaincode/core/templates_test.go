package core_test

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"holdfast/chaincode/core"
)

// sentencesFile holds a command of every type, with and without what may be left out, and some whose sentence turns on what they
// say, with the sentences that both languages make of them. The wallet in the browser is tested with the same file.
const sentencesFile = "../../web/testdata/sentences.json"

type sentenceVector struct {
	Command  json.RawMessage `json:"command"`
	Template core.Label      `json:"template"`
	Sentence core.Sentence   `json:"sentence"`
}

func TestEveryTemplateIsFilledAlikeHereAndInTheWallet(t *testing.T) {
	var vectors []sentenceVector
	templates := map[core.Type]core.Label{}
	put := func(body core.Body) core.Sentence {
		command := core.Command{Version: 1, Type: typeOf(body), Actor: seller.did(), Register: "issuer-000102030405060708090a0b0c0d0e0f", Expires: start, Body: body}
		encoded, err := core.Canonical(command)
		if err != nil {
			t.Fatalf("%s: %v", command.Type, err)
		}
		says := core.Describe(command)
		for _, text := range []string{says.Korean, says.English} {
			if strings.ContainsAny(text, "{}|") {
				t.Errorf("%s: a place is left: %s", command.Type, text)
			}
		}
		vectors = append(vectors, sentenceVector{encoded, templates[command.Type], says})
		return says
	}
	for _, about := range core.AboutTypes() {
		templates[about.Type] = about.Sentence
		for _, full := range []bool{false, true} {
			body := core.NewBody(about.Type)
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
func turning() []core.Body {
	const most = 1<<63 - 1
	return []core.Body{
		&core.AgreementSigned{Terms: core.Terms{Seller: seller.did(), Buyer: buyer.did(), Quantity: 1, Price: most, Total: most}},
		&core.AgreementSigned{Terms: core.Terms{Seller: buyer.did(), Buyer: seller.did(), Quantity: 1, Price: most, Total: most}},
		&core.ApprovalVoted{},
		&core.ClaimDecided{},
		&core.DepositAttested{},
		&core.DeskAppointed{Kind: core.EscrowDesk},
		&core.IssuerApplied{Facts: facts()},
		&core.RegisterImported{Entries: []core.ImportedEntry{{Lots: []core.ImportedLot{{Quantity: 1}}}}},
		&core.RegisterImported{Entries: []core.ImportedEntry{{Lots: []core.ImportedLot{{Quantity: most}, {Quantity: 1}}}}},
		&core.SharesListed{Quantity: 1, Price: most, Until: start},
		&core.SharesListed{Quantity: 1, Price: most, Until: start, More: []core.LotPart{{Quantity: 1}}},
		&core.OfferMade{Quantity: most, Price: 2, Until: start},
	}
}

// fillEvery puts something into every field, or into those that are never left out.
func fillEvery(value reflect.Value, full bool) {
	switch value.Interface().(type) {
	case core.Time:
		value.SetInt(int64(start))
		return
	case core.Date:
		value.SetString("2026-09-21")
		return
	}
	switch value.Kind() {
	case reflect.String:
		value.SetString("some-" + strings.ToLower(value.Type().Name()))
	case reflect.Int, reflect.Int64:
		value.SetInt(1_234_567)
	case reflect.Bool:
		value.SetBool(true)
	case reflect.Slice:
		value.Set(reflect.MakeSlice(value.Type(), 2, 2))
		fillEvery(value.Index(0), full)
		fillEvery(value.Index(1), full)
	case reflect.Pointer:
		value.Set(reflect.New(value.Type().Elem()))
		fillEvery(value.Elem(), full)
	case reflect.Struct:
		for i := range value.NumField() {
			if full || !strings.Contains(value.Type().Field(i).Tag.Get("json"), "omitempty") {
				fillEvery(value.Field(i), full)
			}
		}
	}
}
