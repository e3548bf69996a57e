package contract

import (
	"net/http"
	"strings"

	"github.com/hyperledger/fabric-protos-go-apiv2/peer"

	"holdfast/chaincode/value"
)

// The codes of calls that fail. A message begins with one of them or of the domain, and ": ".
const (
	CodeUnknownFunction value.Code = "function-unknown"
	CodeArguments       value.Code = "arguments-wrong"
	CodeTimeSkewed      value.Code = "time-skewed"
	CodeNotThisHome     value.Code = "not-this-home"
	CodeTooMuch         value.Code = "answer-too-large"
	CodePersonalExists  value.Code = "personal-exists"
	CodeState           value.Code = "state-unreadable"
)

// fault is a call that fails.
type fault struct {
	status int32
	code   value.Code
	detail string
}

func (f *fault) Error() string { return string(f.code) + ": " + f.detail }

func badArguments(detail string) error { return &fault{http.StatusBadRequest, CodeArguments, detail} }

func unreadable(err error) error {
	return &fault{http.StatusInternalServerError, CodeState, err.Error()}
}

// failed is the response to a call that fails.
func failed(err error) *peer.Response {
	switch e := err.(type) {
	case *fault:
		return &peer.Response{Status: e.status, Message: e.Error()}
	case *value.Error:
		said := fault{http.StatusBadRequest, e.Code, strings.TrimPrefix(e.Error(), string(e.Code)+" ")}
		return &peer.Response{Status: said.status, Message: said.Error()}
	}
	return &peer.Response{Status: http.StatusInternalServerError, Message: string(value.CodeInternal) + ": " + err.Error()}
}
