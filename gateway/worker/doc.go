// Package worker is a site's worker: it signs, with a key that the founding act names and that can do nothing else, what needs
// nobody's decision. So far that is the member's clock ticks.
//
// It promises to have one command under way at a time, to wait longer after each failure, and to stop when it is told to. It must
// not decide anything: whether a wait is over is for the rules to say.
package worker
