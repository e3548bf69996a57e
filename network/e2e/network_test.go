//go:build e2e

package e2e

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"holdfast/network/builder"
	"holdfast/network/consortium"
	"holdfast/network/say"
	"holdfast/network/topology"
)

const basePort = 19400

// bench is a network for the test and the command that runs it.
type bench struct {
	t        *testing.T
	source   string
	bin      string
	state    string
	topology string
}

func newBench(t *testing.T) *bench {
	source, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	b := &bench{t: t, source: source, bin: filepath.Join(dir, "bin"), state: filepath.Join(dir, "state"), topology: filepath.Join(dir, "topology.json")}
	b.build()
	b.writeTopology()
	t.Cleanup(func() { b.must("down") })
	return b
}

// build puts the programs together: Fabric's from where they are built once for
// all, the others anew.
func (b *bench) build() {
	shared := os.Getenv("HOLDFAST_BIN")
	if shared == "" {
		shared = filepath.Join(b.source, ".holdfast", "bin")
	}
	err := builder.New(b.source, shared, b.t.TempDir(), func(x say.Text) { b.t.Log(x.En) }).Build(b.t.Context(), "fabric", "fabric-ca", "chaincode")
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.MkdirAll(b.bin, 0o700); err != nil {
		b.t.Fatal(err)
	}
	for _, name := range []string{"peer", "orderer", "configtxgen", "fabric-ca-server", "chaincode"} {
		if err := os.Symlink(filepath.Join(shared, name), filepath.Join(b.bin, name)); err != nil {
			b.t.Fatal(err)
		}
	}
	for name, pkg := range map[string]string{"network": "./network/cmd/network", "gateway": "./network/e2e/testdata/gateway"} {
		cmd := exec.Command("go", "build", "-trimpath", "-o", filepath.Join(b.bin, name), pkg)
		cmd.Dir = b.source
		if out, err := cmd.CombinedOutput(); err != nil {
			b.t.Fatalf("%v\n%s", err, out)
		}
	}
}

// writeTopology is the shipped one on other ports, with a step of our own.
func (b *bench) writeTopology() {
	top, err := topology.Read(filepath.Join(b.source, "network", "topology.json"))
	if err != nil {
		b.t.Fatal(err)
	}
	top.BasePort = basePort
	top.After = []topology.Step{{Name: say.Text{Ko: "세기", En: "count"}, Argv: []string{"/bin/sh", "-c", "echo x >> '{state}/steps'"}}}
	data, err := json.Marshal(top)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(b.topology, data, 0o600); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) command(ctx context.Context, verb string, args ...string) *exec.Cmd {
	all := []string{verb, "--source", b.source, "--bin", b.bin, "--state", b.state, "--topology", b.topology, "--lang", "en"}
	if verb == "up" {
		all = append(all, "--no-build")
	}
	return exec.CommandContext(ctx, filepath.Join(b.bin, "network"), append(all, args...)...)
}

// run returns the exit code and the standard output.
func (b *bench) run(verb string, args ...string) (int, string) {
	b.t.Helper()
	cmd := b.command(context.Background(), verb, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		b.t.Fatal(err)
	}
	b.t.Logf("network %s %v → exit %d\n%s", verb, args, cmd.ProcessState.ExitCode(), errs.String())
	return cmd.ProcessState.ExitCode(), out.String()
}

func (b *bench) must(verb string, args ...string) string {
	b.t.Helper()
	code, out := b.run(verb, args...)
	if code != 0 {
		b.t.Fatalf("network %s: exit %d", verb, code)
	}
	return out
}

// up starts and says how long it took.
func (b *bench) up(args ...string) time.Duration {
	b.t.Helper()
	began := time.Now()
	out := b.must("up", args...)
	took := time.Since(began)
	if want := fmt.Sprintf("http://holdfast.localhost:%d\n", basePort); out != want {
		b.t.Fatalf("up prints %q, not one address", out)
	}
	return took
}

func (b *bench) status() (consortium.Status, int) {
	b.t.Helper()
	code, out := b.run("status", "--json")
	var st consortium.Status
	if err := json.Unmarshal([]byte(out), &st); err != nil {
		b.t.Fatal(err)
	}
	return st, code
}

// pids are by the name of the process.
func pids(st consortium.Status) map[string]int {
	out := map[string]int{st.Front.Name: st.Front.PID}
	for _, s := range st.Sites {
		for _, p := range s.Processes {
			out[p.Name] = p.PID
		}
	}
	return out
}

func (b *bench) healthy() consortium.Status {
	b.t.Helper()
	st, code := b.status()
	if code != 0 || !st.Healthy || len(pids(st)) != 21 {
		b.t.Fatalf("exit %d: %+v", code, st)
	}
	return st
}

// ask asks the front as a browser would for host.
func (b *bench) ask(host string) string {
	b.t.Helper()
	req, err := http.NewRequest(http.MethodGet, fmt.Sprintf("http://127.0.0.1:%d/", basePort), nil)
	if err != nil {
		b.t.Fatal(err)
	}
	req.Host = host
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return string(body)
}

func TestTheNetwork(t *testing.T) {
	b := newBench(t)
	t.Logf("first start: %.1fs", b.up().Seconds())
	first := b.healthy()
	for _, s := range first.Sites {
		if s.Height < 2 || s.OrdererHeight < 2 {
			t.Errorf("%s: peer has %d blocks, orderer %d", s.Member, s.Height, s.OrdererHeight)
		}
	}
	b.checkLedgerID(first)
	b.checkSecrets()
	if got := b.ask("member3.localhost"); got != "member3" {
		t.Errorf("member3.localhost is answered by %q", got)
	}
	if got := b.ask("holdfast.localhost"); got != "member1" {
		t.Errorf("holdfast.localhost is answered by %q", got)
	}

	// On a running network nothing is started again.
	b.up()
	if again := b.healthy(); !same(pids(first), pids(again)) {
		t.Errorf("a running network was restarted: %v, then %v", pids(first), pids(again))
	}

	// A site dies, the leader's and the front's first: the others carry on, and
	// commit.
	b.must("kill", "--member", "member1")
	if st, code := b.status(); code != 3 || st.Healthy || st.Sites[0].Processes[0].State != "died" {
		t.Errorf("a dead site is not reported: exit %d, %+v", code, st.Sites[0])
	}
	if got := b.ask("holdfast.localhost"); got != "member2" {
		t.Errorf("holdfast.localhost is answered by %q", got)
	}
	b.up("--member", "member2")

	// It is started again, and nothing else is.
	t.Logf("start of a dead site: %.1fs", b.up().Seconds())
	revived := b.healthy()
	for name, pid := range pids(first) {
		if now := pids(revived)[name]; strings.HasPrefix(name, "member1-") == (now == pid) {
			t.Errorf("%s was %d and is %d", name, pid, now)
		}
	}

	// Single processes die.
	victims := map[string]bool{"member2-peer": true, "member3-chaincode": true, "member4-orderer": true, "member1-gateway": true, "front": true}
	for name := range victims {
		if err := syscall.Kill(pids(revived)[name], syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
	}
	b.up()
	mended := b.healthy()
	for name, pid := range pids(revived) {
		if now := pids(mended)[name]; victims[name] == (now == pid) {
			t.Errorf("%s was %d and is %d", name, pid, now)
		}
	}

	// An orderer that lost everything fetches it from the others.
	b.must("kill", "--member", "member3")
	for _, lost := range []string{"ledger", "wal"} {
		if err := os.RemoveAll(filepath.Join(b.state, "member3", "orderer", lost)); err != nil {
			t.Fatal(err)
		}
	}
	b.up()
	b.ordererCatchesUp(2)

	before := b.healthy()
	b.must("down")
	b.nothingIsLeft(before)
	t.Logf("resume: %.1fs", b.up().Seconds())
	resumed := b.healthy()
	if resumed.Ledger != first.Ledger {
		t.Error("another ledger")
	}
	for i, s := range resumed.Sites {
		if s.Height < before.Sites[i].Height {
			t.Errorf("%s had %d blocks and has %d", s.Member, before.Sites[i].Height, s.Height)
		}
	}
	if steps, err := os.ReadFile(filepath.Join(b.state, "steps")); err != nil || strings.Count(string(steps), "x") < 6 {
		t.Errorf("the step after a start ran %q times, %v", steps, err)
	}
}

// ordererCatchesUp waits until the orderer of the site at index has as many
// blocks as the first site's peer had. Each try commits a transaction, because
// an orderer that is a single block behind learns of it with the next one.
func (b *bench) ordererCatchesUp(index int) {
	b.t.Helper()
	want := b.healthy().Sites[0].Height
	var site consortium.SiteStatus
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); {
		b.up()
		st, _ := b.status()
		if site = st.Sites[index]; site.OrdererHeight >= want {
			return
		}
	}
	b.t.Fatalf("%s: orderer has %d blocks of %d", site.Member, site.OrdererHeight, want)
}

func TestAStartCutShortIsMadeGood(t *testing.T) {
	b := newBench(t)
	var ledgers []string
	for _, at := range []string{"enrolling identities …", "peers joining the channel …"} {
		b.cutShort(at)
		b.up()
		ledgers = append(ledgers, string(b.healthy().Ledger))
	}
	if ledgers[0] == ledgers[1] {
		t.Error("--fresh kept the ledger")
	}
}

// cutShort begins anew and kills the command when it comes to a step.
func (b *bench) cutShort(step string) {
	b.t.Helper()
	cmd := b.command(context.Background(), "up", "--fresh")
	errs, err := cmd.StderrPipe()
	if err != nil {
		b.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.t.Fatal(err)
	}
	seen := false
	for lines := bufio.NewScanner(errs); !seen && lines.Scan(); {
		seen = strings.Contains(lines.Text(), step)
	}
	if err := cmd.Process.Kill(); err != nil {
		b.t.Fatal(err)
	}
	_ = cmd.Wait()
	if !seen {
		b.t.Fatalf("never came to %q", step)
	}
}

func same(a, b map[string]int) bool {
	if len(a) != len(b) {
		return false
	}
	for name, pid := range a {
		if b[name] != pid {
			return false
		}
	}
	return true
}

// nothingIsLeft checks that no process of st runs and no port is in use.
func (b *bench) nothingIsLeft(st consortium.Status) {
	b.t.Helper()
	for name, pid := range pids(st) {
		// A dead process whose parent has yet to ask about it is dead.
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if err == nil && !bytes.Contains(stat, []byte(") Z ")) {
			b.t.Errorf("%s, pid %d, is still there: %s", name, pid, stat)
		}
	}
	for port := basePort; port < basePort+50; port++ {
		ln, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err != nil {
			b.t.Errorf("port %d is still in use", port)
			continue
		}
		ln.Close()
	}
}

// checkSecrets checks that every private key and secret can be read by its
// owner alone, and is in no argument of a process.
func (b *bench) checkSecrets() {
	b.t.Helper()
	keys := 0
	var secrets []string
	err := filepath.WalkDir(b.state, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		secret := filepath.Base(path) == "registrar.secret"
		if secret {
			secrets = append(secrets, string(data))
		}
		if !secret && !bytes.Contains(data, []byte("PRIVATE KEY")) {
			return nil
		}
		keys++
		fi, err := d.Info()
		if err == nil && fi.Mode().Perm()&0o077 != 0 {
			b.t.Errorf("%s can be read by others: %s", path, fi.Mode())
		}
		return err
	})
	if err != nil || keys < 4*9 || len(secrets) != 4 {
		b.t.Fatalf("%d keys, %d secrets, %v", keys, len(secrets), err)
	}
	st, _ := b.status()
	for name, pid := range pids(st) {
		args, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
		if err != nil {
			b.t.Fatal(err)
		}
		for _, s := range secrets {
			if bytes.Contains(args, []byte(s)) {
				b.t.Errorf("%s has a secret among its arguments", name)
			}
		}
		log, err := os.ReadFile(filepath.Join(b.state, "logs", name+".log"))
		if err != nil {
			b.t.Fatal(err)
		}
		for _, s := range secrets {
			if bytes.Contains(log, []byte(s)) {
				b.t.Errorf("%s logged a secret", name)
			}
		}
	}
}
