package contract

import (
	"net/http"
	"strconv"

	"github.com/hyperledger/fabric-chaincode-go/v2/shim"
	"github.com/hyperledger/fabric-protos-go-apiv2/ledger/queryresult"

	"holdfast/chaincode/record"
)

const (
	// maxPage is how many records one answer holds.
	maxPage = 500
	// maxPageBytes is how much one answer holds, in bytes of keys and values, so that its JSON stays within 3 MiB.
	maxPageBytes = 2 << 20
)

// stored is a key and its value; the value is null where there is none.
type stored struct {
	Key   string `json:"key"`
	Value []byte `json:"value"`
}

// page is some of the stored values, in the order of their keys.
type page struct {
	Records []stored `json:"records"`
	// Next is the key at which the next page starts, empty at the end.
	Next string `json:"next"`
}

// get answers with the values of keys, in their order.
func (c *Contract) get(stub shim.ChaincodeStubInterface, args [][]byte) ([]byte, error) {
	if len(args) < 1 || len(args) > maxPage {
		return nil, badArguments("Get has 1 to 500 arguments, keys")
	}
	keys := make([]string, len(args))
	for i, arg := range args {
		keys[i] = string(arg)
		if _, err := record.ParseKey(keys[i]); err != nil {
			return nil, badArguments(err.Error())
		}
	}
	values, err := stub.GetMultipleStates(keys...)
	if err != nil {
		return nil, unreadable(err)
	}
	out := make([]stored, len(keys))
	size := 0
	for i, key := range keys {
		out[i] = stored{key, values[i]}
		size += len(key) + len(values[i])
	}
	if size > maxPageBytes {
		return nil, &fault{http.StatusRequestEntityTooLarge, CodeTooMuch, "the values have more than 2 MiB together; ask for fewer keys"}
	}
	return answer(out)
}

// page answers with a part of the public state, for a scan that proves a read model equal to the ledger. It is paged by the
// peer, which allows it only outside of writing transactions.
func (c *Contract) page(stub shim.ChaincodeStubInterface, args [][]byte) ([]byte, error) {
	start, limit, err := pageArguments(args)
	if err != nil {
		return nil, err
	}
	rows, metadata, err := stub.GetStateByRangeWithPagination(start, "", int32(limit), "")
	if err != nil {
		return nil, unreadable(err)
	}
	defer rows.Close()
	p, err := collect(rows, limit)
	if err != nil {
		return nil, err
	}
	if p.Next == "" {
		p.Next = metadata.GetBookmark()
	}
	return answer(p)
}

// pageArguments reads a start key, which may be empty, and a limit.
func pageArguments(args [][]byte) (start string, limit int, err error) {
	if len(args) != 2 {
		return "", 0, badArguments("a page has two arguments, a start key and a limit")
	}
	limit, err = strconv.Atoi(string(args[1]))
	if err != nil || limit < 1 || limit > maxPage {
		return "", 0, badArguments("the limit is 1 to 500")
	}
	if len(args[0]) > record.MaxKeyBytes {
		return "", 0, badArguments("a start key has at most 256 bytes")
	}
	return string(args[0]), limit, nil
}

// rows is what a range query gives, one row after the other.
type rows interface {
	HasNext() bool
	Next() (*queryresult.KV, error)
}

// collect takes rows until the page is full, and always at least one.
func collect(from rows, limit int) (page, error) {
	p := page{Records: []stored{}}
	size := 0
	for from.HasNext() {
		row, err := from.Next()
		if err != nil {
			return p, unreadable(err)
		}
		size += len(row.GetKey()) + len(row.GetValue())
		if len(p.Records) == limit || len(p.Records) > 0 && size > maxPageBytes {
			p.Next = row.GetKey()
			return p, nil
		}
		p.Records = append(p.Records, stored{row.GetKey(), row.GetValue()})
	}
	return p, nil
}
