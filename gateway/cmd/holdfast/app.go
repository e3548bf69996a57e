package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"holdfast/gateway/client"
)

// app is one run of the program.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	// terminal says whether there is somebody to ask.
	terminal    bool
	environment func(string) string

	lang    language
	json    bool
	yes     bool
	site    string
	state   string
	wallet  string
	timeout time.Duration

	network *client.Network
	// kept is the file of a signed command whose outcome is unknown.
	kept string
}

// defaultTimeout is how long one run waits for answers.
const defaultTimeout = time.Minute

// main runs one subcommand and returns the exit code.
func (a *app) main(ctx context.Context, args []string) int {
	a.lang = languageOf(firstOf(a.environment("LC_ALL"), a.environment("LC_MESSAGES"), a.environment("LANG")))
	a.timeout = defaultTimeout
	err := a.run(ctx, args)
	if err == nil {
		return exitDone
	}
	return a.fail(err)
}

func (a *app) run(ctx context.Context, args []string) error {
	if len(args) == 0 || args[0] == "help" || strings.HasPrefix(args[0], "-") {
		return a.help(args)
	}
	chosen, rest, err := find(a.commands(), args)
	if err != nil {
		return err
	}
	flags := flag.NewFlagSet("holdfast "+chosen.name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	a.commonFlags(flags, chosen)
	if chosen.flags != nil {
		chosen.flags(flags)
	}
	operands, err := parse(flags, rest)
	if errors.Is(err, flag.ErrHelp) {
		a.helpOf(chosen)
		return nil
	}
	if err != nil {
		return usage("%s: %v. 쓰는 법: holdfast %s %s", "%s: %v. Usage: holdfast %s %s", chosen.name, err, chosen.name, chosen.operands)
	}
	if least, most := chosen.count(); len(operands) < least || most >= 0 && len(operands) > most {
		return usage("쓰는 법: holdfast %s %s", "Usage: holdfast %s %s", chosen.name, chosen.operands)
	}
	ctx, cancel := context.WithTimeout(ctx, a.timeout)
	defer cancel()
	return chosen.run(ctx, operands)
}

// commonFlags are those that every subcommand has.
func (a *app) commonFlags(flags *flag.FlagSet, c command) {
	flags.Var(&a.lang, "lang", "")
	flags.StringVar(&a.state, "state", a.environment("HOLDFAST_STATE"), "")
	flags.StringVar(&a.site, "site", a.environment("HOLDFAST_SITE"), "")
	flags.StringVar(&a.wallet, "wallet", a.environment("HOLDFAST_WALLET"), "")
	flags.BoolVar(&a.yes, "yes", false, "")
	flags.DurationVar(&a.timeout, "timeout", max(c.timeout, defaultTimeout), "")
	if !c.ownJSON {
		flags.BoolVar(&a.json, "json", false, "")
	}
}

// parse reads flags and operands in any order.
func parse(flags *flag.FlagSet, args []string) ([]string, error) {
	var operands []string
	for len(args) > 0 {
		if err := flags.Parse(args); err != nil {
			return nil, err
		}
		if flags.NArg() == 0 {
			break
		}
		operands = append(operands, flags.Arg(0))
		args = flags.Args()[1:]
	}
	return operands, nil
}

// print gives the result: as JSON, or as it is told.
func (a *app) print(result any, tell func(w io.Writer)) error {
	if !a.json {
		tell(a.stdout)
		return nil
	}
	encoder := json.NewEncoder(a.stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(result)
}

// note tells a person something beside the result; a program that reads JSON is told nothing but that.
func (a *app) note(ko, en string, args ...any) {
	if !a.json {
		fmt.Fprintln(a.stderr, a.lang.in(text(ko, en), args...))
	}
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			return t
		}
	}
	return ""
}
