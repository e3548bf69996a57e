package fabric

import (
	"context"
	"errors"
	"strings"

	"github.com/hyperledger/fabric-protos-go-apiv2/gateway"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"holdfast/gateway/ledger"
)

// What the peer's gateway service writes; see its source, internal/pkg/gateway in Fabric 3.1.
const (
	chaincodeSaid   = "chaincode response "
	answersDiffered = "ProposalResponsePayloads do not match"
)

// fault is what a failed endorsement or evaluation means. A peer that did not answer in its time is suspected until a probe
// succeeds; a broken connection needs no suspicion, because its state shows it.
func (l *link) fault(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if status.Code(err) == codes.DeadlineExceeded || errors.Is(ctx.Err(), context.DeadlineExceeded) {
		l.suspect.Store(true)
	}
	kind, detail := classify(err)
	return &ledger.EndorseError{Fault: kind, Detail: detail}
}

func classify(err error) (ledger.EndorseFault, string) {
	s := status.Convert(err)
	said := []string{s.Message()}
	for _, detail := range s.Details() {
		if d, ok := detail.(*gateway.ErrorDetail); ok {
			said = append(said, d.GetMspId()+": "+d.GetMessage())
		}
	}
	all := strings.Join(said, "; ")
	switch {
	case strings.Contains(all, answersDiffered):
		return ledger.FaultDiffer, all
	case strings.Contains(all, chaincodeSaid):
		return ledger.FaultChaincode, all
	case s.Code() == codes.ResourceExhausted:
		return ledger.FaultOverloaded, all
	}
	return ledger.FaultUnreachable, all
}

// unreachable tells whether another peer might answer.
func unreachable(err error) bool {
	var e *ledger.EndorseError
	return errors.As(err, &e) && e.Fault == ledger.FaultUnreachable
}

// connectionLost tells whether a submission failed before the peer's gateway gave it to the orderers, or at least whether
// the peer is gone. When orderers answered, their answers are in the error's details, and another peer would hear the same.
func connectionLost(err error) bool {
	s := status.Convert(err)
	return (s.Code() == codes.Unavailable || s.Code() == codes.DeadlineExceeded) && len(s.Details()) == 0
}
