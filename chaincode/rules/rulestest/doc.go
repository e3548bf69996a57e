// Package rulestest is the world in which the domain's tests play: people with keys that are words, members, a ledger in memory,
// and commands for every act, well-formed and wrong. A second set of rules, which tests alone know, proves that a ledger goes
// over to one.
//
// Tests of the groups of acts import it; no program does.
package rulestest
