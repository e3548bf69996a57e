// Package request has the acts about record dates, requests for entry and to inspect, with their answers. Its table is acts.go.
//
// It promises that a request ends with a recorded answer, or because who made it withdraws it. It must not import another group of acts: what groups share stands in
// book and ledger.
package request
