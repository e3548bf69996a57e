package projection

import "github.com/hyperledger/fabric-protos-go-apiv2/common"

// ReadBlock takes a block apart and tells only whether it could.
func ReadBlock(b *common.Block) error {
	_, err := readBlock(b)
	return err
}
