package ledger

import (
	"slices"

	"holdfast/chaincode/value"
)

// OtherHomes checks that homes are members, and change something.
func (t *Tx) OtherHomes(before, homes []value.MemberID) error {
	for _, home := range homes {
		if _, err := t.Member(home); err != nil {
			return err
		}
	}
	if slices.Equal(before, homes) {
		return value.Deny(value.CodeAlreadyExists, value.Because("homes-unchanged"))
	}
	return nil
}
