package homes

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// identified leaves what a party presented with this home, as a desk has attested it, and returns the party and their identity.
func (m member) identified(t *testing.T, party value.DID, presented Person) (model.Party, model.IdentityData) {
	t.Helper()
	kept, err := m.Keep(t.Context(), Draft{Kind: KindIdentification, Party: party, Homes: issuer.Homes, Data: presented})
	if err != nil {
		t.Fatal(err)
	}
	found := model.Party{DID: party, Homes: issuer.Homes, Identified: &model.Identification{Kind: presented.Kind, Commitment: kept.Commitment}}
	who, person, err := m.Identification(t.Context(), found)
	if err != nil || who.Name != presented.Name || who.Salt != kept.Salt || person.Address != presented.Address {
		t.Fatalf("the identification is %+v, %v", who, err)
	}
	return found, who
}

func TestAnAddressIsKeptUnderWhatTheRulesCompute(t *testing.T) {
	m := newMember(t, newCollections(here, there), here)
	party, who := m.identified(t, holder, hong)
	salted, kept, err := m.KeepAddress(t.Context(), issuer, party, who, Contact{Address: "서울시 중구 2", Email: hong.Email})
	if err != nil {
		t.Fatal(err)
	}
	entered, err := model.EntryCommitment(party.Identified.Commitment, salted)
	if err != nil || entered != kept.Commitment {
		t.Fatalf("the home keeps %s, the rules compute %s (%v)", kept.Commitment, entered, err)
	}
	found, err := m.open(t.Context(), KindEntry, entered, anybodys)
	if err != nil {
		t.Fatal(err)
	}
	data, err := found.EntryData()
	if err != nil || data.Identity != who || data.Address.Address != "서울시 중구 2" {
		t.Errorf("the home has %+v, %v", data, err)
	}
	if opened, err := data.Commitment(); err != nil || opened != entered {
		t.Errorf("the data opens %s, %v", opened, err)
	}
}

func TestAnothersIdentityOrAddressIsNotMadeOnesOwn(t *testing.T) {
	c := newCollections(here, there)
	m := newMember(t, c, here)
	victim, who := m.identified(t, holder, hong)
	thief, own := m.identified(t, "did:holdfast:thief", Person{Kind: model.Person, Name: "임꺽정", Identifier: "1979-01-02"})
	salted, _, err := m.KeepAddress(t.Context(), issuer, victim, who, Contact{Address: hong.Address})
	if err != nil {
		t.Fatal(err)
	}
	before := c.count(here)
	_, _, err = m.KeepAddress(t.Context(), issuer, thief, who, Contact{Address: hong.Address})
	wantCode(t, err, CodeOtherIdentity)
	renamed := own
	renamed.Name = hong.Name
	_, _, err = m.KeepAddress(t.Context(), issuer, thief, renamed, Contact{Address: hong.Address})
	wantCode(t, err, CodeOtherIdentity)
	_, _, err = m.KeepAddress(t.Context(), issuer, model.Party{DID: "did:holdfast:nobody"}, own, Contact{Address: hong.Address})
	wantCode(t, err, CodeNotIdentified)
	if c.count(here) != before {
		t.Error("something was written")
	}
	// Naming the victim's salted address in a command enters the thief under a commitment that nothing opens.
	stolen, err := model.EntryCommitment(thief.Identified.Commitment, salted)
	if err != nil {
		t.Fatal(err)
	}
	if found, err := m.Entries(t.Context(), issuer.ID, []value.Commitment{stolen}); err != nil || len(found) != 0 {
		t.Errorf("the home opens it with %+v, %v", found, err)
	}
}

func TestAListsDataOutlivesAClaimThatMayStillFall(t *testing.T) {
	c := newCollections(here, there)
	m := newMember(t, c, here)
	listed := m.keep(t, hong)
	m.register.entries = []model.HolderEntry{{
		ID: "entry-1", Issuer: issuer.ID, Commitment: "the claimant's", State: model.EntryIsClaimed, Listed: &model.ListedData{Commitment: listed.Commitment},
	}}
	m.later(2 * unusedFor)
	if err := m.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := m.open(t.Context(), KindEntry, listed.Commitment, anybodys); err != nil {
		t.Errorf("the list's data is gone: %v", err)
	}
	m.register.entries[0].Listed = nil
	if err := m.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := m.open(t.Context(), KindEntry, listed.Commitment, anybodys); CodeOf(err) != CodeMissing {
		t.Errorf("data that nothing stands on is kept: %v", err)
	}
}
