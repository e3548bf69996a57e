package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"holdfast/network/consortium"
	"holdfast/network/front"
	"holdfast/network/say"
	"holdfast/network/topology"
)

const (
	exitOK       = 0
	exitFailed   = 1
	exitUsage    = 2
	exitDegraded = 3
)

func main() {
	// What is written here, by us or by what we start, is the owner's alone:
	// Fabric CA leaves one of its private keys readable by everyone.
	syscall.Umask(0o077)
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// errDegraded says that status found something wrong and has said so.
var errDegraded = errors.New("degraded")

// run is the whole program.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	lang := say.FromEnvironment(locale())
	opts, err := parse(args, &lang)
	if err == nil {
		err = opts.do(ctx, lang, stdout, stderr)
	}
	var p *say.Problem
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errDegraded):
		return exitDegraded
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, say.Text{
			Ko: "중단했습니다. 이미 시작된 것은 그대로 있으며, 다시 실행하면 이어서 진행합니다.",
			En: "Interrupted. What has been started stays; running this again continues.",
		}.In(lang))
		return exitFailed
	case errors.As(err, &p) && p.Code == say.BadUsage:
		fmt.Fprintln(stderr, p.In(lang))
		return exitUsage
	}
	fmt.Fprintln(stderr, say.Tell(err, lang))
	return exitFailed
}

// locale is what POSIX says decides the language of messages.
func locale() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			return v
		}
	}
	return ""
}

// do runs the command.
func (o options) do(ctx context.Context, lang say.Language, stdout, stderr io.Writer) error {
	if o.command == "front" {
		return runFront(ctx, o.config)
	}
	layout, err := o.layout()
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	n := consortium.New(layout, self, newProgress(stderr, lang))
	switch o.command {
	case "up":
		if err := n.Up(ctx, consortium.UpOptions{Fresh: o.fresh, NoBuild: o.noBuild, Members: o.members}); err != nil {
			return err
		}
		fmt.Fprintln(stdout, layout.Topology.FrontURL())
		return nil
	case "down":
		count, err := n.Down(o.members)
		return told(stderr, lang, count, err, "프로세스 %d개를 멈췄습니다. 원장은 남아 있습니다.", "Stopped %d processes. The ledger is kept.")
	case "kill":
		if len(o.members) == 0 {
			return say.New(say.BadUsage, "어느 회원사인지 --member 로 정하십시오.", "Say which member with --member.")
		}
		count, err := n.Kill(o.members)
		return told(stderr, lang, count, err, "프로세스 %d개를 강제로 끝냈습니다. scripts/up 이 다시 시작합니다.", "Killed %d processes. scripts/up starts them again.")
	default:
		st, err := n.Status(ctx)
		if err != nil {
			return err
		}
		return showStatus(stdout, lang, st, o.json)
	}
}

func told(w io.Writer, lang say.Language, count int, err error, ko, en string) error {
	if err != nil {
		return err
	}
	fmt.Fprintln(w, say.Textf(ko, en, count).In(lang))
	return nil
}

func showStatus(w io.Writer, lang say.Language, st consortium.Status, asJSON bool) error {
	if asJSON {
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		if err := e.Encode(st); err != nil {
			return err
		}
	} else if err := printStatus(w, lang, st); err != nil {
		return err
	}
	if !st.Healthy {
		return errDegraded
	}
	return nil
}

func runFront(ctx context.Context, path string) error {
	c, err := front.ReadConfig(path)
	if err != nil {
		return err
	}
	f, err := front.New(c)
	if err != nil {
		return err
	}
	return f.Run(ctx, c.Listen)
}

// layout reads the topology and makes every directory absolute.
func (o options) layout() (topology.Layout, error) {
	t, err := topology.Read(o.topology)
	return topology.Layout{Topology: t, State: o.state, Bin: o.bin, Source: o.source}, err
}
