package contract_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/contract"
)

const secret = "홍길동 서울특별시 중구"

var personalKey = strings.Repeat("5e", 32)

func (s *site) put(creator, home, key, value string) *stub {
	tx := s.ledger.transaction(creator, s.now, "PutPersonal", home)
	tx.transient = map[string][]byte{key: []byte(value)}
	return tx
}

func TestPersonalDataIsKeptAtItsHomeAndShownToItsOwnMembersAlone(t *testing.T) {
	s := newSite(t, msp1)
	put := s.put(msp2, msp1, personalKey, secret)
	response := s.call(put)
	if response.GetStatus() != 200 || len(response.GetPayload()) > 0 || len(put.writes) > 0 {
		t.Fatalf("got %d %s %q and public writes %v", response.GetStatus(), response.GetMessage(), response.GetPayload(), put.writes)
	}
	var shown struct{ Value []byte }
	s.decode(s.call(s.ledger.transaction(msp1, s.now, "GetPersonal", personalKey)), &shown)
	if string(shown.Value) != secret {
		t.Errorf("the home reads %q", shown.Value)
	}
	s.fails(contract.CodeNotThisHome, s.ledger.transaction(msp2, s.now, "GetPersonal", personalKey))
	s.fails(contract.CodeNotThisHome, s.ledger.transaction(msp2, s.now, "PersonalPage", "", "10"))
	var has struct{ Hashes []string }
	s.decode(s.call(s.ledger.transaction(msp2, s.now, "HasPersonal", msp1, strings.Repeat("00", 32), personalKey)), &has)
	sum := sha256.Sum256([]byte(secret))
	if want := []string{"", hex.EncodeToString(sum[:])}; !slices.Equal(has.Hashes, want) {
		t.Errorf("the digests are %q, want %q", has.Hashes, want)
	}
	if strings.Contains(s.log.String(), "홍길동") || strings.Contains(s.log.String(), personalKey) {
		t.Error("personal data is in the log")
	}
}

func TestAMissingPersonalValueIsNull(t *testing.T) {
	s := newSite(t, msp1)
	response := s.call(s.ledger.transaction(msp1, s.now, "GetPersonal", personalKey))
	if want := fmt.Sprintf(`{"key":%q,"value":null}`, personalKey); string(response.GetPayload()) != want {
		t.Errorf("got %s, want %s", response.GetPayload(), want)
	}
}

func TestAnotherHomesPersonalDataIsNotAcceptedHere(t *testing.T) {
	s := newSite(t, msp1)
	s.fails(contract.CodeNotThisHome, s.put(msp2, msp2, personalKey, secret))
	s.fails(contract.CodeNotThisHome, s.ledger.transaction(msp2, s.now, "PurgePersonal", msp2, personalKey))
}

func TestAUsedKeyTakesTheSameValueAgainAndNoOther(t *testing.T) {
	s := newSite(t, msp1)
	s.call(s.put(msp1, msp1, personalKey, secret))
	again := s.put(msp2, msp1, personalKey, secret)
	if response := s.call(again); response.GetStatus() != 200 || len(again.private[coll1]) != 1 {
		t.Errorf("got %d %s and the writes %v", response.GetStatus(), response.GetMessage(), again.private)
	}
	s.fails(contract.CodePersonalExists, s.put(msp1, msp1, personalKey, secret+"!"))
}

// putMany puts values of so many bytes each.
func (s *site) putMany(values, size int) *stub {
	tx := s.ledger.transaction(msp2, s.now, "PutPersonal", msp1)
	tx.transient = map[string][]byte{}
	for i := range values {
		tx.transient[fmt.Sprintf("%064x", i)] = bytes.Repeat([]byte{'x'}, size)
	}
	return tx
}

func TestManyPersonalValuesArePutTogether(t *testing.T) {
	s := newSite(t, msp1)
	for _, put := range []*stub{s.putMany(500, 1<<20/500), s.putMany(16, 64<<10)} {
		s.ledger.private[coll1] = nil
		if response := s.call(put); response.GetStatus() != 200 || !maps.EqualFunc(s.ledger.private[coll1], put.transient, bytes.Equal) {
			t.Errorf("got %d %s and %d values", response.GetStatus(), response.GetMessage(), len(s.ledger.private[coll1]))
		}
	}
}

func TestOneUsedKeyKeepsAllValuesOfItsTransactionOut(t *testing.T) {
	s := newSite(t, msp1)
	s.call(s.put(msp1, msp1, fmt.Sprintf("%064x", 7), "another value"))
	put := s.putMany(10, 5)
	s.fails(contract.CodePersonalExists, put)
	if len(put.private) != 0 {
		t.Errorf("it writes %v", put.private)
	}
}

func TestAValueThatThePeerLostIsPutAgainAndNoOther(t *testing.T) {
	s := newSite(t, msp1)
	s.call(s.put(msp1, msp1, personalKey, secret))
	s.ledger.lost[personalKey] = true
	if response := s.call(s.put(msp2, msp1, personalKey, secret)); response.GetStatus() != 200 {
		t.Errorf("got %d %s", response.GetStatus(), response.GetMessage())
	}
	s.fails(contract.CodePersonalExists, s.put(msp1, msp1, personalKey, secret+"!"))
}

func TestPersonalDataOutOfFormIsRefused(t *testing.T) {
	s := newSite(t, msp1)
	s.fails(contract.CodeArguments, s.put(msp1, msp1, "name-of-a-person", secret))
	s.fails(contract.CodeArguments, s.put(msp1, msp1, strings.ToUpper(personalKey), secret))
	s.fails(contract.CodeArguments, s.put(msp1, msp1, personalKey, ""))
	s.fails(contract.CodeArguments, s.put(msp1, msp1, personalKey, strings.Repeat("x", 64<<10+1)))
	more := s.put(msp1, msp1, personalKey, secret)
	more.transient["note"] = []byte("x")
	s.fails(contract.CodeArguments, more)
	s.fails(contract.CodeArguments, s.putMany(0, 0))
	s.fails(contract.CodeArguments, s.putMany(501, 1))
	s.fails(contract.CodeArguments, s.putMany(17, 64<<10))
	s.fails(contract.CodeArguments, s.ledger.transaction(msp2, s.now, "HasPersonal", msp1))
	s.fails(contract.CodeArguments, s.ledger.transaction(msp2, s.now, append([]string{"HasPersonal", msp1}, slices.Repeat([]string{personalKey}, 501)...)...))
	late := s.put(msp1, msp1, personalKey, secret)
	late.at = s.now.Add(-time.Minute)
	s.fails(contract.CodeTimeSkewed, late)
}

func TestOnlyTheHomePurges(t *testing.T) {
	s := newSite(t, msp1)
	s.call(s.put(msp1, msp1, personalKey, secret))
	s.fails(contract.CodeNotThisHome, s.ledger.transaction(msp2, s.now, "PurgePersonal", msp1, personalKey))
	s.call(s.putMany(3, 10))
	s.fails(contract.CodeArguments, s.ledger.transaction(msp1, s.now, "PurgePersonal", msp1))
	purge := []string{"PurgePersonal", msp1, personalKey, fmt.Sprintf("%064x", 0), fmt.Sprintf("%064x", 1), fmt.Sprintf("%064x", 2)}
	if response := s.call(s.ledger.transaction(msp1, s.now, purge...)); response.GetStatus() != 200 {
		t.Fatal(response.GetMessage())
	}
	if len(s.ledger.private[coll1]) != 0 {
		t.Error("the purged value is still there")
	}
}

func TestPersonalPagesTogetherAreTheWholeHome(t *testing.T) {
	s := newSite(t, msp1)
	for i := range 7 {
		s.call(s.put(msp1, msp1, fmt.Sprintf("%064x", i), strings.Repeat(secret, 1000)))
	}
	seen := 0
	start := ""
	for pages := 0; pages == 0 || start != ""; pages++ {
		var page struct {
			Records []struct{ Key string }
			Next    string
		}
		s.decode(s.call(s.ledger.transaction(msp1, s.now, "PersonalPage", start, "3")), &page)
		for _, r := range page.Records {
			if r.Key != fmt.Sprintf("%064x", seen) {
				t.Errorf("record %d is %s", seen, r.Key)
			}
			seen++
		}
		start = page.Next
	}
	if seen != 7 {
		t.Errorf("the pages have %d records", seen)
	}
}
