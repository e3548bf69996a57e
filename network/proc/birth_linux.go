package proc

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
)

// bootID tells this boot of the machine from others: after a restart both pids
// and start times begin again.
var bootID = sync.OnceValue(func() string {
	id, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return "unknown-boot"
	}
	return strings.TrimSpace(string(id))
})

// birth says when the process pid was born, in words that are the same for the
// whole life of the process and never the same for two. A zombie counts as
// gone.
func birth(pid int) (string, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return "", err
	}
	// pid (comm) state ppid ... ; comm may hold anything, even parentheses.
	i := strings.LastIndexByte(string(stat), ')')
	if i < 0 {
		return "", errors.New("unreadable /proc stat")
	}
	fields := strings.Fields(string(stat[i+1:]))
	const state, startTime = 0, 19 // fields 3 and 22 of proc(5)
	if len(fields) <= startTime {
		return "", errors.New("unreadable /proc stat")
	}
	if s := fields[state]; s == "Z" || s == "X" {
		return "", os.ErrProcessDone
	}
	return bootID() + ":" + fields[startTime], nil
}
