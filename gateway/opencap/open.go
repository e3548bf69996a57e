package opencap

import (
	"maps"
	"path"
	"slices"
	"strings"
)

// maxObjects is how many objects a package may have.
const maxObjects = 100_000

// entity is an object of a package and where it stands.
type entity struct {
	thing
	section, file string
}

// opened is a package whose files are read and whose objects have their forms.
type opened struct {
	*report
	manifest, issuer thing
	manifestFile     string
	objects          []entity
	// byID finds objects that are no transactions, by their type and identifier.
	byID map[string]*entity
	// unlisted are files that the manifest does not name.
	unlisted []string
}

func objectKey(kind, id string) string { return kind + "\x00" + id }

// open reads the files of a package. What is wrong with them is in the problems.
func open(p Package) (*opened, []Problem) {
	o := &opened{report: &report{}, byID: map[string]*entity{}}
	o.open(p)
	return o, o.errors()
}

func (o *opened) open(p Package) {
	if !o.readManifest(p) {
		return
	}
	base := path.Dir(o.manifestFile)
	read := map[string]bool{o.manifestFile: true}
	for _, s := range sections {
		for _, listed := range o.manifest.things(s.field) {
			name := clean(path.Join(base, listed.text("filepath")))
			content, there := p[name]
			switch {
			case read[name]:
				o.add(codeFileTwice, o.manifestFile, "", s.field, shown(listed.text("filepath")))
			case !there:
				o.add(codeFileMissing, o.manifestFile, "", s.field, shown(listed.text("filepath")))
			default:
				read[name] = true
				if !strings.EqualFold(hexMD5(content), listed.text("md5")) {
					o.add(codeDigest, name, "", "md5")
				}
				o.readFile(s, name, content)
			}
			if len(o.objects) > maxObjects {
				o.add(codeTooMuch, name, "", "")
				return
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p)) {
		if !read[name] && name != SidecarName {
			o.unlisted = append(o.unlisted, name)
		}
	}
	o.index()
}

// readManifest finds and reads the one manifest.
func (o *opened) readManifest(p Package) bool {
	var found []string
	for _, name := range slices.Sorted(maps.Keys(p)) {
		if isManifest(name) {
			found = append(found, name)
		}
	}
	if len(found) != 1 {
		o.add(codeManifest, "", "", "")
		return false
	}
	o.manifestFile = found[0]
	v, code := parseJSON(p[found[0]])
	if code != "" {
		o.add(code, found[0], "", "")
		return false
	}
	o.checks(found[0], "").object("", "Manifest", v)
	if o.failed() {
		return false
	}
	o.manifest = thing(v.(map[string]any))
	o.issuer = o.manifest.thing("issuer")
	if !strings.HasPrefix(o.manifest.text("ocf_version"), "1.") {
		o.add(codeVersion, found[0], "", "ocf_version", shown(o.manifest.text("ocf_version")))
		return false
	}
	if o.manifest.text("ocf_version") != Version {
		o.add(noteVersion, found[0], "", "ocf_version", shown(o.manifest.text("ocf_version")))
	}
	return true
}

// checks is a checker that reports about an object of a file.
func (o *opened) checks(file, object string) checker {
	return checker{func(path string, code Code, args ...any) { o.add(code, file, object, path, args...) }}
}

// readFile reads a file of a section.
func (o *opened) readFile(s section, name string, content []byte) {
	v, code := parseJSON(content)
	if code != "" {
		o.add(code, name, "", "")
		return
	}
	fields, ok := v.(map[string]any)
	items, list := thing(fields)["items"].([]any)
	if !ok || !list || fields["file_type"] != s.word {
		o.add(codeFileType, name, "", "file_type", s.word)
		return
	}
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		if key != "items" && key != "file_type" {
			o.add(codeUnknownField, name, "", shown(key))
		}
	}
	for _, item := range items {
		object, _ := item.(map[string]any)
		id := shown(thing(object).id())
		kind := thing(object).kind()
		if _, known := forms[kind]; !known || !s.contents(kind) {
			o.add(codeUnknownObject, name, id, "object_type", shown(thing(object).text("object_type")))
			continue
		}
		before := o.count
		o.checks(name, id).object("", kind, item)
		if o.count == before {
			o.objects = append(o.objects, entity{object, s.field, name})
		}
	}
}

// index finds objects by their identifiers, and identifiers that stand twice.
func (o *opened) index() {
	transactions := map[string]bool{}
	for i := range o.objects {
		e := &o.objects[i]
		if strings.HasPrefix(e.kind(), "TX_") {
			if transactions[e.id()] {
				o.of(e, codeTwice, "id")
			}
			transactions[e.id()] = true
			continue
		}
		key := objectKey(e.kind(), e.id())
		if _, twice := o.byID[key]; twice {
			o.of(e, codeTwice, "id")
			continue
		}
		o.byID[key] = e
	}
}

// of reports a problem of an object's field.
func (o *opened) of(e *entity, code Code, field string, args ...any) {
	o.add(code, e.file, shown(e.id()), field, args...)
}
