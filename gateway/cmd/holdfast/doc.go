// Command holdfast is the command line for officers, holders, investors, a member's desks, and scripts. It speaks only the
// gateways' public HTTP API. "holdfast help" lists what it does, and what its exit codes mean.
//
// What it promises:
//   - Before it signs, it says in a sentence what the command does, made from the command's own bytes, and on a terminal it
//     asks. Without a terminal it signs only with --yes.
//   - Private keys are read from wallet files that their owner alone can read, and never leave the program.
//   - Names, birth dates and accounts come from files, never from arguments, where other people on the machine see them.
//   - Every failure says in Korean or English what happened, whether anything was lost and what to do, with the code, the
//     request's identifier, and an exit code that means something. A command whose outcome is unknown is kept in a file, to
//     be sent again.
//   - With --json, the result is one JSON value on the standard output, and a failure one on the standard error.
//
// What it must not do: decide a rule, or talk to anything but gateways.
//
// The standard library's flag and a table of subcommands do what is needed here; a command framework would be a dependency
// for the sake of completion and aliases.
package main
