package model

import (
	"fmt"
	"maps"
	"slices"

	"holdfast/chaincode/value"
)

// Sentence is a text for a person, in both languages.
type Sentence struct {
	Korean  string `json:"ko"`
	English string `json:"en"`
}

// Group is what one package of acts brings to a set of rules: the acts' rows, and what people are told of its codes and reasons.
type Group struct {
	Acts []map[value.Type]Act
	// Refusals are codes of commands of which nothing is written, Rejections those of authenticated commands that a rule forbids.
	Refusals, Rejections map[value.Code]Explanation
	Reasons              map[value.Reason]Label
}

// Explanation is what happened and what to do about it, in both languages. Places in braces stand for a refusal's arguments.
type Explanation struct{ Korean, English, DoKorean, DoEnglish string }

// Set is a set of rules as a value: every act with its attributes, and what people are told of its codes and reasons. It is never
// changed once a ledger runs by it: what decides differently is another set, and a ledger goes over to it by an act (RulesSelected),
// so that replaying what came before gives what it gave.
type Set struct {
	// Name is what the ledger's record calls it, for example "2027-1".
	Name string
	// Bounds are its periods and limits.
	Bounds               Bounds
	Acts                 map[value.Type]Act
	makers               map[Role][]value.Type
	refusals, rejections map[value.Code]Explanation
	reasons              map[value.Reason]Label
}

// NewSet joins groups of acts. Two groups with the same act, code or reason are a fault of the program, and it does not start.
func NewSet(name string, bounds Bounds, groups ...Group) *Set {
	s := &Set{
		Name: name, Bounds: bounds, Acts: map[value.Type]Act{}, makers: map[Role][]value.Type{}, refusals: map[value.Code]Explanation{}, rejections: map[value.Code]Explanation{},
		reasons: map[value.Reason]Label{},
	}
	for _, group := range groups {
		for _, acts := range group.Acts {
			join(s.Acts, acts)
		}
		join(s.refusals, group.Refusals)
		join(s.rejections, group.Rejections)
		join(s.reasons, group.Reasons)
	}
	for _, name := range s.Types() {
		for _, r := range s.Acts[name].Makes {
			s.makers[r] = append(s.makers[r], name)
		}
	}
	return s
}

func join[K comparable, V any](into, from map[K]V) {
	for k, v := range from {
		if _, twice := into[k]; twice {
			panic(fmt.Sprintf("two groups have %v", k))
		}
		into[k] = v
	}
}

// Act finds an act's row.
func (s *Set) Act(name value.Type) (Act, bool) {
	a, ok := s.Acts[name]
	return a, ok
}

// Explanation is what people are told of a code, and whether it is one of those of which nothing is written.
func (s *Set) Explanation(code value.Code) (e Explanation, refused, known bool) {
	if e, known = s.refusals[code]; known {
		return e, true, true
	}
	e, known = s.rejections[code]
	return e, false, known
}

// Reason is what people are told of a reason; empty for one that the set does not have.
func (s *Set) Reason(r value.Reason) Label { return s.reasons[r] }

// Makers lists the types that may play a role in a record's stamps, ordered by name.
func (s *Set) Makers(r Role) []value.Type { return s.makers[r] }

// Types lists every type of command, ordered by name.
func (s *Set) Types() []value.Type { return slices.Sorted(maps.Keys(s.Acts)) }

// Refusals and Rejections list the codes that the set explains, ordered by name.
func (s *Set) Refusals() []value.Code { return slices.Sorted(maps.Keys(s.refusals)) }

// Rejections lists the codes of authenticated commands that a rule forbids, ordered by name.
func (s *Set) Rejections() []value.Code { return slices.Sorted(maps.Keys(s.rejections)) }

// Reasons lists the reasons that tell a code's cases apart, ordered by name.
func (s *Set) Reasons() []value.Reason { return slices.Sorted(maps.Keys(s.reasons)) }

// NewBody makes an empty body of a type, nil for a type that does not exist.
func (s *Set) NewBody(name value.Type) Body {
	a, ok := s.Acts[name]
	if !ok {
		return nil
	}
	return a.Body()
}

// About is what is known of a type, for documents and screens.
type About struct {
	Type   value.Type `json:"type"`
	Name   Label      `json:"name"`
	Signer Label      `json:"signer"`
	Source string     `json:"source,omitempty"`
	// Sentence is the template of what a wallet shows.
	Sentence Label `json:"sentence"`
	Office   bool  `json:"office,omitempty"`
	// Cosigned says that others sign the same bytes too, be it only to prove that they have a key that the act brings.
	Cosigned bool `json:"cosigned,omitempty"`
	Register bool `json:"register,omitempty"`
}

// About lists what is known of every type, ordered by name.
func (s *Set) About() []About {
	out := make([]About, 0, len(s.Acts))
	for _, name := range s.Types() {
		a := s.Acts[name]
		_, keyed := a.Body().(brings)
		out = append(out, About{name, a.Name, a.Signer, a.Source, a.Sentence, a.Office, a.Cosigned || keyed, a.OfRegister})
	}
	return out
}

// Sets are the sets that a program can run, in their order: a ledger goes over from one to a later one only.
type Sets []*Set

// Named finds a set, nil where the program cannot run it.
func (s Sets) Named(name string) *Set {
	if i := s.Index(name); i >= 0 {
		return s[i]
	}
	return nil
}

// Index is a set's place in the order, -1 where the program cannot run it.
func (s Sets) Index(name string) int {
	return slices.IndexFunc(s, func(set *Set) bool { return set.Name == name })
}

// Latest is the newest set, with which a new ledger is founded.
func (s Sets) Latest() *Set { return s[len(s)-1] }

// Names lists the sets, in their order.
func (s Sets) Names() []string {
	names := make([]string, len(s))
	for i, set := range s {
		names[i] = set.Name
	}
	return names
}
