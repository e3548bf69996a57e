package ledger

import (
	"encoding/json"
	"regexp"
	"strings"

	domain "holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
)

// keys are what a command may conflict with others over: true for a key that it writes, or may write, and false for one that
// it only reads. Two commands conflict where one writes what the other reads or writes.
type keys map[string]bool

// conflictsWith tells whether the two must not be in flight in two batches.
func (k keys) conflictsWith(other keys) bool {
	if len(other) < len(k) {
		k, other = other, k
	}
	for key, writes := range k {
		if otherWrites, shared := other[key]; shared && (writes || otherWrites) {
			return true
		}
	}
	return false
}

func (k keys) add(other keys) {
	for key, writes := range other {
		k[key] = k[key] || writes
	}
}

// widelyRead are kinds of records that most commands read and few write.
var widelyRead = map[value.Kind]bool{
	model.KindLedger: true, model.KindIssuer: true, model.KindClass: true, model.KindAuthority: true,
	model.KindCalendar: true,
	// The one that a batch reads is not written while the batch is under way (Parameters.Reads).
	model.KindFresh: true,
}

// onlyRead tells whether a command, of which it is not known what it will write, only reads a record: one that is widely
// read, the actor's own party and desks, or the outcome of a command that it waits for.
func onlyRead(ref model.Ref, actor value.DID, id value.CommandID) bool {
	switch ref.Kind {
	case model.KindParty:
		return ref == model.PartyRef(actor)
	case model.KindDesk:
		return strings.HasSuffix(ref.ID, "/"+string(actor))
	case model.KindOutcome:
		return ref != model.OutcomeRef(id)
	}
	return widelyRead[ref.Kind]
}

// trial is what trying a command on the replayed state, which may be some blocks behind, tells.
type trial struct {
	keys keys
	// party is whose share of the queue the command takes; empty when no proof of it was seen.
	party value.DID
	// reply is the domain's, with an empty Status where the trial failed.
	reply domain.Reply
	// expires is when the command loses its force.
	expires value.Time
}

// try decides a command on the replayed state. Nothing comes of it but the keys, and the refusal of what no state would let
// pass.
func (c *Client) try(signed model.SignedCommand) trial {
	var head struct {
		Actor    value.DID       `json:"actor"`
		Register value.IssuerID  `json:"register"`
		Expires  value.Time      `json:"expires"`
		Body     json.RawMessage `json:"body"`
	}
	facts := domain.Facts{Ledger: c.options.Ledger, Time: c.now(), Transaction: "trial", Submitter: c.options.Members[c.options.Own]}
	result, err := rules.Execute(c.options.State, c.options.Verifier, facts, []model.SignedCommand{signed})
	t := trial{keys: keys{record.Key(model.OutcomeRef(signed.ID())): true}}
	if err == nil {
		t.reply = result.Replies[0]
	}
	if json.Unmarshal([]byte(signed.Command), &head) == nil {
		t.expires = head.Expires
	}
	switch t.reply.Status {
	case model.Applied:
		t.party = head.Actor
		for _, ref := range result.Reads {
			t.keys[record.Key(ref)] = false
		}
		for _, written := range result.Writes {
			t.keys[record.Key(written.Ref())] = true
		}
	case model.Rejected, model.Deferred:
		// The state may be behind: on the ledger the command may be applied.
		t.party = head.Actor
		for _, ref := range result.Reads {
			t.keys.add(keys{record.Key(ref): !onlyRead(ref, head.Actor, signed.ID())})
		}
		t.keys.add(named(head.Body))
	default:
		// Nothing is known of what it touches; such commands about one register, or by one actor, go one batch at a time.
		doubtful := string(head.Register)
		if doubtful == "" {
			doubtful = string(head.Actor)
		}
		t.keys["doubtful/"+doubtful] = true
	}
	return t
}

// hopeless tells whether no state of this ledger would do other than refuse the command.
func hopeless(code value.Code) bool {
	switch code {
	case value.CodeMalformed, value.CodeNotCanonical, value.CodeTooLarge, value.CodeUnknownType, value.CodeOtherLedger,
		value.CodeExpiryTooFar:
		return true
	}
	return false
}

var (
	derivedID = regexp.MustCompile(`^[a-z][a-z-]*-[0-9a-f]{32}$`)
	digestID  = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// named are the records that a command's body names by their identifiers, widely read ones left out. A digest is taken for
// an agreement's: if it is another's, the key stands for nothing and does no harm.
func named(body json.RawMessage) keys {
	var tree any
	if json.Unmarshal(body, &tree) != nil {
		return nil
	}
	found := keys{}
	collect(tree, found)
	return found
}

func collect(node any, into keys) {
	switch v := node.(type) {
	case map[string]any:
		for _, child := range v {
			collect(child, into)
		}
	case []any:
		for _, child := range v {
			collect(child, into)
		}
	case string:
		switch {
		case digestID.MatchString(v):
			into[record.Key(model.AgreementRef(value.AgreementID(v)))] = true
		case derivedID.MatchString(v):
			kind := value.Kind(v[:strings.LastIndexByte(v, '-')])
			if !widelyRead[kind] {
				into[record.Key(model.Ref{Kind: kind, ID: v})] = true
			}
		}
	}
}
