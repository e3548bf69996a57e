package homes

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

func sealed(t testing.TB, draft Draft) row {
	t.Helper()
	k := New(Options{Own: here})
	r, err := k.seal(draft)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// goldenValue was written by version 1 and stays readable.
const goldenValue = `{"v":1,"kind":"account","party":"did:holdfast:x","commitment":"3f3b99a0d7b0ad6c1fd2f7df13ff4a1f6ad6f0d8a6c3f9a1df4a85bcb3f0d1a5","salt":"` +
	`0000000000000000000000000000000000000000000000000000000000000000","homes":["member1"],"since":"2026-03-02T09:00:00Z","data":{"bank":"한빛은행","number":"110-123","holder":"홍길동"}}`

func TestValuesOfVersionOneStayReadable(t *testing.T) {
	commitment, err := model.AccountData{Bank: "한빛은행", Number: "110-123", Holder: "홍길동", Salt: strings.Repeat("0", 64)}.Commitment()
	if err != nil {
		t.Fatal(err)
	}
	golden := strings.Replace(goldenValue, "3f3b99a0d7b0ad6c1fd2f7df13ff4a1f6ad6f0d8a6c3f9a1df4a85bcb3f0d1a5", string(commitment), 1)
	value, err := DecodeValue([]byte(golden))
	if err != nil {
		t.Fatal(err)
	}
	again, err := value.encode()
	if err != nil || string(again) != golden {
		t.Errorf("got %s, %v", again, err)
	}
}

func TestAnyOtherValueIsRefused(t *testing.T) {
	good := string(sealed(t, Draft{Kind: KindEntry, Issuer: issuer.ID, Homes: issuer.Homes, Data: hong}).encoded)
	if _, err := DecodeValue([]byte(good)); err != nil {
		t.Fatal(err)
	}
	for name, changed := range map[string]string{
		"another name":       strings.Replace(good, "홍길동", "홍길순", 1),
		"another version":    strings.Replace(good, `"v":1`, `"v":2`, 1),
		"another kind":       strings.Replace(good, `"kind":"entry"`, `"kind":"token"`, 1),
		"an unknown field":   strings.Replace(good, `"v":1`, `"v":1,"x":1`, 1),
		"unknown data":       strings.Replace(good, `"phone"`, `"fax"`, 1),
		"no homes":           strings.Replace(good, `["member1","member2"]`, `[]`, 1),
		"a home twice":       strings.Replace(good, `["member1","member2"]`, `["member1","member1"]`, 1),
		"something after it": good + "{}",
		"too much":           strings.Replace(good, "서울", strings.Repeat("서", maxValue), 1),
		"nothing":            "",
	} {
		if _, err := DecodeValue([]byte(changed)); CodeOf(err) != CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzDecodeValue(f *testing.F) {
	f.Add(sealed(f, Draft{Kind: KindEntry, Issuer: issuer.ID, Homes: issuer.Homes, Data: hong}).encoded)
	f.Add(sealed(f, Draft{Kind: KindText, Homes: issuer.Homes, Data: Text{"계약"}}).encoded)
	f.Add([]byte(goldenValue))
	f.Add([]byte(`{"v":1,"data":null}`))
	f.Fuzz(func(t *testing.T, encoded []byte) {
		value, err := DecodeValue(encoded)
		if err != nil {
			return
		}
		again, err := value.encode()
		if err != nil {
			t.Fatalf("accepted and not written: %v", err)
		}
		if _, err := DecodeValue(again); err != nil {
			t.Fatal(err)
		}
	})
}

func TestNamesAreComparedAsPeopleWriteThem(t *testing.T) {
	for _, same := range [][2]string{
		{"홍길동", " 홍 길 동 "}, {"㈜한빛", "주식회사 한빛"}, {"(주)한빛", "㈜ 한빛"}, {"HANBIT Co", "hanbit co"}, {"홍길동", "홍길동"},
	} {
		if searchName(same[0]) != searchName(same[1]) {
			t.Errorf("%q and %q differ", same[0], same[1])
		}
	}
	for _, other := range [][2]string{{"홍길동", "홍길순"}, {"한빛", "㈜한빛"}, {"가나", "가다"}} {
		if searchName(other[0]) == searchName(other[1]) {
			t.Errorf("%q and %q are the same", other[0], other[1])
		}
	}
	if samePerson("홍길동", "", Person{Name: "홍길동"}) {
		t.Error("two people without identifiers are the same")
	}
}

// TestBothHomesEndUpWithTheSame lets homes fail and come back in any order, and databases be lost.
func TestBothHomesEndUpWithTheSame(t *testing.T) {
	c := newCollections(here, there)
	members := map[value.MemberID]member{here: newMember(t, c, here), there: newMember(t, c, there)}
	rapid.Check(t, func(rt *rapid.T) {
		clear(c.at[here])
		clear(c.at[there])
		c.down = map[value.MemberID]bool{}
		for _, m := range members {
			m.lose(t)
		}
		standing := map[string]Kept{}
		var kept []string
		pick := rapid.SampledFrom([]value.MemberID{here, there})
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			own := pick.Draw(rt, "own")
			m := members[own]
			switch rapid.SampledFrom([]string{"keep", "fail", "return", "round", "lose", "purge"}).Draw(rt, "step") {
			case "keep":
				if now, err := m.Keep(t.Context(), Draft{Kind: KindEntry, Issuer: issuer.ID, Homes: issuer.Homes, Data: hong}); err == nil {
					standing[now.Key] = now
					kept = append(kept, now.Key)
				} else if CodeOf(err) != CodeNoCopy {
					rt.Fatal(err)
				}
			case "fail":
				c.set(own, true)
			case "return":
				c.set(own, false)
			case "round":
				m.round(t.Context())
			case "lose":
				// A database may be lost once what it owed was written; with one that remembers purges, a value may come back.
				if owed, err := m.Owed(t.Context()); err == nil && owed == 0 && len(m.toPurge(t)) == 0 {
					m.lose(t)
				}
			case "purge":
				if len(standing) == 0 {
					continue
				}
				key := rapid.SampledFrom(kept).Draw(rt, "key")
				if err := m.Purge(t.Context(), key, issuer.Homes); err != nil {
					rt.Fatal(err)
				}
				delete(standing, key)
			}
		}
		c.set(here, false)
		c.set(there, false)
		for range 6 {
			for _, m := range members {
				m.later(scanEvery * 2)
				m.round(t.Context())
			}
		}
		for own, m := range members {
			found, err := m.allEntries(t)
			if err != nil || len(found) < len(standing) {
				rt.Fatalf("%s has %d rows for %d values, %v", own, len(found), len(standing), err)
			}
			for key, kept := range standing {
				if _, ok := found[kept.Commitment]; !ok || c.at[own][key] == nil {
					rt.Fatalf("%s lacks a value", own)
				}
			}
			if owed, err := m.Owed(t.Context()); err != nil || owed != 0 {
				rt.Fatalf("%d copies are owed for ever, %v", owed, err)
			}
		}
		if len(c.at[here]) != len(c.at[there]) {
			rt.Fatalf("%d values here and %d there", len(c.at[here]), len(c.at[there]))
		}
	})
}

// lose empties a member's database.
func (m member) lose(t *testing.T) {
	t.Helper()
	for _, table := range []string{"owed", "personal", "to_purge", "purged"} {
		if _, err := m.db.Exec(`DELETE FROM ` + table); err != nil {
			t.Fatal(err)
		}
	}
}

func (m member) toPurge(t *testing.T) []pair {
	t.Helper()
	pairs, err := m.pairs(t.Context(), `SELECT key, home, x'' FROM to_purge`)
	if err != nil {
		t.Fatal(err)
	}
	return pairs
}

func TestTheCommitmentOfAnIdentificationHasNoAddress(t *testing.T) {
	r := sealed(t, Draft{Kind: KindIdentification, Homes: issuer.Homes, Data: hong})
	want, err := model.IdentityData{Kind: hong.Kind, Name: hong.Name, Identifier: hong.Identifier, Salt: r.value.Salt}.Commitment()
	if err != nil || r.value.Commitment != want {
		t.Errorf("got %s, want %s, %v", r.value.Commitment, want, err)
	}
	var kept Value
	if err := json.Unmarshal(r.encoded, &kept); err != nil {
		t.Fatal(err)
	}
	if person, err := kept.Person(); err != nil || person.Address != hong.Address {
		t.Errorf("the address is not kept: %v", err)
	}
}
