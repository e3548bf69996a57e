package fault_test

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"holdfast/did/fault"
)

func TestAnErrorKeepsItsCodeAndCauseHoweverItIsWrapped(t *testing.T) {
	err := fmt.Errorf("while reading: %w", fault.Wrap(fault.Storage, "key file cannot be read", io.ErrUnexpectedEOF))
	if got := fault.CodeOf(err); got != fault.Storage {
		t.Errorf("code %q", got)
	}
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Error("the cause is lost")
	}
	if got, want := err.Error(), "while reading: storage: key file cannot be read: unexpected EOF"; got != want {
		t.Errorf("says %q", got)
	}
	if got := fault.New(fault.Forged, "signature does not match").Error(); got != "forged: signature does not match" {
		t.Errorf("says %q", got)
	}
}

func TestAnErrorThatIsNotOursIsInternalAndNoErrorHasNoCode(t *testing.T) {
	if got := fault.CodeOf(io.EOF); got != fault.Internal {
		t.Errorf("code %q", got)
	}
	if got := fault.CodeOf(nil); got != "" {
		t.Errorf("code %q", got)
	}
}
