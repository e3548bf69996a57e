package proc

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"holdfast/network/say"
)

// TestMain lets the test program play the processes it starts.
func TestMain(m *testing.M) {
	switch os.Getenv("PROC_TEST_ROLE") {
	case "":
		os.Exit(m.Run())
	case "sleeper":
		fmt.Println("sleeper ready")
		select {}
	case "stubborn":
		signal.Ignore(syscall.SIGTERM)
		fmt.Println("stubborn ready")
		select {}
	case "parent":
		child := exec.Command(os.Args[0])
		child.Env = []string{"PROC_TEST_ROLE=sleeper"}
		if err := child.Start(); err != nil {
			panic(err)
		}
		fmt.Println("child", child.Process.Pid)
		select {}
	case "environment":
		for _, e := range os.Environ() {
			fmt.Println(e)
		}
	}
}

func role(name string) Spec {
	return Spec{Name: name, Path: os.Args[0], Env: []string{"PROC_TEST_ROLE=" + name}}
}

func newTestRunner(t *testing.T) *Runner {
	t.Helper()
	dir := t.TempDir()
	r := NewRunner(filepath.Join(dir, "run"), filepath.Join(dir, "logs"))
	t.Cleanup(func() {
		names, err := r.Names()
		if err != nil {
			t.Error(err)
		}
		if _, err := r.Stop(names, 50*time.Millisecond); err != nil {
			t.Error(err)
		}
	})
	return r
}

func start(t *testing.T, r *Runner, s Spec) Record {
	t.Helper()
	rec, err := r.Start(s)
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

// eventually waits for a condition, and fails the test after ten seconds.
func eventually(t *testing.T, what string, cond func() bool) {
	t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	for !cond() {
		if time.Now().After(deadline) {
			t.Fatalf("never: %s", what)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func logged(r *Runner, name, text string) func() bool {
	return func() bool {
		data, err := os.ReadFile(r.Log(name))
		return err == nil && strings.Contains(string(data), text)
	}
}

func TestAProcessHasItsOwnSessionAndOutlivesUs(t *testing.T) {
	r := newTestRunner(t)
	rec := start(t, r, role("sleeper"))
	group, err := syscall.Getpgid(rec.PID)
	if err != nil {
		t.Fatal(err)
	}
	if group != rec.PID {
		t.Fatalf("process %d is in group %d", rec.PID, group)
	}
	// Another runner, as the next command would make it, knows it.
	again := NewRunner(r.runDir, r.logsDir)
	found, known, running := again.Lookup("sleeper")
	if !known || !running || found.PID != rec.PID {
		t.Fatalf("%+v known %v running %v", found, known, running)
	}
}

func TestStopAsksThenKillsAndForgets(t *testing.T) {
	r := newTestRunner(t)
	start(t, r, role("sleeper"))
	start(t, r, role("stubborn"))
	eventually(t, "stubborn ignores SIGTERM", logged(r, "stubborn", "ready"))
	stopped, err := r.Stop([]string{"sleeper", "stubborn", "never-started"}, 100*time.Millisecond)
	if err != nil || len(stopped) != 2 {
		t.Fatalf("%v %v", stopped, err)
	}
	if names, err := r.Names(); err != nil || len(names) != 0 {
		t.Fatalf("%v %v", names, err)
	}
}

func TestStopReachesTheChildrenOfAProcess(t *testing.T) {
	r := newTestRunner(t)
	start(t, r, role("parent"))
	eventually(t, "child started", logged(r, "parent", "child"))
	data, err := os.ReadFile(r.Log("parent"))
	if err != nil {
		t.Fatal(err)
	}
	var child int
	if _, err := fmt.Sscanf(string(data), "child %d", &child); err != nil {
		t.Fatal(err)
	}
	if _, running, _ := birth(child); !running {
		t.Fatal("the child does not run")
	}
	if _, err := r.Stop([]string{"parent"}, time.Second); err != nil {
		t.Fatal(err)
	}
	eventually(t, "child gone", func() bool { _, running, _ := birth(child); return !running })
}

func TestAReusedPidIsNeverSignalled(t *testing.T) {
	r := newTestRunner(t)
	stranger := exec.Command(os.Args[0])
	stranger.Env = []string{"PROC_TEST_ROLE=sleeper"}
	out, err := stranger.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := stranger.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := stranger.Process.Kill(); err != nil {
			t.Error("the stranger was killed: ", err)
		}
		_ = stranger.Wait()
	}()
	if _, err := io.ReadAtLeast(out, make([]byte, 1), 1); err != nil {
		t.Fatal(err)
	}
	// A record of a process of ours that had this pid before a stranger got it.
	record := fmt.Sprintf(`{"name":"sleeper","pid":%d,"birth":"some-boot:1"}`, stranger.Process.Pid)
	if err := WriteFile(r.recordPath("sleeper"), []byte(record), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, known, running := r.Lookup("sleeper"); !known || running {
		t.Fatalf("known %v running %v", known, running)
	}
	if stopped, err := r.Stop([]string{"sleeper"}, time.Second); err != nil || len(stopped) != 0 {
		t.Fatalf("%v %v", stopped, err)
	}
	if killed, err := r.Kill([]string{"sleeper"}); err != nil || len(killed) != 0 {
		t.Fatalf("%v %v", killed, err)
	}
	if err := stranger.Process.Signal(syscall.Signal(0)); err != nil {
		t.Fatal("the stranger is gone")
	}
}

func TestAKilledProcessCountsAsDied(t *testing.T) {
	r := newTestRunner(t)
	start(t, r, role("sleeper"))
	killed, err := r.Kill([]string{"sleeper"})
	if err != nil || len(killed) != 1 {
		t.Fatalf("%v %v", killed, err)
	}
	if _, known, running := r.Lookup("sleeper"); !known || running {
		t.Fatalf("known %v running %v", known, running)
	}
}

func TestADamagedRecordIsNoProcess(t *testing.T) {
	r := newTestRunner(t)
	for _, bad := range []string{"", "{", `{"pid":1}`, `{"pid":-1}`, `{"pid":0}`} {
		if err := WriteFile(r.recordPath("x"), []byte(bad), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, known, running := r.Lookup("x"); known || running {
			t.Errorf("%q is taken for a process", bad)
		}
	}
}

func problemCode(err error) say.Code {
	var p *say.Problem
	if errors.As(err, &p) {
		return p.Code
	}
	return ""
}

func TestATakenPortStartsNothing(t *testing.T) {
	r := newTestRunner(t)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	s := role("sleeper")
	s.Ports = []int{ln.Addr().(*net.TCPAddr).Port}
	if _, err := r.Start(s); problemCode(err) != say.PortTaken {
		t.Fatal(err)
	}
	if _, known, _ := r.Lookup("sleeper"); known {
		t.Fatal("it was started")
	}
}

func TestAMissingProgramIsSaidToBeMissing(t *testing.T) {
	r := newTestRunner(t)
	if _, err := r.Start(Spec{Name: "x", Path: filepath.Join(t.TempDir(), "none")}); problemCode(err) != say.ToolMissing {
		t.Fatal(err)
	}
}

func TestNamesCannotLeaveTheDirectory(t *testing.T) {
	r := newTestRunner(t)
	for _, name := range []string{"", "../x", "a/b", "A", strings.Repeat("a", 65)} {
		s := role("sleeper")
		s.Name = name
		if _, err := r.Start(s); err == nil {
			t.Errorf("%q was started", name)
		}
	}
}

func TestTheEnvironmentOfTheCallerDoesNotConfigureFabric(t *testing.T) {
	t.Setenv("CORE_PEER_LOCALMSPID", "Evil")
	r := newTestRunner(t)
	start(t, r, role("environment"))
	eventually(t, "environment printed", logged(r, "environment", "PROC_TEST_ROLE"))
	eventually(t, "ended", func() bool { _, _, running := r.Lookup("environment"); return !running })
	if logged(r, "environment", "CORE_PEER")() {
		t.Fatal("CORE_PEER_LOCALMSPID reached the process")
	}
	if !logged(r, "environment", "PATH=")() {
		t.Fatal("PATH did not")
	}
}

func TestALongLogIsSetAside(t *testing.T) {
	r := newTestRunner(t)
	if err := WriteFile(r.Log("sleeper"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(r.Log("sleeper"), maxLog+1); err != nil {
		t.Fatal(err)
	}
	start(t, r, role("sleeper"))
	eventually(t, "new log", logged(r, "sleeper", "ready"))
	old, err := os.Stat(r.Log("sleeper") + ".1")
	if err != nil || old.Size() != maxLog+1 {
		t.Fatal(old, err)
	}
}

func TestLastLine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	for text, want := range map[string]string{
		"": "", "one": "one", "one\ntwo\n\n": "two", strings.Repeat("x", 20<<10) + "\nend\n": "end",
		strings.Repeat("가", 200): strings.Repeat("가", 100),
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := LastLine(path); got != want {
			t.Errorf("%.20q…: %.20q", text, got)
		}
	}
	if LastLine(path+"none") != "" {
		t.Error("a missing log has no last line")
	}
}

func TestOnlyOneHoldsALock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d", ".lock")
	release, err := Lock(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Lock(path); problemCode(err) != say.Busy {
		t.Fatal(err)
	}
	waited := make(chan error, 1)
	go func() {
		again, err := WaitLock(t.Context(), path)
		if err == nil {
			again()
		}
		waited <- err
	}()
	release()
	if err := <-waited; err != nil {
		t.Fatal(err)
	}
}

func TestAFileIsWrittenWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "f")
	for _, text := range []string{"one", "two"} {
		if err := WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil || string(got) != "two" {
		t.Fatalf("%q %v", got, err)
	}
	if fi, err := os.Stat(path); err != nil || fi.Mode().Perm() != 0o600 {
		t.Fatal(fi.Mode(), err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Fatal(entries, err)
	}
}
