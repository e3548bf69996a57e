package shareholderlist

import (
	"slices"
	"strings"
)

// family is a kind of share that has common names of its own.
type family string

const (
	common                family = "common"
	preferred             family = "preferred"
	convertible           family = "convertible preferred"
	redeemable            family = "redeemable preferred"
	redeemableConvertible family = "redeemable convertible preferred"
)

// familyNames lists the names of each family; the longer families come first, for their names contain the
// shorter ones.
var familyNames = []struct {
	family family
	names  []string
}{
	{redeemableConvertible, []string{"상환전환우선주식", "상환전환우선주", "전환상환우선주", "rcps", "redeemableconvertiblepreferred"}},
	{convertible, []string{"전환우선주식", "전환우선주", "convertiblepreferred", "cps"}},
	{redeemable, []string{"상환우선주식", "상환우선주", "redeemablepreferred", "rps"}},
	{preferred, []string{"우선주식", "우선주", "우선", "preferredstock", "preferredshares", "preferredshare", "preferred", "preferenceshares"}},
	{common, []string{"보통주식", "보통주", "보통", "commonstock", "commonshares", "commonshare", "common", "ordinaryshares", "ordinaryshare", "ordinary"}},
}

// classBook finds an issuer's classes by what a list calls them.
type classBook struct {
	classes []Class
	byKey   map[string]ClassID
}

func newClassBook(classes []Class) *classBook {
	book := &classBook{classes: classes, byKey: map[string]ClassID{}}
	for _, class := range classes {
		book.byKey[headingKey(string(class.ID))] = class.ID
	}
	for _, class := range classes { // a name goes before another class's id
		book.byKey[headingKey(class.Name)] = class.ID
	}
	return book
}

// valid reports whether the classes can be told apart and their numbers make sense.
func validClasses(classes []Class) bool {
	ids, names := map[ClassID]bool{}, map[string]bool{}
	for _, class := range classes {
		key := headingKey(class.Name)
		if class.ID == "" || key == "" || ids[class.ID] || names[key] || class.Issued < 0 || class.Authorised < class.Issued {
			return false
		}
		ids[class.ID], names[key] = true, true
	}
	return len(classes) > 0 && len(classes) <= MaxColumns
}

// find is the class a text means; short tells that the text is not the class's own name or id.
func (b *classBook) find(text string) (id ClassID, short, ok bool) {
	key := headingKey(text)
	if id, ok := b.byKey[key]; ok {
		return id, false, true
	}
	meant := familyNamed(key)
	if meant == "" {
		return "", false, false
	}
	if id, ok := b.only(func(f family) bool { return f == meant }); ok {
		return id, true, true
	}
	if meant == preferred {
		if id, ok := b.only(func(f family) bool { return f != common && f != "" }); ok {
			return id, true, true
		}
	}
	return "", false, false
}

// only is the single class whose family matches.
func (b *classBook) only(match func(family) bool) (found ClassID, ok bool) {
	for _, class := range b.classes {
		if match(familyWithin(headingKey(class.Name))) {
			if ok {
				return "", false
			}
			found, ok = class.ID, true
		}
	}
	return found, ok
}

func familyNamed(key string) family {
	for _, f := range familyNames {
		if slices.Contains(f.names, key) {
			return f.family
		}
	}
	return ""
}

func familyWithin(key string) family {
	for _, f := range familyNames {
		if slices.ContainsFunc(f.names, func(name string) bool { return strings.Contains(key, name) }) {
			return f.family
		}
	}
	return ""
}

func (b *classBook) name(id ClassID) string {
	for _, class := range b.classes {
		if class.ID == id {
			return class.Name
		}
	}
	return string(id)
}

// names lists the classes for a sentence.
func (b *classBook) names() string {
	var names []string
	for _, class := range b.classes {
		names = append(names, class.Name)
	}
	return strings.Join(names, ", ")
}
