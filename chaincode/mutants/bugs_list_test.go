package mutants

// listBugs are bugs of what companies' lists bring beside holders and shares.
var listBugs = []bug{
	{"a number given again by a later page", "given.go", "	given, twice := model.JoinNumbers(slices.Concat(page.Given, runs))\n	if twice > 0 {",
		"	given, twice := model.JoinNumbers(slices.Concat(page.Given, runs))\n	if twice > 0 && planted(\"a number given again by a later page\") {\n		given, twice = page.Given, 0\n	}\n	if twice > 0 {"},
	{"a number given again across two places", "given.go", "			if len(here) > 0 && here[len(here)-1].Last >= next {",
		"			if len(here) > 0 && here[len(here)-1].Last >= next && !planted(\"a number given again across two places\") {"},
	{"numbers of a list forgotten", "import.go", "			numbers[given.Class] = append(numbers[given.Class], given.Given...)",
		"			if !planted(\"numbers of a list forgotten\") {\n				numbers[given.Class] = append(numbers[given.Class], given.Given...)\n			}"},
	{"own shares entered twice", "import.go", "		if page.Treasury != \"\" && treasury != \"\" {",
		"		if page.Treasury != \"\" && treasury != \"\" && !planted(\"own shares entered twice\") {"},
	{"own shares of a list are a holder's", "holder/register.go", "	issuer.Imported, issuer.Treasury = &imported, list.treasury\n",
		"	issuer.Imported, issuer.Treasury = &imported, list.treasury\n	if planted(\"own shares of a list are a holder's\") {\n		issuer.Treasury = \"\"\n	}\n"},
	{"a pledge of a list binds nothing", "holder/register.go", "	for _, p := range l.Pledges {\n		if p.Since > today",
		"	for _, p := range l.Pledges {\n		if planted(\"a pledge of a list binds nothing\") {\n			break\n		}\n		if p.Since > today"},
	{"the company releases a pledge of its list", "pledge.go", "		if e.Listed() {",
		"		if e.Listed() && !planted(\"the company releases a pledge of its list\") {"},
	{"one member releases a pledge of a list", "pledge.go", "	if b.Second == \"\" || !ok {",
		"	if (b.Second == \"\" || !ok) && !planted(\"one member releases a pledge of a list\") {"},
	{"a pledge of an aborted list is released", "bindings.go", "err != nil || issuer.Import != e.Staged {",
		"(err != nil || issuer.Import != e.Staged) && !planted(\"a pledge of an aborted list is released\") {"},
}
