// Package channel makes the channel: its first block, the configuration of
// every orderer and peer, and their joining it.
//
// Every step may be repeated: what is done is recognised by asking the orderer
// or the peer, never by a note of our own. It decides nothing about chaincode.
package channel
