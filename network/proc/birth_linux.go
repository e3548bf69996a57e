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
// whole life of the process and never the same for two, and whether it still
// runs. A zombie does not, once all its threads have ended: until then its ports
// are in use.
func birth(pid int) (born string, running bool, err error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return "", false, err
	}
	// pid (comm) state ppid ... ; comm may hold anything, even parentheses.
	i := strings.LastIndexByte(string(stat), ')')
	if i < 0 {
		return "", false, errors.New("unreadable /proc stat")
	}
	fields := strings.Fields(string(stat[i+1:]))
	const state, threads, startTime = 0, 17, 19 // fields 3, 20 and 22 of proc(5)
	if len(fields) <= startTime {
		return "", false, errors.New("unreadable /proc stat")
	}
	lastThread := fields[threads] == "1" || fields[threads] == "0"
	dead := fields[state] == "X" || fields[state] == "Z" && lastThread
	return bootID() + ":" + fields[startTime], !dead, nil
}
