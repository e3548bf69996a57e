package founding

import (
	"strconv"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// maxOrigins is how many origins the pages may have.
const maxOrigins = 8

const minute = value.Seconds(60)

// Usual are the parameters of a ledger in use.
func Usual() model.Parameters {
	return model.Parameters{
		IdentityWait: 7 * value.Day, RightsWait: 14 * value.Day, NoticeSilence: 3 * value.Day, HaltBound: 14 * value.Day, SuspensionBound: 90 * value.Day,
		PartialLists: value.Day, Tick: minute, QuietTick: 10 * minute, Freshness: minute,
	}
}

// Development are the parameters of a ledger on which waits end while somebody looks on: they last so many seconds, and as long
// again as it takes the members' ticks to say so.
func Development(wait value.Seconds) model.Parameters {
	p := Usual()
	p.IdentityWait, p.RightsWait, p.NoticeSilence = wait, wait, wait
	p.Tick, p.QuietTick, p.Freshness = 1, minute, 4
	return p
}

// checkParameters checks that each length of time is within its bounds, and that ticks fall on the begin of each period of
// freshness: only there do they renew it.
func checkParameters(f *value.Form, p model.Parameters) {
	for _, length := range []struct {
		name        string
		is          value.Seconds
		least, most value.Seconds
	}{
		{"identityWait", p.IdentityWait, 1, 90 * value.Day}, {"rightsWait", p.RightsWait, 1, 90 * value.Day},
		{"noticeSilence", p.NoticeSilence, 1, 30 * value.Day}, {"haltBound", p.HaltBound, 1, 90 * value.Day},
		{"suspensionBound", p.SuspensionBound, 1, 366 * value.Day}, {"partialLists", p.PartialLists, 1, 30 * value.Day},
		{"tick", p.Tick, 1, 10 * minute}, {"quietTick", p.QuietTick, 1, 60 * minute}, {"freshness", p.Freshness, 2, 10 * minute},
	} {
		f.Want(length.is >= length.least && length.is <= length.most, "parameters."+length.name, value.Within(int64(length.least), int64(length.most)))
	}
	f.Want(p.Tick < 1 || p.Freshness%p.Tick == 0, "parameters.tick", value.WantFits)
	f.Want(p.Freshness < 1 || p.QuietTick%p.Freshness == 0, "parameters.quietTick", value.WantFits)
}

// checkPages checks where the pages stand: on the relying party's host or below it, with TLS, but for names that never leave a
// machine (RFC 6761).
func checkPages(f *value.Form, p model.Pages) {
	f.Want(isHost(p.RPID), "pages.rpId", value.AText(253))
	f.Want(len(p.Origins) >= 1 && len(p.Origins) <= maxOrigins, "pages.origins", value.Many(1, maxOrigins))
	seen := map[string]bool{}
	for _, origin := range p.Origins {
		f.Want(isOrigin(origin, p.RPID), "pages.origins", value.WantFits)
		f.Want(!seen[origin], "pages.origins", value.WantOnce)
		seen[origin] = true
	}
}

// isHost tells whether a text is a host's name in the form that browsers give it.
func isHost(s string) bool {
	if len(s) > 253 || !strings.Contains(s, ".") {
		return false
	}
	for label := range strings.SplitSeq(s, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' || strings.Trim(label, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			return false
		}
	}
	return true
}

// isOrigin tells whether a text is an origin as browsers write it, at a relying party's host or below it.
func isOrigin(s, rpID string) bool {
	scheme, rest, ok := strings.Cut(s, "://")
	host, port, withPort := strings.Cut(rest, ":")
	if !ok || !isHost(host) || host != rpID && !strings.HasSuffix(host, "."+rpID) {
		return false
	}
	usual := map[string]int{"https": 443, "http": 80}
	if usual[scheme] == 0 || scheme == "http" && !strings.HasSuffix(host, ".localhost") {
		return false
	}
	if !withPort {
		return true
	}
	n, err := strconv.Atoi(port)
	return err == nil && strconv.Itoa(n) == port && n >= 1 && n <= 65535 && n != usual[scheme]
}
