package replay

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"holdfast/chaincode/check"
	domain "holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
)

// Report is what a history came to.
type Report struct {
	Ledger value.LedgerID `json:"ledger"`
	// Height is the block of the last transaction.
	Height uint64 `json:"height"`
	// Transactions took effect, Invalid did not. Applied and Rejected count the commands with an outcome; one that was sent
	// again counts once. Refused counts those that left none: the wrong key signed them, or somebody altered them.
	Transactions int `json:"transactions"`
	Invalid      int `json:"invalid"`
	Applied      int `json:"applied"`
	Rejected     int `json:"rejected"`
	Refused      int `json:"refused"`
	Records      int `json:"records"`
	// Hash is the whole ledger's.
	Hash      string     `json:"hash"`
	Registers []Register `json:"registers"`
	// Broken are the invariants that do not hold, at most 100.
	Broken []check.Violation `json:"broken"`
}

// Register is what a history made of one register.
type Register struct {
	Issuer  value.IssuerID `json:"issuer"`
	Name    string         `json:"name,omitempty"`
	Records int            `json:"records"`
	Hash    string         `json:"hash"`
}

// ledger is the replayed state. A record that was put into it is never written into.
type ledger map[model.Ref]model.Record

// Load implements ledger.State.
func (l ledger) Load(ref model.Ref) (model.Record, error) { return l[ref], nil }

// Run reads a history to its end and decides each command again. It fails for a history that is out of form; a command that is
// refused or rejected is part of a history and no failure.
func Run(in io.Reader, verifier domain.Verifier) (Report, error) {
	report, state, err := run(in, verifier)
	if err != nil {
		return report, err
	}
	return report, state.sum(&report)
}

// State is the records that a history comes to.
func State(in io.Reader, verifier domain.Verifier) (map[model.Ref]model.Record, error) {
	_, state, err := run(in, verifier)
	return state, err
}

func run(in io.Reader, verifier domain.Verifier) (Report, ledger, error) {
	lines := newReader(in)
	header, err := lines.header()
	if err != nil {
		return Report{}, nil, err
	}
	report, state := Report{Ledger: header.Ledger, Registers: []Register{}, Broken: []check.Violation{}}, ledger{}
	for {
		t, err := lines.next()
		if errors.Is(err, io.EOF) {
			if read := lines.line - 1; header.Transactions > 0 && read != header.Transactions {
				return report, nil, fmt.Errorf("the history has %d of its %d transactions", read, header.Transactions)
			}
			return report, state, nil
		}
		if err != nil {
			return report, nil, err
		}
		if err := state.take(t, verifier, &report); err != nil {
			return report, nil, fmt.Errorf("line %d: %w", lines.line, err)
		}
	}
}

// take decides a transaction's commands.
func (l ledger) take(t Transaction, verifier domain.Verifier, report *Report) error {
	report.Height = t.Block
	if t.Validation != Valid {
		report.Invalid++
		return nil
	}
	facts := domain.Facts{Ledger: report.Ledger, Time: t.At, Transaction: t.ID, Submitter: t.Submitter}
	result, err := rules.Execute(l, verifier, facts, t.Commands)
	if err != nil {
		return err
	}
	report.Transactions++
	for _, reply := range result.Replies {
		switch {
		case reply.Repeated:
		case reply.Status == model.Applied:
			report.Applied++
		case reply.Status == model.Rejected:
			report.Rejected++
		case reply.Status == model.Refused:
			report.Refused++
		}
	}
	for _, written := range result.Writes {
		l[written.Ref()] = written
	}
	return nil
}

// sum computes the hashes and looks at the invariants.
func (l ledger) sum(report *Report) error {
	keys := make(map[string]model.Ref, len(l))
	for ref := range l {
		keys[record.Key(ref)] = ref
	}
	whole, registers := NewDigest(), map[value.IssuerID]*Digest{}
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		val, err := record.Encode(l[keys[key]])
		if err != nil {
			return err
		}
		whole.Add(val)
		issuer := l.registerOf(l[keys[key]])
		if issuer == "" {
			continue
		}
		if registers[issuer] == nil {
			registers[issuer] = NewDigest()
		}
		registers[issuer].Add(val)
	}
	report.Hash, report.Records = whole.Sum(), whole.Records()
	for _, id := range slices.Sorted(maps.Keys(registers)) {
		issuer, _ := l[model.IssuerRef(id)].(model.Issuer)
		report.Registers = append(report.Registers, Register{id, issuer.Name, registers[id].Records(), registers[id].Sum()})
	}
	report.Broken = append(report.Broken, rules.Check(maps.Values(l))...)
	return nil
}

// registerOf finds the register of a record, through the record that says it where the record itself does not.
func (l ledger) registerOf(r model.Record) value.IssuerID {
	for r != nil {
		issuer, through := model.RegisterOf(r)
		if issuer != "" || through == (model.Ref{}) {
			return issuer
		}
		r = l[through]
	}
	return ""
}
