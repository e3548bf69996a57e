// Package move has the acts about transfers outside of a trade: gifts, transfers recorded on evidence, courts' orders, releases
// of claims, merged entries, notices with a certified date. Its table is acts.go.
//
// It promises that each way in which shares leave a holder has its own reason code. It must not import another group of acts:
// what groups share stands in book and ledger.
package move
