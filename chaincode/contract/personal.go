package contract

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"net/http"
	"slices"

	"github.com/hyperledger/fabric-chaincode-go/v2/shim"

	"holdfast/chaincode/value"
)

const (
	// maxPersonalBytes is the largest personal value, in bytes.
	maxPersonalBytes = 64 << 10
	// maxPersonalValues is how many values one call is about, and maxPersonalPut how many bytes of them it puts. A
	// peer would take far more (100 MB); within these bounds a transaction is endorsed in a fraction of a second.
	maxPersonalValues = 500
	maxPersonalPut    = 1 << 20
	// pastPersonalKeys is greater than every key of personal data.
	pastPersonalKeys = "g"
)

// collection is a member's implicit collection, which that member's peers alone keep.
func collection(home value.MSPID) string { return "_implicit_org_" + string(home) }

// putPersonal keeps values at this home: all of them or none. The same value again succeeds; another value under a used key
// does not. It is written again even when it stands already, because a transaction that writes nothing would need the whole
// network's endorsement instead of the home's.
func (c *Contract) putPersonal(stub shim.ChaincodeStubInterface, args [][]byte) ([]byte, error) {
	if len(args) != 1 || !mspName.Match(args[0]) {
		return nil, badArguments("PutPersonal has one argument, a home's MSP id")
	}
	if err := c.thisHome(value.MSPID(args[0])); err != nil {
		return nil, err
	}
	if _, err := c.fresh(stub); err != nil {
		return nil, err
	}
	values, err := stub.GetTransient()
	if err != nil {
		return nil, unreadable(err)
	}
	keys, err := putKeys(values)
	if err != nil {
		return nil, err
	}
	if err := c.unused(stub, keys, values); err != nil {
		return nil, err
	}
	return nil, c.putAll(stub, keys, values)
}

// unused fails when a key holds another value. The values are read together; where the peer lacks one of which it has the
// digest, it answers none, and the digests are asked for one by one.
func (c *Contract) unused(stub shim.ChaincodeStubInterface, keys []string, values map[string][]byte) error {
	other := &fault{http.StatusConflict, CodePersonalExists, "a key holds another value"}
	if stand, err := stub.GetMultiplePrivateData(collection(c.options.MSPID), keys...); err == nil {
		for i, key := range keys {
			if len(stand[i]) > 0 && !bytes.Equal(stand[i], values[key]) {
				return other
			}
		}
		return nil
	}
	for _, key := range keys {
		hash, err := stub.GetPrivateDataHash(collection(c.options.MSPID), key)
		if err != nil {
			return unreadable(err)
		}
		if sum := sha256.Sum256(values[key]); len(hash) > 0 && !bytes.Equal(hash, sum[:]) {
			return other
		}
	}
	return nil
}

// putKeys checks the transient map of a put, from keys to values, and lists its keys in order.
func putKeys(values map[string][]byte) ([]string, error) {
	if len(values) < 1 || len(values) > maxPersonalValues {
		return nil, badArguments("PutPersonal has 1 to 500 transient values")
	}
	size := 0
	for key, value := range values {
		if !hex64.MatchString(key) || len(value) < 1 || len(value) > maxPersonalBytes {
			return nil, badArguments("a transient value has 1 byte to 64 KiB, under a key of 64 hexadecimal digits")
		}
		size += len(value)
	}
	if size > maxPersonalPut {
		return nil, badArguments("the transient values have at most 1 MiB together")
	}
	return slices.Sorted(maps.Keys(values)), nil
}

// putAll sends values to the peer together.
func (c *Contract) putAll(stub shim.ChaincodeStubInterface, keys []string, values map[string][]byte) error {
	stub.StartWriteBatch()
	for _, key := range keys {
		if err := stub.PutPrivateData(collection(c.options.MSPID), key, values[key]); err != nil {
			return unreadable(err)
		}
	}
	if err := stub.FinishWriteBatch(); err != nil {
		return unreadable(err)
	}
	return nil
}

// purgePersonal removes values and their history from this home.
func (c *Contract) purgePersonal(stub shim.ChaincodeStubInterface, args [][]byte) ([]byte, error) {
	home, keys, err := personalKeys(args)
	if err != nil {
		return nil, err
	}
	if err := c.thisHome(home); err != nil {
		return nil, err
	}
	if err := c.ownMember(stub); err != nil {
		return nil, err
	}
	if _, err := c.fresh(stub); err != nil {
		return nil, err
	}
	stub.StartWriteBatch()
	for _, key := range keys {
		if err := stub.PurgePrivateData(collection(home), key); err != nil {
			return nil, unreadable(err)
		}
	}
	if err := stub.FinishWriteBatch(); err != nil {
		return nil, unreadable(err)
	}
	return nil, nil
}

// getPersonal shows a value to the home's own members.
func (c *Contract) getPersonal(stub shim.ChaincodeStubInterface, args [][]byte) ([]byte, error) {
	if len(args) != 1 || !hex64.Match(args[0]) {
		return nil, badArguments("GetPersonal has one argument, a key of 64 hexadecimal digits")
	}
	if err := c.ownMember(stub); err != nil {
		return nil, err
	}
	value, err := stub.GetPrivateData(collection(c.options.MSPID), string(args[0]))
	if err != nil {
		return nil, unreadable(err)
	}
	if len(value) == 0 {
		value = nil
	}
	return answer(stored{string(args[0]), value})
}

// personalPage shows a part of the home's values to its own members, for rebuilding a read model. The peer does not page
// private data; the query is closed when the page is full.
func (c *Contract) personalPage(stub shim.ChaincodeStubInterface, args [][]byte) ([]byte, error) {
	start, limit, err := pageArguments(args)
	if err != nil {
		return nil, err
	}
	if err := c.ownMember(stub); err != nil {
		return nil, err
	}
	rows, err := stub.GetPrivateDataByRange(collection(c.options.MSPID), start, pastPersonalKeys)
	if err != nil {
		return nil, unreadable(err)
	}
	defer rows.Close()
	p, err := collect(rows, limit)
	if err != nil {
		return nil, err
	}
	return answer(p)
}

// hasPersonal tells anybody whether a home keeps values, by their digests. The values themselves hold salts.
func (c *Contract) hasPersonal(stub shim.ChaincodeStubInterface, args [][]byte) ([]byte, error) {
	home, keys, err := personalKeys(args)
	if err != nil {
		return nil, err
	}
	hashes := make([]string, 0, len(keys))
	for _, key := range keys {
		hash, err := stub.GetPrivateDataHash(collection(home), key)
		if err != nil {
			return nil, unreadable(err)
		}
		hashes = append(hashes, hex.EncodeToString(hash))
	}
	return answer(struct {
		Hashes []string `json:"hashes"`
	}{hashes})
}

// personalKeys reads a home and keys.
func personalKeys(args [][]byte) (value.MSPID, []string, error) {
	if len(args) < 2 || len(args) > 1+maxPersonalValues || !mspName.Match(args[0]) {
		return "", nil, badArguments("the arguments are a home's MSP id and 1 to 500 keys")
	}
	keys := make([]string, 0, len(args)-1)
	for _, key := range args[1:] {
		if !hex64.Match(key) {
			return "", nil, badArguments("a key of personal data is 64 hexadecimal digits")
		}
		keys = append(keys, string(key))
	}
	return value.MSPID(args[0]), keys, nil
}

// thisHome checks that a home is the one that this chaincode serves: others must not even see its values.
func (c *Contract) thisHome(home value.MSPID) error {
	if home != c.options.MSPID {
		return &fault{http.StatusForbidden, CodeNotThisHome, "this site serves another home"}
	}
	return nil
}

// ownMember checks that the caller is a member of the home that this chaincode serves.
func (c *Contract) ownMember(stub shim.ChaincodeStubInterface) error {
	who, err := creator(stub)
	if err != nil {
		return err
	}
	if who != c.options.MSPID {
		return &fault{http.StatusForbidden, CodeNotThisHome, "only the home's own members read and purge its personal data"}
	}
	return nil
}
