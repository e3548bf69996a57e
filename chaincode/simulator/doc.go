// Package simulator plays a whole consortium in memory from one seed: people who send commands through several gateways,
// gateways that batch, forward, retry and divide, peers that endorse at different heights, an ordering service that does its
// worst, and validation by Fabric's rules. Package ledger decides, as on the real network, and after every block the ten invariants
// are checked for what the block touched.
//
// Exported: Run(seed, Options) (Stats, error), whose error is a *Failure that says how to play the seed again; and Chain with
// Endorse and Order, the ledger alone, which a test holds against the real network (gateway/ledger/fabric).
//
// What it promises:
//   - One seed is one run, always: no clock, no map's order and no concurrency reaches it. A failure prints its seed and the
//     command line that plays it again.
//   - Validation is Fabric's: a transaction's name that any block has carried before is DUPLICATE_TXID; fewer than two members'
//     endorsements are ENDORSEMENT_POLICY_FAILURE; a key that was read in another version, by block and place in it, than it has
//     now, after the transactions before it in the block, is MVCC_READ_CONFLICT. What is read is what the contract asks the peer
//     for before it calls package ledger, and what that asks for. ledger.State has no ranges, so nothing that writes can read one, and
//     there are no phantoms to check; the test on the real network looks at its read sets for the same.
//   - Faults: peers that lag, are down, or whose clocks are up to 30 s off, with the contract's check of a transaction's time;
//     endorsers that differ; one endorsement alone; envelopes lost, doubled, reordered, and withheld until long after; blocks
//     of random size; requests, forwards, answers and commit statuses lost; timeouts; the same command through several gateways
//     whose views of the lanes differ; forged, foreign, expired, malformed and repeated commands among those in order.
//   - Time: every member's worker ticks; in two of three seeds one clock is far ahead, behind, jumps back or is absent. Then every
//     wait ends still, and none before the honest clocks allow it; with two absent none ends (Options.Absent). Envelopes that were
//     withheld past two periods of freshness die.
//   - Of each command: at most one outcome is ever written, what was acknowledged stands on the ledger at the end, and whoever
//     asks again is given the first outcome.
//   - Two peers at one height give the same bytes for one batch (every batch); an encoded and decoded batch and record is what
//     it was (one batch in 64, and all of them with Options.Codec); no rule writes into a record that it was given.
//   - The check after a block is check.Check itself, over all records of each register that the block touched and the outcomes
//     that they name, where what a record's stamps say is read once for each version of it; over all records of the ledger every
//     Options.FullEvery blocks and at the end. A test plants corruptions and asks both.
//
// What it does not model: signatures (Words stands for them; forged proofs still fail), two colluding endorsers and lying
// orderers (replay at every site finds the first, BFT bears the second), channel configuration, personal data, the gateways' journals and crashes, and how long anything takes: time passes by moments.
//
// A type of command is made by one small function in the table of its group (make_*.go); a test names the types without one and
// those that never come to anything. It must not import Fabric, the contract or anything of gateway.
package simulator
