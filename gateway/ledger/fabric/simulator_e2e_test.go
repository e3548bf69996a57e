//go:build e2e

package fabric_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"maps"
	"reflect"
	"slices"
	"time"

	"github.com/hyperledger/fabric-protos-go-apiv2/common"
	"github.com/hyperledger/fabric-protos-go-apiv2/gateway"
	"github.com/hyperledger/fabric-protos-go-apiv2/ledger/rwset"
	"github.com/hyperledger/fabric-protos-go-apiv2/ledger/rwset/kvrwset"
	"github.com/hyperledger/fabric-protos-go-apiv2/msp"
	"github.com/hyperledger/fabric-protos-go-apiv2/peer"
	"google.golang.org/protobuf/proto"

	domain "holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/simulator"
	"holdfast/chaincode/value"
	"holdfast/gateway/ledger"
	"holdfast/gateway/ledger/fabric"
	"holdfast/gateway/ledger/ledgertest"
)

const (
	// sampledSeeds are played one after the other, each in so many rounds of so many transactions.
	sampledSeeds, sampledRounds, sampledTransactions = 2, 6, 6
	firstSampledSeed                                 = 20_260_921
	// lockstepPatience bounds the whole test.
	lockstepPatience = 4 * time.Minute
)

// lockstep is the real network and the simulator's chain, block by block.
type lockstep struct {
	*world
	ctx      context.Context
	channels []*fabric.Channel
	chain    *simulator.Chain
	blocks   <-chan *common.Block
	// endorsed are both sides' transactions by name.
	endorsed map[string]*simulator.Envelope
	real     map[string]ledger.Endorsed
	// ordered counts the transactions that the blocks brought, by what was decided of them.
	ordered map[simulator.Validity]int
	// seen are the names that the blocks brought.
	seen map[string]bool
	// refused counts what the orderers did not order twice.
	refused int
}

// asTheSimulator endorses a seed's transactions on the network and in the simulator at the same height, has them ordered with
// some withheld and some twice, and compares: every reply, every read with its version, every write, every validation code,
// and at the end the whole public state, byte for byte.
func asTheSimulator(w *world) {
	ctx, cancel := context.WithTimeout(context.Background(), lockstepPatience)
	defer cancel()
	l := &lockstep{
		world: w, ctx: ctx, chain: simulator.NewChain(w.ledger, proofs.Verifier{}), endorsed: map[string]*simulator.Envelope{},
		real: map[string]ledger.Endorsed{}, ordered: map[simulator.Validity]int{}, seen: map[string]bool{},
	}
	for _, member := range []value.MemberID{"member1", "member2", "member3", "member4"} {
		config, _ := w.network.config(member)
		channel, err := fabric.Connect(config, slog.New(slog.NewTextHandler(logFile(w.T, member), nil)), nil)
		if err != nil {
			w.Fatal(err)
		}
		w.Cleanup(func() { _ = channel.Close() })
		l.channels = append(l.channels, channel)
	}
	l.adopt()
	for seed := uint64(firstSampledSeed); seed < firstSampledSeed+sampledSeeds; seed++ {
		w.Logf("seed %d", seed)
		l.play(simulator.NewScript(seed, l.chain, l.cast()))
	}
	l.sameState()
	w.Logf("ordered: %v; not ordered twice: %d", l.ordered, l.refused)
	for _, decided := range []simulator.Validity{simulator.Valid, simulator.Conflict} {
		if l.ordered[decided] == 0 {
			w.Errorf("no transaction was %s: the comparison proves little", decided)
		}
	}
}

// adopt brings the chain to where the network stands.
func (l *lockstep) adopt() {
	l.blocks = l.channels[0].Blocks(l.ctx, 0)
	height := l.height()
	l.next() // block 0 configures the channel, and has the number at which the chain begins
	for l.chain.Height() < height {
		block := l.next()
		l.chain.Pass()
		for place, tx := range l.transactions(block) {
			if tx.decided != simulator.Valid {
				continue
			}
			for key, value := range tx.writes {
				if err := l.chain.Adopt(simulator.Version{Block: block.GetHeader().GetNumber(), Place: place}, key, value); err != nil {
					l.Fatal(err)
				}
			}
		}
	}
}

func (l *lockstep) next() *common.Block {
	l.Helper()
	select {
	case block, ok := <-l.blocks:
		if ok {
			return block
		}
	case <-l.ctx.Done():
	}
	l.Fatal("the blocks end")
	return nil
}

// height is the network's, once all peers have it.
func (l *lockstep) height() uint64 {
	l.Helper()
	for l.ctx.Err() == nil {
		heights := map[uint64]bool{}
		var last uint64
		for _, c := range l.channels {
			height, err := c.Height(l.ctx)
			if err != nil {
				l.Fatal(err)
			}
			heights[height], last = true, height
		}
		if len(heights) == 1 {
			return last
		}
	}
	l.Fatal("the peers do not come to one height")
	return 0
}

// cast are people with real keys; the administrators are those of the founding act.
func (l *lockstep) cast() simulator.Cast {
	known := map[string]*simulator.Person{}
	for member, admin := range l.admin {
		known["administrator of "+string(member)] = person(admin)
	}
	return func(name string) *simulator.Person {
		if known[name] == nil {
			known[name] = person(ledgertest.NewPerson(l.ledger))
		}
		return known[name]
	}
}

func person(p *ledgertest.Person) *simulator.Person {
	return &simulator.Person{DID: p.DID, Key: p.Key, JWK: p.JWK, Prove: p.ProvesAs}
}

// play brings the people onto the ledger, and then some rounds of transactions.
func (l *lockstep) play(s *simulator.Script) {
	for _, batch := range s.Cast(now()) {
		for commands := range slices.Chunk(batch, 20) {
			l.order(s, []string{l.endorse(0, commands)})
		}
	}
	var withheld []string
	for range sampledRounds {
		var names []string
		for range sampledTransactions {
			commands := s.Some(now(), 3)
			if name := l.endorse(s.Chance(len(l.channels)), commands[:min(len(commands), 12)]); name != "" {
				names = append(names, name)
			}
		}
		names = append(names, withheld...)
		withheld = nil
		if len(names) > 2 {
			names, withheld = names[:len(names)-1], names[len(names)-1:]
		}
		for i := range names {
			j := i + s.Chance(len(names)-i)
			names[i], names[j] = names[j], names[i]
		}
		l.order(s, names)
	}
	l.order(s, withheld)
}

func now() value.Time { return value.Time(time.Now().Unix()) }

// endorse has both sides endorse a batch at the present height and compares what they say; "" where nothing would be written.
func (l *lockstep) endorse(at int, batch []*simulator.Command) string {
	l.Helper()
	if len(batch) == 0 {
		return ""
	}
	signed := make([]model.SignedCommand, len(batch))
	for i, c := range batch {
		signed[i] = c.SignedCommand
	}
	encoded, err := model.EncodeBatch(signed)
	if err != nil {
		l.Fatal(err)
	}
	real, err := l.channels[at].Endorse(l.ctx, ledger.Call{Function: "Submit", Args: []string{string(encoded)}})
	if err != nil {
		l.Fatalf("the network does not endorse: %v", err)
	}
	var prepared gateway.PreparedTransaction
	l.decode(real.Envelope, &prepared)
	envelope, err := proto.Marshal(prepared.GetEnvelope())
	if err != nil {
		l.Fatal(err)
	}
	tx := l.transaction(envelope)
	e, err := l.chain.Endorse(l.chain.Height(), domain.Facts{Ledger: l.ledger, Time: tx.at, Transaction: real.ID, Submitter: tx.creator}, batch)
	if err != nil {
		l.Fatal(err)
	}
	var response struct {
		Replies []domain.Reply `json:"replies"`
	}
	if err := json.Unmarshal(real.Result, &response); err != nil || !reflect.DeepEqual(response.Replies, e.Replies) {
		l.Fatalf("%v: the network replies\n%+v\nand the simulator\n%+v", err, response.Replies, e.Replies)
	}
	if !maps.Equal(tx.reads, e.ReadSet()) {
		l.Fatalf("%s: the network reads\n%v\nand the simulator\n%v", real.ID, tx.reads, e.ReadSet())
	}
	if !maps.EqualFunc(tx.writes, e.WriteSet(), bytes.Equal) {
		l.Fatalf("%s: the network writes\n%q\nand the simulator\n%q", real.ID, tx.writes, e.WriteSet())
	}
	e.Endorsers = []value.MSPID{"Member1MSP", "Member2MSP"} // the network's gateway has asked for as many as the policy wants
	l.endorsed[real.ID], l.real[real.ID] = e, real
	if len(tx.writes) == 0 {
		return ""
	}
	return real.ID
}

// order submits transactions, some of them twice, and follows the blocks until all were ordered.
func (l *lockstep) order(s *simulator.Script, names []string) {
	l.Helper()
	names = slices.DeleteFunc(names, func(name string) bool { return name == "" })
	for _, name := range names {
		if err := l.channels[0].Submit(l.ctx, l.real[name]); err != nil {
			l.Fatal(err)
		}
		if s.Chance(4) == 0 {
			l.twice(name, 1)
		}
	}
	if done := slices.Sorted(maps.Keys(l.seen)); len(done) > 0 {
		l.twice(done[s.Chance(len(done))], 2)
	}
	for slices.ContainsFunc(names, func(name string) bool { return !l.seen[name] }) {
		l.follow(s, l.next())
	}
	for height := l.height(); l.chain.Height() < height; {
		l.follow(s, l.next())
	}
}

// twice submits once more what was submitted before. Orderers that remember the request refuse it; others order it again.
func (l *lockstep) twice(name string, at int) {
	if err := l.channels[at].Submit(l.ctx, l.real[name]); err != nil {
		l.refused++
	}
}

// follow has the simulator decide on a block's transactions, in the block's order, and compares.
func (l *lockstep) follow(s *simulator.Script, block *common.Block) {
	l.Helper()
	var envelopes []*simulator.Envelope
	found := l.transactions(block)
	for _, tx := range found {
		e := l.endorsed[tx.id]
		if e == nil {
			l.Fatalf("block %d has a transaction of somebody else", block.GetHeader().GetNumber())
		}
		envelopes = append(envelopes, e)
		l.seen[tx.id] = true
	}
	decided, err := s.Commit(envelopes)
	if err != nil {
		l.Fatal(err)
	}
	if l.chain.Height() != block.GetHeader().GetNumber() {
		l.Fatalf("the simulator is at block %d, the network at %d", l.chain.Height(), block.GetHeader().GetNumber())
	}
	for i, tx := range found {
		l.ordered[tx.decided]++
		if decided[i] != tx.decided {
			l.Fatalf("block %d, place %d: the network decides %s, the simulator %s", l.chain.Height(), i, tx.decided, decided[i])
		}
	}
}

// sameState compares the whole public state.
func (l *lockstep) sameState() {
	state, start := map[string][]byte{}, ""
	for {
		entries, next, err := l.one.PageState(l.ctx, start, 500)
		if err != nil {
			l.Fatal(err)
		}
		for _, e := range entries {
			state[e.Key] = e.Value
		}
		if start = next; next == "" {
			break
		}
	}
	if simulated := l.chain.State(); !maps.EqualFunc(state, simulated, bytes.Equal) {
		l.Fatalf("the network's state has %d keys, the simulator's %d, and they differ", len(state), len(simulated))
	}
	l.Logf("%d keys are the same, byte for byte", len(state))
}

// transaction is what is compared of a real one.
type transaction struct {
	id      string
	at      value.Time
	creator value.MSPID
	decided simulator.Validity
	reads   map[string]simulator.Version
	writes  map[string][]byte
}

func (l *lockstep) transactions(block *common.Block) []transaction {
	l.Helper()
	flags := block.GetMetadata().GetMetadata()[common.BlockMetadataIndex_TRANSACTIONS_FILTER]
	var out []transaction
	for i, envelope := range block.GetData().GetData() {
		tx := l.transaction(envelope)
		tx.decided = simulator.Validity(peer.TxValidationCode(flags[i]).String())
		out = append(out, tx)
	}
	return out
}

// transaction reads an envelope; that of a configuration has no reads and writes.
func (l *lockstep) transaction(encoded []byte) transaction {
	l.Helper()
	var envelope common.Envelope
	var payload common.Payload
	var header common.ChannelHeader
	l.decode(encoded, &envelope)
	l.decode(envelope.GetPayload(), &payload)
	l.decode(payload.GetHeader().GetChannelHeader(), &header)
	tx := transaction{
		id: header.GetTxId(), at: value.Time(header.GetTimestamp().GetSeconds()), creator: l.creator(payload.GetHeader().GetSignatureHeader()),
		reads: map[string]simulator.Version{}, writes: map[string][]byte{},
	}
	if common.HeaderType(header.GetType()) != common.HeaderType_ENDORSER_TRANSACTION {
		return tx
	}
	var data peer.Transaction
	var action peer.ChaincodeActionPayload
	var response peer.ProposalResponsePayload
	var chaincode peer.ChaincodeAction
	var results rwset.TxReadWriteSet
	l.decode(payload.GetData(), &data)
	l.decode(data.GetActions()[0].GetPayload(), &action)
	l.decode(action.GetAction().GetProposalResponsePayload(), &response)
	l.decode(response.GetExtension(), &chaincode)
	l.decode(chaincode.GetResults(), &results)
	for _, set := range results.GetNsRwset() {
		if set.GetNamespace() == chaincode.GetChaincodeId().GetName() && set.GetNamespace() != "_lifecycle" {
			l.sets(&tx, set.GetRwset())
		}
	}
	return tx
}

// sets takes the chaincode's reads and writes; a range among the reads fails the test.
func (l *lockstep) sets(tx *transaction, encoded []byte) {
	l.Helper()
	var set kvrwset.KVRWSet
	l.decode(encoded, &set)
	if len(set.GetRangeQueriesInfo()) > 0 {
		l.Fatalf("%s reads a range", tx.id)
	}
	for _, r := range set.GetReads() {
		tx.reads[r.GetKey()] = simulator.Version{Block: r.GetVersion().GetBlockNum(), Place: int(r.GetVersion().GetTxNum())}
	}
	for _, w := range set.GetWrites() {
		tx.writes[w.GetKey()] = w.GetValue()
	}
}

func (l *lockstep) creator(header []byte) value.MSPID {
	l.Helper()
	var signature common.SignatureHeader
	var identity msp.SerializedIdentity
	l.decode(header, &signature)
	l.decode(signature.GetCreator(), &identity)
	return value.MSPID(identity.GetMspid())
}

func (l *lockstep) decode(encoded []byte, into proto.Message) {
	l.Helper()
	if err := proto.Unmarshal(encoded, into); err != nil {
		l.Fatal(err)
	}
}
