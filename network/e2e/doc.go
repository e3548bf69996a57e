// Package e2e proves the network on the real programs: it starts one of its own,
// on ports and in a state directory of its own, kills parts of it, and resumes
// it. A stand-in answers for the gateways, which have tests of their own.
//
//	go test -tags e2e ./network/e2e
package e2e
