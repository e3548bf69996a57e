// Package party has the acts about parties: introduction and identification, keys and their recovery, desks, and authority to
// act for another. Its table is acts.go.
//
// It promises that who may sign what. It must not import another group of acts: what groups share stands in book and ledger.
package party
