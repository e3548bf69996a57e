package opencap_test

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/founding"
	holderrules "holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/gateway/opencap"
)

// tb is what the world asks of a test; *testing.T and *rapid.T are both one.
type tb interface {
	Helper()
	Fatalf(format string, args ...any)
	Logf(format string, args ...any)
}

// world is a ledger in memory with one company, on which the rules decide. Keys and proofs are words.
type world struct {
	tb
	state   map[string][]byte
	now     value.Time
	txs     int
	issuer  value.IssuerID
	classes []value.ClassID
	prices  map[value.LotID]value.Won
	names   map[value.EntryID]opencap.Person
	codes   map[string]int
}

const start value.Time = 1_789_959_600

type someone string

const (
	officer  someone = "officer"
	maker    someone = "admission desk 1"
	checker  someone = "admission desk 2"
	identity someone = "identity desk"
	holder   someone = "holder"
)

func (s someone) thumbprint() string {
	sum := sha256.Sum256([]byte(s))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}
func (s someone) did() value.DID { return value.PartyDID(s.thumbprint()) }
func (s someone) jwk() string    { return "key of " + s.thumbprint() }
func (s someone) prove() model.Proof {
	return model.Proof{Type: "words", Value: string(value.KeyOf(s.did(), s.thumbprint()))}
}

type wordKeys struct{}

func (wordKeys) Thumbprint(jwk string) (string, error) {
	thumbprint, ok := strings.CutPrefix(jwk, "key of ")
	if !ok {
		return "", errors.New("not a key")
	}
	return thumbprint, nil
}
func (wordKeys) KeyID(p model.Proof) (value.KeyID, error)              { return value.KeyID(p.Value), nil }
func (wordKeys) Verify(string, value.KeyID, []byte, model.Proof) error { return nil }
func (w *world) Load(ref model.Ref) (model.Record, error) {
	value, ok := w.state[record.Key(ref)]
	if !ok {
		return nil, nil
	}
	return record.Decode(record.Key(ref), value)
}

// pass lets time pass, also by the members' clocks.
func (w *world) pass(d value.Seconds) {
	w.Helper()
	w.now = w.now.After(d)
	for period := range int64(2) {
		fresh := model.Fresh{Period: period, Passed: w.now}
		val, err := record.Encode(fresh)
		if err != nil {
			w.Fatalf("%v", err)
		}
		w.state[record.Key(fresh.Ref())] = val
	}
}

func digest(seed string) value.Digest {
	return value.Digest(fmt.Sprintf("%x", sha256.Sum256([]byte(seed))))
}
func commitment(seed string) value.Commitment { return value.Commitment(digest(seed)) }

// send submits a command signed by several; what is not applied is counted by its code.
func (w *world) send(register value.IssuerID, body model.Body, signers ...someone) []string {
	w.Helper()
	w.txs++
	c := model.Command{
		Version: 1, Type: value.Type(reflect.TypeOf(body).Elem().Name()), Ledger: value.LedgerID(strings.Repeat("1e", 32)), Actor: signers[0].did(),
		Register: register, Expires: w.now.After(3600), Nonce: fmt.Sprintf("nonce-%016d", w.txs), Body: body,
	}
	encoded, _, err := c.Encode()
	if err != nil {
		w.Fatalf("%s: %v", c.Type, err)
	}
	signed := model.SignedCommand{Command: string(encoded)}
	for _, s := range signers {
		signed.Proofs = append(signed.Proofs, s.prove())
	}
	facts := ledger.Facts{Ledger: c.Ledger, Time: w.now, Transaction: fmt.Sprintf("%064x", w.txs), Submitter: "Member1MSP"}
	result, err := rules.Execute(w, wordKeys{}, facts, []model.SignedCommand{signed})
	if err != nil {
		w.Fatalf("%v", err)
	}
	for _, r := range result.Writes {
		val, err := record.Encode(r)
		if err != nil {
			w.Fatalf("%v", err)
		}
		w.state[record.Key(r.Ref())] = val
	}
	reply := result.Replies[0]
	if reply.Status != model.Applied {
		w.codes[string(c.Type)+" "+string(reply.Code)+" "+(&value.Error{Code: reply.Code, Args: reply.Args}).Error()]++
		return nil
	}
	w.codes[string(c.Type)]++
	return reply.Created
}

// must is send of a command that has to be applied.
func (w *world) must(register value.IssuerID, body model.Body, signers ...someone) []string {
	w.Helper()
	before := w.codes[reflect.TypeOf(body).Elem().Name()]
	created := w.send(register, body, signers...)
	if w.codes[reflect.TypeOf(body).Elem().Name()] == before {
		w.Fatalf("%T was not applied: %v", body, w.codes)
	}
	return created
}

func administrator(n int) someone { return someone(fmt.Sprintf("administrator %d", n)) }

// founded is a ledger with an admitted company that has classes of these terms, and no list yet.
func founded(t tb, classes ...model.ClassTerms) *world {
	t.Helper()
	w := &world{tb: t, state: map[string][]byte{}, now: start, prices: map[value.LotID]value.Won{}, names: map[value.EntryID]opencap.Person{}, codes: map[string]int{}}
	body := &founding.LedgerFounded{
		Pages:      model.Pages{RPID: "holdfast.localhost", Origins: []string{"https://holdfast.localhost"}},
		Parameters: founding.Development(600), Rules: rules.LatestRules(),
	}
	signers := []someone{}
	for n := 1; n <= 4; n++ {
		admin := administrator(n)
		signers = append(signers, admin)
		body.Members = append(body.Members, founding.Member{
			ID: value.MemberID(fmt.Sprintf("member%d", n)), MSP: value.MSPID(fmt.Sprintf("Member%dMSP", n)), Name: model.Label{Korean: "기관", English: "Member"},
			Administrators: []string{admin.jwk()}, Threshold: 1, RecoveryKey: ("recovery " + admin).jwk(), WorkerKey: ("worker " + admin).jwk(), IssuingKey: ("issuing " + admin).jwk(),
		})
	}
	w.must("", body, signers...)
	w.pass(0)
	introduced := func(who someone) *party.Introduction {
		return &party.Introduction{
			Homes: []value.MemberID{"member1", "member2"},
			Keys:  []party.NewKey{{JWK: who.jwk(), Purposes: []model.Purpose{model.PurposeLogin, model.PurposeSign}}},
		}
	}
	for who, desk := range map[someone]model.DeskKind{maker: model.AdmissionDesk, checker: model.AdmissionDesk, identity: model.IdentityDesk} {
		w.must("", &party.DeskAppointed{Member: "member1", Kind: desk, Party: who.did(), Until: w.now.After(360 * value.Day), Introduction: introduced(who)}, administrator(1), who)
	}
	for _, who := range []someone{officer, holder} {
		w.must("", &party.PartyIdentified{
			Member: "member1", Party: who.did(), Kind: model.Person, Commitment: commitment(string(who)), Introduction: introduced(who),
		}, identity, who)
	}
	w.issuer = value.IssuerID(w.must("", &company.IssuerApplied{Facts: model.IssuerFacts{
		Name: "주식회사 한결", CorporateNumber: "1101110000001", BusinessNumber: "1108100001", IncorporatedOn: "2020-03-02", CertificatesIssued: true,
		Homes: []value.MemberID{"member1", "member2"}, Extract: digest("extract"), Classes: classes,
		Board: model.Board{Directors: []value.DID{officer.did()}, Threshold: 1},
	}}, officer)[0])
	w.must(w.issuer, &company.IssuerChecked{Member: "member1", Evidence: digest("checked")}, maker)
	w.must(w.issuer, &company.IssuerAdmitted{Member: "member1", Evidence: digest("admitted")}, checker)
	for _, c := range get[model.Issuer](w, model.IssuerRef(w.issuer)).Classes {
		w.classes = append(w.classes, c.ID)
	}
	return w
}

func get[R model.Record](w *world, ref model.Ref) R {
	w.Helper()
	r, err := w.Load(ref)
	if err != nil || r == nil {
		w.Fatalf("%v: %v", ref, err)
	}
	return r.(R)
}

// all are the records of a kind, by their keys.
func all[R model.Record](w *world) []R {
	var out []R
	for _, key := range slices.Sorted(maps.Keys(w.state)) {
		r, err := record.Decode(key, w.state[key])
		if err != nil {
			w.Fatalf("%v", err)
		}
		if typed, ok := r.(R); ok {
			out = append(out, typed)
		}
	}
	return out
}

// live are a class's live lots.
func (w *world) live(class value.ClassID) []model.Lot {
	of := get[model.ShareClass](w, model.ClassRef(class))
	closings := map[value.StagedID]value.Time{}
	for _, c := range all[model.Completion](w) {
		closings[c.Act] = c.On.At
	}
	closed := func(act value.StagedID) (value.Time, bool) {
		at, ok := closings[act]
		return at, ok
	}
	return slices.DeleteFunc(all[model.Lot](w), func(l model.Lot) bool { return l.Class != class || !of.Live(l, closed) })
}

// register is what the ledger says of the company.
func (w *world) register() opencap.Register {
	w.Helper()
	r := opencap.Register{Ledger: value.LedgerID(strings.Repeat("1e", 32)), Height: uint64(w.txs), At: w.now, Names: w.names, Prices: w.prices}
	for _, one := range all[model.Record](w) {
		register, through := model.RegisterOf(one)
		for register == "" && through != (model.Ref{}) {
			of, err := w.Load(through)
			if err != nil || of == nil {
				w.Fatalf("%v: %v", through, err)
			}
			register, through = model.RegisterOf(of)
		}
		if register == w.issuer {
			r.Records = append(r.Records, one)
		}
	}
	return r
}

// imported enters a list: of each holder, the lots as class index and quantity.
func (w *world) imported(lots ...[][2]int) {
	w.Helper()
	list := &holderrules.RegisterImported{List: digest("list")}
	for i, of := range lots {
		e := holderrules.ImportedEntry{Kind: model.Person, Commitment: commitment(fmt.Sprint("holder ", i))}
		for n, lot := range of {
			e.Lots = append(e.Lots, holderrules.ImportedLot{
				Class: w.classes[lot[0]], Quantity: value.Shares(lot[1]), AcquiredOn: value.Date(fmt.Sprintf("202%d-03-0%d", n%5, 2+i%7)),
			})
		}
		list.Entries = append(list.Entries, e)
	}
	created := w.must(w.issuer, list, officer)
	n := 0
	for _, id := range created {
		if strings.HasPrefix(id, "entry-") {
			w.names[value.EntryID(id)] = opencap.Person{
				Kind: model.Person, Name: fmt.Sprintf("가나다 %d", n), Identifier: fmt.Sprintf("19%02d-04-05", 50+n%50), Address: "서울특별시 가상구 없는길 " + fmt.Sprint(n),
				Email: fmt.Sprintf("h%d@example.com", n), Phone: "010-0000-0000",
			}
			n++
		}
	}
}

// change carries out an act on a class.
func (w *world) change(x model.ChangeTerms) bool {
	created := w.send(w.issuer, &change.ChangeAnnounced{ChangeTerms: x}, officer)
	if created == nil {
		return false
	}
	id := value.StagedID(created[0])
	before := w.codes["ChangeOpened"]
	w.send(w.issuer, &change.ChangeOpened{Change: id}, officer)
	if w.codes["ChangeOpened"] == before {
		return false
	}
	pages, err := change.CutPages(id, w.live(x.Class))
	if err != nil {
		w.send(w.issuer, &change.ChangeAborted{Change: id}, officer)
		return false
	}
	for _, page := range pages {
		w.send(w.issuer, &page, officer)
	}
	before = w.codes["ChangeClosed"]
	w.send(w.issuer, &change.ChangeClosed{Change: id, Pages: len(pages)}, officer)
	if w.codes["ChangeClosed"] == before {
		w.send(w.issuer, &change.ChangeAborted{Change: id}, officer)
		return false
	}
	return true
}
