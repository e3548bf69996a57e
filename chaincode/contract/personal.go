package contract

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"

	"github.com/hyperledger/fabric-chaincode-go/v2/shim"

	"holdfast/chaincode/core"
)

const (
	// maxPersonalBytes is the largest personal value, in bytes.
	maxPersonalBytes = 64 << 10
	// pastPersonalKeys is greater than every key of personal data.
	pastPersonalKeys = "g"
)

// collection is a member's implicit collection, which that member's peers alone keep.
func collection(home core.MSPID) string { return "_implicit_org_" + string(home) }

// putPersonal keeps a value at this home. The same value again succeeds; another value under a used key does not. It is
// written again even when it stands already, because a transaction that writes nothing would need the whole network's
// endorsement instead of the home's.
func (c *Contract) putPersonal(stub shim.ChaincodeStubInterface, args [][]byte) ([]byte, error) {
	key, err := c.ownPersonalKey(args)
	if err != nil {
		return nil, err
	}
	if _, err := c.fresh(stub); err != nil {
		return nil, err
	}
	transient, err := stub.GetTransient()
	if err != nil {
		return nil, unreadable(err)
	}
	value := transient["value"]
	if len(transient) != 1 || len(value) < 1 || len(value) > maxPersonalBytes {
		return nil, badArguments("PutPersonal has one transient field, value, of 1 byte to 64 KiB")
	}
	hash, err := stub.GetPrivateDataHash(collection(c.options.MSPID), key)
	if err != nil {
		return nil, unreadable(err)
	}
	if sum := sha256.Sum256(value); len(hash) > 0 && !bytes.Equal(hash, sum[:]) {
		return nil, &fault{http.StatusConflict, CodePersonalExists, "the key holds another value"}
	}
	if err := stub.PutPrivateData(collection(c.options.MSPID), key, value); err != nil {
		return nil, unreadable(err)
	}
	return nil, nil
}

// purgePersonal removes a value and its history from this home.
func (c *Contract) purgePersonal(stub shim.ChaincodeStubInterface, args [][]byte) ([]byte, error) {
	key, err := c.ownPersonalKey(args)
	if err != nil {
		return nil, err
	}
	if err := c.ownMember(stub); err != nil {
		return nil, err
	}
	if _, err := c.fresh(stub); err != nil {
		return nil, err
	}
	if err := stub.PurgePrivateData(collection(c.options.MSPID), key); err != nil {
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

// hasPersonal tells anybody whether a home keeps a value, by its digest. The value itself holds a salt.
func (c *Contract) hasPersonal(stub shim.ChaincodeStubInterface, args [][]byte) ([]byte, error) {
	home, key, err := personalKey(args)
	if err != nil {
		return nil, err
	}
	hash, err := stub.GetPrivateDataHash(collection(home), key)
	if err != nil {
		return nil, unreadable(err)
	}
	return answer(struct {
		Hash string `json:"hash"`
	}{hex.EncodeToString(hash)})
}

// ownPersonalKey reads a home and a key; the home must be the one that this chaincode serves, because others must not even
// see the value.
func (c *Contract) ownPersonalKey(args [][]byte) (string, error) {
	home, key, err := personalKey(args)
	if err != nil {
		return "", err
	}
	if home != c.options.MSPID {
		return "", &fault{http.StatusForbidden, CodeNotThisHome, "this site serves another home"}
	}
	return key, nil
}

func personalKey(args [][]byte) (core.MSPID, string, error) {
	if len(args) != 2 || !mspName.Match(args[0]) || !hex64.Match(args[1]) {
		return "", "", badArguments("there are two arguments, a home's MSP id and a key of 64 hexadecimal digits")
	}
	return core.MSPID(args[0]), string(args[1]), nil
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
