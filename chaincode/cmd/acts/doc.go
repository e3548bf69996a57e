// Command acts prints, as JSON, what a wallet and a form have to know of every type of command: its names, who signs it, the
// templates of its sentence, and the fields of its body. scripts/generate writes it to web/src/command/acts.gen.json.
//
// It is run from the repository's root, and reads the values of enumerations from the domain's source below chaincode.
package main
