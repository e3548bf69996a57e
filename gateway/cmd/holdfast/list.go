package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
)

// maxKeptList is the largest file of a list in pages that is kept until it is entered, in bytes.
const maxKeptList = 64 << 20

func (a *app) registerImport(ctx context.Context, id value.IssuerID, path string, answers answerFlags) error {
	list, err := a.readFile(path, maxListFile)
	if err != nil {
		return err
	}
	kept := a.keptList(id, list)
	long, begun, err := a.readKept(kept)
	if err != nil {
		return err
	}
	if begun {
		a.note("앞서 시작한 목록을 이어서 들입니다.", "Going on with the list that was begun before.")
		return a.enterLong(ctx, long, kept)
	}
	issuer, err := a.issuer(ctx, id)
	if err != nil {
		return err
	}
	var deposit api.ImportDeposit
	err = a.atHome(ctx, issuer.Homes, func(home *client.Site) error {
		read, err := a.readList(ctx, home, id, filepath.Base(path), list, answers)
		if err != nil {
			return err
		}
		if deposit, err = home.DepositList(ctx, id, read.Import); err != nil || deposit.Opened == nil {
			return err
		}
		long.Pages, err = home.ListPages(ctx, id, read.Import, *deposit.Opened)
		return err
	})
	if err != nil {
		return err
	}
	if deposit.Copies < len(deposit.Homes) {
		a.note("지금은 개인정보의 사본이 %d개입니다. 멈춘 보관기관은 돌아오면 채워집니다.", "There are %d copies of the personal data for now; a home that is down is caught up when it is back.", deposit.Copies)
	}
	if deposit.Opened == nil {
		return a.act(ctx, id, deposit.Body)
	}
	if long.Opened, _, err = a.signOnly(ctx, id, deposit.Opened); err != nil {
		return err
	}
	long.Issuer = id
	if err := a.writeKept(kept, long); err != nil {
		return err
	}
	return a.enterLong(ctx, long, kept)
}

// readList uploads a list, answers its questions and tells how it was read. It fails for one that cannot be entered.
func (a *app) readList(ctx context.Context, home *client.Site, id value.IssuerID, name string, list []byte, answers answerFlags) (api.ImportAnswer, error) {
	read, err := home.UploadList(ctx, id, name, list)
	if err == nil && len(answers) > 0 {
		read, err = home.AnswerList(ctx, id, read.Import, answers)
	}
	if err != nil {
		return read, err
	}
	a.tellPreview(read.Preview)
	if read.Package != nil {
		a.tellPackage(*read.Package)
	}
	if read.Preview.Ready {
		return read, nil
	}
	if a.json {
		if err := a.print(read.Preview, nil); err != nil {
			return read, err
		}
	}
	return read, usage("목록을 들이지 않았습니다. 위의 것을 고치거나 --answer 로 답하십시오.",
		"The list was not imported. Mend what is named above, or answer it with --answer.")
}

// enterLong sends a list in pages and closes it. What it takes to go on is kept until that is done.
func (a *app) enterLong(ctx context.Context, long client.LongList, kept string) error {
	network, err := a.open(ctx)
	if err != nil {
		return err
	}
	wallet, err := a.openWallet()
	if err != nil {
		return err
	}
	ledger, err := a.ledger(ctx)
	if err != nil {
		return err
	}
	state, err := network.SendList(ctx, ledger, wallet, long, func(there, of int) {
		a.note("%d쪽 가운데 %d쪽", "%[2]d of %[1]d pages", of, there)
	})
	if err != nil {
		a.tellKept(kept, long, err)
		return err
	}
	if state.State == model.ImportIsAborted {
		return errors.Join(os.Remove(kept), usage("이 목록은 취소되었습니다. 주주명부에는 아무것도 들어가지 않았습니다. 다시 들이려면 같은 명령을 다시 실행하십시오.",
			"This list was aborted. Nothing of it is in the register. Run the same command again to begin anew."))
	}
	if state.State == model.ImportIsOpen {
		if err := a.act(ctx, long.Issuer, &holder.ImportClosed{Import: long.Import()}); err != nil {
			a.tellKept(kept, long, err)
			return err
		}
	}
	return os.Remove(kept)
}

// tellKept says how to go on after a failure. A list that the ledger did not let be opened cannot be gone on with, and is
// forgotten.
func (a *app) tellKept(kept string, long client.LongList, err error) {
	var problem *client.Problem
	if errors.As(err, &problem) && problem.Command == long.Opened.ID() && (problem.Status == http.StatusGone || problem.Status == http.StatusUnprocessableEntity) {
		if err := os.Remove(kept); err == nil {
			a.note("아무것도 들어가지 않았습니다. 같은 명령을 다시 실행하면 처음부터 들입니다.", "Nothing was entered. Run the same command again to begin anew.")
		}
		return
	}
	a.note("아직 주주명부에 들어가지 않았습니다. 같은 명령을 다시 실행하면 멈춘 곳에서 이어집니다. 그만두려면 ImportAborted 에 서명하십시오.",
		"Nothing is in the register yet. Run the same command again to go on where it stopped, or sign an ImportAborted to give it up.")
}

// keptList names the file in which a list in pages is kept beside the wallet until it is entered. It has no personal data.
func (a *app) keptList(id value.IssuerID, list []byte) string {
	sum := sha256.Sum256(append([]byte(id+"\x00"), list...))
	return filepath.Join(filepath.Dir(a.wallet), "list-"+hex.EncodeToString(sum[:8])+".json")
}

func (a *app) readKept(path string) (long client.LongList, begun bool, err error) {
	if a.wallet == "" {
		return long, false, nil
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return long, false, nil
	}
	content, err := a.readFile(path, maxKeptList)
	if err == nil {
		err = json.Unmarshal(content, &long)
	}
	return long, err == nil, err
}

func (a *app) writeKept(path string, long client.LongList) error {
	encoded, err := json.Marshal(long)
	if err != nil {
		return err
	}
	return a.writePrivate(path, encoded)
}

// tellPreview says to a person how a list was read, on the standard error.
func (a *app) tellPreview(preview api.ImportPreview) {
	if a.json {
		return
	}
	for _, p := range preview.Problems {
		place := ""
		if p.Row > 0 {
			place = a.lang.in(text("%d행 %s열 ", "row %d, column %s: "), p.Row, p.Column)
		} else if p.Header != "" || p.Column != "" {
			place = strings.TrimSpace(p.Sheet+" "+p.Header+" "+p.Column) + ": "
		}
		message := p.Ko
		if a.lang == english {
			message = p.En
		}
		line := fmt.Sprintf("%-8s %s%s", p.Severity, place, message)
		if p.Question != nil {
			line += fmt.Sprintf("  [%s=%v]", p.Question.Id, p.Question.Answers)
		}
		fmt.Fprintln(a.stderr, line)
	}
	for _, total := range preview.Totals {
		a.note("%s: %s주 (발행 %s, 수권 %s)", "%s: %s shares (issued %s, authorised %s)", total.Name, grouped(total.Listed), grouped(total.Issued), grouped(total.Authorised))
	}
	a.note("주주 %d명, 취득 단위 %d개", "%d holders with %d lots", preview.HolderCount, preview.LotCount)
}

// tellPackage says to a person what becomes of everything in a package of the Open Cap Table Format, on the standard error.
func (a *app) tellPackage(p api.ImportPackage) {
	if a.json {
		return
	}
	for _, of := range p.Treatments {
		outcome, why := a.lang.in(text("명부에", "register")), of.Ko
		if of.Outcome != "register" {
			outcome = a.lang.in(text("문서로만", "document"))
		}
		if a.lang == english {
			why = of.En
		}
		fmt.Fprintf(a.stderr, "%-10s %5d  %s  %s\n", outcome, of.Count, strings.TrimSpace(of.Object+" "+of.Field), why)
	}
	for _, next := range p.Next {
		a.note("명부를 올린 뒤 서명할 수 있는 명령: %s (%s)", "a command that can be signed after the list: %s (%s)", next.Type, next.Object)
	}
}
