package rulestest

import (
	"slices"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
)

// Attempt makes a command about the thing under test that is in order but for the thing's state: the right actor, the
// right time, the right numbers. It may move the world's time.
type Attempt func(w *World) model.SignedCommand

// Machine is one state table, with a world for each of its states and an attempt for each command that concerns it.
type Machine[S ~string] struct {
	Table model.StateTable[S]
	// Reach makes a world in which the thing is in the state, and the attempts of each command on it.
	Reach func(t Tb, state S) (*World, map[value.Type]Attempt)
	// State reads the thing's state.
	State func(w *World) S
	// Because are the codes that say more than wrong-state.
	Because []value.Code
	// Guarded are commands that are allowed in a state and meet another rule in this test's world.
	Guarded map[S]map[value.Type]value.Code
}

// Test tries every command in every state: what the table names is done (or meets the rule that is expected), and what it
// does not name is rejected and changes nothing.
func (m Machine[S]) Test(t *testing.T) {
	for state, allowed := range m.Table {
		_, attempts := m.Reach(t, state)
		for _, kind := range rules.Types() {
			if attempts[kind] == nil {
				if slices.Contains(allowed, kind) {
					t.Errorf("%s: no attempt of %s, which the table names", state, kind)
				}
				continue
			}
			t.Run(string(state)+"/"+string(kind), func(t *testing.T) {
				w, attempts := m.Reach(t, state)
				if got := m.State(w); got != state {
					t.Fatalf("the world is in the state %s", got)
				}
				command := attempts[kind](w)
				switch code, guarded := m.Guarded[state][kind]; {
				case guarded:
					w.Rejected(code, command)
				case slices.Contains(allowed, kind):
					w.Applied(command)
				default:
					m.forbidden(t, w, command)
				}
				if _, known := m.Table[m.State(w)]; !known {
					t.Errorf("the state %s is not in the table", m.State(w))
				}
			})
		}
	}
}

func (m Machine[S]) forbidden(t *testing.T, w *World, command model.SignedCommand) {
	t.Helper()
	state := m.State(w)
	reply := w.Submit(command)[0]
	if reply.Status != model.Rejected || reply.Code != value.CodeWrongState && !slices.Contains(m.Because, reply.Code) {
		t.Errorf("got %s %s %v", reply.Status, reply.Code, reply.Args)
	}
	if m.State(w) != state {
		t.Errorf("the state became %s", m.State(w))
	}
}
