package contract_test

import (
	"crypto/sha256"
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/hyperledger/fabric-chaincode-go/v2/shim"
	"github.com/hyperledger/fabric-protos-go-apiv2/ledger/queryresult"
	"github.com/hyperledger/fabric-protos-go-apiv2/msp"
	"github.com/hyperledger/fabric-protos-go-apiv2/peer"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/timestamppb"
)

// ledger is committed state, as one peer keeps it.
type ledger struct {
	public  map[string][]byte
	private map[string]map[string][]byte
	// lost are keys of private values that the peer has only the digests of.
	lost map[string]bool
}

func newLedger() *ledger {
	return &ledger{map[string][]byte{}, map[string]map[string][]byte{}, map[string]bool{}}
}

// stub is one transaction. Like Fabric's, it does not show a transaction its own writes. A method of the shim that the
// contract does not use panics.
type stub struct {
	shim.ChaincodeStubInterface
	ledger    *ledger
	args      [][]byte
	creator   string
	at        time.Time
	transient map[string][]byte
	broken    error

	writes  map[string][]byte
	private map[string]map[string][]byte
	reads   []string
	batched bool
}

func (l *ledger) transaction(creator string, at time.Time, args ...string) *stub {
	s := &stub{ledger: l, creator: creator, at: at, writes: map[string][]byte{}, private: map[string]map[string][]byte{}}
	for _, arg := range args {
		s.args = append(s.args, []byte(arg))
	}
	return s
}

// commit makes the transaction's writes visible to later ones.
func (s *stub) commit() {
	maps.Copy(s.ledger.public, s.writes)
	for collection, values := range s.private {
		if s.ledger.private[collection] == nil {
			s.ledger.private[collection] = map[string][]byte{}
		}
		for key, value := range values {
			if value == nil {
				delete(s.ledger.private[collection], key)
			} else {
				s.ledger.private[collection][key] = value
			}
		}
	}
}

func (s *stub) GetArgs() [][]byte { return s.args }
func (s *stub) GetTxID() string   { return "tx-" + s.at.Format(time.RFC3339Nano) }

func (s *stub) GetCreator() ([]byte, error) {
	return proto.Marshal(&msp.SerializedIdentity{Mspid: s.creator})
}

func (s *stub) GetTxTimestamp() (*timestamppb.Timestamp, error) { return timestamppb.New(s.at), nil }

func (s *stub) GetTransient() (map[string][]byte, error) { return s.transient, nil }

func (s *stub) GetState(key string) ([]byte, error) {
	s.reads = append(s.reads, key)
	return s.ledger.public[key], s.broken
}

func (s *stub) GetMultipleStates(keys ...string) ([][]byte, error) {
	out := make([][]byte, len(keys))
	for i, key := range keys {
		out[i] = s.ledger.public[key]
	}
	s.reads = append(s.reads, keys...)
	return out, s.broken
}

func (s *stub) StartWriteBatch() { s.batched = true }

func (s *stub) FinishWriteBatch() error {
	s.batched = false
	return nil
}

func (s *stub) PutState(key string, value []byte) error {
	if !s.batched {
		return errors.New("a write outside of the write batch")
	}
	s.writes[key] = value
	return nil
}

func (s *stub) GetStateByRangeWithPagination(start, end string, size int32, bookmark string) (shim.StateQueryIteratorInterface, *peer.QueryResponseMetadata, error) {
	if end != "" || bookmark != "" || len(s.writes) > 0 {
		return nil, nil, errors.New("the test's ledger pages from a start key, in reading transactions only")
	}
	rows := over(s.ledger.public, start, "\xff")
	metadata := &peer.QueryResponseMetadata{}
	if len(rows.rows) > int(size) {
		metadata.Bookmark = rows.rows[size].Key
		rows.rows = rows.rows[:size]
	}
	return rows, metadata, s.broken
}

func (s *stub) GetPrivateData(collection, key string) ([]byte, error) {
	return s.ledger.private[collection][key], s.broken
}

func (s *stub) GetMultiplePrivateData(collection string, keys ...string) ([][]byte, error) {
	out := make([][]byte, len(keys))
	for i, key := range keys {
		if s.ledger.lost[key] {
			return nil, errors.New("private data matching public hash version is not available")
		}
		out[i] = s.ledger.private[collection][key]
	}
	return out, s.broken
}

func (s *stub) GetPrivateDataHash(collection, key string) ([]byte, error) {
	value, ok := s.ledger.private[collection][key]
	if !ok {
		return nil, s.broken
	}
	sum := sha256.Sum256(value)
	return sum[:], s.broken
}

func (s *stub) PutPrivateData(collection, key string, value []byte) error {
	if !s.batched {
		return errors.New("a write outside of the write batch")
	}
	if s.private[collection] == nil {
		s.private[collection] = map[string][]byte{}
	}
	s.private[collection][key] = value
	return s.broken
}

func (s *stub) PurgePrivateData(collection, key string) error {
	return s.PutPrivateData(collection, key, nil)
}

func (s *stub) GetPrivateDataByRange(collection, start, end string) (shim.StateQueryIteratorInterface, error) {
	return over(s.ledger.private[collection], start, end), s.broken
}

// iterator goes over rows in the order of their keys.
type iterator struct{ rows []*queryresult.KV }

func over(values map[string][]byte, start, end string) *iterator {
	it := &iterator{}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if key >= start && key < end {
			it.rows = append(it.rows, &queryresult.KV{Key: key, Value: values[key]})
		}
	}
	return it
}

func (it *iterator) HasNext() bool { return len(it.rows) > 0 }
func (it *iterator) Close() error  { return nil }

func (it *iterator) Next() (*queryresult.KV, error) {
	row := it.rows[0]
	it.rows = it.rows[1:]
	return row, nil
}
