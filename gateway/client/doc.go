// Package client speaks the gateways' HTTP API for a person at a command line: it finds a live site, logs in with a
// wallet file, signs commands and finds out what became of them.
//
// What it promises:
//   - A command is signed only after it was read back from its own bytes, so that nothing is signed that a peer would read
//     otherwise.
//   - Submit answers with the command's one outcome, or says that it is unknown; sending the same signed command again is
//     always safe, and that is how an unknown outcome is resolved, at any site that answers.
//   - Nothing it reads is unbounded, and no request waits longer than its context.
//   - A wallet file is read only if its owner alone can read it, and never written over.
//
// What it must not do: print, keep a log, or decide a rule. It holds no secret but the wallets it was given, and sends
// private keys nowhere. It imports neither Fabric nor a database.
package client
