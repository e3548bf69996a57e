package rules_test

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestArithmeticFailsInsteadOfOverflowing(t *testing.T) {
	within := func(n *big.Int) bool { return n.IsInt64() && n.Sign() >= 0 }
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int64Range(0, math.MaxInt64).Draw(t, "a"), rapid.Int64Range(0, math.MaxInt64).Draw(t, "b")
		x, y := big.NewInt(a), big.NewInt(b)
		sum, err := value.Shares(a).Plus(value.Shares(b))
		if want := new(big.Int).Add(x, y); (err == nil) != within(want) || err == nil && int64(sum) != want.Int64() {
			t.Fatalf("%d + %d = %d (%v)", a, b, sum, err)
		}
		money, err := value.Won(a).Plus(value.Won(b))
		if want := new(big.Int).Add(x, y); (err == nil) != within(want) || err == nil && int64(money) != want.Int64() {
			t.Fatalf("%d + %d = %d (%v)", a, b, money, err)
		}
		rest, err := value.Shares(a).Minus(value.Shares(b))
		if want := new(big.Int).Sub(x, y); (err == nil) != within(want) || err == nil && int64(rest) != want.Int64() {
			t.Fatalf("%d - %d = %d (%v)", a, b, rest, err)
		}
		total, err := value.Won(a).Times(value.Shares(b))
		if want := new(big.Int).Mul(x, y); (err == nil) != within(want) || err == nil && int64(total) != want.Int64() {
			t.Fatalf("%d * %d = %d (%v)", a, b, total, err)
		}
	})
}

func TestANumberIsAStringOfDigits(t *testing.T) {
	for _, n := range []value.Won{0, 1, 10, math.MaxInt64} {
		encoded, err := json.Marshal(n)
		var read value.Won
		if err != nil || json.Unmarshal(encoded, &read) != nil || read != n {
			t.Errorf("%d became %s and %d (%v)", n, encoded, read, err)
		}
	}
	for _, text := range []string{`1`, `""`, `"01"`, `"-1"`, `"+1"`, `" 1"`, `"1.0"`, `"1e3"`, `"9223372036854775808"`, `"1,000"`, `"１"`, `null`, `"0x1"`} {
		var w value.Won
		var s value.Shares
		if json.Unmarshal([]byte(text), &w) == nil || json.Unmarshal([]byte(text), &s) == nil {
			t.Errorf("%s was read as %d and %d", text, w, s)
		}
	}
	if encoded, err := json.Marshal(value.Shares(-1)); err == nil {
		t.Errorf("-1 was written as %s", encoded)
	}
}

func TestATimeHasOneSpelling(t *testing.T) {
	var at value.Time
	if err := json.Unmarshal([]byte(`"2026-09-21T03:00:01Z"`), &at); err != nil || at != rulestest.Start || at.String() != "2026-09-21T03:00:01Z" {
		t.Errorf("got %s (%v)", at, err)
	}
	for _, text := range []string{
		`"2026-09-21T3:00:00Z"`, `"2026-09-21T03:00:00.0Z"`, `"2026-09-21T03:00:00+00:00"`, `"2026-09-21 03:00:00Z"`, `"1969-12-31T23:59:59Z"`,
		`"2026-02-29T00:00:00Z"`, `"2026-09-21T24:00:00Z"`, `1789959600`, `null`,
	} {
		if json.Unmarshal([]byte(text), &at) == nil {
			t.Errorf("%s was read as %s", text, at)
		}
	}
}

func TestTheDayInKoreaBeginsNineHoursEarlier(t *testing.T) {
	const midnight value.Time = 1_789_916_400 // 2026-09-20T15:00:00Z
	if before, on := (midnight - 1).DateInKorea(), midnight.DateInKorea(); before != "2026-09-20" || on != "2026-09-21" {
		t.Errorf("got %s and %s", before, on)
	}
}

func TestMonthsEndOnTheCorrespondingDayOrTheMonthsLast(t *testing.T) {
	// Civil Act art. 160(2) and (3).
	for from, want := range map[value.Date]value.Date{
		"2026-03-20": "2026-09-20", "2026-08-31": "2027-02-28", "2027-08-31": "2028-02-29", "2026-08-30": "2027-02-28",
		"2026-12-31": "2027-06-30", "2026-01-01": "2026-07-01", "2025-10-31": "2026-04-30",
	} {
		if got, err := from.AddMonths(6); err != nil || got != want {
			t.Errorf("%s and six months is %s (%v), want %s", from, got, err, want)
		}
	}
	if got, err := value.Date("2026-02-30").AddMonths(6); err == nil {
		t.Errorf("no such day and six months is %s", got)
	}
}

// entryData is a person's data for an entry, with salts of their own for who they are and where.
func entryData(change func(*model.EntryData)) model.EntryData {
	d := model.EntryData{
		Identity: model.IdentityData{Kind: model.Person, Name: "홍길동", Identifier: "1990-01-31", Salt: strings.Repeat("0a", 32)},
		Address:  model.AddressData{Address: "서울특별시 중구", Salt: strings.Repeat("0b", 32)},
	}
	change(&d)
	return d
}

func TestACommitmentHoldsEveryField(t *testing.T) {
	salt := strings.Repeat("0a", 32)
	seen := map[value.Commitment]bool{}
	for i, change := range []func(*model.EntryData){
		func(*model.EntryData) {},
		func(d *model.EntryData) { d.Identity.Kind = model.Company },
		func(d *model.EntryData) { d.Identity.Name = "홍길순" },
		func(d *model.EntryData) { d.Identity.Identifier = "1990-01-30" },
		func(d *model.EntryData) { d.Identity.Identifier = "" },
		func(d *model.EntryData) { d.Identity.Salt = strings.Repeat("0c", 32) },
		func(d *model.EntryData) { d.Address.Address = "" },
		func(d *model.EntryData) { d.Address.Salt = strings.Repeat("0c", 32) },
	} {
		c, err := entryData(change).Commitment()
		if err != nil || seen[c] {
			t.Errorf("%d: %s (%v)", i, c, err)
		}
		seen[c] = true
	}
	account := model.AccountData{Bank: "한빛은행", Number: "110-123-456789", Holder: "홍길동", Salt: salt}
	if c, err := account.Commitment(); err != nil || seen[c] {
		t.Errorf("%s (%v)", c, err)
	}
}

func TestAnEntrysCommitmentIsOfAnIdentificationsAndASaltedAddress(t *testing.T) {
	d := entryData(func(*model.EntryData) {})
	identity, err := d.Identity.Commitment()
	if err != nil {
		t.Fatal(err)
	}
	address, err := d.Address.Salted()
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("%x", sha256.Sum256([]byte(`{"address":"`+string(address)+`","identity":"`+string(identity)+`","tag":"holdfast-entry"}`)))
	if got, err := d.Commitment(); err != nil || string(got) != want {
		t.Errorf("the commitment is %s (%v), want %s", got, err, want)
	}
	if got, err := model.EntryCommitment(identity, address); err != nil || string(got) != want {
		t.Errorf("the rules compute %s (%v), want %s", got, err, want)
	}
}

func TestPersonalDataOutOfFormIsNotCommittedTo(t *testing.T) {
	salt := strings.Repeat("0a", 32)
	for name, change := range map[string]func(*model.EntryData){
		"no name":         func(d *model.EntryData) { d.Identity.Name = "" },
		"a long name":     func(d *model.EntryData) { d.Identity.Name = strings.Repeat("가", 101) },
		"outer space":     func(d *model.EntryData) { d.Identity.Name = "홍길동 " },
		"resident number": func(d *model.EntryData) { d.Identity.Identifier = "900131-1234567" },
		"a short salt":    func(d *model.EntryData) { d.Identity.Salt = "0a" },
		"no kind":         func(d *model.EntryData) { d.Identity.Kind = "" },
		"a long address":  func(d *model.EntryData) { d.Address.Address = strings.Repeat("가", 301) },
		"no second salt":  func(d *model.EntryData) { d.Address.Salt = "" },
	} {
		if c, err := entryData(change).Commitment(); value.CodeOf(err) != value.CodeMalformed {
			t.Errorf("%s: %s (%v)", name, c, err)
		}
	}
	for name, d := range map[string]model.AccountData{
		"no bank": {Bank: "", Number: "1", Holder: "홍길동", Salt: salt}, "no number": {Bank: "은행", Number: "", Holder: "홍길동", Salt: salt}, "letters of Hangul": {Bank: "은행", Number: "일이삼", Holder: "홍길동", Salt: salt}, "no salt": {Bank: "은행", Number: "1", Holder: "홍길동", Salt: ""},
	} {
		if c, err := d.Commitment(); value.CodeOf(err) != value.CodeMalformed {
			t.Errorf("%s: %s (%v)", name, c, err)
		}
	}
}

func TestANameHasNothingThatCannotBeSeen(t *testing.T) {
	named := func(name string) error {
		_, err := model.IdentityData{Kind: model.Person, Name: name, Salt: strings.Repeat("0a", 32)}.Commitment()
		return err
	}
	for _, name := range []string{"홍길동", "주식회사 한결 (1호)", "株式會社", "O'Neill & Söhne", "甲😀"} {
		if err := named(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, hidden := range []string{"\x00", "\t", "\n", "\u007f", "\u00a0", "\u00ad", "\u200b", "\u202e", "\u2066", "\u3000", "\u3164", "\ue000", "\ufeff", "\ufffd", "\U000e0041", "\xff"} {
		if named("홍"+hidden+"길") == nil {
			t.Errorf("a name with %q was accepted", hidden)
		}
	}
}

func TestAPartyIsNamedAfterAThumbprintAndAKeyAfterBoth(t *testing.T) {
	thumbprint := strings.Repeat("A", 43)
	if did := value.PartyDID(thumbprint); did != "did:holdfast:"+value.DID(thumbprint) || value.KeyOf(did, "x") != value.KeyID(did)+"#x" {
		t.Errorf("got %s", value.PartyDID(thumbprint))
	}
	if one, other := value.Derive("lot", "c", 0), value.Derive("lot", "c", 1); one == other || len(one) != 36 || !strings.HasPrefix(one, "lot-") {
		t.Errorf("derived %s and %s", one, other)
	}
}
