package check

import (
	"bytes"
	"encoding/binary"
	"hash/maphash"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// commandFacts is what the records say of one command: its own outcome, and the stamps that name it.
type commandFacts struct {
	// outcome, when there is one: its type, whether it was applied, who acted or was acted for, and where it was recorded.
	outcome, applied bool
	kind             value.Type
	actor, on        digest
	// stamped, when a record names the command: where the record says it came about, the first such record, and the types
	// that may have made all of them.
	stamped  bool
	stampOn  digest
	first    model.Ref
	allowed  []value.Type
	conflict bool
}

// noteStamps takes a record's stamps, and checks that an identifier derives from the command that made it.
func (b *book) noteStamps(n *Noted) {
	if n.outcome.is {
		b.noteOutcome(n.ref, &n.outcome)
	}
	b.breaks(10, n.wellNamed, n.ref, "it is not named after its terms")
	for i := range n.marks {
		b.stamp(n.ref, &n.marks[i])
		b.breaks(10, n.marks[i].derives, n.ref, "its identifier does not derive from the command that made it")
	}
}

func (b *book) stamp(ref model.Ref, m *notedMark) {
	c := b.command(m.command, m.named, ref)
	if c == nil {
		return
	}
	if !c.stamped {
		c.stamped, c.stampOn, c.first, c.allowed = true, m.where, ref, m.by
		return
	}
	if model.CompareRefs(ref, c.first) < 0 {
		c.first = ref
	}
	c.conflict = c.conflict || c.stampOn != m.where
	c.allowed = both(c.allowed, m.by)
}

// both keeps the types that are in each list.
func both(a, b []value.Type) []value.Type {
	if slices.Equal(a, b) {
		return a
	}
	var out []value.Type
	for _, t := range a {
		if slices.Contains(b, t) {
			out = append(out, t)
		}
	}
	return out
}

func (b *book) noteOutcome(ref model.Ref, o *notedOutcome) {
	b.breaks(10, o.wellFormed, ref, "an outcome is applied, or rejected with a code")
	if c := b.command(o.command, o.named, ref); c != nil {
		c.outcome, c.applied, c.kind, c.actor, c.on = true, o.applied, o.kind, o.actor, o.on
	}
}

func (b *book) command(key commandKey, named bool, ref model.Ref) *commandFacts {
	b.breaks(10, named, ref, "it names no command")
	if !named {
		return nil
	}
	c := b.commands[key]
	if c == nil {
		c = &commandFacts{}
		b.commands[key] = c
	}
	return c
}

func digestOfStamp(s model.Stamp) digest {
	var room [96]byte
	text := append(append(room[:0], s.Transaction...), 0)
	return digest(maphash.Bytes(digestSeed, binary.BigEndian.AppendUint64(text, uint64(s.At))))
}

// was tells whether a command is applied and of one of some types.
func (b *book) was(id value.CommandID, types []value.Type) bool {
	key, ok := keyOf(id)
	c := b.commands[key]
	return ok && c != nil && c.applied && slices.Contains(types, c.kind)
}

// signed tells whether an applied command is the party's signature under an agreement.
func (b *book) signed(id value.CommandID, party value.DID) bool {
	key, ok := keyOf(id)
	c := b.commands[key]
	return ok && c != nil && c.applied && c.kind == "AgreementSigned" && c.actor == digestOf(string(party))
}

// checkCommands asks that every stamp's command is applied, where the stamp says, and of a type that makes such records.
func (b *book) checkCommands() {
	var unexplained []commandKey
	for key, c := range b.commands {
		if c.stamped && !c.explained() {
			unexplained = append(unexplained, key)
		}
	}
	slices.SortFunc(unexplained, func(x, y commandKey) int { return bytes.Compare(x[:], y[:]) })
	for _, key := range unexplained {
		b.breaks(10, false, b.commands[key].first, "no applied command explains it")
	}
}

func (c *commandFacts) explained() bool {
	return c.outcome && c.applied && !c.conflict && c.stampOn == c.on && slices.Contains(c.allowed, c.kind)
}
