// Package proc runs processes that outlive the program that started them, and
// recognises them again later.
//
// It promises never to signal a process it did not start: a record keeps, beside
// the pid, when the kernel says the process was born, so a reused pid is not
// taken for ours. It knows nothing of Fabric.
package proc
