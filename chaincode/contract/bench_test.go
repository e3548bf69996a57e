package contract_test

import (
	"testing"

	"holdfast/chaincode/model"
)

// BenchmarkSubmit measures a batch with everything but Fabric: decoding, ES256 signatures, rules and encoding.
func BenchmarkSubmit(b *testing.B) {
	s := newSite(b, msp1)
	s.submit(s.founding())
	commands := make([]model.SignedCommand, 100)
	for i := range commands {
		commands[i] = s.introduction(newWallet(b))
	}
	batch, err := model.EncodeBatch(commands)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if response := s.Invoke(s.ledger.transaction(msp1, s.now, "Submit", string(batch))); response.GetStatus() != 200 {
			b.Fatal(response.GetMessage())
		}
	}
	b.ReportMetric(float64(b.N*len(commands))/b.Elapsed().Seconds(), "commands/s")
}
