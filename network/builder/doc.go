// Package builder builds the programs of the network that are missing or
// stale: Fabric's from their pinned module, ours from this repository, and the
// web pages the gateway carries.
//
// A program is fresh when the digest of everything it is made of is the one
// kept beside it. Builds replace a program whole, so one that runs is not
// disturbed. Only one builder works in a directory at a time.
package builder
