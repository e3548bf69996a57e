// Package opencap writes a register in the Open Cap Table Format (OCF 1.2.1-alpha) and reads such packages, ours and other
// people's.
//
// Exported:
//
//	Register                  what a register says: its records and its holders' names
//	Export, Package           write a register as a package; the package as a ZIP file
//	ReadBack                  read a package that Export made: the same register, byte for byte
//	Is, Read, Result          recognise and read anybody's package, and what of it the register can keep
//
// # What it promises
//
//   - Export reads its own package back before it hands it out, and replays the OCF part by itself: the securities that are left
//     are the register's live lots. A register that OCF cannot say is refused, never written wrongly.
//   - What OCF has no words for stands in a sidecar file of the package (Sidecar). The manifest's comments name the file and its
//     SHA-256. A program that knows OCF alone reads a valid package and is told that there is more.
//   - Read bounds everything before it works: the size of the file, its entries, what it unpacks to, the depth and the number of
//     values, the objects. It never panics and never writes.
//   - Every field that OCF does not have, every reference that leads nowhere and every contradiction in a history is a problem
//     that names the file, the object and the field, in Korean and English. Such a package is not imported.
//   - Everything in a package ends up in exactly one place: in the register, in the list of what is kept as a document only, or
//     in the list of what is refused. See treatment.go.
//   - The same file, options and answers give the same result.
//
// # What it must not do
//
// It must not log, keep the file, or quote a name, a number or a contact in a problem; identifiers of objects are quoted. It
// contains none of the format's schema files: forms.go states the format in our own words, and tests compare it with them.
package opencap
