package simulator

import (
	"encoding/hex"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
)

const (
	// life is about how many commands one register is given before it is left alone.
	life = 110
	// alive is how many registers are being used at a time.
	alive = 16
	// remembered is how many commands are kept to be sent again.
	remembered = 256
)

// Generator makes commands that are mostly in order and often are not: the wrong person, the wrong moment, a wrong amount, a
// forged proof, the same command again. It sees the ledger's newest state, which is not what the peers that decide may see.
// Everything comes from its source of chance.
type Generator struct {
	random *rand.Rand
	chain  *Chain
	books  *registers
	cast   Cast
	people map[value.DID]*Person
	now    value.Time
	nonce  int
	// round counts the calls of Some.
	round int
	// sent are commands that were made, for sending again and for naming in After.
	sent []*Command
	// begun are how many of the registers there are were left alone.
	begun int
	// objection is the ledger's objection period.
	objection value.Seconds
	// ticking are the members whose clocks are not absent.
	ticking []int
}

func newGenerator(random *rand.Rand, chain *Chain, books *registers, cast Cast) *Generator {
	return &Generator{random: random, chain: chain, books: books, cast: cast, people: map[value.DID]*Person{}, objection: 90, ticking: []int{0, 1, 2, 3}}
}

// person is the one of a name.
func (g *Generator) person(name string) *Person {
	p := g.cast(name)
	g.people[p.DID] = p
	return p
}

// known is who has a DID; somebody else where nobody of the cast has.
func (g *Generator) known(did value.DID) *Person {
	if p, ok := g.people[did]; ok {
		return p
	}
	return g.holder()
}

func (g *Generator) n(n int) int { return g.random.IntN(n) }

// often is true so many times in a hundred.
func (g *Generator) often(percent int) bool { return g.random.IntN(100) < percent }

// one of several.
func one[E any](g *Generator, from ...E) E { return from[g.n(len(from))] }

// shares draws a number from 1 to most, at times all, and at least 1.
func (g *Generator) shares(most value.Shares) value.Shares {
	if most <= 1 {
		return 1
	}
	if g.often(25) {
		return most
	}
	return 1 + value.Shares(g.random.Int64N(int64(most)))
}

// hex64 is a digest or a commitment of something that nobody looks at.
func (g *Generator) hex64() string {
	var raw [32]byte
	for i := range 4 {
		n := g.random.Uint64()
		for j := range 8 {
			raw[8*i+j] = byte(n >> (8 * j))
		}
	}
	return hex.EncodeToString(raw[:])
}

func (g *Generator) digest() value.Digest         { return value.Digest(g.hex64()) }
func (g *Generator) commitment() value.Commitment { return value.Commitment(g.hex64()) }
func (g *Generator) address() value.SaltedAddress { return value.SaltedAddress(g.hex64()) }

// act is a command before it is signed.
type act struct {
	who      *Person
	register value.IssuerID
	body     model.Body
	// on is for whom the actor acts, and with are those who sign too.
	on   value.DID
	with []*Person
	// keys are those whose keys the body brings, but for the actor.
	keys  []*Person
	after []value.CommandID
}

// sign makes a command of an act as it should be.
func (g *Generator) sign(a act) *Command {
	c := g.envelope(a)
	return g.seal(c, a, a.who)
}

func (g *Generator) envelope(a act) model.Command {
	g.nonce++
	nonce := []byte("nonce-00000000000000")
	text := strconv.AppendInt(nil, int64(g.nonce), 10)
	copy(nonce[len(nonce)-len(text):], text)
	return model.Command{
		Version: 1, Type: typeOf(a.body), Ledger: g.chain.ID, Actor: a.who.DID, For: a.on, Register: a.register,
		Expires: g.now.After(value.Seconds(1800 + g.n(7200))), Nonce: string(nonce), After: a.after, Body: a.body,
	}
}

func typeOf(body model.Body) value.Type { return value.Type(reflect.TypeOf(body).Elem().Name()) }

func (g *Generator) seal(c model.Command, a act, signer *Person) *Command {
	encoded, id, err := c.Encode()
	if err != nil {
		panic(err) // a body that cannot be encoded is a fault of the generator
	}
	signed := model.SignedCommand{Command: string(encoded), Proofs: make([]model.Proof, 0, 1+len(a.with)+len(a.keys))}
	signed.Proofs = append(signed.Proofs, signer.Prove(signer.Key, encoded))
	for _, p := range a.with {
		signed.Proofs = append(signed.Proofs, p.Prove(p.Key, encoded))
	}
	gets, _ := c.Brings()
	for _, p := range a.keys {
		signed.Proofs = append(signed.Proofs, p.Prove(value.KeyOf(gets, p.thumbprint()), encoded))
	}
	return &Command{SignedCommand: signed, ID: id, Type: c.Type, Actor: c.Actor, Register: c.Register, After: c.After}
}

// maybeWrong makes a command of an act, now and then with something wrong about it.
func (g *Generator) maybeWrong(a act) *Command {
	n := g.n(1000)
	signer := a.who
	c := g.envelope(a)
	switch {
	case n < 30 && len(g.sent) > 0:
		return g.sent[g.n(len(g.sent))]
	case n < 60:
		signer = g.anyone()
		c.Actor = signer.DID
	case n < 72:
		signer = g.anyone() // a forged proof
	case n < 77:
		c.Expires = g.now - value.Time(g.n(60))
	case n < 80:
		c.Expires = g.now.After(value.MaxValidity + 120)
	case n < 83:
		c.Ledger = value.LedgerID(g.hex64())
	case n < 88:
		return g.spoil(g.seal(c, a, signer))
	case n < 120 && len(g.sent) > 0 && len(c.After) == 0:
		c.After = []value.CommandID{g.sent[g.n(len(g.sent))].ID}
	case n < 122:
		c.After = []value.CommandID{value.CommandID(g.hex64())} // it waits for ever
	case n < 126 && c.For == "":
		c.For = g.holder().DID
		if c.For == c.Actor {
			c.For = ""
		}
	}
	made := g.seal(c, a, signer)
	if len(g.sent) < remembered {
		g.sent = append(g.sent, made)
	} else {
		g.sent[g.n(remembered)] = made
	}
	return made
}

// spoil makes a command's bytes others than canonical ones, or none that make sense.
func (g *Generator) spoil(c *Command) *Command {
	text := c.SignedCommand.Command
	switch g.n(3) {
	case 0:
		text += " "
	case 1:
		text = text[:g.n(len(text))]
	case 2:
		at := g.n(len(text))
		text = text[:at] + string(rune('a'+g.n(26))) + text[at:]
	}
	return Read(model.SignedCommand{Command: text, Proofs: c.Proofs})
}

// Some makes commands about one register, or about people, at a moment.
func (g *Generator) Some(now value.Time, most int) []*Command {
	g.now = now
	g.round++
	if g.often(4) {
		return g.fromMakers(nil, peopleMakers, 4)
	}
	if g.often(8) {
		if out := g.late(); out != nil {
			return out
		}
	}
	open := g.open()
	if len(open) < alive && g.often(40) || len(open) == 0 {
		return g.newRegister()
	}
	r := open[g.n(len(open))]
	var out []*Command
	for range 1 + g.n(3) {
		out = append(out, g.ahead(r)...)
	}
	out = append(out, g.fromMakers(r, registerMakers, most)...)
	r.commands += len(out)
	return out
}

// open are the registers that are being used.
func (g *Generator) open() []*register {
	for g.begun < len(g.books.all) && g.books.all[g.begun].commands >= life {
		g.begun++
	}
	var open []*register
	for _, r := range g.books.all[g.begun:] {
		if r.commands < life {
			open = append(open, r)
		}
	}
	return open
}

// maker makes the acts of one type, or says that there is nothing of the kind to do. Each type of command has one; a test
// names those that have none.
type maker struct {
	kind value.Type
	// weight is how often it is asked, among the others.
	weight int
	make   func(g *Generator, r *register) (act, bool)
}

// table is makers, each standing there as often as its weight says.
func table(makers []maker) []maker {
	var out []maker
	for _, m := range makers {
		out = append(out, slices.Repeat([]maker{m}, m.weight)...)
	}
	return out
}

// tries is how many makers are asked before it is given up.
const tries = 40

func (g *Generator) fromMakers(r *register, from []maker, most int) []*Command {
	var out []*Command
	for range tries + 2*most {
		if len(out) == most {
			break
		}
		a, ok := from[g.n(len(from))].make(g, r)
		if !ok {
			continue
		}
		if r != nil && a.register == "" {
			a.register = r.ID
			a.with = g.together(r, a)
		}
		out = append(out, g.maybeWrong(a))
		if r != nil && len(r.kinds[model.KindLot]) == 0 && len(out) == 2 {
			break // before its list is in, there is little to do
		}
	}
	return out
}

// office are the types that officers sign.
var office = func() map[value.Type]bool {
	types := map[value.Type]bool{}
	for _, about := range rules.AboutTypes() {
		types[about.Type] = about.Office && about.Cosigned
	}
	return types
}()

// together adds the officers who sign too, to an act of a company that asks for more than one; mostly.
func (g *Generator) together(r *register, a act) []*Person {
	issuer, ok := g.issuer(r)
	if !ok || issuer.Officers <= 1 || !office[typeOf(a.body)] || g.often(5) {
		return a.with
	}
	return append(a.with, g.agents(r)...)
}

// untouched is for how many rounds nothing more is done about a record that something was done about: it is under way.
const untouched = 12

func (g *Generator) fresh(c *cell, at Version) bool {
	return c.usedAt != at || g.round-c.used >= untouched
}

// find draws some record of a register's kind that is wanted; now and then one that is not.
func find[R model.Record](g *Generator, r *register, kind value.Kind, want func(R) bool) (R, bool) {
	var found R
	cells := r.kinds[kind]
	if len(cells) == 0 {
		return found, false
	}
	for range 5 {
		c := cells[g.n(len(cells))]
		head := c.head()
		typed, ok := head.record.(R)
		if ok && (g.fresh(c, head.at) && (want == nil || want(typed)) || g.random.IntN(128) == 0) {
			c.used, c.usedAt = g.round, head.at
			return typed, true
		}
	}
	return found, false
}

// get is a record that may stand under a reference.
func get[R model.Record](g *Generator, ref model.Ref) (R, bool) {
	var none R
	c, ok := g.chain.cells[ref]
	if !ok {
		return none, false
	}
	typed, ok := c.head().record.(R)
	return typed, ok
}
