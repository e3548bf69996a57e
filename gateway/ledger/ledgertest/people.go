package ledgertest

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"sync/atomic"
	"time"

	domain "holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/did/proof"
	"holdfast/gateway/ledger"
)

// Person is somebody with one key.
type Person struct {
	key    *proof.PrivateKey
	DID    value.DID
	Key    value.KeyID
	JWK    string
	ledger value.LedgerID
	serial atomic.Int64
}

// Person is somebody new, whom no member has introduced.
func (l *Ledger) Person() *Person { return NewPerson(l.ID()) }

// NewPerson is somebody new on the ledger of that name, which may be a real one.
func NewPerson(id value.LedgerID) *Person {
	key, err := proof.Generate(proof.EdDSA)
	if err != nil {
		panic(err) // no randomness: no test
	}
	thumbprint := key.Public().Thumbprint()
	did := value.PartyDID(thumbprint)
	return &Person{key: key, DID: did, Key: value.KeyOf(did, thumbprint), JWK: string(key.Public().JWK()), ledger: id}
}

// Signs is a command of the person about a register, "" for none, good for an hour.
func (p *Person) Signs(register value.IssuerID, body model.Body, after ...value.CommandID) model.SignedCommand {
	return p.SignsAs(model.Command{Register: register, Body: body, After: after})
}

// SignsAs is Signs with any field of the command but its version, type and actor as given, where it is given.
func (p *Person) SignsAs(c model.Command) model.SignedCommand {
	c.Version, c.Actor, c.Type = 1, p.DID, value.Type(reflect.TypeOf(c.Body).Elem().Name())
	if c.Ledger == "" {
		c.Ledger = p.ledger
	}
	if c.Expires == 0 {
		c.Expires = value.Time(time.Now().Unix()).After(3600)
	}
	if c.Nonce == "" {
		c.Nonce = fmt.Sprintf("nonce-%016d", p.serial.Add(1))
	}
	encoded, _, err := c.Encode()
	if err != nil {
		panic(err) // a body that cannot be encoded is a fault of the test
	}
	return model.SignedCommand{Command: string(encoded), Proofs: []model.Proof{p.Proves(encoded)}}
}

// Proves is the person's proof of a command's bytes.
func (p *Person) Proves(command []byte) model.Proof { return p.ProvesAs(p.Key, command) }

// ProvesAs is the proof by the person's key under another name, that which it is to have as a party's key.
func (p *Person) ProvesAs(name value.KeyID, command []byte) model.Proof {
	made, err := proofs.Sign(p.key, name, command)
	if err != nil {
		panic(err) // the key is the person's own
	}
	return made
}

// Introduction is the command by which a member's administrator brings the person onto the ledger: as its arbiter, for a day. It is of
// no use to the tests but for that.
func (p *Person) Introduction(member value.MemberID, administrator *Person) model.SignedCommand {
	signed := administrator.Signs("", &party.DeskAppointed{
		Member: member, Kind: model.ArbiterDesk, Party: p.DID, Until: value.Time(time.Now().Unix()).After(value.Day),
		Introduction: &party.Introduction{
			Homes: []value.MemberID{"member1", "member2"},
			Keys:  []party.NewKey{{JWK: p.JWK, Purposes: []model.Purpose{model.PurposeLogin, model.PurposeSign}}},
		},
	})
	signed.Proofs = append(signed.Proofs, p.Proves([]byte(signed.Command)))
	return signed
}

// Found submits the founding act, and gives the members' administrators.
func (l *Ledger) Found() map[value.MemberID]*Person {
	signed, administrators := Founding(l.ID())
	l.Must("member1", signed)
	return administrators
}

// Founding is the act that founds a ledger with Members, and their administrators. Claims can be sold after a second.
func Founding(id value.LedgerID) (model.SignedCommand, map[value.MemberID]*Person) {
	administrators := map[value.MemberID]*Person{}
	body := &founding.LedgerFounded{
		Pages:      model.Pages{RPID: "holdfast.localhost", Origins: []string{"https://holdfast.localhost"}},
		Parameters: founding.Development(1), Rules: rules.LatestRules(),
	}
	names := slices.Sorted(maps.Keys(Members))
	for _, name := range names {
		administrators[name] = NewPerson(id)
		body.Members = append(body.Members, founding.Member{
			ID: name, MSP: Members[name], Name: model.Label{Korean: "기관", English: "Member"}, Administrators: []string{administrators[name].JWK}, Threshold: 1,
			RecoveryKey: NewPerson(id).JWK, WorkerKey: NewPerson(id).JWK, IssuingKey: NewPerson(id).JWK,
		})
	}
	signed := administrators[names[0]].Signs("", body)
	for _, name := range names[1:] {
		signed.Proofs = append(signed.Proofs, administrators[name].Proves([]byte(signed.Command)))
	}
	return signed, administrators
}

// Must has a member submit commands in one transaction, past any client, and panics unless all are applied.
func (l *Ledger) Must(member value.MemberID, commands ...model.SignedCommand) []domain.Reply {
	return l.must(member, time.Now(), commands...)
}

// Pass has the clocks of all members pass a moment, which is at most some seconds from now: ticks of their workers, which tick makes,
// are dated so that both records of freshness tell of it.
func (l *Ledger) Pass(at value.Time, tick func(member value.MemberID, at value.Time) model.SignedCommand) {
	const freshness = 4 // as in founding.Development
	period := at - at%freshness
	dated := func(at value.Time) time.Time { return time.Unix(int64(at), 0) }
	names := slices.Sorted(maps.Keys(Members))
	first, last := names[0], names[len(names)-1]
	var others []model.SignedCommand
	for _, name := range names[:len(names)-1] {
		others = append(others, tick(name, at))
	}
	l.must(first, dated(period-freshness-1), others...)
	l.must(last, dated(period-freshness), tick(last, at))
	l.must(first, dated(period), tick(first, at+1))
}

// must submits commands in a transaction of a moment.
func (l *Ledger) must(member value.MemberID, at time.Time, commands ...model.SignedCommand) []domain.Reply {
	batch, err := model.EncodeBatch(commands)
	if err != nil {
		panic(err)
	}
	e, replies, err := l.endorseAt(Members[member], string(batch), at)
	if err != nil {
		panic(err)
	}
	for _, r := range replies {
		if r.Status != model.Applied {
			panic(fmt.Sprintf("%s: %s: %v", r.Status, r.Code, r.Args))
		}
	}
	l.submit(e.ID)
	commit, err := l.Channel(member).Commit(context.Background(), e.ID)
	if err != nil || commit.Validity != ledger.Valid {
		panic(fmt.Sprint(commit, err))
	}
	return replies
}

// Honest is the transaction that honest peers would endorse of a member's batch; nothing is submitted.
func (l *Ledger) Honest(member value.MemberID, commands ...model.SignedCommand) Transaction {
	batch, err := model.EncodeBatch(commands)
	if err != nil {
		panic(err)
	}
	e, _, err := l.endorse(Members[member], string(batch))
	if err != nil {
		panic(err)
	}
	return e.Transaction
}
