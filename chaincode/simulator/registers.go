package simulator

import (
	"iter"
	"reflect"
	"slices"

	"holdfast/chaincode/check"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
)

// register is everything that the invariants of one register look at: its records, and the outcomes of the commands that they
// name.
type register struct {
	ID      value.IssuerID
	cells   []*cell
	kinds   map[value.Kind][]*cell
	touched bool
	// commands counts those that were sent about it.
	commands int
}

// registers sorts the ledger's records by register as they come, so that a block is checked by what it touched. What belongs
// to no register, parties and desks, is in common.
type registers struct {
	common *register
	all    []*register
	// homes finds the register of whatever has an identifier there.
	homes   map[string]*register
	touched []*register
	noter   *check.Noter
}

func newRegisters() *registers {
	return &registers{common: &register{kinds: map[value.Kind][]*cell{}}, homes: map[string]*register{}, noter: check.NewNoter(rules.Known().Latest())}
}

// note sorts the writes of a valid transaction in.
func (s *registers) note(e *Envelope) {
	var strange []*cell
	for _, w := range e.writes {
		if len(w.cell.homes) == 0 && !s.place(w.cell, w.record, e) {
			strange = append(strange, w.cell)
			continue
		}
		s.touch(w.cell)
	}
	// What names a record that stands later in the order finds it now; the rest is nobody's.
	for _, c := range strange {
		if !s.place(c, c.head().record, e) {
			s.add(s.common, c)
		}
		s.touch(c)
	}
}

func (s *registers) touch(c *cell) {
	for _, r := range c.homes {
		if !r.touched {
			r.touched = true
			s.touched = append(s.touched, r)
		}
	}
}

// place finds the register of a new record, and adds the outcomes of the commands that the record names.
func (s *registers) place(c *cell, r model.Record, e *Envelope) bool {
	home := s.homeOf(c, r, e)
	if home == nil {
		return false
	}
	s.add(home, c)
	for id, command := range namedIn(r) {
		if command {
			s.add(home, e.outcome(value.CommandID(id)))
		}
	}
	return true
}

func (s *registers) homeOf(c *cell, r model.Record, e *Envelope) *register {
	if a, ok := r.(model.Application); ok {
		home := &register{ID: a.ID, kinds: map[value.Kind][]*cell{}}
		s.all = append(s.all, home)
		s.homes[string(a.ID)] = home
		return home
	}
	if o, ok := r.(model.Outcome); ok {
		if home, ok := s.homes[string(e.command(o.Command).Register)]; ok {
			return home
		}
	}
	for id := range namedIn(r) {
		if home, ok := s.homes[id]; ok {
			return home
		}
	}
	return nil
}

func (s *registers) add(home *register, c *cell) {
	if c == nil || slices.Contains(c.homes, home) {
		return
	}
	c.homes = append(c.homes, home)
	home.cells = append(home.cells, c)
	home.kinds[c.ref.Kind] = append(home.kinds[c.ref.Kind], c)
	if home != s.common && c.ref.Kind != model.KindOutcome {
		s.homes[c.ref.ID] = home
	}
}

// settle looks at the registers that were touched since it was asked last, in the order in which they were.
func (s *registers) settle() (*register, []check.Violation) {
	for _, r := range s.touched {
		r.touched = false
		if broken := check.CheckNoted(r.noted(s.noter)); len(broken) > 0 {
			return r, broken
		}
	}
	s.touched = s.touched[:0]
	return nil, nil
}

// noted are the register's records as the invariants read them: each version once.
func (r *register) noted(noter *check.Noter) iter.Seq[*check.Noted] {
	return func(yield func(*check.Noted) bool) {
		for _, c := range r.cells {
			if found := c.note(noter); found != nil && !yield(found) {
				return
			}
		}
	}
}

// note reads the newest value for the invariants, if it has not been read before. It is nil where there is none.
func (c *cell) note(noter *check.Noter) *check.Noted {
	if len(c.versions) == 0 {
		return nil
	}
	head := &c.versions[len(c.versions)-1]
	if head.noted == nil && head.record != nil {
		noted := noter.Note(head.record)
		head.noted = &noted
	}
	return head.noted
}

// command finds a command of the transaction.
func (e *Envelope) command(id value.CommandID) *Command {
	for _, c := range e.Batch {
		if c.ID == id {
			return c
		}
	}
	return &Command{}
}

// outcome finds the cell of a command's outcome among what the transaction read and wrote.
func (e *Envelope) outcome(id value.CommandID) *cell {
	ref := model.OutcomeRef(id)
	for _, w := range e.writes {
		if w.cell.ref == ref {
			return w.cell
		}
	}
	return nil
}

// namedIn goes over the identifiers in a record, and tells of each whether it is a command's: they are the texts that are long
// enough.
func namedIn(r model.Record) iter.Seq2[string, bool] {
	return func(yield func(string, bool) bool) { eachID(reflect.ValueOf(r), yield) }
}

// leastID is the length of the shortest identifier that can name another record, "lot-" and 32 digits.
const leastID = 36

var commandType = reflect.TypeFor[value.CommandID]()

func eachID(v reflect.Value, yield func(string, bool) bool) bool {
	switch v.Kind() {
	case reflect.String:
		return v.Len() < leastID || yield(v.String(), v.Type() == commandType)
	case reflect.Pointer:
		return v.IsNil() || eachID(v.Elem(), yield)
	case reflect.Struct:
		for i := range v.NumField() {
			if !eachID(v.Field(i), yield) {
				return false
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			if !eachID(v.Index(i), yield) {
				return false
			}
		}
	}
	return true
}
