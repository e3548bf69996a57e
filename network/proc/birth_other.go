//go:build !linux

package proc

import (
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// birth says when the process pid was born, to the second. A zombie counts as
// gone.
func birth(pid int) (string, error) {
	out, err := exec.Command("ps", "-o", "stat=,lstart=", "-p", strconv.Itoa(pid)).Output()
	if err != nil {
		return "", os.ErrProcessDone
	}
	state, started, _ := strings.Cut(strings.TrimSpace(string(out)), " ")
	if started == "" || strings.HasPrefix(state, "Z") {
		return "", os.ErrProcessDone
	}
	return strings.TrimSpace(started), nil
}
