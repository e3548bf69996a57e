package core_test

import (
	"encoding/json"
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"holdfast/chaincode/core"
)

func TestArithmeticFailsInsteadOfOverflowing(t *testing.T) {
	within := func(n *big.Int) bool { return n.IsInt64() && n.Sign() >= 0 }
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int64Range(0, math.MaxInt64).Draw(t, "a"), rapid.Int64Range(0, math.MaxInt64).Draw(t, "b")
		x, y := big.NewInt(a), big.NewInt(b)
		sum, err := core.Shares(a).Plus(core.Shares(b))
		if want := new(big.Int).Add(x, y); (err == nil) != within(want) || err == nil && int64(sum) != want.Int64() {
			t.Fatalf("%d + %d = %d (%v)", a, b, sum, err)
		}
		money, err := core.Won(a).Plus(core.Won(b))
		if want := new(big.Int).Add(x, y); (err == nil) != within(want) || err == nil && int64(money) != want.Int64() {
			t.Fatalf("%d + %d = %d (%v)", a, b, money, err)
		}
		rest, err := core.Shares(a).Minus(core.Shares(b))
		if want := new(big.Int).Sub(x, y); (err == nil) != within(want) || err == nil && int64(rest) != want.Int64() {
			t.Fatalf("%d - %d = %d (%v)", a, b, rest, err)
		}
		total, err := core.Won(a).Times(core.Shares(b))
		if want := new(big.Int).Mul(x, y); (err == nil) != within(want) || err == nil && int64(total) != want.Int64() {
			t.Fatalf("%d * %d = %d (%v)", a, b, total, err)
		}
	})
}

func TestANumberIsAStringOfDigits(t *testing.T) {
	for _, n := range []core.Won{0, 1, 10, math.MaxInt64} {
		encoded, err := json.Marshal(n)
		var read core.Won
		if err != nil || json.Unmarshal(encoded, &read) != nil || read != n {
			t.Errorf("%d became %s and %d (%v)", n, encoded, read, err)
		}
	}
	for _, text := range []string{`1`, `""`, `"01"`, `"-1"`, `"+1"`, `" 1"`, `"1.0"`, `"1e3"`, `"9223372036854775808"`, `"1,000"`, `"１"`, `null`, `"0x1"`} {
		var w core.Won
		var s core.Shares
		if json.Unmarshal([]byte(text), &w) == nil || json.Unmarshal([]byte(text), &s) == nil {
			t.Errorf("%s was read as %d and %d", text, w, s)
		}
	}
	if encoded, err := json.Marshal(core.Shares(-1)); err == nil {
		t.Errorf("-1 was written as %s", encoded)
	}
}

func TestATimeHasOneSpelling(t *testing.T) {
	var at core.Time
	if err := json.Unmarshal([]byte(`"2026-09-21T03:00:00Z"`), &at); err != nil || at != start || at.String() != "2026-09-21T03:00:00Z" {
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
	const midnight core.Time = 1_789_916_400 // 2026-09-20T15:00:00Z
	if before, on := (midnight - 1).DateInKorea(), midnight.DateInKorea(); before != "2026-09-20" || on != "2026-09-21" {
		t.Errorf("got %s and %s", before, on)
	}
}

func TestMonthsEndOnTheCorrespondingDayOrTheMonthsLast(t *testing.T) {
	// Civil Act art. 160(2) and (3).
	for from, want := range map[core.Date]core.Date{
		"2026-03-20": "2026-09-20", "2026-08-31": "2027-02-28", "2027-08-31": "2028-02-29", "2026-08-30": "2027-02-28",
		"2026-12-31": "2027-06-30", "2026-01-01": "2026-07-01", "2025-10-31": "2026-04-30",
	} {
		if got, err := from.AddMonths(6); err != nil || got != want {
			t.Errorf("%s and six months is %s (%v), want %s", from, got, err, want)
		}
	}
	if got, err := core.Date("2026-02-30").AddMonths(6); err == nil {
		t.Errorf("no such day and six months is %s", got)
	}
}

func TestACommitmentHoldsEveryField(t *testing.T) {
	salt := strings.Repeat("0a", 32)
	base := core.EntryData{Kind: core.Person, Name: "홍길동", Identifier: "1990-01-31", Address: "서울특별시 중구", Salt: salt}
	seen := map[core.Commitment]bool{}
	for _, d := range []core.EntryData{
		base,
		{core.Company, base.Name, base.Identifier, base.Address, salt},
		{base.Kind, "홍길순", base.Identifier, base.Address, salt},
		{base.Kind, base.Name, "1990-01-30", base.Address, salt},
		{base.Kind, base.Name, "", base.Address, salt},
		{base.Kind, base.Name, base.Identifier, "", salt},
		{base.Kind, base.Name, base.Identifier, base.Address, strings.Repeat("0b", 32)},
	} {
		c, err := d.Commitment()
		if err != nil || seen[c] {
			t.Errorf("%+v: %s (%v)", d, c, err)
		}
		seen[c] = true
	}
	account := core.AccountData{Bank: "한빛은행", Number: "110-123-456789", Holder: "홍길동", Salt: salt}
	if c, err := account.Commitment(); err != nil || seen[c] {
		t.Errorf("%s (%v)", c, err)
	}
}

func TestPersonalDataOutOfFormIsNotCommittedTo(t *testing.T) {
	salt := strings.Repeat("0a", 32)
	for name, d := range map[string]core.EntryData{
		"no name":         {core.Person, "", "", "", salt},
		"a long name":     {core.Person, strings.Repeat("가", 101), "", "", salt},
		"outer space":     {core.Person, "홍길동 ", "", "", salt},
		"resident number": {core.Person, "홍길동", "900131-1234567", "", salt},
		"a short salt":    {core.Person, "홍길동", "", "", "0a"},
		"no kind":         {"", "홍길동", "", "", salt},
		"a long address":  {core.Person, "홍길동", "", strings.Repeat("가", 301), salt},
	} {
		if c, err := d.Commitment(); core.CodeOf(err) != core.CodeMalformed {
			t.Errorf("%s: %s (%v)", name, c, err)
		}
	}
	for name, d := range map[string]core.AccountData{
		"no bank": {"", "1", "홍길동", salt}, "no number": {"은행", "", "홍길동", salt}, "letters of Hangul": {"은행", "일이삼", "홍길동", salt}, "no salt": {"은행", "1", "홍길동", ""},
	} {
		if c, err := d.Commitment(); core.CodeOf(err) != core.CodeMalformed {
			t.Errorf("%s: %s (%v)", name, c, err)
		}
	}
}

func TestANameHasNothingThatCannotBeSeen(t *testing.T) {
	named := func(name string) error {
		_, err := core.EntryData{Kind: core.Person, Name: name, Salt: strings.Repeat("0a", 32)}.Commitment()
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
	if did := core.PartyDID(thumbprint); did != "did:holdfast:"+core.DID(thumbprint) || core.KeyOf(did, "x") != core.KeyID(did)+"#x" {
		t.Errorf("got %s", core.PartyDID(thumbprint))
	}
	if one, other := core.Derive("lot", "c", 0), core.Derive("lot", "c", 1); one == other || len(one) != 36 || !strings.HasPrefix(one, "lot-") {
		t.Errorf("derived %s and %s", one, other)
	}
}
