package projection

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
	"holdfast/gateway/projection/fabricblock"
	"holdfast/gateway/store"
)

// The alarms.
const (
	// AlarmUnexplained: the block writes what no signed command explains.
	AlarmUnexplained = "write-unexplained"
	// AlarmDiffers: a signed command explains another value, or a write that the block does not have.
	AlarmDiffers = "write-differs"
	// AlarmUnreadable: the block is not one that an honest peer delivers.
	AlarmUnreadable = "block-unreadable"
	// AlarmChain: the block does not follow the one before it.
	AlarmChain = "chain-broken"
	// AlarmLedger: block 0 is another ledger's.
	AlarmLedger = "other-ledger"
)

// alarmed is a finding of the auditor.
type alarmed struct{ store.Alarm }

func (a *alarmed) Error() string { return a.Code + ": " + a.Detail }

// finding is an alarm about a call, or about the whole block where there is none.
func finding(c fabricblock.Call, code, detail string) error {
	return &alarmed{store.Alarm{Position: store.Position{Index: c.Index}, Transaction: c.ID, Code: code, Detail: detail}}
}

// auditor decides every command again and compares what the rules write with what the ledger wrote.
type auditor struct {
	chaincode string
	verifier  ledger.Verifier
	ledger    value.LedgerID
	state     ledger.State
}

// judge explains a transaction, and names in an alarm the register that the transaction writes into.
func (a *auditor) judge(c fabricblock.Call) (store.Transaction, bool, error) {
	t, ok, err := a.explain(c)
	var found *alarmed
	if errors.As(err, &found) {
		found.Register = a.registerOf(c)
	}
	return t, ok, err
}

// registerOf is the one register that a transaction's writes are in; empty where they are in none or in several.
func (a *auditor) registerOf(c fabricblock.Call) value.IssuerID {
	var only value.IssuerID
	for _, n := range c.Written {
		for _, write := range n.Writes {
			issuer := a.registerOfWrite(write.GetKey(), write.GetValue())
			if issuer == "" {
				continue
			}
			if only != "" && only != issuer {
				return ""
			}
			only = issuer
		}
	}
	return only
}

// registerOfWrite finds it by what is written or, where that is no record, by what stood there.
func (a *auditor) registerOfWrite(key string, val []byte) value.IssuerID {
	ref, err := record.ParseKey(key)
	if err != nil {
		return ""
	}
	written, err := record.Decode(key, val)
	if err != nil {
		if written, err = a.state.Load(ref); err != nil {
			return ""
		}
	}
	for written != nil {
		issuer, through := model.RegisterOf(written)
		if issuer != "" || through == (model.Ref{}) {
			return issuer
		}
		if written, err = a.state.Load(through); err != nil {
			return ""
		}
	}
	return ""
}

// explain is the transaction with each write put down to the command that explains it; ok is false for a call that wrote
// nothing public and that the read model need not know. The error is an *alarmed, or says that the state cannot be read.
func (a *auditor) explain(c fabricblock.Call) (t store.Transaction, ok bool, err error) {
	if c.Chaincode != a.chaincode {
		for _, n := range c.Written {
			if n.Name == a.chaincode && !n.Empty() {
				return t, false, finding(c, AlarmUnexplained, "the chaincode "+clip(c.Chaincode)+" writes into the ledger's records")
			}
		}
		return t, false, nil
	}
	own, err := a.ownWrites(c)
	if err != nil {
		return t, false, err
	}
	switch function(c.Args) {
	case "Submit":
		return a.explainBatch(c, own)
	case "PutPersonal", "PurgePersonal":
		if len(own.Writes) > 0 || own.Metadata > 0 {
			return t, false, finding(c, AlarmUnexplained, function(c.Args)+" writes public records")
		}
		return t, false, nil
	}
	if !own.Empty() {
		return t, false, finding(c, AlarmUnexplained, "the function "+clip(function(c.Args))+" writes")
	}
	return t, false, nil
}

// ownWrites finds what a call of our chaincode writes, which must be under our name alone.
func (a *auditor) ownWrites(c fabricblock.Call) (fabricblock.Namespace, error) {
	var own fabricblock.Namespace
	for _, n := range c.Written {
		switch {
		case n.Name == a.chaincode:
			own = n
		case !n.Empty():
			return own, finding(c, AlarmUnexplained, "it writes under the name "+clip(n.Name))
		}
	}
	return own, nil
}

func (a *auditor) explainBatch(c fabricblock.Call, own fabricblock.Namespace) (store.Transaction, bool, error) {
	t := store.Transaction{ID: c.ID, Position: store.Position{Index: c.Index}, At: c.At, Submitter: c.Submitter}
	if own.Metadata > 0 || own.Private > 0 {
		return t, false, finding(c, AlarmUnexplained, "a batch writes metadata or private data")
	}
	var commands []model.SignedCommand
	if len(c.Args) == 2 {
		// A batch that cannot be read explains nothing; chaincode refuses it.
		commands, _ = model.DecodeBatch(c.Args[1])
	}
	explained := map[string][]byte{}
	local := &overlay{base: a.state, written: map[model.Ref]model.Record{}}
	facts := ledger.Facts{Ledger: a.ledger, Time: c.At, Transaction: c.ID, Submitter: c.Submitter}
	for place, signed := range commands {
		act, acted, err := a.act(local, facts, signed)
		if err != nil {
			return t, false, err
		}
		if !acted {
			continue
		}
		act.Place = place
		for _, write := range act.Writes {
			explained[write.Key] = write.Value
		}
		t.Acts = append(t.Acts, act)
	}
	return t, len(t.Acts) > 0, compare(c, own, explained)
}

// act decides one command on what the ones before it left. Commands of a batch are decided in order, each on what the ones
// before left, so that one by one they come to the same; this way each write is known to be its command's.
func (a *auditor) act(local *overlay, facts ledger.Facts, signed model.SignedCommand) (store.Act, bool, error) {
	result, err := rules.Execute(local, a.verifier, facts, []model.SignedCommand{signed})
	if err != nil {
		return store.Act{}, false, fmt.Errorf("replay the command %s: %w", signed.ID(), err)
	}
	if len(result.Writes) == 0 {
		return store.Act{}, false, nil
	}
	reply := result.Replies[0]
	act := store.Act{Command: reply.Command, Bytes: []byte(signed.Command), Proofs: signed.Proofs, Status: reply.Status, Code: reply.Code}
	var head struct {
		Type     value.Type     `json:"type"`
		Actor    value.DID      `json:"actor"`
		Register value.IssuerID `json:"register"`
	}
	if err := json.Unmarshal(act.Bytes, &head); err != nil {
		return act, false, fmt.Errorf("read the command %s: %w", signed.ID(), err)
	}
	act.Type, act.Actor, act.Register = head.Type, head.Actor, head.Register
	for _, written := range result.Writes {
		val, err := record.Encode(written)
		if err != nil {
			return act, false, err
		}
		local.written[written.Ref()] = written
		act.Writes = append(act.Writes, store.Write{Record: written, Key: record.Key(written.Ref()), Value: val})
	}
	return act, true, nil
}

// compare holds the block's writes against the explained ones, byte for byte.
func compare(c fabricblock.Call, own fabricblock.Namespace, explained map[string][]byte) error {
	for _, write := range own.Writes {
		value, ok := explained[write.GetKey()]
		switch {
		case !ok:
			return finding(c, AlarmUnexplained, "no command writes "+clip(write.GetKey()))
		case write.GetIsDelete():
			return finding(c, AlarmDiffers, "it deletes "+clip(write.GetKey()))
		case !bytes.Equal(value, write.GetValue()):
			return finding(c, AlarmDiffers, "the commands write another value of "+clip(write.GetKey()))
		}
	}
	if len(own.Writes) != len(explained) {
		return finding(c, AlarmDiffers, fmt.Sprintf("the commands write %d keys and the block %d", len(explained), len(own.Writes)))
	}
	return nil
}

// overlay is what a transaction's commands wrote so far, over the state.
type overlay struct {
	base    ledger.State
	written map[model.Ref]model.Record
}

// Load implements ledger.State.
func (o *overlay) Load(ref model.Ref) (model.Record, error) {
	if r, ok := o.written[ref]; ok {
		return r, nil
	}
	return o.base.Load(ref)
}

func function(args [][]byte) string {
	if len(args) == 0 {
		return ""
	}
	return string(args[0])
}

// clip keeps a stranger's text in a message short and printable.
func clip(s string) string {
	if len(s) > 200 {
		s = s[:200]
	}
	return fmt.Sprintf("%q", s)
}
