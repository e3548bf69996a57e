package projection

import (
	"github.com/prometheus/client_golang/prometheus"

	"holdfast/gateway/store"
)

// metrics are what an operator watches of the read model.
type metrics struct {
	height, alarm, delay prometheus.Gauge
	commands             *prometheus.CounterVec
}

func newMetrics(registry prometheus.Registerer) *metrics {
	m := &metrics{
		height: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "holdfast_projection_height", Help: "Number of the last block in the read model."}),
		alarm: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "holdfast_projection_alarm", Help: "1 while an alarm stands and no register is served."}),
		delay: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "holdfast_projection_delay_seconds", Help: "From the time of the last transaction stored to its storing."}),
		commands: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "holdfast_projection_commands_total", Help: "Commands replayed and explained."}, []string{"status"}),
	}
	if registry != nil {
		registry.MustRegister(m.height, m.alarm, m.delay, m.commands)
	}
	return m
}

func (m *metrics) at(height uint64, alarm bool) {
	m.height.Set(float64(height))
	m.alarm.Set(0)
	if alarm {
		m.alarm.Set(1)
	}
}

func (m *metrics) count(t store.Transaction) {
	for _, act := range t.Acts {
		m.commands.WithLabelValues(string(act.Status)).Inc()
	}
}
