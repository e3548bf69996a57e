package demo

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

// Result is what a run did and found.
type Result struct {
	Ledger  value.LedgerID `json:"ledger"`
	Company Company        `json:"company"`
	// Live and Dead are the members whose sites answered at the beginning, and those whose did not.
	Live []value.MemberID `json:"live"`
	Dead []value.MemberID `json:"dead"`
	// Wallets is the directory where the people's wallets of this run lie.
	Wallets string   `json:"wallets"`
	Steps   []Step   `json:"steps"`
	Before  Register `json:"before"`
	After   Register `json:"after"`
	// Transactions are the applied commands, in order.
	Transactions []Transaction `json:"transactions"`
	// Refusals are the attempts that had to fail, and did.
	Refusals     []Refusal      `json:"refusals"`
	Trade        Trade          `json:"trade"`
	Checks       []Check        `json:"checks"`
	Reconciled   []Reconciled   `json:"reconciled"`
	Certificates []Certificates `json:"certificates"`
	Seconds      float64        `json:"seconds"`
	// SecondsToSettlement is how long it took until the trade was settled.
	SecondsToSettlement float64 `json:"secondsToSettlement"`
}

// Company is the company of this run.
type Company struct {
	Issuer          value.IssuerID   `json:"issuer"`
	Name            string           `json:"name"`
	CorporateNumber string           `json:"corporateNumber"`
	Homes           []value.MemberID `json:"homes"`
	// Copies is at how many homes the holders' data lay after the import.
	Copies int `json:"copies"`
}

// Step is one of the demo's numbered steps.
type Step struct {
	Number  int           `json:"number"`
	Name    model.Label   `json:"name"`
	Seconds float64       `json:"seconds"`
	Facts   []model.Label `json:"facts"`
}

// Register is the register as its officer sees it at a height.
type Register struct {
	Height int64         `json:"height"`
	Rows   []RegisterRow `json:"rows"`
}

// RegisterRow is one holder's shares of one class.
type RegisterRow struct {
	Entry      value.EntryID    `json:"entry"`
	Holder     string           `json:"holder"`
	State      model.EntryState `json:"state"`
	Class      string           `json:"class"`
	Shares     value.Shares     `json:"shares"`
	Lots       int              `json:"lots"`
	Provenance model.Provenance `json:"provenance"`
}

// Transaction is an applied command.
type Transaction struct {
	What    model.Label     `json:"what"`
	Type    value.Type      `json:"type"`
	Command value.CommandID `json:"command"`
	Tx      string          `json:"tx"`
	Block   int64           `json:"block"`
	Site    value.MemberID  `json:"site"`
	// Milliseconds is how long it took from sending the command to its outcome.
	Milliseconds int64 `json:"milliseconds"`
}

// Refusal is an attempt that had to fail.
type Refusal struct {
	What model.Label    `json:"what"`
	Code string         `json:"code"`
	Site value.MemberID `json:"site"`
	// Block is where the rejection is recorded.
	Block int64 `json:"block"`
}

// Trade names what the trade was made of.
type Trade struct {
	Lot       value.LotID       `json:"lot"`
	Listing   value.ListingID   `json:"listing"`
	Offer     value.OfferID     `json:"offer"`
	Agreement value.AgreementID `json:"agreement"`
	Quantity  value.Shares      `json:"quantity"`
	Price     value.Won         `json:"price"`
	Total     value.Won         `json:"total"`
	// Settlement is the one transaction that entered the buyer and freed the money.
	Settlement string      `json:"settlement"`
	Block      int64       `json:"block"`
	Bought     value.LotID `json:"bought"`
	Balance    value.LotID `json:"balance"`
	Parties    []value.DID `json:"parties"`
}

// Certificates is a certificate that was issued.
type Certificates struct {
	Kind       model.CertificateKind `json:"kind"`
	Issuance   value.IssuanceID      `json:"issuance"`
	Credential string                `json:"credential"`
}

// Check is a certificate that somebody checked.
type Check struct {
	What    model.Label    `json:"what"`
	Site    value.MemberID `json:"site"`
	Verdict string         `json:"verdict"`
	Code    string         `json:"code"`
	Status  string         `json:"status"`
	// AsOf and Ended are blocks; 0 where there is none.
	AsOf     int64       `json:"asOf"`
	Ended    int64       `json:"ended"`
	EndedOn  value.Date  `json:"endedOn,omitempty"`
	Sentence model.Label `json:"sentence"`
}

// Reconciled is a site that compared its read model with the ledger and checked the ten invariants.
type Reconciled struct {
	Site value.MemberID `json:"site"`
	api.Reconciliation
}
