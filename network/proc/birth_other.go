//go:build !linux

package proc

import (
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// birth says when the process pid was born, to the second, and whether it still
// runs; a zombie does not.
func birth(pid int) (born string, running bool, err error) {
	out, err := exec.Command("ps", "-o", "stat=,lstart=", "-p", strconv.Itoa(pid)).Output()
	if err != nil {
		return "", false, os.ErrProcessDone
	}
	state, started, _ := strings.Cut(strings.TrimSpace(string(out)), " ")
	if started == "" {
		return "", false, os.ErrProcessDone
	}
	return strings.TrimSpace(started), !strings.HasPrefix(state, "Z"), nil
}
