package contract

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"time"

	"github.com/hyperledger/fabric-chaincode-go/v2/shim"
	"github.com/hyperledger/fabric-protos-go-apiv2/msp"
	"github.com/hyperledger/fabric-protos-go-apiv2/peer"
	"google.golang.org/protobuf/proto"

	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
)

// maxSkew is how far a transaction's time may be from this site's clock.
const maxSkew = 30 * time.Second

// mspName is the form of an MSP id, as the founding act accepts it.
var mspName = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

var hex64 = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Options are what a site says of itself.
type Options struct {
	// MSPID is the member whose peer this chaincode serves.
	MSPID value.MSPID
	// Ledger is the ledger it serves; commands for another one are refused.
	Ledger value.LedgerID
	// Clock is this site's clock.
	Clock func() time.Time
	// Log receives one line for each transaction, without personal data.
	Log *slog.Logger
}

// Contract is the chaincode. It may be called concurrently.
type Contract struct {
	options   Options
	functions map[string]function
}

// function answers one call with its JSON, or fails.
type function func(stub shim.ChaincodeStubInterface, args [][]byte) ([]byte, error)

// New makes the chaincode of a site.
func New(o Options) (*Contract, error) {
	if !mspName.MatchString(string(o.MSPID)) || !hex64.MatchString(string(o.Ledger)) || o.Clock == nil || o.Log == nil {
		return nil, errors.New("the chaincode needs an MSP id, a ledger of 64 hexadecimal digits, a clock and a log")
	}
	c := &Contract{options: o}
	c.functions = map[string]function{
		"Submit":        c.submit,
		"Get":           c.get,
		"Page":          c.page,
		"PutPersonal":   c.putPersonal,
		"PurgePersonal": c.purgePersonal,
		"GetPersonal":   c.getPersonal,
		"PersonalPage":  c.personalPage,
		"HasPersonal":   c.hasPersonal,
		"Rules":         sets,
		"Ping":          ping,
	}
	return c, nil
}

// Init does nothing: the ledger begins with its founding act.
func (c *Contract) Init(shim.ChaincodeStubInterface) *peer.Response { return shim.Success(nil) }

// Invoke calls the function that the first argument names. A panic ends this call alone, so that no command, however odd,
// takes a site's server down.
func (c *Contract) Invoke(stub shim.ChaincodeStubInterface) (response *peer.Response) {
	defer func() {
		if p := recover(); p != nil {
			c.options.Log.Error("the call panicked", "tx", stub.GetTxID(), "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
			response = failed(errors.New("the call panicked; the site's log says where"))
		}
	}()
	args := stub.GetArgs()
	if len(args) == 0 {
		return failed(badArguments("the first argument names a function"))
	}
	call, known := c.functions[string(args[0])]
	if !known {
		return failed(&fault{http.StatusNotFound, CodeUnknownFunction, "there is no such function"})
	}
	payload, err := call(stub, args[1:])
	if err != nil {
		return failed(err)
	}
	return shim.Success(payload)
}

// sets names the sets of rules that this peer runs, in their order.
func sets(_ shim.ChaincodeStubInterface, args [][]byte) ([]byte, error) {
	if len(args) != 0 {
		return nil, badArguments("Rules has no arguments")
	}
	return answer(rules.RuleSets())
}

func ping(_ shim.ChaincodeStubInterface, args [][]byte) ([]byte, error) {
	if len(args) != 0 {
		return nil, badArguments("Ping has no arguments")
	}
	return []byte("ok"), nil
}

// creator is the member whose identity made the transaction; the peer has verified it.
func creator(stub shim.ChaincodeStubInterface) (value.MSPID, error) {
	serialized, err := stub.GetCreator()
	if err != nil {
		return "", unreadable(err)
	}
	var identity msp.SerializedIdentity
	if err := proto.Unmarshal(serialized, &identity); err != nil {
		return "", badArguments("the transaction's creator cannot be read")
	}
	return value.MSPID(identity.GetMspid()), nil
}

// fresh is the transaction's time, which must be within maxSkew of this site's clock: an envelope that was endorsed and
// held back cannot be endorsed again later.
func (c *Contract) fresh(stub shim.ChaincodeStubInterface) (value.Time, error) {
	stamp, err := stub.GetTxTimestamp()
	if err != nil {
		return 0, unreadable(err)
	}
	at := stamp.AsTime()
	if skew := at.Sub(c.options.Clock()).Abs(); skew > maxSkew {
		return 0, &fault{http.StatusBadRequest, CodeTimeSkewed, "the transaction's time is more than 30 s from this site's clock"}
	}
	return value.Time(at.Unix()), nil
}

func answer(v any) ([]byte, error) {
	encoded, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("encode the answer: %w", err)
	}
	return encoded, nil
}

var _ shim.Chaincode = (*Contract)(nil)
