package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"holdfast/network/say"
)

// try runs the program and returns its exit code and what it wrote.
func try(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(t.Context(), args, &out, &errs)
	return code, out.String(), errs.String()
}

func TestWrongUsageIsExitCodeTwo(t *testing.T) {
	state := filepath.Join(t.TempDir(), "s")
	for _, args := range [][]string{
		{}, {"sideways"}, {"up", "--colour"}, {"up", "extra"}, {"up", "--fresh", "--member", "member1"},
		{"up", "--lang", "fr"}, {"status", "--member", "member1"}, {"down", "--fresh"},
		{"kill", "--state", state}, {"kill", "--state", state, "--member", "member9"},
	} {
		if code, _, stderr := try(t, args...); code != exitUsage || stderr == "" {
			t.Errorf("%q: exit %d, %q", args, code, stderr)
		}
	}
	if _, err := os.Stat(state); err == nil {
		t.Error("wrong usage made a state directory")
	}
}

func TestMessagesFollowTheLocaleAndTheFlag(t *testing.T) {
	t.Setenv("LC_ALL", "en_US.UTF-8")
	missing := filepath.Join(t.TempDir(), "none.json")
	code, _, stderr := try(t, "status", "--topology", missing)
	if code != exitFailed || !strings.HasPrefix(stderr, "The topology file "+missing) {
		t.Error(code, stderr)
	}
	code, _, stderr = try(t, "status", "--topology", missing, "--lang", "ko")
	if code != exitFailed || !strings.HasPrefix(stderr, "토폴로지 파일 "+missing) {
		t.Error(code, stderr)
	}
}

func TestStatusOfNoNetworkIsDegraded(t *testing.T) {
	state := filepath.Join(t.TempDir(), "s")
	code, stdout, stderr := try(t, "status", "--json", "--state", state)
	if code != exitDegraded || stderr != "" || !strings.Contains(stdout, `"healthy": false`) {
		t.Error(code, stdout, stderr)
	}
	code, stdout, _ = try(t, "status", "--lang", "en", "--state", state)
	if code != exitDegraded || !strings.Contains(stdout, "stopped") || !strings.Contains(stdout, "Market operator") {
		t.Error(code, stdout)
	}
}

func TestProgramsAreSharedUnlessToldOtherwise(t *testing.T) {
	lang := say.Korean
	t.Setenv("HOLDFAST_BIN", "")
	o, err := parse([]string{"up", "--state", "/elsewhere"}, &lang)
	if err != nil || o.bin != filepath.Join(o.source, ".holdfast", "bin") || o.state != "/elsewhere" {
		t.Fatalf("%+v %v", o, err)
	}
	t.Setenv("HOLDFAST_BIN", "/shared")
	if o, err = parse([]string{"up"}, &lang); err != nil || o.bin != "/shared" {
		t.Fatalf("%+v %v", o, err)
	}
	if o, err = parse([]string{"up", "--bin", "/mine"}, &lang); err != nil || o.bin != "/mine" {
		t.Fatalf("%+v %v", o, err)
	}
}
