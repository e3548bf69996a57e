package ledger

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// metrics are what an operator watches of submissions.
type metrics struct {
	batchCommands, seconds    prometheus.Histogram
	outcomes, retries         *prometheus.CounterVec
	inFlight, queued, unknown prometheus.Gauge
}

func newMetrics(registry prometheus.Registerer) *metrics {
	m := &metrics{
		batchCommands: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "holdfast_ledger_batch_commands", Help: "Commands in a batch.", Buckets: prometheus.ExponentialBuckets(1, 2, 10)}),
		seconds: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "holdfast_ledger_submit_seconds", Help: "From a command's arrival to its outcome.", Buckets: prometheus.ExponentialBuckets(0.005, 2, 13)}),
		outcomes: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "holdfast_ledger_outcomes_total", Help: "Commands answered, by status, or by the code of why they were not submitted."}, []string{"status"}),
		retries: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "holdfast_ledger_retries_total", Help: "Batches that had to be endorsed again or asked for, by reason."}, []string{"reason"}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "holdfast_ledger_batches_in_flight", Help: "Batches in flight."}),
		queued: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "holdfast_ledger_commands_queued", Help: "Commands that wait or are in flight."}),
		unknown: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "holdfast_ledger_unknown_transactions", Help: "Transactions of which the ledger has not said what became, and nobody waits for."}),
	}
	if registry != nil {
		registry.MustRegister(m.batchCommands, m.seconds, m.outcomes, m.retries, m.inFlight, m.queued, m.unknown)
	}
	return m
}

func (m *metrics) submitted(o Outcome, err error, took time.Duration) {
	m.seconds.Observe(took.Seconds())
	if err != nil {
		m.outcomes.WithLabelValues(string(CodeOf(err))).Inc()
		return
	}
	m.outcomes.WithLabelValues(string(o.Status)).Inc()
}

func (m *metrics) launched(b *batch, inFlight int) {
	m.batchCommands.Observe(float64(len(b.items)))
	m.inFlight.Set(float64(inFlight))
}
