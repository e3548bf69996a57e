package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func TestEveryCommandInEveryStateOfAListInPages(t *testing.T) {
	var id core.StagedID
	machine[core.ImportState]{
		table:   core.TableOf(core.Known().Latest(), core.ImportStates),
		because: []core.Code{core.CodeAlreadyImported},
		state:   func(w *world) core.ImportState { return get[core.Import](w, core.ImportRef(id)).State },
		reach: func(t tb, state core.ImportState) (*world, map[core.Type]attempt) {
			w, c, staged, pages := paged(t)
			id = staged
			w.applied(w.importPage(c, id, 0, pages[0]))
			attempts := map[core.Type]attempt{
				core.TypeImportPaged: func(w *world) core.SignedCommand { return w.importPage(c, id, 1, pages[1]) },
				core.TypeImportClosed: func(w *world) core.SignedCommand {
					if reply := w.submit(w.importPage(c, id, 1, pages[1]))[0]; reply.Code == core.CodeInternal {
						w.Fatalf("got %+v", reply)
					}
					return w.importClosing(c, id)
				},
				core.TypeImportAborted: func(w *world) core.SignedCommand {
					return w.command(officer, c.id, &core.ImportAborted{Import: id})
				},
			}
			switch state {
			case core.ImportIsClosed:
				w.applied(attempts[core.TypeImportClosed](w))
			case core.ImportIsAborted:
				w.applied(attempts[core.TypeImportAborted](w))
			}
			return w, attempts
		},
	}.test(t)
}

func TestEveryCommandInEveryStateOfAnActOnAClass(t *testing.T) {
	var id core.StagedID
	machine[core.ChangeState]{
		table:   core.TableOf(core.Known().Latest(), core.ChangeStates),
		because: []core.Code{core.CodeFenced},
		state:   func(w *world) core.ChangeState { return get[core.Change](w, core.ChangeRef(id)).State },
		reach: func(t tb, state core.ChangeState) (*world, map[core.Type]attempt) {
			w, c := registered(t)
			id = w.announce(c, c.splitting())
			lots := w.pagesOf(id, w.live(c.common), 3)[0]
			attempts := map[core.Type]attempt{
				core.TypeChangeOpened: func(w *world) core.SignedCommand { return w.opening(c, id) },
				core.TypeChangePaged:  func(w *world) core.SignedCommand { return w.page(c, id, 0, lots...) },
				core.TypeChangeClosed: func(w *world) core.SignedCommand {
					if m := get[core.Change](w, core.ChangeRef(id)); m.State == core.ChangeIsOpen {
						w.applied(w.page(c, id, 0, lots...))
					}
					return w.closing(c, id, 1)
				},
				core.TypeChangeAborted: func(w *world) core.SignedCommand { return w.abort(c, id) },
			}
			path := map[core.ChangeState][]core.Type{
				core.ChangeIsOpen:    {core.TypeChangeOpened},
				core.ChangeIsClosed:  {core.TypeChangeOpened, core.TypeChangeClosed},
				core.ChangeIsAborted: {core.TypeChangeOpened, core.TypeChangeAborted},
			}
			for _, kind := range path[state] {
				w.applied(attempts[kind](w))
			}
			return w, attempts
		},
	}.test(t)
}
