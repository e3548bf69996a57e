// Package session lets a party log in with its DID, and remembers who did.
//
// What it promises:
//   - A challenge is answered once, within three minutes, and of two answers at once exactly one is checked.
//   - A login needs a key that stands on the ledger, with the purpose "login", at that moment; a session lasts no longer
//     than its key keeps that purpose and can be used, and at most eight hours.
//   - A party that the ledger does not know logs in with the key that names it, once it has said what its homes and keys are;
//     that is kept here alone, until 90 days without a login. It makes nothing of them on the ledger.
//   - A token is 256 random bits, new at each login, and only its hash is stored. Whoever reads the database cannot act as
//     anybody.
//   - Challenges take no room until they are answered. Sessions are bounded in number: a party's, those of newcomers, and those of
//     parties on the ledger, each among themselves, so that nobody's logins end the sessions of others who are known better.
//
// What it must not do: decide what somebody may see or do (the read model and package httpapi say that), and stand for an
// act: acts carry their own signatures and need no session.
//
// A challenge is not tied to the browser that asked for it. A wallet therefore answers only challenges that its own page
// fetched, and shows the audience; the flow by QR, where that cannot hold, is not offered yet.
package session
