// Package mutants tests the tests: it plants bugs into the domain, one at a time, and asks whether the domain's tests find them.
//
// There are two sorts. The written bugs are mistakes that somebody might make, or made. The mechanical mutants are made of the
// source itself: a refusal or a check of form is left out, a comparison is shifted or turned round, an and becomes an or, a
// negation is dropped; a fixed seed draws 120 of all that could be made, so that no package, file or kind has most of them.
//
// The bugs are kept in test code alone. Those of a sort are laid over the source at once (go test -overlay), each behind a switch
// that the test binaries read from their environment, so that one build serves them all; the tree is not touched. scripts/mutants
// runs them and ends each sort with a line: "caught N of M", and "mechanical: caught N of M (P %), K explained".
//
// It promises that a bug whose place has changed is an error and not a catch, that the domain's tests pass without bugs, and that
// every mechanical mutant that no test finds is listed with the reason why it is no difference (survivors_test.go). Where the
// domain is, and what its refusals are called, is said in layout_test.go alone.
package mutants
