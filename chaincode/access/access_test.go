package access_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"holdfast/chaincode/access"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/request"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// The moments: something begins, is looked at just before its end, at it, and after.
const (
	begin value.Time = 1_800_000_000
	end   value.Time = begin + 1000
)

var (
	us, them, nobody = did("u"), did("t"), value.DID("")
	register         = value.IssuerID("issuer-" + strings.Repeat("1", 32))
	otherRegister    = value.IssuerID("issuer-" + strings.Repeat("2", 32))
)

func did(letter string) value.DID { return value.DID("did:holdfast:" + strings.Repeat(letter, 43)) }

func entryID(n int) value.EntryID { return value.EntryID(fmt.Sprintf("entry-%032d", n)) }

func ended(at value.Time) *model.Stamp { return &model.Stamp{At: at} }

// records is a state in memory; broken fails every load.
type records struct {
	all    map[model.Ref]model.Record
	broken error
}

func (r records) Load(ref model.Ref) (model.Record, error) { return r.all[ref], r.broken }

// with is a founded ledger with these records.
func with(all ...model.Record) records {
	founded := model.Ledger{Rules: rules.LatestRules(), Parameters: model.Parameters{Freshness: freshness}}
	r := records{all: map[model.Ref]model.Record{model.LedgerRef: founded}}
	for _, one := range all {
		r.all[one.Ref()] = one
	}
	return r
}

// freshness is how long a record of freshness is the newest.
const freshness value.Seconds = 60

// ticked is the state as the members' clocks have passed a moment, by the record of freshness that is read at another; 0 where none
// has been written there. The record that is not read then says the contrary.
func (r records) ticked(passed, now value.Time) records {
	parameters := r.all[model.LedgerRef].(model.Ledger).Parameters
	number, _ := parameters.Period(now)
	out := records{all: maps.Clone(r.all)}
	for _, fresh := range []model.Fresh{{Period: number - 1}, {Period: number}} {
		fresh.Passed = begin + begin - 1 - passed
		if fresh.Ref() == parameters.Reads(now) {
			fresh.Passed = passed
		}
		out.all[fresh.Ref()] = fresh
	}
	if passed == 0 {
		delete(out.all, parameters.Reads(now))
	}
	return out
}

func at(t *testing.T, state records, now value.Time) access.Access {
	t.Helper()
	a, err := access.At(rules.Known(), state, now)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// yes stands for an answer without a code.
const yes value.Code = ""

// wants checks an answer: none, or an answer of no with this code.
func wants(t *testing.T, what string, err error, want value.Code) {
	t.Helper()
	switch {
	case want == yes && err != nil:
		t.Errorf("%s: %v", what, err)
	case want != yes && (err == nil || value.CodeOf(err) != want || !access.Denied(err)):
		t.Errorf("%s: got %v, want the code %s", what, err, want)
	}
}

func TestAKeyIsActiveForItsPurposesUntilItsMomentAndNeverOnceRevoked(t *testing.T) {
	keys := map[string]struct {
		key model.Key
		// until is the moment from which it is not active: the beginning for one that never is, none for one that always is.
		until value.Time
	}{
		"given":                  {model.Key{}, 0},
		"retiring":               {model.Key{Until: end, Ended: ended(begin)}, end},
		"revoked":                {model.Key{Until: end, Ended: ended(end)}, 1},
		"revoked while retiring": {model.Key{Until: begin, Ended: ended(begin)}, 1},
	}
	for name, try := range keys {
		for _, has := range []model.Purpose{model.PurposeLogin, model.PurposeSign, model.PurposeRecover} {
			try.key.ID, try.key.Purposes = value.KeyOf(us, "k"), []model.Purpose{has}
			state := with(model.Party{DID: us, Keys: []model.Key{try.key}}, model.Party{DID: them})
			for _, now := range []value.Time{begin - 1, begin, end - 1, end, end + 1} {
				for _, purpose := range []model.Purpose{model.PurposeLogin, model.PurposeSign, model.PurposeRecover} {
					want := value.CodeBadProof
					if purpose == has && (try.until == 0 || now < try.until) {
						want = yes
					}
					what := fmt.Sprintf("%s, for %s, asked for %s at %d", name, has, purpose, now-begin)
					key, err := at(t, state, now).KeyActive(us, try.key.ID, purpose)
					wants(t, what, err, want)
					if want == yes && key.ID != try.key.ID {
						t.Errorf("%s: found the key %s", what, key.ID)
					}
					_, err = at(t, state, now).KeyActive(us, value.KeyOf(us, "other"), purpose)
					wants(t, what+" by another name", err, value.CodeBadProof)
					_, err = at(t, state, now).KeyActive(them, try.key.ID, purpose)
					wants(t, what+" as another party's", err, value.CodeBadProof)
					_, err = at(t, state, now).KeyActive(did("x"), try.key.ID, purpose)
					wants(t, what+" as nobody's", err, value.CodeUnknownActor)
				}
			}
		}
	}
}

func TestADeskIsLiveForItsMemberAndKindUntilItEnds(t *testing.T) {
	for name, try := range map[string]struct {
		desk  model.Desk
		until value.Time
	}{
		"appointed":  {model.Desk{}, end},
		"dismissed":  {model.Desk{Ended: ended(begin)}, 0},
		"never ends": {model.Desk{Ended: ended(end)}, 0},
	} {
		try.desk.Member, try.desk.Kind, try.desk.Party, try.desk.Until = "member1", model.IdentityDesk, us, end
		state := with(try.desk)
		for _, now := range []value.Time{begin, end - 1, end, end + 1} {
			for _, member := range []value.MemberID{"member1", "member2"} {
				for _, kind := range []model.DeskKind{model.IdentityDesk, model.EscrowDesk, model.OperatorDesk} {
					for _, who := range []value.DID{us, them, nobody} {
						want := value.CodeNotDesk
						if member == "member1" && kind == model.IdentityDesk && who == us && now < try.until {
							want = yes
						}
						_, err := at(t, state, now).DeskLive(member, kind, who)
						wants(t, fmt.Sprintf("%s: %s of %s by %s at %d", name, kind, member, who, now-begin), err, want)
					}
				}
			}
		}
	}
}

// acts of an office, of a holder, of a party alone, and any.
var asked = []value.Type{company.TypeOfficersRequired, request.TypeInspectionAnswered, trade.TypeSharesListed, party.TypeKeyAdded, access.AnyAct}

func TestAnOfficersAuthorityCoversItsActsUntilItEnds(t *testing.T) {
	covers := map[string]struct {
		commands, covered []value.Type
	}{
		"every office": {[]value.Type{model.AllOfficeActs}, []value.Type{company.TypeOfficersRequired, request.TypeInspectionAnswered, access.AnyAct}},
		"one act":      {[]value.Type{request.TypeInspectionAnswered}, []value.Type{request.TypeInspectionAnswered, access.AnyAct}},
	}
	lives := map[string]struct {
		authority model.Authority
		until     value.Time
	}{
		"no end known":              {model.Authority{}, end + 1000},
		"a term":                    {model.Authority{Until: end}, end},
		"dismissed":                 {model.Authority{Ended: ended(begin)}, 0},
		"dismissed before its term": {model.Authority{Until: end, Ended: ended(begin)}, 0},
	}
	for life, alive := range lives {
		for scope, covered := range covers {
			authority := alive.authority
			authority.Issuer, authority.Agent, authority.Commands = register, us, covered.commands
			state := with(authority)
			for _, now := range []value.Time{begin, end - 1, end, end + 1} {
				for _, act := range asked {
					for _, issuer := range []value.IssuerID{register, otherRegister} {
						for _, who := range []value.DID{us, them, nobody} {
							want := value.CodeNotOfficer
							if issuer == register && who == us && now < alive.until && slices.Contains(covered.covered, act) {
								want = yes
							}
							_, err := at(t, state, now).AuthorityLive(issuer, who, act)
							wants(t, fmt.Sprintf("%s, %s: %q by %s at %d", life, scope, act, who, now-begin), err, want)
						}
					}
				}
			}
		}
	}
}

func TestAnAgentsAuthorityCoversItsActsFromItsBeginningToItsEnd(t *testing.T) {
	covers := map[string]struct {
		commands, covered []value.Type
	}{
		"every act":                  {[]value.Type{model.AllHolderActs}, []value.Type{company.TypeOfficersRequired, request.TypeInspectionAnswered, trade.TypeSharesListed, access.AnyAct}},
		"one act":                    {[]value.Type{trade.TypeSharesListed}, []value.Type{trade.TypeSharesListed, access.AnyAct}},
		"a personal act, by mistake": {[]value.Type{party.TypeKeyAdded}, []value.Type{access.AnyAct}},
	}
	lives := map[string]struct {
		authority model.PartyAuthority
		// from is what the members' clocks have to have passed, and until a moment by the transaction's time.
		from, until value.Time
	}{
		"given":     {model.PartyAuthority{}, 0, end},
		"attested":  {model.PartyAuthority{From: begin}, begin, end},
		"dismissed": {model.PartyAuthority{Ended: ended(begin)}, 0, 0},
	}
	for life, alive := range lives {
		for scope, covered := range covers {
			authority := alive.authority
			authority.Principal, authority.Agent, authority.Commands, authority.Until = them, us, covered.commands, end
			personal := rules.Known().Latest().Acts[company.TypeOfficersRequired].Personal
			for _, now := range []value.Time{begin - 1, begin, begin + value.Time(freshness)/2, end - 1, end, end + 1} {
				for _, clocks := range []value.Time{0, begin - 1, begin, begin + 1} { // 0: none has ticked yet
					state := with(authority).ticked(clocks, now)
					for _, act := range asked {
						for _, pair := range [][2]value.DID{{them, us}, {us, them}, {them, them}, {us, us}, {nobody, us}} {
							want := value.CodeNoAuthority
							if pair == [2]value.DID{them, us} && clocks >= alive.from && now < alive.until && slices.Contains(covered.covered, act) {
								want = yes
							}
							if act == company.TypeOfficersRequired && personal {
								want = value.CodeNoAuthority
							}
							_, err := at(t, state, now).PartyAuthorityLive(pair[0], pair[1], act)
							wants(t, fmt.Sprintf("%s, %s: %q by %v at %d, the clocks at %d", life, scope, act, pair, now-begin, clocks-begin), err, want)
						}
					}
				}
			}
		}
	}
}

func TestAnEntryIsControlledByWhoClaimedItUncontested(t *testing.T) {
	for state, want := range map[model.EntryState]value.Code{
		model.EntryIsUnclaimed: value.CodeEntryNotYours, model.EntryIsAttested: value.CodeEntryNotYours, model.EntryIsClaimed: yes,
		model.EntryIsContested: value.CodeContested,
	} {
		entry := model.HolderEntry{ID: entryID(1), Issuer: register, State: state, Controller: us}
		if state == model.EntryIsUnclaimed {
			entry.Controller = ""
		}
		merged := model.HolderEntry{ID: entryID(2), Issuer: register, State: model.EntryIsMerged, Controller: them, MergedInto: entry.ID}
		again := model.HolderEntry{ID: entryID(3), Issuer: register, State: model.EntryIsMerged, Controller: them, MergedInto: merged.ID}
		access := at(t, with(entry, merged, again), begin)
		for _, id := range []value.EntryID{entryID(1), entryID(2), entryID(3)} {
			wants(t, fmt.Sprintf("%s, %s", state, id), access.Controls(id, us), want)
			wants(t, fmt.Sprintf("%s, %s by another", state, id), access.Controls(id, them), value.CodeEntryNotYours)
			wants(t, fmt.Sprintf("%s, %s by nobody", state, id), access.Controls(id, nobody), value.CodeEntryNotYours)
		}
	}
	wants(t, "an entry that is not there", at(t, with(), begin).Controls(entryID(9), us), value.CodeNotFound)
}

func TestAnEntryOfAListThatWasNotEnteredIsNobodys(t *testing.T) {
	entry := model.HolderEntry{ID: entryID(1), Issuer: register, State: model.EntryIsClaimed, Controller: us, Staged: "staged-1"}
	wants(t, "no issuer", at(t, with(entry), begin).Controls(entry.ID, us), value.CodeNotFound)
	wants(t, "another list", at(t, with(entry, model.Issuer{ID: register, Import: "staged-2"}), begin).Controls(entry.ID, us), value.CodeNotFound)
	wants(t, "this list", at(t, with(entry, model.Issuer{ID: register, Import: "staged-1"}), begin).Controls(entry.ID, us), yes)
	elsewhere := model.HolderEntry{ID: entryID(2), Issuer: otherRegister, State: model.EntryIsMerged, MergedInto: entry.ID}
	wants(t, "merged into another register's", at(t, with(elsewhere, entry), begin).Controls(elsewhere.ID, us), value.CodeNotFound)
}

func TestAnEntryThatIsMergedIntoItselfIsAFailureAndNoAnswer(t *testing.T) {
	entry := model.HolderEntry{ID: entryID(1), Issuer: register, State: model.EntryIsMerged, Controller: us, MergedInto: entryID(1)}
	if err := at(t, with(entry), begin).Controls(entry.ID, us); err == nil || access.Denied(err) {
		t.Errorf("got %v", err)
	}
}

func TestOnlySellerAndBuyerArePartyToAnAgreement(t *testing.T) {
	agreement := model.Agreement{ID: value.AgreementID(strings.Repeat("a", 64)), Terms: model.Terms{Seller: us, Buyer: them}}
	access := at(t, with(agreement), begin)
	wants(t, "the seller", access.PartyTo(agreement.ID, us), yes)
	wants(t, "the buyer", access.PartyTo(agreement.ID, them), yes)
	wants(t, "a stranger", access.PartyTo(agreement.ID, did("x")), value.CodeNotYours)
	wants(t, "nobody", access.PartyTo(agreement.ID, nobody), value.CodeNotYours)
	wants(t, "no agreement", access.PartyTo(value.AgreementID(strings.Repeat("b", 64)), us), value.CodeNotFound)
}

func TestADirectorIsWhoSitsOnTheBoardNow(t *testing.T) {
	access := at(t, with(model.Issuer{ID: register, Board: model.Board{Directors: []value.DID{us}}}), begin)
	wants(t, "a director", access.DirectorOf(register, us), yes)
	wants(t, "a stranger", access.DirectorOf(register, them), value.CodeNotDirector)
	wants(t, "nobody", access.DirectorOf(register, nobody), value.CodeNotDirector)
	wants(t, "no issuer", access.DirectorOf(otherRegister, us), value.CodeNotFound)
}

func TestWhatCannotBeReadIsNoAnswer(t *testing.T) {
	broken := errors.New("the disk is gone")
	state := with(model.Party{DID: us})
	a := at(t, state, begin)
	if _, err := access.At(rules.Known(), records{broken: broken}, begin); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if _, err := access.At(rules.Known(), records{}, begin); value.CodeOf(err) != value.CodeNotFounded {
		t.Errorf("before the founding act: %v", err)
	}
	other := records{all: map[model.Ref]model.Record{model.LedgerRef: model.Ledger{Rules: "2999-1"}}}
	if _, err := access.At(rules.Known(), other, begin); err == nil || access.Denied(err) {
		t.Errorf("by unknown rules: %v", err)
	}
	delete(state.all, model.LedgerRef)
	for ref, wrong := range map[model.Ref]model.Record{
		model.PartyRef(us): model.Desk{}, model.DeskRef("member1", model.IdentityDesk, us): model.Party{}, model.AuthorityRef(register, us): model.Party{},
		model.PartyAuthorityRef(them, us): model.Party{}, model.EntryRef(entryID(1)): model.Party{}, model.IssuerRef(register): model.Party{},
		model.AgreementRef("a"): model.Party{},
	} {
		state.all[ref] = wrong
	}
	_, key := a.KeyActive(us, "k", model.PurposeLogin)
	_, desk := a.DeskLive("member1", model.IdentityDesk, us)
	_, officer := a.AuthorityLive(register, us, access.AnyAct)
	_, agent := a.PartyAuthorityLive(them, us, access.AnyAct)
	for name, err := range map[string]error{
		"key": key, "desk": desk, "officer": officer, "agent": agent, "entry": a.Controls(entryID(1), us), "agreement": a.PartyTo("a", us),
		"director": a.DirectorOf(register, us),
	} {
		if err == nil || access.Denied(err) {
			t.Errorf("%s: a record of another type answered %v", name, err)
		}
	}
}
