package projection

import (
	"bytes"
	"crypto/sha256"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"

	"github.com/hyperledger/fabric-protos-go-apiv2/common"
	"github.com/hyperledger/fabric-protos-go-apiv2/ledger/rwset"
	"github.com/hyperledger/fabric-protos-go-apiv2/ledger/rwset/kvrwset"
	"github.com/hyperledger/fabric-protos-go-apiv2/msp"
	"github.com/hyperledger/fabric-protos-go-apiv2/peer"
	"google.golang.org/protobuf/proto"

	"holdfast/chaincode/core"
)

// block is what the auditor needs of a block.
type block struct {
	number   uint64
	previous []byte
	hash     [32]byte
	// calls are the valid chaincode calls, in order. Configuration and invalid transactions are left out.
	calls []call
}

// call is one valid chaincode transaction.
type call struct {
	index     int
	id        string
	at        core.Time
	submitter core.MSPID
	chaincode string
	args      [][]byte
	written   []namespace
}

// namespace is what a transaction writes under one chaincode's name.
type namespace struct {
	name   string
	writes []*kvrwset.KVWrite
	// metadata counts writes of keys' metadata, private those into private collections.
	metadata, private int
}

// readBlock takes a block apart. It fails for a block that no honest peer delivers.
func readBlock(b *common.Block) (block, error) {
	header := b.GetHeader()
	if header == nil {
		return block{}, errors.New("the block has no header")
	}
	out := block{number: header.GetNumber(), previous: header.GetPreviousHash()}
	var err error
	if out.hash, err = hashOf(header); err != nil {
		return out, err
	}
	data := b.GetData().GetData()
	if sum := sha256.Sum256(bytes.Join(data, nil)); !bytes.Equal(sum[:], header.GetDataHash()) {
		return out, errors.New("the block's data is not what its header says")
	}
	flags := validationFlags(b)
	flagged := len(flags) == len(data)
	for i, encoded := range data {
		if flagged && flags[i] != byte(peer.TxValidationCode_VALID) {
			continue
		}
		c, err := readCall(encoded)
		if err != nil {
			return out, fmt.Errorf("transaction %d: %w", i, err)
		}
		if c == nil {
			continue
		}
		if !flagged {
			return out, errors.New("the block's validation flags are missing")
		}
		c.index = i
		out.calls = append(out.calls, *c)
	}
	return out, nil
}

// hashOf is Fabric's block hash: SHA-256 of the header's number, previous hash and data hash as an ASN.1 sequence.
func hashOf(header *common.BlockHeader) ([32]byte, error) {
	encoded, err := asn1.Marshal(struct {
		Number       *big.Int
		PreviousHash []byte
		DataHash     []byte
	}{new(big.Int).SetUint64(header.GetNumber()), header.GetPreviousHash(), header.GetDataHash()})
	if err != nil {
		return [32]byte{}, err
	}
	return sha256.Sum256(encoded), nil
}

func validationFlags(b *common.Block) []byte {
	metadata := b.GetMetadata().GetMetadata()
	if len(metadata) <= int(common.BlockMetadataIndex_TRANSACTIONS_FILTER) {
		return nil
	}
	return metadata[common.BlockMetadataIndex_TRANSACTIONS_FILTER]
}

// readCall reads a valid transaction's envelope; nil when it is no chaincode call.
func readCall(encoded []byte) (*call, error) {
	var envelope common.Envelope
	var payload common.Payload
	var channel common.ChannelHeader
	var signature common.SignatureHeader
	var creator msp.SerializedIdentity
	err := unmarshal(
		part{func() []byte { return encoded }, &envelope},
		part{envelope.GetPayload, &payload},
		part{func() []byte { return payload.GetHeader().GetChannelHeader() }, &channel},
	)
	if err != nil || channel.GetType() != int32(common.HeaderType_ENDORSER_TRANSACTION) {
		return nil, err
	}
	err = unmarshal(
		part{func() []byte { return payload.GetHeader().GetSignatureHeader() }, &signature},
		part{signature.GetCreator, &creator},
	)
	if err != nil {
		return nil, err
	}
	c := &call{
		id: channel.GetTxId(), at: core.Time(channel.GetTimestamp().GetSeconds()), submitter: core.MSPID(creator.GetMspid()),
	}
	return c, c.readWrites(payload.GetData())
}

// part is one layer of the transaction: where its bytes come from once the layers above are read, and what they are.
type part struct {
	encoded func() []byte
	into    proto.Message
}

func unmarshal(parts ...part) error {
	for _, p := range parts {
		if err := proto.Unmarshal(p.encoded(), p.into); err != nil {
			return err
		}
	}
	return nil
}

// readWrites decodes what a valid transaction calls and writes.
func (c *call) readWrites(data []byte) error {
	var transaction peer.Transaction
	if err := proto.Unmarshal(data, &transaction); err != nil {
		return err
	}
	if len(transaction.GetActions()) != 1 {
		return errors.New("a valid transaction has one action")
	}
	var payload peer.ChaincodeActionPayload
	var proposal peer.ChaincodeProposalPayload
	var invocation peer.ChaincodeInvocationSpec
	var response peer.ProposalResponsePayload
	var action peer.ChaincodeAction
	var results rwset.TxReadWriteSet
	err := unmarshal(
		part{transaction.GetActions()[0].GetPayload, &payload},
		part{payload.GetChaincodeProposalPayload, &proposal},
		part{proposal.GetInput, &invocation},
		part{func() []byte { return payload.GetAction().GetProposalResponsePayload() }, &response},
		part{response.GetExtension, &action},
		part{action.GetResults, &results},
	)
	if err != nil {
		return err
	}
	// The action's name is the one the peers validated; the proposal's must be the same.
	c.chaincode = action.GetChaincodeId().GetName()
	if named := invocation.GetChaincodeSpec().GetChaincodeId().GetName(); named != c.chaincode {
		return fmt.Errorf("the transaction proposes %q and was endorsed as %q", named, c.chaincode)
	}
	c.args = invocation.GetChaincodeSpec().GetInput().GetArgs()
	for _, set := range results.GetNsRwset() {
		n, err := readNamespace(set)
		if err != nil {
			return err
		}
		c.written = append(c.written, n)
	}
	return nil
}

func readNamespace(set *rwset.NsReadWriteSet) (namespace, error) {
	n := namespace{name: set.GetNamespace()}
	var public kvrwset.KVRWSet
	if err := proto.Unmarshal(set.GetRwset(), &public); err != nil {
		return n, err
	}
	n.writes, n.metadata = public.GetWrites(), len(public.GetMetadataWrites())
	for _, collection := range set.GetCollectionHashedRwset() {
		var hashed kvrwset.HashedRWSet
		if err := proto.Unmarshal(collection.GetHashedRwset(), &hashed); err != nil {
			return n, err
		}
		n.private += len(hashed.GetHashedWrites())
		n.metadata += len(hashed.GetMetadataWrites())
	}
	return n, nil
}

// empty tells whether nothing is written.
func (n namespace) empty() bool { return len(n.writes) == 0 && n.metadata == 0 && n.private == 0 }
