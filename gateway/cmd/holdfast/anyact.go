package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"slices"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
	"holdfast/gateway/client"
)

// actFlags are the flags of "act".
type actFlags struct {
	register, principal, out string
	valid                    time.Duration
}

func (a *app) actCommands() []command {
	var f actFlags
	return []command{
		{
			name: "acts", operands: "[TYPE]", summary: text("행위의 종류를, 또는 한 종류의 서명자와 본문 형식을 보입니다", "list the types of acts, or show who signs one and its body's form"),
			run: func(_ context.Context, operands []string) error { return a.showActs(operands) },
		},
		{
			name: "act", operands: "TYPE FILE", summary: text("본문 파일(JSON)로 어떤 행위든 서명해 보냅니다", "sign and send any act, with its body from a JSON file"),
			options: []option{
				{"--register ISSUER", text("행위가 속한 주주명부", "the register that the act is about")},
				{"--for DID", text("대리하는 당사자", "the party for whom the wallet's party acts")},
				{"--out FILE", text("보내지 않고 서명한 명령을 파일에 둡니다(함께 서명할 사람이 있을 때)", "keep the signed command in a file, for others to sign it too, and do not send it")},
				{"--valid DURATION", text("명령의 유효 시간(기본 30분, 최대 24시간)", "how long the command has force (30 minutes by default, 24 hours at most)")},
			},
			flags: func(flags *flag.FlagSet) {
				flags.StringVar(&f.register, "register", "", "")
				flags.StringVar(&f.principal, "for", "", "")
				flags.StringVar(&f.out, "out", "", "")
				flags.DurationVar(&f.valid, "valid", client.DefaultValidity, "")
			},
			run: func(ctx context.Context, operands []string) error {
				return a.anyAct(ctx, value.Type(operands[0]), operands[1], f)
			},
		},
		{
			name: "command cosign", operands: "FILE", summary: text("다른 사람이 서명해 둔 명령에 함께 서명합니다. 명령이 이 지갑의 키를 등록하면 그 키를 가지고 있음을 증명합니다", "add your signature to a command that somebody else signed; where it brings a key of this wallet, the proof that you have it"),
			run: func(_ context.Context, operands []string) error { return a.cosign(operands[0]) },
		},
	}
}

func (a *app) showActs(operands []string) error {
	all := rules.AboutTypes()
	if len(operands) == 0 {
		return a.print(all, func(w io.Writer) {
			t := newTable()
			for _, about := range all {
				t.row(about.Type, a.lang.in(about.Name), a.lang.in(about.Signer))
			}
			t.write(w, "")
		})
	}
	at := slices.IndexFunc(all, func(about model.About) bool { return string(about.Type) == operands[0] })
	if at < 0 {
		return unknownAct(operands[0])
	}
	shown := struct {
		model.About
		Body model.Body `json:"body"`
	}{all[at], rules.NewBody(all[at].Type)}
	return a.print(shown, func(w io.Writer) {
		fmt.Fprintf(w, "%s  %s\n", shown.Type, a.lang.in(shown.Name))
		fmt.Fprintln(w, a.lang.in(text("서명: ", "signed by: "))+a.lang.in(shown.Signer))
		if shown.Source != "" {
			fmt.Fprintln(w, a.lang.in(text("근거: ", "rule: "))+shown.Source)
		}
		skeleton, err := json.MarshalIndent(shown.Body, "", "  ")
		if err == nil {
			fmt.Fprintf(w, "%s\n", skeleton)
		}
	})
}

func unknownAct(name string) error {
	return usage("%s 라는 행위는 없습니다. `holdfast acts` 로 볼 수 있습니다.", "No act is called %s; `holdfast acts` lists them.", name)
}

// anyAct signs an act with a body from a file and sends it, or keeps it for others to sign.
func (a *app) anyAct(ctx context.Context, name value.Type, path string, f actFlags) error {
	body := rules.NewBody(name)
	if body == nil {
		return unknownAct(string(name))
	}
	if f.valid <= 0 || f.valid > 24*time.Hour {
		return usage("--valid 는 24시간 이하의 시간입니다.", "--valid is a time of at most 24 hours.")
	}
	if err := a.readJSON(path, body); err != nil {
		return err
	}
	options := []client.DraftOption{client.Until(time.Now().Add(f.valid))}
	if f.principal != "" {
		options = append(options, client.For(value.DID(f.principal)))
	}
	if f.out == "" {
		done, err := a.sign(ctx, value.IssuerID(f.register), body, options...)
		if err != nil {
			return err
		}
		return a.tellDone(done)
	}
	signed, says, err := a.signOnly(ctx, value.IssuerID(f.register), body, options...)
	if err != nil {
		return err
	}
	return a.keepFor(f.out, signed, says)
}

// cosign adds the wallet's proof to a signed command in a file.
func (a *app) cosign(path string) error {
	var signed model.SignedCommand
	if err := a.readJSON(path, &signed); err != nil {
		return err
	}
	command, err := rules.DecodeCommand([]byte(signed.Command))
	if err != nil {
		return malformed(err)
	}
	wallet, err := a.openWallet()
	if err != nil {
		return err
	}
	says := describe(command)
	if err := a.confirm(says); err != nil {
		return err
	}
	if signed, err = client.Cosign(signed, wallet); err != nil {
		return err
	}
	return a.keepFor(path, signed, says)
}

// kept is a signed command that waits in a file.
type kept struct {
	File     string          `json:"file"`
	Command  value.CommandID `json:"command"`
	Proofs   int             `json:"proofs"`
	Sentence model.Label     `json:"sentence"`
}

// keepFor writes a signed command to a file that its owner alone reads, in place of what was there.
func (a *app) keepFor(path string, signed model.SignedCommand, says model.Label) error {
	encoded, err := json.Marshal(signed)
	if err != nil {
		return err
	}
	if err := replaceFile(path, encoded); err != nil {
		return usage("파일에 쓸 수 없습니다: %v", "The file cannot be written: %v", err)
	}
	result := kept{path, signed.ID(), len(signed.Proofs), says}
	return a.print(result, func(w io.Writer) {
		fmt.Fprintln(w, a.lang.in(text("서명 %d개가 있는 명령을 %s 에 두었습니다. 보낼 때: holdfast command send %s", "The command, with %d signatures, is in %s. To send it: holdfast command send %s"), result.Proofs, path, path))
	})
}
