// Package lifecycle deploys the chaincode: it packages the address where each
// member's chaincode server answers, installs, approves and commits the
// definition, and says when every peer can find enough endorsers.
//
// A package of chaincode-as-a-service holds an address alone, so its digest
// proves nothing about the code behind it. What is done is recognised by asking
// the peers, so every step may be repeated.
package lifecycle
