package value

import (
	"strconv"
)

// ArgForm says how an argument of a refusal is written, and so how a sentence shows it.
type ArgForm string

const (
	// AsWord is a name of this domain as it stands: a state, a kind, a field of a body.
	AsWord ArgForm = "word"
	// AsReason is a Reason.
	AsReason ArgForm = "reason"
	// AsWant is a Want's kind.
	AsWant ArgForm = "want"
	// AsType is a type of command.
	AsType ArgForm = "type"
	// AsID is an identifier.
	AsID ArgForm = "id"
	// AsTime is a moment, in RFC 3339 and UTC.
	AsTime ArgForm = "time"
	// AsDate is a day in Korea.
	AsDate ArgForm = "date"
	// AsShares is a number of shares, AsWon an amount of money, and AsNumber any other number; in decimal digits.
	AsShares ArgForm = "shares"
	AsWon    ArgForm = "won"
	AsNumber ArgForm = "number"
)

// Arg is one argument of a refusal: what makes a code's sentence speak of the case at hand. It holds no personal data and no text
// that could be worded in another way, because it is part of what peers endorse and of what every replay must find again.
type Arg struct {
	Name  string  `json:"name"`
	Form  ArgForm `json:"form"`
	Value string  `json:"value"`
}

// Reason is a stable name of which of a code's cases it is. Reasons are never renamed and never reused.
type Reason string

// The names of the arguments that stand in many refusals.
const (
	argReason = "reason"
	ArgField  = "field"
	argWant   = "want"
	ArgLeast  = "least"
	ArgMost   = "most"
)

// Because says which of a code's cases it is.
func Because(r Reason) Arg { return Arg{argReason, AsReason, string(r)} }

func AtTime(name string, t Time) Arg { return Arg{name, AsTime, t.String()} }

func OnDate(name string, d Date) Arg { return Arg{name, AsDate, string(d)} }

func InShares(name string, s Shares) Arg { return Arg{name, AsShares, strconv.FormatInt(int64(s), 10)} }

func InWon(name string, w Won) Arg { return Arg{name, AsWon, strconv.FormatInt(int64(w), 10)} }

func InNumber(name string, n int) Arg { return Arg{name, AsNumber, strconv.Itoa(n)} }

func OfType(name string, t Type) Arg { return Arg{name, AsType, clip(string(t))} }

func Word[W ~string](name string, w W) Arg { return Arg{name, AsWord, clip(string(w))} }

func AnID[I ~string](name string, i I) Arg { return Arg{name, AsID, clip(string(i))} }

// Want is what a field of a command should be and is not.
type Want struct {
	// Kind is a stable name; it is never renamed and never reused.
	Kind string
	// Least and Most are the bounds of those kinds that have them; where Most is 0 there is none.
	Least, Most int64
}

// What fields should be.
var (
	// AnIdentifier is a well-formed identifier of the kind that the field holds (a lot's, an entry's, a party's, a member's …).
	AnIdentifier = Want{Kind: "identifier"}
	// ADigest is 64 lowercase hexadecimal digits: a digest, a commitment, a salted address, a command's or an agreement's identity.
	ADigest = Want{Kind: "digest"}
	ADate   = Want{Kind: "date"}
	ATime   = Want{Kind: "time"}
	// AKey is a canonical public JWK of at most 1 KiB.
	AKey = Want{Kind: "key"}
	// AKnownValue is one of the values that the field's type has.
	AKnownValue = Want{Kind: "known-value"}
	// WantGiven and WantAbsent: the field must, or must not, be there in this combination.
	WantGiven  = Want{Kind: "given"}
	WantAbsent = Want{Kind: "absent"}
	// WantOnce: a list names each thing only once.
	WantOnce = Want{Kind: "once"}
	// WantAnother: it must differ from the other field it is compared with.
	WantAnother = Want{Kind: "another"}
	// WantInOrder: it comes after what it is compared with.
	WantInOrder = Want{Kind: "in-order"}
	// WantSum: it is the sum or the product of the parts.
	WantSum = Want{Kind: "adds-up"}
	// WantFits: it belongs to the kind of thing that the rest of the body describes.
	WantFits = Want{Kind: "fits"}
)

// AtLeast is a number that is no smaller.
func AtLeast(least int64) Want { return Want{Kind: "at-least", Least: least} }

// Within is a number, an amount or a length of time between bounds.
func Within(least, most int64) Want { return Want{"within", least, most} }

// Many is a list with so many elements.
func Many(least, most int64) Want { return Want{"many", least, most} }

// AText is 1 to most characters that can be seen, without surrounding space.
func AText(most int64) Want { return Want{"text", 1, most} }

// AName is so many of the characters A-Z a-z 0-9 . _ -
func AName(least, most int64) Want { return Want{"name", least, most} }

// Digits are so many decimal digits.
func Digits(n int64) Want { return Want{"digits", n, n} }

// Args are what a refusal says of a field that is not what it should be.
func (w Want) Args(field string) []Arg {
	out := []Arg{Word(ArgField, field), {argWant, AsWant, w.Kind}}
	if w.Least != 0 || w.Most != 0 || w.Kind == "at-least" {
		out = append(out, Arg{ArgLeast, AsNumber, strconv.FormatInt(w.Least, 10)})
	}
	if w.Most != 0 {
		out = append(out, Arg{ArgMost, AsNumber, strconv.FormatInt(w.Most, 10)})
	}
	return out
}

// WantCountable is a price whose product with the number of shares is an amount that can be counted.
var WantCountable = Want{Kind: "countable"}

// WantAny is for several fields, named with commas between: at least one of them is there.
var WantAny = Want{Kind: "any-given"}
