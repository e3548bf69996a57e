//go:build mutants

package mutants

// laterBugs are bugs of the other groups of acts.
var laterBugs = []bug{}
