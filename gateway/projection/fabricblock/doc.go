// Package fabricblock takes Fabric's blocks apart into what an auditor needs: which chaincode was called with what, by whose
// identity, and what it wrote.
//
// It promises to read whatever it is given without panicking, to leave out invalid transactions, and to refuse a block whose
// data its header does not vouch for. It must not judge what the calls mean: package projection does.
package fabricblock
