package main

import (
	"context"
	"flag"
	"strings"
	"time"

	"holdfast/chaincode/model"
)

// command is one subcommand.
type command struct {
	// name is one or two words.
	name string
	// operands are what follows the flags: "FILE [LOT…]". Those in brackets may be left out; … is any number.
	operands string
	summary  model.Label
	// options describes the subcommand's own flags.
	options []option
	flags   func(*flag.FlagSet)
	run     func(ctx context.Context, operands []string) error
	// timeout is the subcommand's own; the usual one where it is less.
	timeout time.Duration
	// ownJSON says that --json means something of the subcommand's own.
	ownJSON bool
}

// option is a flag as the help describes it.
type option struct {
	flag    string
	meaning model.Label
}

// count is how many operands there may be; most is -1 where there is no bound.
func (c command) count() (least, most int) {
	for _, operand := range strings.Fields(c.operands) {
		many := strings.Contains(operand, "…")
		if !strings.HasPrefix(operand, "[") {
			least++
		}
		if many || most < 0 {
			most = -1
		} else {
			most++
		}
	}
	return least, most
}

// commands are all subcommands, in the order of the help.
func (a *app) commands() []command {
	groups := [][]command{
		a.walletCommands(), a.ledgerCommands(), a.historyCommands(), a.actCommands(), a.companyCommands(), a.registerCommands(), a.claimCommands(),
		a.tradeCommands(), a.agreementCommands(), a.moneyCommands(), a.certificateCommands(), a.deskCommands(), a.networkCommands(),
	}
	var all []command
	for _, group := range groups {
		all = append(all, group...)
	}
	return all
}

// find finds the subcommand that the arguments begin with, and what follows it.
func find(commands []command, args []string) (command, []string, error) {
	for words := min(2, len(args)); words > 0; words-- {
		name := strings.Join(args[:words], " ")
		for _, c := range commands {
			if c.name == name {
				return c, args[words:], nil
			}
		}
	}
	return command{}, nil, usage("%q(이)라는 명령은 없습니다. `holdfast help` 를 보십시오.", "There is no command %q. See `holdfast help`.", strings.Join(args[:min(2, len(args))], " "))
}
