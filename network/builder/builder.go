package builder

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sync/errgroup"

	"holdfast/network/proc"
	"holdfast/network/say"
)

// minNode is the oldest major version of Node the pages are built with.
const minNode = 20

// Builder builds from a repository into a directory.
type Builder struct {
	source string
	bin    string
	log    string
	tell   func(say.Text)
}

// New makes a builder; logs of failed builds go to logs, and each build that is
// really done is told to tell, from several goroutines.
func New(source, bin, logs string, tell func(say.Text)) *Builder {
	return &Builder{source: source, bin: bin, log: logs, tell: tell}
}

// Build builds what is missing or stale: everything, or the groups named.
// Sources that do not exist are passed over. It waits for another builder in the
// same directory.
func (b *Builder) Build(ctx context.Context, names ...string) error {
	release, err := proc.WaitLock(ctx, filepath.Join(b.bin, ".lock"))
	if err != nil {
		return err
	}
	defer release()
	group, ctx := errgroup.WithContext(ctx)
	for _, sequence := range b.targets() {
		group.Go(func() error {
			for _, t := range sequence {
				if len(names) > 0 && !slices.Contains(names, t.name) {
					continue
				}
				if err := b.ensure(ctx, t); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

func (b *Builder) ensure(ctx context.Context, t target) error {
	if t.skipped {
		return nil
	}
	want, err := b.digest(t)
	if err != nil {
		return err
	}
	stamp := filepath.Join(b.bin, ".stamps", t.name)
	have, err := os.ReadFile(stamp)
	if err == nil && string(have) == want && allExist(t.outputs) {
		return nil
	}
	for _, tool := range t.tools {
		if err := needTool(ctx, tool); err != nil {
			return err
		}
	}
	b.tell(say.Textf("빌드: %s", "building %s", t.name))
	if err := b.run(ctx, t); err != nil {
		return err
	}
	return proc.WriteFile(stamp, []byte(want), 0o600)
}

// run runs t's steps with programs going to a directory beside the bin
// directory, and moves them in when all have succeeded.
func (b *Builder) run(ctx context.Context, t target) error {
	out, err := os.MkdirTemp(b.bin, ".build-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(out)
	for _, s := range t.steps {
		if err := b.step(ctx, t, s, out); err != nil {
			return err
		}
	}
	built, err := os.ReadDir(out)
	if err != nil {
		return err
	}
	for _, p := range built {
		if err := os.Rename(filepath.Join(out, p.Name()), filepath.Join(b.bin, p.Name())); err != nil {
			return err
		}
	}
	for _, o := range t.outputs {
		if !exists(o) {
			return say.New(say.BuildFailed, "빌드는 끝났으나 %s 이(가) 없습니다.", "The build ended, but %s is not there.", o)
		}
	}
	return nil
}

func (b *Builder) step(ctx context.Context, t target, s step, out string) error {
	argv := make([]string, len(s.argv))
	for i, a := range s.argv {
		argv[i] = strings.ReplaceAll(a, "{out}", out+string(filepath.Separator))
	}
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Dir = filepath.Join(b.source, s.dir)
	// Fabric's module is not part of any workspace a developer may have.
	cmd.Env = append(os.Environ(), "GOWORK=off")
	output, err := cmd.CombinedOutput()
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	log := filepath.Join(b.log, "build-"+t.name+".log")
	if werr := proc.WriteFile(log, output, 0o600); werr != nil {
		return errors.Join(err, werr)
	}
	return say.New(say.BuildFailed, "%s 을(를) 빌드하지 못했습니다. 로그의 오류를 고친 뒤 다시 실행하십시오.",
		"%s could not be built. Mend the error in the log and run this again.", t.name).
		WithLog(log).Because(fmt.Errorf("%s: %w: %s", strings.Join(argv[:2], " "), err, proc.LastLine(log)))
}

func allExist(paths []string) bool {
	for _, p := range paths {
		if !exists(p) {
			return false
		}
	}
	return true
}

var major = regexp.MustCompile(`^v(\d+)\.`)

// needTool fails with ToolMissing or ToolTooOld.
func needTool(ctx context.Context, tool string) error {
	path, err := exec.LookPath(tool)
	if err != nil {
		return say.New(say.ToolMissing, "프로그램 %s 이(가) PATH 에 없습니다. 설치한 뒤 다시 실행하십시오(Go 1.26, Node %d 이상).",
			"The program %s is not on PATH. Install it and run this again (Go 1.26, Node %d or newer).", tool, minNode)
	}
	if tool != "node" {
		return nil
	}
	out, err := exec.CommandContext(ctx, path, "--version").Output()
	if err != nil {
		return err
	}
	m := major.FindStringSubmatch(string(out))
	if m == nil {
		return fmt.Errorf("node --version answers %q", out)
	}
	if v, _ := strconv.Atoi(m[1]); v < minNode {
		return say.New(say.ToolTooOld, "Node %s 은(는) 너무 오래되었습니다. %d 이상을 설치하십시오.",
			"Node %s is too old. Install %d or newer.", strings.TrimSpace(string(out)), minNode)
	}
	return nil
}
