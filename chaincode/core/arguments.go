package core

import "strconv"

// Form says how an argument of a refusal is written, and so how a sentence shows it.
type Form string

const (
	// AsWord is a name of this domain as it stands: a state, a kind, a field of a body.
	AsWord Form = "word"
	// AsReason is a Reason.
	AsReason Form = "reason"
	// AsWant is a Want's kind.
	AsWant Form = "want"
	// AsType is a type of command.
	AsType Form = "type"
	// AsID is an identifier.
	AsID Form = "id"
	// AsTime is a moment, in RFC 3339 and UTC.
	AsTime Form = "time"
	// AsDate is a day in Korea.
	AsDate Form = "date"
	// AsShares is a number of shares, AsWon an amount of money, and AsNumber any other number; in decimal digits.
	AsShares Form = "shares"
	AsWon    Form = "won"
	AsNumber Form = "number"
)

// Arg is one argument of a refusal: what makes a code's sentence speak of the case at hand. It holds no personal data and no text
// that could be worded in another way, because it is part of what peers endorse and of what every replay must find again.
type Arg struct {
	Name  string `json:"name"`
	Form  Form   `json:"form"`
	Value string `json:"value"`
}

// Reason is a stable name of which of a code's cases it is. Reasons are never renamed and never reused.
type Reason string

// The names of the arguments that stand in many refusals.
const (
	argReason = "reason"
	argField  = "field"
	argWant   = "want"
	argLeast  = "least"
	argMost   = "most"
)

// because says which of a code's cases it is.
func because(r Reason) Arg { return Arg{argReason, AsReason, string(r)} }

func atTime(name string, t Time) Arg       { return Arg{name, AsTime, t.String()} }
func onDate(name string, d Date) Arg       { return Arg{name, AsDate, string(d)} }
func inShares(name string, s Shares) Arg   { return Arg{name, AsShares, strconv.FormatInt(int64(s), 10)} }
func inWon(name string, w Won) Arg         { return Arg{name, AsWon, strconv.FormatInt(int64(w), 10)} }
func inNumber(name string, n int) Arg      { return Arg{name, AsNumber, strconv.Itoa(n)} }
func ofType(name string, t Type) Arg       { return Arg{name, AsType, clip(string(t))} }
func word[W ~string](name string, w W) Arg { return Arg{name, AsWord, clip(string(w))} }
func anID[I ~string](name string, i I) Arg { return Arg{name, AsID, clip(string(i))} }

// Want is what a field of a command should be and is not.
type Want struct {
	// Kind is a stable name; it is never renamed and never reused.
	Kind string
	// Least and Most are the bounds of those kinds that have them; where Most is 0 there is none.
	Least, Most int64
}

// What fields should be.
var (
	// anIdentifier is a well-formed identifier of the kind that the field holds (a lot's, an entry's, a party's, a member's …).
	anIdentifier = Want{Kind: "identifier"}
	// aDigest is 64 lowercase hexadecimal digits: a digest, a commitment, a command's or an agreement's identity.
	aDigest = Want{Kind: "digest"}
	aDate   = Want{Kind: "date"}
	aTime   = Want{Kind: "time"}
	// aKey is a canonical public JWK of at most 1 KiB.
	aKey = Want{Kind: "key"}
	// aKnownValue is one of the values that the field's type has.
	aKnownValue = Want{Kind: "known-value"}
	// wantGiven and wantAbsent: the field must, or must not, be there in this combination.
	wantGiven  = Want{Kind: "given"}
	wantAbsent = Want{Kind: "absent"}
	// wantOnce: a list names each thing only once.
	wantOnce = Want{Kind: "once"}
	// wantAnother: it must differ from the other field it is compared with.
	wantAnother = Want{Kind: "another"}
	// wantInOrder: it comes after what it is compared with.
	wantInOrder = Want{Kind: "in-order"}
	// wantSum: it is the sum or the product of the parts.
	wantSum = Want{Kind: "adds-up"}
	// wantFits: it belongs to the kind of thing that the rest of the body describes.
	wantFits = Want{Kind: "fits"}
)

// atLeast is a number that is no smaller.
func atLeast(least int64) Want { return Want{Kind: "at-least", Least: least} }

// within is a number, an amount or a length of time between bounds.
func within(least, most int64) Want { return Want{"within", least, most} }

// many is a list with so many elements.
func many(least, most int64) Want { return Want{"many", least, most} }

// aText is 1 to most characters that can be seen, without surrounding space.
func aText(most int64) Want { return Want{"text", 1, most} }

// aName is so many of the characters A-Z a-z 0-9 . _ -
func aName(least, most int64) Want { return Want{"name", least, most} }

// digits are so many decimal digits.
func digits(n int64) Want { return Want{"digits", n, n} }

// args are what a refusal says of a field that is not what it should be.
func (w Want) args(field string) []Arg {
	out := []Arg{word(argField, field), {argWant, AsWant, w.Kind}}
	if w.Least != 0 || w.Most != 0 || w.Kind == "at-least" {
		out = append(out, Arg{argLeast, AsNumber, strconv.FormatInt(w.Least, 10)})
	}
	if w.Most != 0 {
		out = append(out, Arg{argMost, AsNumber, strconv.FormatInt(w.Most, 10)})
	}
	return out
}

// wantCountable is a price whose product with the number of shares is an amount that can be counted.
var wantCountable = Want{Kind: "countable"}

// wantAny is for several fields, named with commas between: at least one of them is there.
var wantAny = Want{Kind: "any-given"}
