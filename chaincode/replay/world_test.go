package replay_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/replay"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/did/proof"
)

const (
	ledgerID = value.LedgerID("1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e")
	begins   = value.Time(1_790_000_000)
)

// person is somebody whose key follows from their name, so that a history is the same each time it is made.
type person struct {
	key *proof.PrivateKey
	did value.DID
}

func called(t testing.TB, name string) person {
	t.Helper()
	secret := sha256.Sum256([]byte(name))
	key, err := proof.NewSigner(proof.EdDSA, secret[:])
	if err != nil {
		t.Fatal(err)
	}
	return person{key, value.PartyDID(key.Public().Thumbprint())}
}

func (p person) jwk() string { return string(p.key.Public().JWK()) }

// made is a history while it is made: each command in a transaction and a block of its own.
type made struct {
	testing.TB
	out    bytes.Buffer
	writer *replay.Writer
	height uint64
}

// sends writes a command, signed by its actor and then the others, and returns its identity.
func (m *made) sends(register value.IssuerID, body model.Body, signers ...person) value.CommandID {
	m.Helper()
	command := model.Command{
		Version: 1, Type: value.Type(reflect.TypeOf(body).Elem().Name()), Ledger: ledgerID, Register: register, Actor: signers[0].did,
		Expires: begins.After(value.Day), Nonce: fmt.Sprintf("nonce-%016d", m.height), Body: body,
	}
	encoded, id, err := command.Encode()
	if err != nil {
		m.Fatal(err)
	}
	signed := model.SignedCommand{Command: string(encoded)}
	for _, who := range signers {
		p, err := proofs.Sign(who.key, value.KeyOf(who.did, who.key.Public().Thumbprint()), encoded)
		if err != nil {
			m.Fatal(err)
		}
		signed.Proofs = append(signed.Proofs, p)
	}
	m.height++
	if err := m.writer.Write(replay.Transaction{
		Block: m.height, ID: fmt.Sprintf("tx%d", m.height), At: begins.After(value.Seconds(m.height)), Submitter: "Member1MSP",
		Validation: replay.Valid, Commands: []model.SignedCommand{signed},
	}); err != nil {
		m.Fatal(err)
	}
	return id
}

// history has a founding act, people and desks, and two companies with their lists, with a command that is rejected and one that
// is refused: 15 transactions.
func history(t testing.TB) []byte {
	t.Helper()
	m := &made{TB: t}
	var err error
	if m.writer, err = replay.NewWriter(&m.out, ledgerID, 0); err != nil {
		t.Fatal(err)
	}
	administrators := []person{called(t, "administrator 1"), called(t, "administrator 2")}
	act := &founding.LedgerFounded{
		Pages:      model.Pages{RPID: "holdfast.localhost", Origins: []string{"https://holdfast.localhost"}},
		Parameters: founding.Development(60), Rules: rules.LatestRules(),
	}
	for i, who := range administrators {
		act.Members = append(act.Members, founding.Member{
			ID: value.MemberID(fmt.Sprintf("member%d", i+1)), MSP: value.MSPID(fmt.Sprintf("Member%dMSP", i+1)), Administrators: []string{who.jwk()}, Threshold: 1,
			Name: model.Label{Korean: "참여기관", English: "Member"}, RecoveryKey: called(t, fmt.Sprint("recovery ", i)).jwk(),
			WorkerKey: called(t, fmt.Sprint("worker ", i)).jwk(), IssuingKey: called(t, fmt.Sprint("issuing ", i)).jwk(),
		})
	}
	m.sends("", act, administrators...)
	officer, maker, checker, identity := called(t, "officer"), called(t, "maker"), called(t, "checker"), called(t, "identity")
	introduced := func(who person) *party.Introduction {
		return &party.Introduction{
			Homes: []value.MemberID{"member1", "member2"},
			Keys:  []party.NewKey{{JWK: who.jwk(), Purposes: []model.Purpose{model.PurposeLogin, model.PurposeSign}}},
		}
	}
	for i, who := range []person{maker, checker, identity} {
		kind := []model.DeskKind{model.AdmissionDesk, model.AdmissionDesk, model.IdentityDesk}[i]
		m.sends("", &party.DeskAppointed{Member: "member1", Kind: kind, Party: who.did, Until: begins.After(30 * value.Day), Introduction: introduced(who)}, administrators[0], who)
	}
	m.sends("", &party.PartyIdentified{
		Member: "member1", Party: officer.did, Kind: model.Person, Commitment: hex[value.Commitment]("b"), Introduction: introduced(officer),
	}, identity, officer)
	m.company("1101110000001", officer, maker, checker)
	m.company("1101110000002", officer, maker, checker)
	m.sends("", &party.DeskEnded{Member: "member1", Kind: model.AdmissionDesk, Party: maker.did}, officer)                                                      // rejected
	m.sends("", &party.PartyIdentified{Member: "member1", Party: officer.did, Kind: model.Person, Commitment: hex[value.Commitment]("c")}, called(t, "nobody")) // refused
	return m.out.Bytes()
}

func hex[S ~string](digit string) S { return S(strings.Repeat(digit, 64)) }

// company applies, is admitted, and has its list entered.
func (m *made) company(number string, officer, maker, checker person) {
	m.Helper()
	applied := m.sends("", &company.IssuerApplied{Facts: model.IssuerFacts{
		Name: "주식회사 한결 " + number, CorporateNumber: number, BusinessNumber: "1108100001", IncorporatedOn: "2020-03-02",
		Homes: []value.MemberID{"member1", "member2"}, Extract: hex[value.Digest]("e"),
		Classes: []model.ClassTerms{{Name: "보통주", Par: 500, Authorised: 10_000, Issued: 1_000, Approval: model.NoApproval}}, Board: model.Board{Directors: []value.DID{}},
	}}, officer)
	issuer := value.IssuerID(value.Derive(string(model.KindIssuer), applied, 0))
	m.sends(issuer, &company.IssuerChecked{Member: "member1", Evidence: hex[value.Digest]("c")}, maker)
	admitted := m.sends(issuer, &company.IssuerAdmitted{Member: "member1", Evidence: hex[value.Digest]("a")}, checker)
	class := value.ClassID(value.Derive(string(model.KindClass), admitted, 0))
	m.sends(issuer, &holder.RegisterImported{List: hex[value.Digest]("f"), Entries: []holder.ImportedEntry{{
		Kind: model.Person, Commitment: hex[value.Commitment]("d"), Lots: []holder.ImportedLot{{Class: class, Quantity: 1_000, AcquiredOn: "2021-03-02"}},
	}}}, officer)
}
