package builder

import (
	"path/filepath"
)

// target is something to build.
type target struct {
	name    string   // of its stamp
	outputs []string // paths that must exist; those in the bin directory are programs
	sources []string // files and directories, relative to the repository
	tools   []string // programs needed on PATH
	steps   []step
	skipped bool // when its sources are not there yet
}

// step is one command; {out} in args is the directory programs are built into.
type step struct {
	dir  string
	argv []string
}

const webPages = "web"

// fabric are the modules that pin Fabric and Fabric CA, and their programs.
var fabric = []struct {
	name     string
	dir      string
	programs []string
}{
	{"fabric-ca", "network/tools/ca", []string{"fabric-ca-server"}},
	{"fabric", "network/tools", []string{"peer", "orderer", "configtxgen"}},
}

// ours are the programs of this repository and the directories they are made
// of, beside go.mod and go.sum.
var ours = []struct {
	name    string
	pkg     string
	sources []string
}{
	{"chaincode", "./chaincode/cmd/chaincode", []string{"chaincode", "did"}},
	{"gateway", "./gateway/cmd/gateway", []string{"gateway", "did", "chaincode", "web"}}, // it embeds web/dist
	{"holdfast", "./gateway/cmd/holdfast", []string{"gateway", "did", "chaincode"}},
}

// targets are two sequences that can be built side by side.
func (b *Builder) targets() [2][]target {
	var foreign []target
	for _, f := range fabric {
		foreign = append(foreign, b.pinned(f.name, f.dir, f.programs))
	}
	own := []target{b.webModules(), b.webPages()}
	for _, o := range ours {
		own = append(own, b.program(o.name, o.pkg, o.sources))
	}
	return [2][]target{foreign, own}
}

// pinned is the group of programs of one pinned module, built at once.
func (b *Builder) pinned(name, dir string, programs []string) target {
	t := target{
		name:    name,
		sources: []string{dir + "/go.mod", dir + "/go.sum"},
		tools:   []string{"go"},
		steps:   []step{{dir: dir, argv: []string{"go", "build", "-trimpath", "-o", "{out}", "tool"}}},
	}
	for _, p := range programs {
		t.outputs = append(t.outputs, filepath.Join(b.bin, p))
	}
	return t
}

// webModules is what the pages are built with.
func (b *Builder) webModules() target {
	return target{
		name:    "web-modules",
		outputs: []string{filepath.Join(b.source, "web", "node_modules", ".package-lock.json")},
		sources: []string{"web/package.json", "web/package-lock.json"},
		tools:   []string{"node", "npm"},
		steps:   []step{{dir: "web", argv: []string{"npm", "ci", "--no-audit", "--no-fund"}}},
		skipped: !exists(filepath.Join(b.source, "web", "package.json")),
	}
}

// webPages is the pages themselves.
func (b *Builder) webPages() target {
	return target{
		name:    webPages,
		outputs: []string{filepath.Join(b.source, "web", "dist", "index.html")},
		sources: []string{"web"},
		tools:   []string{"node", "npm"},
		steps:   []step{{dir: "web", argv: []string{"npm", "run", "build"}}},
		skipped: !exists(filepath.Join(b.source, "web", "package.json")),
	}
}

// program is one of ours.
func (b *Builder) program(name, pkg string, sources []string) target {
	return target{
		name:    name,
		outputs: []string{filepath.Join(b.bin, name)},
		sources: append([]string{"go.mod", "go.sum"}, sources...),
		tools:   []string{"go"},
		steps:   []step{{argv: []string{"go", "build", "-trimpath", "-o", "{out}", pkg}}},
		skipped: !exists(filepath.Join(b.source, pkg)),
	}
}
