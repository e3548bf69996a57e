package channel

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/asn1"
	"encoding/hex"
	"errors"
	"fmt"
	"math/big"
	"os"
	"os/exec"

	"github.com/hyperledger/fabric-protos-go/common"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/protoadapt"

	"holdfast/network/proc"
	"holdfast/network/say"
	"holdfast/network/topology"
)

// LedgerID is the digest of the first block's header, in lower-case hex: the
// value block 1 names as its previous hash.
type LedgerID string

// MakeGenesis writes the channel's first block unless it is there. Every
// member's identities must be enrolled. The block appears whole or not at all.
func MakeGenesis(ctx context.Context, l topology.Layout) error {
	if exists(l.Genesis()) {
		return nil
	}
	if err := writeConfigTx(l); err != nil {
		return err
	}
	tmp := l.Genesis() + ".new"
	cmd := exec.CommandContext(ctx, l.Program("configtxgen"),
		"-configPath", l.ConfigTxDir(), "-profile", "Genesis", "-channelID", l.Topology.Channel, "-outputBlock", tmp)
	out, err := cmd.CombinedOutput()
	if err != nil {
		log := l.Log("configtxgen")
		_ = proc.WriteFile(log, out, 0o600)
		return say.New(say.StepFailed, "첫 블록을 만들지 못했습니다.", "The first block could not be made.").WithLog(log).Because(err)
	}
	return os.Rename(tmp, l.Genesis())
}

// ReadLedgerID computes the ledger's identity from its first block.
func ReadLedgerID(path string) (LedgerID, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	var b common.Block
	if err := proto.Unmarshal(data, protoadapt.MessageV2Of(&b)); err != nil {
		return "", err
	}
	h := b.GetHeader()
	if h == nil || h.Number != 0 || len(h.DataHash) != sha256.Size {
		return "", fmt.Errorf("%s is not a first block", path)
	}
	if !bytes.Equal(h.DataHash, dataHash(&b)) {
		return "", errors.New("the first block's data hash is not of its data")
	}
	return headerDigest(h)
}

// headerDigest is Fabric's block hash: SHA-256 of the header's number, previous
// hash and data hash as an ASN.1 sequence.
func headerDigest(h *common.BlockHeader) (LedgerID, error) {
	der, err := asn1.Marshal(struct {
		Number       *big.Int
		PreviousHash []byte
		DataHash     []byte
	}{new(big.Int).SetUint64(h.Number), h.PreviousHash, h.DataHash})
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(der)
	return LedgerID(hex.EncodeToString(sum[:])), nil
}

func dataHash(b *common.Block) []byte {
	sum := sha256.Sum256(bytes.Join(b.GetData().GetData(), nil))
	return sum[:]
}
