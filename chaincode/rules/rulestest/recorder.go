package rulestest

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
)

// RecordVariable names the folder into which worlds write what was played in them, for the recorded history (scripts/history).
const RecordVariable = "HOLDFAST_RECORD"

// Played is one batch that was played in a world, and what became of it.
type Played struct {
	Facts    ledger.Facts          `json:"facts"`
	Commands []model.SignedCommand `json:"commands"`
	Replies  []ledger.Reply        `json:"replies"`
}

// mostPlayed is how many batches of one world are recorded; longer plays add nothing that shorter ones do not have.
const mostPlayed = 400

// record keeps a batch, if plays are recorded.
func (w *World) record(facts ledger.Facts, batch []model.SignedCommand, replies []ledger.Reply) {
	if w.recording && len(w.played) <= mostPlayed {
		w.played = append(slices.Clip(w.played), Played{facts, batch, replies})
	}
}

// recordTo begins to record, where a folder is named and the test says when it ends.
func (w *World) recordTo(t Tb) {
	folder := os.Getenv(RecordVariable)
	ending, ok := t.(interface{ Cleanup(func()) })
	if w.recording = folder != "" && ok; !w.recording {
		return
	}
	ending.Cleanup(func() {
		if len(w.played) == 0 || len(w.played) > mostPlayed {
			return
		}
		encoded, err := json.Marshal(w.played)
		if err != nil {
			t.Errorf("record: %v", err)
			return
		}
		name := filepath.Join(folder, fmt.Sprintf("%x.json", sha256.Sum256(encoded)))
		if err := os.WriteFile(name, encoded, 0o600); err != nil {
			t.Errorf("record: %v", err)
		}
	})
}
