// Command network brings the consortium's network up, takes it down, tells how
// it is, and ends a site for a drill. See package network for what it keeps.
//
//	network up     [--fresh] [--no-build] [--member memberN]...
//	network down   [--member memberN]...
//	network status [--json]
//	network kill   --member memberN
//
// Each takes --topology FILE, --state DIR, --bin DIR (or HOLDFAST_BIN),
// --source DIR and --lang ko|en (otherwise LANG decides, Korean first).
//
// Exit codes: 0 done; 1 failed, with one sentence that says why; 2 wrong usage;
// 3 status found something that does not run or does not answer.
package main
