package core

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"slices"
)

// commandFacts is what the records say of one command: its own outcome, and the stamps that name it.
type commandFacts struct {
	// outcome, when there is one: its type, whether it was applied, who acted or was acted for, and where it was recorded.
	outcome, applied bool
	kind             Type
	actor, on        digest
	// stamped, when a record names the command: where the record says it came about, the first such record, and the types
	// that may have made all of them.
	stamped  bool
	stampOn  digest
	first    Ref
	allowed  []Type
	conflict bool
}

// noteStamps takes a record's stamps, and checks that an identifier derives from the command that made it.
func (b *book) noteStamps(r Record) {
	ref := r.Ref()
	if o, ok := r.(Outcome); ok {
		b.noteOutcome(o)
	}
	if a, ok := r.(Agreement); ok {
		id, err := a.Terms.ID()
		b.breaks(10, err == nil && id == a.ID, ref, "it is not named after its terms")
	}
	s, ok := r.(stamped)
	if !ok {
		return
	}
	for _, m := range s.marks() {
		if m.on == nil {
			continue
		}
		b.stamp(ref, m.on, makers[m.role])
		if m.derived != "" {
			b.breaks(10, b.derives(ref.ID, m.derived, m.on.Command), ref, "its identifier does not derive from the command that made it")
		}
	}
}

// derivedFrom is what a command may have made of a kind, computed as far as was asked for.
type derivedFrom struct {
	next int
	ids  []digest
}

type derivedKey struct {
	command CommandID
	kind    Kind
}

// mostDerived is how many things of a kind one command makes at most: the lots of a page.
const mostDerived = maxPageLots

// derives tells whether an identifier is one of those that a command makes.
func (b *book) derives(id string, kind Kind, command CommandID) bool {
	key := derivedKey{share(b, command), kind}
	d := b.derived[key]
	if d == nil {
		d = &derivedFrom{}
		b.derived[key] = d
	}
	want := digestOf(id)
	found := slices.Contains(d.ids, want)
	for ; !found && d.next <= mostDerived; d.next++ {
		made := digestOf(Derive(string(kind), command, d.next))
		d.ids = append(d.ids, made)
		found = made == want
	}
	return found
}

func (b *book) stamp(ref Ref, on *Stamp, by []Type) {
	if on == nil {
		return
	}
	c := b.command(on.Command, ref)
	if c == nil {
		return
	}
	where := digestOfStamp(*on)
	if !c.stamped {
		c.stamped, c.stampOn, c.first, c.allowed = true, where, ref, by
		return
	}
	if CompareRefs(ref, c.first) < 0 {
		c.first = ref
	}
	c.conflict = c.conflict || c.stampOn != where
	c.allowed = both(c.allowed, by)
}

// both keeps the types that are in each list.
func both(a, b []Type) []Type {
	if slices.Equal(a, b) {
		return a
	}
	var out []Type
	for _, t := range a {
		if slices.Contains(b, t) {
			out = append(out, t)
		}
	}
	return out
}

func (b *book) noteOutcome(o Outcome) {
	ref := o.Ref()
	b.breaks(10, o.On.Command == o.Command && (o.Status == Applied || o.Status == Rejected) && (o.Code == "") == (o.Status == Applied), ref, "an outcome is applied, or rejected with a code")
	who := o.Actor
	if o.For != "" {
		who = o.For
	}
	if c := b.command(o.Command, ref); c != nil {
		c.outcome, c.applied, c.kind, c.actor, c.on = true, o.Status == Applied, o.Type, digestOf(string(who)), digestOfStamp(o.On)
	}
}

func (b *book) command(id CommandID, ref Ref) *commandFacts {
	key, ok := keyOf(id)
	b.breaks(10, ok, ref, "it names no command")
	if !ok {
		return nil
	}
	if b.commands[key] == nil {
		b.commands[key] = &commandFacts{}
	}
	return b.commands[key]
}

func digestOfStamp(s Stamp) digest {
	var room [96]byte
	text := append(room[:0], s.Transaction...)
	sum := sha256.Sum256(binary.BigEndian.AppendUint64(append(text, 0), uint64(s.At)))
	return digest(binary.BigEndian.Uint64(sum[:]))
}

// was tells whether a command is applied and of one of some types.
func (b *book) was(id CommandID, types []Type) bool {
	key, ok := keyOf(id)
	c := b.commands[key]
	return ok && c != nil && c.applied && slices.Contains(types, c.kind)
}

// signed tells whether an applied command is the party's signature under an agreement.
func (b *book) signed(id CommandID, party DID) bool {
	key, ok := keyOf(id)
	c := b.commands[key]
	return ok && c != nil && c.applied && c.kind == TypeAgreementSigned && c.actor == digestOf(string(party))
}

// checkCommands asks that every stamp's command is applied, where the stamp says, and of a type that makes such records.
func (b *book) checkCommands() {
	keys := slices.SortedFunc(maps.Keys(b.commands), func(x, y commandKey) int { return bytes.Compare(x[:], y[:]) })
	for _, key := range keys {
		c := b.commands[key]
		if !c.stamped {
			continue
		}
		explained := c.outcome && c.applied && !c.conflict && c.stampOn == c.on && slices.Contains(c.allowed, c.kind)
		b.breaks(10, explained, c.first, "no applied command explains it")
	}
}
