// Package notice brings mails to people: to an SMTP relay, or into a spool directory where a development network's people
// read them.
//
// What it promises: a mail is RFC 5322 with UTF-8 text; an address or a subject can never add a header or a recipient; every
// wait is bounded; a password is read from a file that only its owner can read.
//
// What it must not do: log an address or a text, or queue. Who sends decides whether to try again.
package notice
