package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"holdfast/chaincode/model"
)

// commonOptions are the flags of every subcommand.
var commonOptions = []option{
	{"--site MEMBER|URL", text("먼저 물을 사이트 (HOLDFAST_SITE)", "the site to ask first (HOLDFAST_SITE)")},
	{"--state DIR", text("네트워크의 상태 폴더; 없으면 .holdfast (HOLDFAST_STATE)", "the network's state directory; .holdfast unless given (HOLDFAST_STATE)")},
	{"--wallet FILE", text("서명하고 로그인할 지갑 파일 (HOLDFAST_WALLET)", "the wallet file to sign and log in with (HOLDFAST_WALLET)")},
	{"--yes", text("묻지 않고 서명합니다", "sign without asking")},
	{"--json", text("결과를 JSON으로", "the result as JSON")},
	{"--lang ko|en", text("언어; 없으면 LANG을 따릅니다", "the language; as LANG says unless given")},
	{"--timeout 1m", text("답을 기다리는 시간", "how long to wait for answers")},
}

// help tells what the program does, or what one subcommand does.
func (a *app) help(args []string) error {
	flags := flag.NewFlagSet("holdfast help", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	a.commonFlags(flags, command{})
	words, err := parse(flags, args)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		return usage("%v. 쓰는 법: holdfast help [명령]", "%v. Usage: holdfast help [COMMAND]", err)
	}
	if len(words) > 1 {
		c, rest, err := find(a.commands(), words[1:])
		if err != nil || len(rest) > 0 {
			return usage("쓰는 법: holdfast help [명령]", "Usage: holdfast help [COMMAND]")
		}
		a.helpOf(c)
		return nil
	}
	fmt.Fprintln(a.stdout, a.lang.in(text(
		"holdfast — 비상장주식 주주명부와 거래를 명령줄에서 다룹니다.", "holdfast — registers of unlisted shares, and trades in them, from the command line.")))
	fmt.Fprintln(a.stdout)
	commands := newTable()
	for _, c := range a.commands() {
		commands.row(strings.TrimSpace(c.name+" "+c.operands), a.lang.in(c.summary))
	}
	commands.write(a.stdout, "  ")
	a.heading("모든 명령의 옵션", "Options of every command")
	writeOptions(a.stdout, a.lang, commonOptions)
	a.heading("종료 코드", "Exit codes")
	codes := newTable(0)
	for _, e := range exitMeanings {
		codes.row(e.code, a.lang.in(e.meaning))
	}
	codes.write(a.stdout, "  ")
	fmt.Fprintln(a.stdout)
	fmt.Fprintln(a.stdout, a.lang.in(text(
		"지갑 파일에는 암호가 없습니다. 읽을 수 있는 사람이 곧 그 당사자로 서명할 수 있으므로 본인만 읽게(0600) 두며, 다른 사람이 읽을 수 있는 지갑은 쓰지 않습니다.",
		"A wallet file has no passphrase: whoever can read it can sign as its party. So it is kept readable by its owner alone (0600), and one that others can read is not used.")))
	return nil
}

// helpOf tells what one subcommand does.
func (a *app) helpOf(c command) {
	fmt.Fprintf(a.stdout, "holdfast %s %s\n\n%s\n", c.name, c.operands, a.lang.in(c.summary))
	if len(c.options) > 0 {
		a.heading("옵션", "Options")
		writeOptions(a.stdout, a.lang, c.options)
	}
	a.heading("모든 명령의 옵션", "Options of every command")
	writeOptions(a.stdout, a.lang, commonOptions)
}

func (a *app) heading(ko, en string) {
	fmt.Fprintf(a.stdout, "\n%s\n", a.lang.in(model.Label{Korean: ko, English: en}))
}

func writeOptions(w io.Writer, lang language, options []option) {
	t := newTable()
	for _, o := range options {
		t.row(o.flag, lang.in(o.meaning))
	}
	t.write(w, "  ")
}
