//go:build mutants

package mutants

// changeBugs are bugs of acts that are carried out in pages.
var changeBugs = []bug{
	{"epoch flipped with a page missing", "change_close.go", "		if !there {\n			return reject(CodePagesMissing, \"a page of the act is missing\")",
		"		if !there && !planted(\"epoch flipped with a page missing\") {\n			return reject(CodePagesMissing, \"a page of the act is missing\")"},
	{"closed though a lot was hidden", "change_close.go", "	if change.In != due {",
		"	if change.In != due && !planted(\"closed though a lot was hidden\") {"},
	{"more issued than authorised by a change", "change_close.go", "	if issued > into.room(t.today()) {",
		"	if issued > into.room(t.today()) && !planted(\"more issued than authorised by a change\") {"},
	{"fence left standing", "change_close.go", "	into.Added, into.Changed, into.Fence = append(slices.Clip(into.Added), change.ID), &ended, \"\"",
		"	fence := into.Fence\n	into.Added, into.Changed, into.Fence = append(slices.Clip(into.Added), change.ID), &ended, \"\"\n	if planted(\"fence left standing\") && fence == \"\" && terms.Kind.replaces() {\n		into.Fence = change.ID\n	}"},
	{"rounding in the wrong direction", "change.go", "	if rest > 0 && x.Fractions == RoundUp {",
		"	if rest > 0 && (x.Fractions == RoundUp || planted(\"rounding in the wrong direction\")) {"},
	{"fractions by the lot instead of the holder", "change_page.go", "	out, err := p.between(before, p.page.Carry)",
		"	if planted(\"fractions by the lot instead of the holder\") {\n		before = 0\n	}\n	out, err := p.between(before, before+lot.Quantity)"},
	{"a lot stands twice in the pages", "change_page.go", "lot.Entry == p.page.Last && id <= p.page.LastLot:",
		"lot.Entry == p.page.Last && id <= p.page.LastLot && !planted(\"a lot stands twice in the pages\"):"},
	{"an ended lot is changed along", "change_page.go", "	if !counts {",
		"	if !counts && !planted(\"an ended lot is changed along\") {"},
	{"the shares of an aborted act come alive", "change.go", "(l.Staged == \"\" || c.closed(l.Staged))\n}",
		"(l.Staged == \"\" || c.closed(l.Staged) || planted(\"the shares of an aborted act come alive\"))\n}"},
	{"a pledge is rounded away by a change", "change_bound.go", "		bound, err := p.change.Terms.atLeast(encumbrance.Quantity)",
		"		bound, err := p.change.Terms.atLeast(encumbrance.Quantity)\n		if planted(\"a pledge is rounded away by a change\") && bound > 0 {\n			bound--\n		}"},
	{"a list is entered with a page missing", "import.go", "		if !there {\n			return reject(CodePagesMissing, \"a page of the list is missing\")",
		"		if !there && !planted(\"a list is entered with a page missing\") {\n			return reject(CodePagesMissing, \"a page of the list is missing\")"},
	{"a page of a list says something else than was signed", "import.go", "	if digest != list.Pages[b.Index] {",
		"	if digest != list.Pages[b.Index] && !planted(\"a page of a list says something else than was signed\") {"},
	{"consolidated without notice", "change.go", "		if b.EffectiveOn <= end {",
		"		if b.EffectiveOn <= end && !planted(\"consolidated without notice\") {"},
}
