package check

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Noted is a record with what Check reads from its stamps and its name alone. Who looks at the same records again and again, as
// they stand, computes it once.
type Noted struct {
	record model.Record
	ref    model.Ref
	marks  []notedMark
	// wellNamed says that an agreement is named after its terms; true for everything else.
	wellNamed bool
	// outcome is what an outcome says.
	outcome notedOutcome
}

// notedMark is a stamp of a record: whose it is, if it names a command, where it says the record came about, which types may have
// made it, and whether what it made has a name that derives from the command.
type notedMark struct {
	command commandKey
	named   bool
	where   digest
	by      []value.Type
	derives bool
}

type notedOutcome struct {
	is, applied bool
	command     commandKey
	named       bool
	kind        value.Type
	actor, on   digest
	// wellFormed says that it is applied, or rejected with a code, and stamped by its own command.
	wellFormed bool
}

// Noter makes Noted records. It remembers the names that it has derived, some hundred bytes of each command that made something.
type Noter struct {
	set     *model.Set
	derived map[derivedKey]*derivedFrom
}

// NewNoter is a Noter that remembers nothing.
func NewNoter(set *model.Set) *Noter { return &Noter{set: set, derived: map[derivedKey]*derivedFrom{}} }

// Note reads a record, which nobody may change afterwards.
func (n *Noter) Note(r model.Record) Noted {
	out := Noted{record: r, ref: r.Ref(), wellNamed: true}
	switch r := r.(type) {
	case model.Outcome:
		out.outcome = noteOutcome(r)
	case model.Agreement:
		id, err := r.Terms.ID()
		out.wellNamed = err == nil && id == r.ID
	}
	s, ok := r.(model.Stamped)
	if !ok {
		return out
	}
	marks := s.Marks()
	out.marks = make([]notedMark, 0, len(marks))
	for _, m := range marks {
		if m.On == nil {
			continue
		}
		noted := notedMark{where: digestOfStamp(*m.On), by: n.set.Makers(m.Role)}
		noted.command, noted.named = keyOf(m.On.Command)
		noted.derives = m.Derived == "" || noted.named && n.derives(out.ref.ID, m.Derived, m.On.Command, noted.command)
		out.marks = append(out.marks, noted)
	}
	return out
}

func noteOutcome(o model.Outcome) notedOutcome {
	who := o.Actor
	if o.For != "" {
		who = o.For
	}
	out := notedOutcome{
		is: true, applied: o.Status == model.Applied, kind: o.Type, actor: digestOf(string(who)), on: digestOfStamp(o.On),
		wellFormed: o.On.Command == o.Command && (o.Status == model.Applied || o.Status == model.Rejected) && (o.Code == "") == (o.Status == model.Applied),
	}
	out.command, out.named = keyOf(o.Command)
	return out
}

// derivedFrom is what a command may have made of a kind, computed as far as was asked for.
type derivedFrom struct {
	next int
	ids  []digest
}

type derivedKey struct {
	command commandKey
	kind    value.Kind
}

// mostDerived is how many things of a kind one command makes at most: the lots of a page.
const mostDerived = value.MaxPageLots

// derives tells whether an identifier is one of those that a command makes.
func (n *Noter) derives(id string, kind value.Kind, command value.CommandID, key commandKey) bool {
	d := n.derived[derivedKey{key, kind}]
	if d == nil {
		d = &derivedFrom{}
		n.derived[derivedKey{key, kind}] = d
	}
	want := digestOf(id)
	found := slices.Contains(d.ids, want)
	for ; !found && d.next <= mostDerived; d.next++ {
		made := digestOf(value.Derive(string(kind), command, d.next))
		d.ids = append(d.ids, made)
		found = made == want
	}
	return found
}
