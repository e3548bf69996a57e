// Package homes keeps personal data with the two members that a company or a party chose as its homes.
//
// What it promises:
//   - A value is written to a home's private data in a transaction of its own, under a random key, with a random salt of
//     256 bits inside; the ledger's channel learns nothing but a salted commitment.
//   - It is enough that one home can be reached: the other is owed a copy, and is caught up until it has it. Who left the
//     data is told how many copies stand.
//   - The rows in SQL are a copy for searching: they are dropped and filled again from the home's own private data.
//   - A value that was purged is removed from this home and from SQL, and does not come back; the other home is asked to purge
//     it too, and does unless the ledger stands on it, so that no home can take away what both keep.
//     A purge is remembered in SQL alone: a database lost within a week of it may let the other home's copy stand.
//   - One-time codes are stored as hashes, work once, and are locked after five wrong tries; whether a code was sent
//     cannot be seen in the answer.
//   - Uploaded lists are held in memory alone, bounded in number, size and time.
//
// What it must not do: log a name, an address or a number; decide who may see something (package httpapi's table does);
// or hold anything for a home that is not this member, except what is still owed to it.
package homes
