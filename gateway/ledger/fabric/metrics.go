package fabric

import (
	"github.com/prometheus/client_golang/prometheus"
)

// metrics are what an operator watches of the peers.
type metrics struct{ failovers *prometheus.CounterVec }

func newMetrics(registry prometheus.Registerer, health func() []PeerHealth) *metrics {
	m := &metrics{failovers: prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "holdfast_peer_failovers_total", Help: "Calls that went on to the next peer, by the member whose peer did not answer."},
		[]string{"member"})}
	if registry == nil {
		return m
	}
	registry.MustRegister(m.failovers)
	for n, h := range health() {
		registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "holdfast_peer_alive", Help: "1 while the member's peer answers.", ConstLabels: prometheus.Labels{"member": string(h.Member)},
		}, func() float64 {
			if health()[n].Alive {
				return 1
			}
			return 0
		}))
	}
	return m
}
