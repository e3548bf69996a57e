package simulator

import (
	"runtime/debug"
	"syscall"
	"testing"
	"time"
)

// BenchmarkSimulator says how many commands one core checks in a second of its own time: each is generated, executed by two
// endorsers, ordered, validated and committed, and the invariants are checked after its block. A command is counted once for
// both endorsers, and again when it is sent again. It is measured in processor time, so that other programs do not count:
//
//	go test ./chaincode/simulator -run xxx -bench Simulator -cpu 1
func BenchmarkSimulator(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	var all Stats
	began := processorTime(b)
	for seed := uint64(1); b.Loop(); seed++ {
		stats, err := Run(seed, Defaults())
		if err != nil {
			b.Fatal(err)
		}
		all.Add(stats)
	}
	took := (processorTime(b) - began).Seconds()
	b.ReportMetric(float64(all.Executed)/took, "commands/s")
	b.ReportMetric(float64(all.Final)/took, "outcomes/s")
	b.ReportMetric(float64(all.Registers)/float64(b.N), "registers/op")
	b.ReportMetric(0, "ns/op")
}

// processorTime is what this process has used of all processors.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
