package proc

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"

	"holdfast/network/say"
)

// maxLog is the size in bytes beyond which a log is set aside at the next start.
const maxLog = 32 << 20

var safeName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// Spec is a process to run.
type Spec struct {
	Name    string   // names its log and its record
	Path    string   // the program
	Args    []string // without the program; no secrets
	Dir     string   // working directory, or "" for the current one
	Env     []string // the whole environment, beside PATH, HOME and TMPDIR
	Ports   []int    // TCP ports on loopback it will take
	Version string   // of program and configuration: another one means start it again
}

// PortsFree fails with PortTaken when another program listens on one of s's
// ports.
func (s Spec) PortsFree() error {
	for _, p := range s.Ports {
		if err := portFree(p); err != nil {
			return say.New(say.PortTaken,
				"%s: 포트 %d 을(를) 다른 프로그램이 쓰고 있습니다. 그 프로그램을 멈추거나 토폴로지의 basePort 를 바꾼 뒤 다시 실행하십시오. 원장은 그대로입니다.",
				"%s: another program uses port %d. Stop that program, or change basePort in the topology, and run this again. The ledger is as it was.",
				s.Name, p).Because(err)
		}
	}
	return nil
}

// Record is what is kept about a process that was started.
type Record struct {
	Name    string    `json:"name"`
	PID     int       `json:"pid"`
	Birth   string    `json:"birth"` // the kernel's word, see birth
	Argv    []string  `json:"argv"`
	Version string    `json:"version"`
	Started time.Time `json:"started"`
}

// Runner keeps the records in one directory and the logs in another.
type Runner struct {
	runDir  string
	logsDir string
}

// NewRunner uses two directories, which Start makes if they are missing.
func NewRunner(runDir, logsDir string) *Runner {
	return &Runner{runDir: runDir, logsDir: logsDir}
}

// Log is the path of a process's log.
func (r *Runner) Log(name string) string { return filepath.Join(r.logsDir, name+".log") }

func (r *Runner) recordPath(name string) string { return filepath.Join(r.runDir, name+".json") }

// Start starts s in a session of its own, so that it outlives us. It fails with
// PortTaken or ToolMissing, or with whatever the system says.
func (r *Runner) Start(s Spec) (Record, error) {
	if !safeName.MatchString(s.Name) {
		return Record{}, fmt.Errorf("process name %q", s.Name)
	}
	if err := s.PortsFree(); err != nil {
		return Record{}, err
	}
	log, err := r.openLog(s.Name)
	if err != nil {
		return Record{}, err
	}
	defer log.Close()
	cmd := exec.Command(s.Path, s.Args...)
	cmd.Dir, cmd.Env = s.Dir, append(baseEnvironment(), s.Env...)
	cmd.Stdout, cmd.Stderr = log, log
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Start(); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return Record{}, say.New(say.ToolMissing, "프로그램 %s 이(가) 없습니다.", "The program %s is missing.", s.Path).Because(err)
		}
		return Record{}, fmt.Errorf("%s: %w", s.Name, err)
	}
	rec, err := r.remember(s, cmd)
	if err != nil {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		return Record{}, err
	}
	go func() { _ = cmd.Wait() }() // reaped while we live; afterwards init does
	return rec, nil
}

func (r *Runner) remember(s Spec, cmd *exec.Cmd) (Record, error) {
	born, _, err := birth(cmd.Process.Pid) // it may have ended already; it is ours to reap
	if err != nil {
		return Record{}, fmt.Errorf("%s: %w", s.Name, err)
	}
	rec := Record{
		Name: s.Name, PID: cmd.Process.Pid, Birth: born, Argv: cmd.Args,
		Version: s.Version, Started: time.Now().UTC().Truncate(time.Second),
	}
	data, err := json.Marshal(rec)
	if err != nil {
		return Record{}, err
	}
	return rec, WriteFile(r.recordPath(s.Name), data, 0o600)
}

// Lookup returns the record of the process called name, and whether that
// process still runs. No record is not an error.
func (r *Runner) Lookup(name string) (rec Record, known, running bool) {
	data, err := os.ReadFile(r.recordPath(name))
	if err != nil || json.Unmarshal(data, &rec) != nil || rec.PID <= 1 {
		return Record{}, false, false
	}
	return rec, true, rec.alive()
}

func (rec Record) alive() bool {
	born, running, err := birth(rec.PID)
	return err == nil && running && born == rec.Birth
}

// Names lists the processes that have a record.
func (r *Runner) Names() ([]string, error) {
	entries, err := os.ReadDir(r.runDir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".json"); ok {
			names = append(names, name)
		}
	}
	return names, nil
}

// Stop asks the processes to stop, waits up to grace, and kills those that have
// not. It returns the names of those that were running.
func (r *Runner) Stop(names []string, grace time.Duration) ([]string, error) {
	var running []Record
	for _, n := range names {
		if rec, _, ok := r.Lookup(n); ok {
			tell(rec, syscall.SIGTERM)
			running = append(running, rec)
		}
	}
	left := waitGone(running, grace)
	for _, rec := range left {
		tell(rec, syscall.SIGKILL)
	}
	if left = waitGone(left, grace); len(left) > 0 {
		return nil, fmt.Errorf("process %d (%s) cannot be killed", left[0].PID, left[0].Name)
	}
	stopped := make([]string, 0, len(running))
	for _, rec := range running {
		stopped = append(stopped, rec.Name)
	}
	for _, n := range names {
		if err := os.Remove(r.recordPath(n)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return stopped, err
		}
	}
	return stopped, nil
}

// Kill ends the processes at once, as a power cut would, and keeps their
// records: they count as died, not as stopped.
func (r *Runner) Kill(names []string) ([]string, error) {
	var killed []Record
	for _, n := range names {
		if rec, _, ok := r.Lookup(n); ok {
			tell(rec, syscall.SIGKILL)
			killed = append(killed, rec)
		}
	}
	if left := waitGone(killed, 10*time.Second); len(left) > 0 {
		return nil, fmt.Errorf("process %d (%s) cannot be killed", left[0].PID, left[0].Name)
	}
	out := make([]string, len(killed))
	for i, rec := range killed {
		out[i] = rec.Name
	}
	return out, nil
}

// tell reaches the process and its children, which share its group.
func tell(rec Record, s syscall.Signal) {
	if rec.alive() {
		_ = syscall.Kill(-rec.PID, s)
	}
}

func waitGone(recs []Record, patience time.Duration) []Record {
	deadline := time.Now().Add(patience)
	for {
		var left []Record
		for _, rec := range recs {
			if rec.alive() {
				left = append(left, rec)
			}
		}
		if len(left) == 0 || time.Now().After(deadline) {
			return left
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func (r *Runner) openLog(name string) (*os.File, error) {
	path := r.Log(name)
	if err := os.MkdirAll(r.logsDir, 0o700); err != nil {
		return nil, err
	}
	if fi, err := os.Stat(path); err == nil && fi.Size() > maxLog {
		if err := os.Rename(path, path+".1"); err != nil {
			return nil, err
		}
	}
	return os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
}

// baseEnvironment leaves out everything that could configure Fabric from
// outside: its programs read any variable with their prefix.
func baseEnvironment() []string {
	var env []string
	for _, k := range []string{"PATH", "HOME", "TMPDIR"} {
		if v, ok := os.LookupEnv(k); ok {
			env = append(env, k+"="+v)
		}
	}
	return env
}
