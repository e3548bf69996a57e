package projection_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/hyperledger/fabric-protos-go-apiv2/common"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
	"holdfast/gateway/ledger/ledgertest"
	"holdfast/gateway/projection"
	"holdfast/gateway/store"
)

// alarmed follows the ledger until the alarm and returns it.
func (w *world) alarmed(s site) store.Alarm {
	w.Helper()
	height, err := w.ledger.Channel("member1").Height(context.Background())
	if err != nil {
		w.Fatal(err)
	}
	if err := s.WaitHeight(context.Background(), height); !errors.Is(err, projection.ErrHalted) {
		w.Fatalf("no alarm: %v", err)
	}
	return *s.Alarm()
}

// written is the true write of a record.
func written(t *testing.T, r model.Record) ledgertest.Write {
	t.Helper()
	value, err := record.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	return ledgertest.Write{Key: record.Key(r.Ref()), Value: value}
}

func TestAWriteThatNoSignedCommandExplainsRaisesAnAlarm(t *testing.T) {
	batch := func(w *world, commands ...model.SignedCommand) string {
		encoded, err := model.EncodeBatch(commands)
		if err != nil {
			w.Fatal(err)
		}
		return string(encoded)
	}
	lot := func(w *world) ledgertest.Write {
		return written(w.T, model.Desk{Member: "member1", Kind: model.IdentityDesk, Party: w.ledger.Person().DID, Until: 1})
	}
	call := func(args ...string) ledgertest.Transaction { return ledgertest.Transaction{Args: args} }
	for name, c := range map[string]struct {
		code  string
		forge func(w *world, person *ledgertest.Person) ledgertest.Transaction
	}{
		"a batch of nobody's commands": {projection.AlarmUnexplained, func(w *world, _ *ledgertest.Person) ledgertest.Transaction {
			t := call("Submit", batch(w, w.ledger.Person().Introduction("member1", w.ledger.Person())))
			t.Writes = []ledgertest.Write{lot(w)}
			return t
		}},
		"no batch at all": {projection.AlarmUnexplained, func(w *world, _ *ledgertest.Person) ledgertest.Transaction {
			t := call("Submit", "{}")
			t.Writes = []ledgertest.Write{lot(w)}
			return t
		}},
		"no argument": {projection.AlarmUnexplained, func(w *world, _ *ledgertest.Person) ledgertest.Transaction {
			t := call()
			t.Writes = []ledgertest.Write{lot(w)}
			return t
		}},
		"a function for personal data": {projection.AlarmUnexplained, func(w *world, _ *ledgertest.Person) ledgertest.Transaction {
			t := call("PutPersonal", "Member1MSP")
			t.Writes = []ledgertest.Write{lot(w)}
			return t
		}},
		"a function that purges": {projection.AlarmUnexplained, func(w *world, _ *ledgertest.Person) ledgertest.Transaction {
			t := call("PurgePersonal", "Member1MSP", strings.Repeat("0", 64))
			t.Metadata = 1
			return t
		}},
		"an unknown function": {projection.AlarmUnexplained, func(w *world, _ *ledgertest.Person) ledgertest.Transaction {
			t := call("Repair")
			t.Writes = []ledgertest.Write{lot(w)}
			return t
		}},
		"an unknown function that writes privately": {projection.AlarmUnexplained, func(w *world, _ *ledgertest.Person) ledgertest.Transaction {
			t := call("Repair")
			t.Private = 1
			return t
		}},
		"another chaincode": {projection.AlarmUnexplained, func(w *world, _ *ledgertest.Person) ledgertest.Transaction {
			return ledgertest.Transaction{Chaincode: "other", Namespace: ledgertest.Chaincode, Args: []string{"Submit"}, Writes: []ledgertest.Write{lot(w)}}
		}},
		"under another name": {projection.AlarmUnexplained, func(w *world, person *ledgertest.Person) ledgertest.Transaction {
			t := call("Submit", batch(w, w.appoint(person)))
			t.Namespace, t.Writes = "elsewhere", []ledgertest.Write{lot(w)}
			return t
		}},
		"beside a command's own writes": {projection.AlarmUnexplained, func(w *world, person *ledgertest.Person) ledgertest.Transaction {
			t := w.ledger.Honest("member1", w.appoint(person))
			t.Writes = append(t.Writes, lot(w))
			return t
		}},
		"metadata beside them": {projection.AlarmUnexplained, func(w *world, person *ledgertest.Person) ledgertest.Transaction {
			t := w.ledger.Honest("member1", w.appoint(person))
			t.Metadata = 1
			return t
		}},
		"private data beside them": {projection.AlarmUnexplained, func(w *world, person *ledgertest.Person) ledgertest.Transaction {
			t := w.ledger.Honest("member1", w.appoint(person))
			t.Private = 1
			return t
		}},
		"another value": {projection.AlarmDiffers, func(w *world, person *ledgertest.Person) ledgertest.Transaction {
			t := w.ledger.Honest("member1", w.appoint(person))
			t.Writes[0].Value = append(t.Writes[0].Value, ' ')
			return t
		}},
		"a deletion": {projection.AlarmDiffers, func(w *world, person *ledgertest.Person) ledgertest.Transaction {
			t := w.ledger.Honest("member1", w.appoint(person))
			t.Writes[0].Delete, t.Writes[0].Value = true, nil
			return t
		}},
		"a write left out": {projection.AlarmDiffers, func(w *world, person *ledgertest.Person) ledgertest.Transaction {
			t := w.ledger.Honest("member1", w.appoint(person))
			t.Writes = t.Writes[1:]
			return t
		}},
		"an expired command": {projection.AlarmUnexplained, func(w *world, person *ledgertest.Person) ledgertest.Transaction {
			t := w.ledger.Honest("member1", w.appoint(person))
			t.At = t.At.Add(2 * time.Hour)
			return t
		}},
	} {
		t.Run(name, func(t *testing.T) {
			simulate(t, func(w *world) {
				person := w.people(1)[0]
				s := w.site("a", w.ledger.Channel("member1"))
				height := w.reaches(s)
				before := contents(t, s.store)
				forged := c.forge(w, person)
				if forged.Chaincode == "" {
					forged.Chaincode = ledgertest.Chaincode
				}
				if forged.At.IsZero() {
					forged.At, forged.MSP = time.Now(), "Member1MSP"
				}
				honest := w.ledger.Honest("member1", w.ledger.Person().Introduction("member1", w.admin["member1"]))
				w.ledger.Forge(honest, forged)
				alarm := w.alarmed(s)
				if alarm.Code != c.code || alarm.Block != height+1 || alarm.Index != 1 || alarm.Transaction == "" {
					t.Errorf("the alarm is %+v", alarm)
				}
				w.people(1)
				time.Sleep(time.Second)
				if after := contents(t, s.store); after != before || s.Height() != height {
					t.Errorf("at height %d the read model moved on:\n%s", s.Height(), after)
				}
			})
		})
	}
}

func TestAnAlarmNamesTheOneRegisterThatIsWrittenInto(t *testing.T) {
	const one, other = value.IssuerID("issuer-000102030405060708090a0b0c0d0e0f"), value.IssuerID("issuer-f00102030405060708090a0b0c0d0e0f")
	link := func(w *world, issuer value.IssuerID) ledgertest.Write {
		return written(w.T, model.EntryOf{Issuer: issuer, Party: w.ledger.Person().DID})
	}
	for name, c := range map[string]struct {
		writes func(w *world) []ledgertest.Write
		want   value.IssuerID
	}{
		"one":     {func(w *world) []ledgertest.Write { return []ledgertest.Write{link(w, one), link(w, one)} }, one},
		"several": {func(w *world) []ledgertest.Write { return []ledgertest.Write{link(w, one), link(w, other)} }, ""},
		"none": {func(w *world) []ledgertest.Write {
			return []ledgertest.Write{written(w.T, model.Desk{Member: "member1", Kind: model.IdentityDesk, Party: w.ledger.Person().DID, Until: 1})}
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			simulate(t, func(w *world) {
				s := w.site("a", w.ledger.Channel("member1"))
				w.reaches(s)
				w.ledger.Forge(ledgertest.Transaction{At: time.Now(), Chaincode: ledgertest.Chaincode, Args: []string{"Repair"}, Writes: c.writes(w)})
				if alarm := w.alarmed(s); alarm.Register != c.want || alarm.Code != projection.AlarmUnexplained {
					t.Errorf("the alarm is %+v", alarm)
				}
			})
		})
	}
}

func TestAnAlarmStandsUntilItsCauseIsGone(t *testing.T) {
	simulate(t, func(w *world) {
		s := w.site("a", w.ledger.Channel("member1"))
		w.reaches(s)
		w.ledger.Forge(ledgertest.Transaction{
			At: time.Now(), Chaincode: ledgertest.Chaincode, Args: []string{"Repair"}, Writes: []ledgertest.Write{{Key: "x", Value: []byte("y")}},
		})
		first := w.alarmed(s)
		s.stop()
		s = w.site("a", w.ledger.Channel("member1"))
		if again := w.alarmed(s); again != first {
			t.Errorf("after a restart the alarm is %+v; it was %+v", again, first)
		}
		if err := s.Rebuild(context.Background()); err != nil {
			t.Fatal(err)
		}
		if again := w.alarmed(s); again.Transaction != first.Transaction || again.Code != first.Code {
			t.Errorf("rebuilt, the alarm is %+v; it was %+v", again, first)
		}
	})
}

func TestWhatIsNotOursIsNotJudged(t *testing.T) {
	simulate(t, func(w *world) {
		s := w.site("a", w.ledger.Channel("member1"))
		w.ledger.Forge(
			ledgertest.Transaction{At: time.Now(), Chaincode: "_lifecycle", Args: []string{"Commit"}, Writes: []ledgertest.Write{{Key: "x", Value: []byte("y")}}},
			ledgertest.Transaction{At: time.Now(), Chaincode: ledgertest.Chaincode, Args: []string{"Ping"}},
			ledgertest.Transaction{At: time.Now(), Chaincode: ledgertest.Chaincode, Args: []string{"PutPersonal", "Member1MSP"}, Private: 1},
			ledgertest.Transaction{At: time.Now(), Chaincode: ledgertest.Chaincode, Args: []string{"Submit", "{}"}},
		)
		w.reaches(s)
	})
}

func TestABlockThatDoesNotFollowRaisesAnAlarm(t *testing.T) {
	at := func(number uint64, change func(*common.Block)) func(*common.Block) {
		return func(b *common.Block) {
			if b.GetHeader().GetNumber() == number {
				change(b)
			}
		}
	}
	for name, c := range map[string]struct {
		code   string
		change func(*common.Block)
	}{
		"another previous block": {projection.AlarmChain, at(2, func(b *common.Block) { b.Header.PreviousHash = make([]byte, 32) })},
		"another number":         {projection.AlarmChain, at(2, func(b *common.Block) { b.Header.Number = 7 })},
		"other data":             {projection.AlarmUnreadable, at(2, func(b *common.Block) { b.Data.Data[0][40]++ })},
		"data left out":          {projection.AlarmUnreadable, at(2, func(b *common.Block) { b.Data.Data = nil })},
		"no header":              {projection.AlarmUnreadable, at(2, func(b *common.Block) { b.Header = nil })},
		"no flags":               {projection.AlarmUnreadable, at(2, func(b *common.Block) { b.Metadata = nil })},
		"another first block":    {projection.AlarmLedger, at(0, func(b *common.Block) { b.Header.PreviousHash = []byte("x") })},
	} {
		t.Run(name, func(t *testing.T) {
			simulate(t, func(w *world) {
				w.people(3)
				s := w.site("a", altered(w.ledger.Channel("member1"), c.change))
				if alarm := w.alarmed(s); alarm.Code != c.code {
					t.Errorf("the alarm is %+v", alarm)
				}
			})
		})
	}
}
