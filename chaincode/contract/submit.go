package contract

import (
	"time"

	"github.com/hyperledger/fabric-chaincode-go/v2/shim"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/record"
	"holdfast/chaincode/rules"
)

// submit decides a batch of commands and writes what they do. A command's failure is in its reply; the call fails only as a
// whole, and then nothing is written.
func (c *Contract) submit(stub shim.ChaincodeStubInterface, args [][]byte) ([]byte, error) {
	began := time.Now()
	if len(args) != 1 {
		return nil, badArguments("Submit has one argument, a batch")
	}
	batch, err := model.DecodeBatch(args[0])
	if err != nil {
		return nil, err
	}
	facts, err := c.facts(stub)
	if err != nil {
		return nil, err
	}
	state, err := newState(stub, batch)
	if err != nil {
		return nil, err
	}
	result, err := rules.Execute(state, proofs.Verifier{}, facts, batch)
	if err != nil {
		return nil, err
	}
	if err := write(stub, result.Writes); err != nil {
		return nil, err
	}
	c.logSubmit(facts, result, time.Since(began))
	return answer(struct {
		Replies []ledger.Reply `json:"replies"`
	}{result.Replies})
}

func (c *Contract) facts(stub shim.ChaincodeStubInterface) (ledger.Facts, error) {
	at, err := c.fresh(stub)
	if err != nil {
		return ledger.Facts{}, err
	}
	submitter, err := creator(stub)
	if err != nil {
		return ledger.Facts{}, err
	}
	return ledger.Facts{Ledger: c.options.Ledger, Time: at, Transaction: stub.GetTxID(), Submitter: submitter}, nil
}

// write encodes all records before the first is put, and sends them to the peer together.
func write(stub shim.ChaincodeStubInterface, records []model.Record) error {
	values := make([][]byte, len(records))
	for i, r := range records {
		value, err := record.Encode(r)
		if err != nil {
			return err
		}
		values[i] = value
	}
	stub.StartWriteBatch()
	for i, r := range records {
		if err := stub.PutState(record.Key(r.Ref()), values[i]); err != nil {
			return unreadable(err)
		}
	}
	if err := stub.FinishWriteBatch(); err != nil {
		return unreadable(err)
	}
	return nil
}

func (c *Contract) logSubmit(facts ledger.Facts, result ledger.Result, took time.Duration) {
	counts := map[model.Status]int{}
	for _, reply := range result.Replies {
		counts[reply.Status]++
	}
	c.options.Log.Info("batch", "tx", facts.Transaction, "submitter", string(facts.Submitter), "commands", len(result.Replies),
		"applied", counts[model.Applied], "rejected", counts[model.Rejected], "refused", counts[model.Refused],
		"deferred", counts[model.Deferred], "writes", len(result.Writes), "reads", len(result.Reads), "took", took)
}
