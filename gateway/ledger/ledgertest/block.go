package ledgertest

import (
	"bytes"
	"crypto/sha256"
	"encoding/asn1"
	"math/big"
	"time"

	"github.com/hyperledger/fabric-protos-go-apiv2/common"
	"github.com/hyperledger/fabric-protos-go-apiv2/ledger/rwset"
	"github.com/hyperledger/fabric-protos-go-apiv2/ledger/rwset/kvrwset"
	"github.com/hyperledger/fabric-protos-go-apiv2/msp"
	"github.com/hyperledger/fabric-protos-go-apiv2/peer"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/timestamppb"

	"holdfast/chaincode/value"
)

// Transaction is what an envelope on the ledger carries.
type Transaction struct {
	ID        string
	At        time.Time
	MSP       value.MSPID
	Chaincode string
	// Args begin with the function.
	Args   []string
	Writes []Write
	// Namespace is under whose name it writes; the chaincode's where it is empty.
	Namespace string
	// Metadata and Private count writes of keys' metadata and into a private collection.
	Metadata, Private int
	// Flag is what the peers decided.
	Flag peer.TxValidationCode
}

// Write is one write of a transaction.
type Write struct {
	Key    string
	Value  []byte
	Delete bool
}

func must(m proto.Message) []byte {
	encoded, err := proto.Marshal(m)
	if err != nil {
		panic(err) // a message of our own making
	}
	return encoded
}

// Envelope is the transaction as a block carries it.
func (t Transaction) Envelope() []byte {
	args := make([][]byte, len(t.Args))
	for i, a := range t.Args {
		args[i] = []byte(a)
	}
	invocation := &peer.ChaincodeInvocationSpec{ChaincodeSpec: &peer.ChaincodeSpec{
		ChaincodeId: &peer.ChaincodeID{Name: t.Chaincode}, Input: &peer.ChaincodeInput{Args: args},
	}}
	action := &peer.ChaincodeAction{
		Results: t.results(), ChaincodeId: &peer.ChaincodeID{Name: t.Chaincode}, Response: &peer.Response{Status: 200},
	}
	payload := &peer.ChaincodeActionPayload{
		ChaincodeProposalPayload: must(&peer.ChaincodeProposalPayload{Input: must(invocation)}),
		Action: &peer.ChaincodeEndorsedAction{
			ProposalResponsePayload: must(&peer.ProposalResponsePayload{Extension: must(action)}),
		},
	}
	data := must(&peer.Transaction{Actions: []*peer.TransactionAction{{Payload: must(payload)}}})
	return must(&common.Envelope{Payload: must(&common.Payload{Header: t.header(common.HeaderType_ENDORSER_TRANSACTION), Data: data})})
}

func (t Transaction) header(kind common.HeaderType) *common.Header {
	return &common.Header{
		ChannelHeader: must(&common.ChannelHeader{
			Type: int32(kind), TxId: t.ID, ChannelId: "holdfast", Timestamp: timestamppb.New(t.At),
		}),
		SignatureHeader: must(&common.SignatureHeader{Creator: must(&msp.SerializedIdentity{Mspid: string(t.MSP)})}),
	}
}

func (t Transaction) results() []byte {
	public := &kvrwset.KVRWSet{}
	for _, w := range t.Writes {
		public.Writes = append(public.Writes, &kvrwset.KVWrite{Key: w.Key, Value: w.Value, IsDelete: w.Delete})
	}
	for range t.Metadata {
		public.MetadataWrites = append(public.MetadataWrites, &kvrwset.KVMetadataWrite{Key: "k"})
	}
	name := t.Namespace
	if name == "" {
		name = t.Chaincode
	}
	set := &rwset.NsReadWriteSet{Namespace: name, Rwset: must(public)}
	if t.Private > 0 {
		hashed := &kvrwset.HashedRWSet{}
		for range t.Private {
			hashed.HashedWrites = append(hashed.HashedWrites, &kvrwset.KVWriteHash{KeyHash: []byte("k"), ValueHash: []byte("v")})
		}
		set.CollectionHashedRwset = []*rwset.CollectionHashedReadWriteSet{{CollectionName: "_implicit_org_X", HashedRwset: must(hashed)}}
	}
	// Every transaction also reads the chaincode's definition, under another name.
	reads := &kvrwset.KVRWSet{Reads: []*kvrwset.KVRead{{Key: "namespaces/fields/" + t.Chaincode + "/Sequence"}}}
	return must(&rwset.TxReadWriteSet{NsRwset: []*rwset.NsReadWriteSet{{Namespace: "_lifecycle", Rwset: must(reads)}, set}})
}

// configuration is an envelope that configures the channel.
func configuration() []byte {
	return must(&common.Envelope{Payload: must(&common.Payload{Header: Transaction{}.header(common.HeaderType_CONFIG), Data: []byte("config")})})
}

// BlockOf is a block of envelopes with their validation flags.
func BlockOf(number uint64, previous []byte, envelopes [][]byte, flags []byte) *common.Block {
	sum := sha256.Sum256(bytes.Join(envelopes, nil))
	metadata := make([][]byte, common.BlockMetadataIndex_COMMIT_HASH+1)
	metadata[common.BlockMetadataIndex_TRANSACTIONS_FILTER] = flags
	return &common.Block{
		Header:   &common.BlockHeader{Number: number, PreviousHash: previous, DataHash: sum[:]},
		Data:     &common.BlockData{Data: envelopes},
		Metadata: &common.BlockMetadata{Metadata: metadata},
	}
}

func headerHash(h *common.BlockHeader) []byte {
	encoded, err := asn1.Marshal(struct {
		Number       *big.Int
		PreviousHash []byte
		DataHash     []byte
	}{new(big.Int).SetUint64(h.GetNumber()), h.GetPreviousHash(), h.GetDataHash()})
	if err != nil {
		panic(err) // a header of our own making
	}
	sum := sha256.Sum256(encoded)
	return sum[:]
}
