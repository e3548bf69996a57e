package ledgertest

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"sync/atomic"
	"time"

	"holdfast/chaincode/core"
	"holdfast/chaincode/proofs"
	"holdfast/did/proof"
	"holdfast/gateway/ledger"
)

// Person is somebody with one key.
type Person struct {
	key    *proof.PrivateKey
	DID    core.DID
	Key    core.KeyID
	JWK    string
	ledger core.LedgerID
	serial atomic.Int64
}

// Person is somebody new, whom no member has introduced.
func (l *Ledger) Person() *Person { return NewPerson(l.ID()) }

// NewPerson is somebody new on the ledger of that name, which may be a real one.
func NewPerson(id core.LedgerID) *Person {
	key, err := proof.Generate(proof.EdDSA)
	if err != nil {
		panic(err) // no randomness: no test
	}
	thumbprint := key.Public().Thumbprint()
	did := core.PartyDID(thumbprint)
	return &Person{key: key, DID: did, Key: core.KeyOf(did, thumbprint), JWK: string(key.Public().JWK()), ledger: id}
}

// Signs is a command of the person about a register, "" for none, good for an hour.
func (p *Person) Signs(register core.IssuerID, body core.Body, after ...core.CommandID) core.SignedCommand {
	return p.SignsAs(core.Command{Register: register, Body: body, After: after})
}

// SignsAs is Signs with any field of the command but its version, type and actor as given, where it is given.
func (p *Person) SignsAs(c core.Command) core.SignedCommand {
	c.Version, c.Actor, c.Type = 1, p.DID, core.Type(reflect.TypeOf(c.Body).Elem().Name())
	if c.Ledger == "" {
		c.Ledger = p.ledger
	}
	if c.Expires == 0 {
		c.Expires = core.Time(time.Now().Unix()).After(3600)
	}
	if c.Nonce == "" {
		c.Nonce = fmt.Sprintf("nonce-%016d", p.serial.Add(1))
	}
	encoded, _, err := c.Encode()
	if err != nil {
		panic(err) // a body that cannot be encoded is a fault of the test
	}
	return core.SignedCommand{Command: string(encoded), Proofs: []core.Proof{p.Proves(encoded)}}
}

// Proves is the person's proof of a command's bytes.
func (p *Person) Proves(command []byte) core.Proof {
	made, err := proofs.Sign(p.key, p.Key, command)
	if err != nil {
		panic(err) // the key is the person's own
	}
	return made
}

// Introduction is the command by which a member introduces the person.
func (p *Person) Introduction(member core.MemberID) core.SignedCommand {
	return p.Signs("", &core.PartyIntroduced{
		Member: member, Homes: []core.MemberID{"member1", "member2"},
		Keys: []core.NewKey{{JWK: p.JWK, Purposes: []core.Purpose{core.PurposeLogin, core.PurposeSign}}},
	})
}

// Found submits the founding act, and gives the members' administrators.
func (l *Ledger) Found() map[core.MemberID]*Person {
	signed, administrators := Founding(l.ID())
	l.Must("member1", signed)
	return administrators
}

// Founding is the act that founds a ledger with Members, and their administrators. Claims can be sold after a second.
func Founding(id core.LedgerID) (core.SignedCommand, map[core.MemberID]*Person) {
	administrators := map[core.MemberID]*Person{}
	body := &core.LedgerFounded{Parameters: core.Parameters{ObjectionPeriod: 1}, Rules: core.LatestRules()}
	names := slices.Sorted(maps.Keys(Members))
	for _, name := range names {
		administrators[name] = NewPerson(id)
		body.Members = append(body.Members, core.Member{
			ID: name, MSP: Members[name], Name: core.Label{Korean: "기관", English: "Member"}, Administrator: administrators[name].DID,
			AdministratorKey: administrators[name].JWK, IssuingKey: NewPerson(id).JWK,
		})
	}
	signed := administrators[names[0]].Signs("", body)
	for _, name := range names[1:] {
		signed.Proofs = append(signed.Proofs, administrators[name].Proves([]byte(signed.Command)))
	}
	return signed, administrators
}

// Must has a member submit commands in one transaction, past any client, and panics unless all are applied.
func (l *Ledger) Must(member core.MemberID, commands ...core.SignedCommand) []core.Reply {
	batch, err := core.EncodeBatch(commands)
	if err != nil {
		panic(err)
	}
	e, replies, err := l.endorse(Members[member], string(batch))
	if err != nil {
		panic(err)
	}
	for _, r := range replies {
		if r.Status != core.Applied {
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
func (l *Ledger) Honest(member core.MemberID, commands ...core.SignedCommand) Transaction {
	batch, err := core.EncodeBatch(commands)
	if err != nil {
		panic(err)
	}
	e, _, err := l.endorse(Members[member], string(batch))
	if err != nil {
		panic(err)
	}
	return e.Transaction
}
