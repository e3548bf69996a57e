package mutants

// survivors are the mechanical mutants that are no difference, each with the reason. A survivor that is a difference is given a
// test instead. scripts/mutants prints the line to be added here below each survivor that is not listed.
var survivors = []survivor{
	{key{"book.assertOnly", refusalDropped, `return value.Deny(value.CodeInternal, value.Because("more-successors-than-acts"))`, 1}, boundedByActs},
	{key{"book.follow", refusalDropped, `return lot, false, value.Deny(value.CodeInternal, value.Because("more-successors-than-acts"))`, 1}, boundedByActs},
}

const boundedByActs = "equivalent: each act on a class makes one successor of a lot, and all classes of a company together have at most as many acts " +
	"as the loop has steps, so that it returns before its end"
