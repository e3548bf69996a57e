package channel

import (
	"bytes"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"text/template"

	"holdfast/network/proc"
	"holdfast/network/topology"
)

//go:embed orderer.yaml.tmpl
var ordererYAML string

//go:embed core.yaml.tmpl
var coreYAML string

//go:embed configtx.yaml.tmpl
var configtxYAML string

var templates = func() *template.Template {
	t := template.New("").Option("missingkey=error").Funcs(template.FuncMap{
		"q":    func(s any) string { return strconv.Quote(fmt.Sprint(s)) }, // YAML reads JSON's strings
		"join": filepath.Join,
		"mib":  func(n int) int { return n << 20 },
	})
	for name, text := range map[string]string{"orderer.yaml": ordererYAML, "core.yaml": coreYAML, "configtx.yaml": configtxYAML} {
		template.Must(t.New(name).Parse(text))
	}
	return t
}()

type view struct {
	T           topology.Topology
	Site        topology.Site
	Sites       []topology.Site
	Role        topology.Role
	OrdererRole topology.Role
	BuilderDir  string
}

// WriteOrderer writes the site's orderer.yaml.
func WriteOrderer(l topology.Layout, s topology.Site) error {
	v := view{T: l.Topology, Site: s, Role: topology.OrdererRole}
	return render("orderer.yaml", s.OrdererDir(), v)
}

// WritePeer writes the site's core.yaml.
func WritePeer(l topology.Layout, s topology.Site) error {
	v := view{T: l.Topology, Site: s, Role: topology.PeerRole, BuilderDir: l.BuilderDir()}
	return render("core.yaml", s.PeerDir(), v)
}

func writeConfigTx(l topology.Layout) error {
	v := view{T: l.Topology, Sites: l.Sites(), OrdererRole: topology.OrdererRole}
	return render("configtx.yaml", l.ConfigTxDir(), v)
}

func render(name, dir string, v view) error {
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, name, v); err != nil {
		return err
	}
	return proc.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o600)
}

// builderScripts is the external builder for chaincode that runs as a service:
// the package holds only where its server is.
var builderScripts = map[string]string{
	"detect":  "#!/bin/sh\n# $1 source, $2 metadata: ours if the package says so\nexec grep -q '\"type\" *: *\"ccaas\"' \"$2/metadata.json\"\n",
	"build":   "#!/bin/sh\n# $1 source, $2 metadata, $3 output\nset -eu\nexec cp \"$1/connection.json\" \"$3/connection.json\"\n",
	"release": "#!/bin/sh\n# $1 build output, $2 release output\nset -eu\nmkdir -p \"$2/chaincode/server\"\nexec cp \"$1/connection.json\" \"$2/chaincode/server/connection.json\"\n",
}

// WriteBuilder writes the external builder the peers run.
func WriteBuilder(l topology.Layout) error {
	for name, script := range builderScripts {
		if err := proc.WriteFile(filepath.Join(l.BuilderDir(), "bin", name), []byte(script), 0o700); err != nil {
			return err
		}
	}
	return nil
}

// exists says whether path is there.
func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
