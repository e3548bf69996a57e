package consortium

import "testing"

// TestAnOrdererThatStandsStillIsNotHealthy: it answers, and that is not enough.
func TestAnOrdererThatStandsStillIsNotHealthy(t *testing.T) {
	for _, c := range []struct {
		orderer uint64
		healthy bool
	}{{269, true}, {269 - orderingSlack, true}, {269 - orderingSlack - 1, false}, {43, false}} {
		sites := []SiteStatus{
			{Healthy: true, Height: 269, OrdererHeight: 269, Processes: []ProcessStatus{{Kind: "orderer", Healthy: true}, {Kind: "peer", Healthy: true}}},
			{Healthy: true, Height: 260, OrdererHeight: c.orderer, Processes: []ProcessStatus{{Kind: "orderer", Healthy: true}, {Kind: "peer", Healthy: true}}},
		}
		markBehind(sites)
		if sites[1].Healthy != c.healthy || sites[1].Processes[0].Healthy != c.healthy || (sites[1].Processes[0].Detail == "") != c.healthy {
			t.Errorf("with %d blocks: %+v", c.orderer, sites[1])
		}
		if !sites[0].Healthy || !sites[1].Processes[1].Healthy {
			t.Errorf("with %d blocks, others are marked too", c.orderer)
		}
	}
}
