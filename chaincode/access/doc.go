// Package access says who may look, by what the ledger knows of them: whose key is active for a purpose, who staffs a desk, whose
// officer or agent somebody is, who controls an entry, is party to an agreement or sits on a board.
//
// It promises that it answers by the same code as the rules do when somebody signs (ledger.Look, and the records' own methods): an
// authority that has ended for signing has ended for reading, at the same moment. An answer of no is an error of the domain, with
// a code; any other error means that the records could not be read, and is never to be taken for a no or a yes.
//
// It must not know any act's rule, nor what a page shows to whom: which acts open which page is for whoever serves it to say.
package access
