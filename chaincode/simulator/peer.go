package simulator

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/value"
)

// peer is a member's peer as a proposal meets it: at a height of its own, with a clock of its own, and at times not at all.
type peer struct {
	msp    value.MSPID
	height uint64
	skew   int
	// late is how many blocks it stays behind.
	late uint64
	down bool
}

// follow brings the peer on: mostly it has every block, at times it stays behind or does not answer.
func (p *peer) follow(w *World, busy bool) {
	switch {
	case !busy:
		p.late, p.down, p.skew = 0, false, 0
	case w.n(120) == 0:
		p.late = uint64(w.n(keptBlocks / 2))
		p.skew = w.skew()
		p.down = w.chance(300, "peer down")
	case p.late > 0 && w.n(4) == 0:
		p.late--
	case p.down && w.n(8) == 0:
		p.down = false
	}
	if reached := w.chain.height - min(w.chain.height, p.late); reached > p.height {
		p.height = reached
	}
	if p.height+keptBlocks/2 < w.chain.height {
		p.height = w.chain.height - keptBlocks/2
	}
}

// endorse executes a batch on the peer's state. It is nil when the peer does not answer, or the time is too far from its clock.
func (p *peer) endorse(w *World, facts ledger.Facts, batch []*Command) *Envelope {
	skew := int(facts.Time-w.now) - p.skew
	if p.down || skew > maxSkew || skew < -maxSkew {
		w.stats.Events["no endorsement"]++
		return nil
	}
	e, err := w.chain.Endorse(p.height, facts, batch)
	if err != nil {
		w.fail("a peer fails on a batch: %v", err)
	}
	return e
}

// skew is how far a site's clock is from the true time: mostly by little.
func (w *World) skew() int {
	most := maxSkew
	if w.n(4) > 0 {
		most = 5
	}
	return w.n(2*most+1) - most
}
