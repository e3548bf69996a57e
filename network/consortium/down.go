package consortium

import (
	"holdfast/network/topology"
)

// Down stops what this state directory started, all of it or some sites, and
// returns how many processes ran. The ledger stays. A directory that is not
// ours is refused; one that does not exist has nothing to stop.
func (n *Network) Down(members []topology.MemberID) (int, error) {
	sites, err := n.sites(members)
	if err != nil {
		return 0, err
	}
	if marked, err := n.checkOurs(); err != nil || !marked {
		return 0, err
	}
	release, err := n.open()
	if err != nil {
		return 0, err
	}
	defer release()
	if len(members) == 0 {
		return n.stopAll()
	}
	return n.stop(sites)
}

// Kill ends every process of the sites at once with SIGKILL, as a power cut
// would, and returns how many there were. It is a drill: Up starts them again.
func (n *Network) Kill(members []topology.MemberID) (int, error) {
	sites, err := n.sites(members)
	if err != nil {
		return 0, err
	}
	if marked, err := n.checkOurs(); err != nil || !marked {
		return 0, err
	}
	release, err := n.open()
	if err != nil {
		return 0, err
	}
	defer release()
	var of []string
	for _, s := range sites {
		of = append(of, names(s, kinds...)...)
	}
	killed, err := n.runner.Kill(of)
	return len(killed), err
}
