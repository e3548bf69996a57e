// Package mutants tests the tests: it plants bugs into the domain, one at a time, and asks whether the domain's tests find them.
//
// The bugs are kept in test code alone. All of them are laid over the source at once (go build -overlay), each behind a switch
// that the test binary reads from its environment, so that one build serves them all; the tree is not touched. scripts/mutants
// runs it and ends with the line "caught N of M".
//
// It promises that a bug whose place has changed is an error and not a catch, and that the domain's tests pass without bugs.
package mutants
