package main

import (
	"flag"
	"io"
	"os"
	"path/filepath"

	"holdfast/network/say"
	"holdfast/network/topology"
)

// options are what the command line says; paths are absolute.
type options struct {
	command  string
	topology string
	state    string
	bin      string
	source   string
	config   string
	fresh    bool
	noBuild  bool
	json     bool
	members  []topology.MemberID
}

const usage = `network up     [--fresh] [--no-build] [--member memberN]...
network down   [--member memberN]...
network status [--json]
network kill   --member memberN
  --topology FILE --state DIR --bin DIR --source DIR --lang ko|en`

// parse reads the command line; it sets lang if the line does.
func parse(args []string, lang *say.Language) (options, error) {
	if len(args) == 0 {
		return options{}, badUsage()
	}
	o := options{command: args[0]}
	fs := flag.NewFlagSet("network "+o.command, flag.ContinueOnError)
	fs.SetOutput(io.Discard) // what is wrong is told once, by the caller
	switch o.command {
	case "up":
		fs.BoolVar(&o.fresh, "fresh", false, "throw the ledger away and begin anew")
		fs.BoolVar(&o.noBuild, "no-build", false, "use the programs as they are")
	case "down", "kill":
	case "status":
		fs.BoolVar(&o.json, "json", false, "print JSON")
	case "front":
		fs.StringVar(&o.config, "config", "", "the front's configuration")
		if err := fs.Parse(args[1:]); err != nil {
			return options{}, badUsage().Because(err)
		}
		return o, nil
	default:
		return options{}, badUsage()
	}
	if o.command != "status" {
		fs.Func("member", "only this member's site; may be repeated", func(s string) error {
			o.members = append(o.members, topology.MemberID(s))
			return nil
		})
	}
	fs.Func("lang", "ko or en", func(s string) (err error) {
		*lang, err = say.ParseLanguage(s)
		return err
	})
	fs.StringVar(&o.topology, "topology", "", "topology file")
	fs.StringVar(&o.state, "state", "", "state directory")
	fs.StringVar(&o.bin, "bin", os.Getenv("HOLDFAST_BIN"), "directory of built programs")
	fs.StringVar(&o.source, "source", "", "the repository")
	if err := fs.Parse(args[1:]); err != nil {
		return options{}, badUsage().Because(err)
	}
	if fs.NArg() > 0 || (o.fresh && len(o.members) > 0) {
		return options{}, badUsage()
	}
	return o, o.settle()
}

// settle fills in what was not given: the repository is the current directory
// or one above it, and everything else is in the repository.
func (o *options) settle() error {
	if o.source == "" {
		o.source = repository()
	}
	if o.source == "" {
		return say.New(say.BadUsage, "저장소를 찾지 못했습니다. 저장소 안에서 실행하거나 --source 로 정하십시오.",
			"The repository was not found. Run this inside it, or give --source.")
	}
	for path, other := range map[*string]string{
		&o.topology: filepath.Join(o.source, "network", "topology.json"),
		&o.state:    filepath.Join(o.source, ".holdfast"),
	} {
		if *path == "" {
			*path = other
		}
	}
	if o.bin == "" {
		o.bin = filepath.Join(o.source, ".holdfast", "bin")
	}
	for _, path := range []*string{&o.topology, &o.state, &o.bin, &o.source} {
		abs, err := filepath.Abs(*path)
		if err != nil {
			return err
		}
		*path = abs
	}
	return nil
}

func repository() string {
	dir, err := os.Getwd()
	for err == nil {
		if _, e := os.Stat(filepath.Join(dir, "network", "topology.json")); e == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			break
		}
		dir = parent
	}
	return ""
}

func badUsage() *say.Problem {
	return say.New(say.BadUsage, "쓰는 법:\n%s", "usage:\n%s", usage)
}
