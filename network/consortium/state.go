package consortium

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"holdfast/network/proc"
	"holdfast/network/say"
)

// mark is written into a state directory when it is made.
type mark struct {
	Program string `json:"program"`
	Version int    `json:"version"`
}

var ourMark = mark{Program: "holdfast-network", Version: 1}

// kept are the names in a state directory that are not the ledger's: programs
// and the checks' tools take long to build, and the lock is being held.
var kept = map[string]bool{"bin": true, "tools": true, ".lock": true, "holdfast-network.json": true}

// checkOurs refuses a directory that another program uses. It changes nothing.
func (n *Network) checkOurs() (marked bool, err error) {
	data, err := os.ReadFile(n.layout.Mark())
	if err == nil {
		var m mark
		if json.Unmarshal(data, &m) != nil || m != ourMark {
			return false, n.notOurs()
		}
		return true, nil
	}
	entries, err := os.ReadDir(n.layout.State)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	for _, e := range entries {
		if !kept[e.Name()] {
			return false, n.notOurs()
		}
	}
	return false, nil
}

// open checks the state directory, takes its lock and marks it as ours.
func (n *Network) open() (release func(), err error) {
	marked, err := n.checkOurs()
	if err != nil {
		return nil, err
	}
	release, err = proc.Lock(n.layout.Lock())
	if err != nil || marked {
		return release, err // stopping must work on a full disk
	}
	data, err := json.Marshal(ourMark)
	if err == nil {
		err = proc.WriteFile(n.layout.Mark(), data, 0o600)
	}
	if err != nil {
		release()
		return nil, err
	}
	return release, nil
}

func (n *Network) notOurs() error {
	return say.New(say.NotOurs,
		"%s 은(는) 홀드패스트 네트워크의 상태 폴더가 아닌데 비어 있지도 않습니다. 아무것도 바뀌지 않았습니다. --state 로 다른 폴더를 주십시오.",
		"%s is not a state directory of Holdfast, and not empty. Nothing was changed. Give another directory with --state.", n.layout.State)
}

// wipe removes everything of the ledger. Nothing of it may be running.
func (n *Network) wipe() error {
	entries, err := os.ReadDir(n.layout.State)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if kept[e.Name()] {
			continue
		}
		if err := os.RemoveAll(filepath.Join(n.layout.State, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// checkTopology refuses a topology that differs from the ledger's in what
// cannot change.
func (n *Network) checkTopology() error {
	want, err := n.fixedTopology()
	if err != nil {
		return err
	}
	have, err := os.ReadFile(n.layout.FixedTopology())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if !bytes.Equal(have, want) {
		return say.New(say.OtherTopology,
			"%s 의 원장은 다른 토폴로지로 만들어졌습니다. 아무것도 바뀌지 않았습니다. 토폴로지를 되돌리거나, 원장을 버리고 새로 시작하려면 --fresh 를 주십시오.",
			"The ledger in %s was made with another topology. Nothing was changed. Restore the topology, or give --fresh to throw the ledger away and begin anew.", n.layout.State)
	}
	return nil
}

// saveTopology keeps what the new ledger is made with.
func (n *Network) saveTopology() error {
	data, err := n.fixedTopology()
	if err != nil {
		return err
	}
	return proc.WriteFile(n.layout.FixedTopology(), data, 0o600)
}

func (n *Network) fixedTopology() ([]byte, error) {
	return json.MarshalIndent(n.layout.Topology.Fixed(), "", "  ")
}

// checkDisk refuses to start on a disk that is nearly full: a peer that cannot
// write a block stops.
func (n *Network) checkDisk() error {
	free, err := proc.Free(n.layout.State)
	if err != nil {
		return err
	}
	if need := n.layout.Topology.MinFreeMiB; free < need {
		return say.New(say.DiskFull, "디스크에 %d MiB 만 남아 있습니다. %d MiB 이상을 비운 뒤 다시 실행하십시오(%s). 아무것도 시작하지 않았습니다.",
			"Only %d MiB of disk are left. Free %d MiB or more and run this again (%s). Nothing was started.", free, need, n.layout.State)
	}
	return nil
}

// hasLedger says whether a first block was made. Before it nothing is worth
// keeping: a CA that already knows an identity refuses to make it again, so a
// start that ended there is begun anew.
func (n *Network) hasLedger() bool {
	_, err := os.Stat(n.layout.Genesis())
	return err == nil
}
