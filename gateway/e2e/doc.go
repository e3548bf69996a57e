// Package e2e proves the whole system on a network of its own: four members' real sites, on ports and in a state directory
// of their own, from the programs that are built once for all. It makes the demo's trade with every site live and with each
// site dead, sends everything that must be refused, kills a gateway in the middle of submitting, moves a register out and in
// again, and searches every block for personal data.
//
// What it promises: it stops every process it started, also when it fails, is interrupted or runs out of time, and waits on
// conditions, never for a while. What it must not do: touch another network, or reach into the programs under test.
//
//	go test -tags e2e -timeout 25m ./gateway/e2e
//
// Programs that are missing or stale are built first, unless HOLDFAST_BUILT says that those in HOLDFAST_BIN are to be taken
// as they are.
package e2e
