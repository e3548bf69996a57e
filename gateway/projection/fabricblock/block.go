package fabricblock

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

	"holdfast/chaincode/value"
)

// Block is what the auditor needs of a block.
type Block struct {
	Number uint64
	// Previous is the hash of the block before it, as this one names it, and Hash its own.
	Previous []byte
	Hash     [32]byte
	// Calls are the valid chaincode calls, in order. Configuration and invalid transactions are left out.
	Calls []Call
}

// Call is one valid chaincode transaction.
type Call struct {
	// Index is its place in the block.
	Index int
	ID    string
	// At is its time, in whole seconds, and Submitter whose identity created it.
	At        value.Time
	Submitter value.MSPID
	Chaincode string
	// Args begin with the function.
	Args    [][]byte
	Written []Namespace
}

// Namespace is what a transaction writes under one chaincode's name.
type Namespace struct {
	Name   string
	Writes []*kvrwset.KVWrite
	// Metadata counts writes of keys' metadata, Private those into private collections.
	Metadata, Private int
}

// Read takes a block apart. It fails for a block that no honest peer delivers: its data must be what its header says, and
// whatever it calls valid must be readable.
func Read(b *common.Block) (Block, error) {
	header := b.GetHeader()
	if header == nil {
		return Block{}, errors.New("the block has no header")
	}
	out := Block{Number: header.GetNumber(), Previous: header.GetPreviousHash()}
	var err error
	if out.Hash, err = hashOf(header); err != nil {
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
		c.Index = i
		out.Calls = append(out.Calls, *c)
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
func readCall(encoded []byte) (*Call, error) {
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
	c := &Call{
		ID: channel.GetTxId(), At: value.Time(channel.GetTimestamp().GetSeconds()), Submitter: value.MSPID(creator.GetMspid()),
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
func (c *Call) readWrites(data []byte) error {
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
	c.Chaincode = action.GetChaincodeId().GetName()
	if named := invocation.GetChaincodeSpec().GetChaincodeId().GetName(); named != c.Chaincode {
		return fmt.Errorf("the transaction proposes %q and was endorsed as %q", named, c.Chaincode)
	}
	c.Args = invocation.GetChaincodeSpec().GetInput().GetArgs()
	for _, set := range results.GetNsRwset() {
		n, err := readNamespace(set)
		if err != nil {
			return err
		}
		c.Written = append(c.Written, n)
	}
	return nil
}

func readNamespace(set *rwset.NsReadWriteSet) (Namespace, error) {
	n := Namespace{Name: set.GetNamespace()}
	var public kvrwset.KVRWSet
	if err := proto.Unmarshal(set.GetRwset(), &public); err != nil {
		return n, err
	}
	n.Writes, n.Metadata = public.GetWrites(), len(public.GetMetadataWrites())
	for _, collection := range set.GetCollectionHashedRwset() {
		var hashed kvrwset.HashedRWSet
		if err := proto.Unmarshal(collection.GetHashedRwset(), &hashed); err != nil {
			return n, err
		}
		n.Private += len(hashed.GetHashedWrites())
		n.Metadata += len(hashed.GetMetadataWrites())
	}
	return n, nil
}

// Empty tells whether nothing is written.
func (n Namespace) Empty() bool { return len(n.Writes) == 0 && n.Metadata == 0 && n.Private == 0 }
