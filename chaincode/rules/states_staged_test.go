package rules_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestEveryCommandInEveryStateOfAListInPages(t *testing.T) {
	var id value.StagedID
	rulestest.Machine[model.ImportState]{
		Table:   model.TableOf(rules.Known().Latest(), model.ImportStates),
		Because: []value.Code{value.CodeAlreadyImported},
		State: func(w *rulestest.World) model.ImportState {
			return rulestest.Get[model.Import](w, model.ImportRef(id)).State
		},
		Reach: func(t rulestest.Tb, state model.ImportState) (*rulestest.World, map[value.Type]rulestest.Attempt) {
			w, c, staged, pages := rulestest.Paged(t)
			id = staged
			w.Applied(w.ImportPage(c, id, 0, pages[0]))
			attempts := map[value.Type]rulestest.Attempt{
				holder.TypeImportPaged: func(w *rulestest.World) model.SignedCommand { return w.ImportPage(c, id, 1, pages[1]) },
				holder.TypeImportClosed: func(w *rulestest.World) model.SignedCommand {
					if reply := w.Submit(w.ImportPage(c, id, 1, pages[1]))[0]; reply.Code == value.CodeInternal {
						w.Fatalf("got %+v", reply)
					}
					return w.ImportClosing(c, id)
				},
				holder.TypeImportAborted: func(w *rulestest.World) model.SignedCommand {
					return w.Command(rulestest.Officer, c.ID, &holder.ImportAborted{Import: id})
				},
			}
			switch state {
			case model.ImportIsClosed:
				w.Applied(attempts[holder.TypeImportClosed](w))
			case model.ImportIsAborted:
				w.Applied(attempts[holder.TypeImportAborted](w))
			}
			return w, attempts
		},
	}.Test(t)
}

func TestEveryCommandInEveryStateOfAnActOnAClass(t *testing.T) {
	var id value.StagedID
	rulestest.Machine[model.ChangeState]{
		Table:   model.TableOf(rules.Known().Latest(), model.ChangeStates),
		Because: []value.Code{value.CodeFenced},
		State: func(w *rulestest.World) model.ChangeState {
			return rulestest.Get[model.Change](w, model.ChangeRef(id)).State
		},
		Reach: func(t rulestest.Tb, state model.ChangeState) (*rulestest.World, map[value.Type]rulestest.Attempt) {
			w, c := rulestest.Registered(t)
			id = w.Announce(c, c.Splitting())
			lots := w.PagesOf(id, w.Live(c.Common), 3)[0]
			attempts := map[value.Type]rulestest.Attempt{
				change.TypeChangeOpened: func(w *rulestest.World) model.SignedCommand { return w.Opening(c, id) },
				change.TypeChangePaged:  func(w *rulestest.World) model.SignedCommand { return w.Page(c, id, 0, lots...) },
				change.TypeChangeClosed: func(w *rulestest.World) model.SignedCommand {
					if m := rulestest.Get[model.Change](w, model.ChangeRef(id)); m.State == model.ChangeIsOpen {
						w.Applied(w.Page(c, id, 0, lots...))
					}
					return w.Closing(c, id, 1)
				},
				change.TypeChangeAborted: func(w *rulestest.World) model.SignedCommand { return w.Abort(c, id) },
			}
			path := map[model.ChangeState][]value.Type{
				model.ChangeIsOpen:    {change.TypeChangeOpened},
				model.ChangeIsClosed:  {change.TypeChangeOpened, change.TypeChangeClosed},
				model.ChangeIsAborted: {change.TypeChangeOpened, change.TypeChangeAborted},
			}
			for _, kind := range path[state] {
				w.Applied(attempts[kind](w))
			}
			return w, attempts
		},
	}.Test(t)
}
