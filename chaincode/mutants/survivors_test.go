package mutants

// survivors are the mechanical mutants that are no difference, each with the reason. A survivor that is a difference is given a
// test instead. scripts/mutants prints the line to be added here below each survivor that is not listed.
var survivors = []survivor{}
