// Package say makes sentences: what a command does before it is signed (Describe), and why one was not applied (Explain), in
// Korean and English, from the tables that a set of rules carries.
//
// It promises that a sentence follows from the command's bytes, or from a refusal's code and arguments, alone, and that what
// cannot be shown rightly is not shown. Nothing that it says is part of a decision: it may be reworded at any time. It must not
// import the rules.
package say
