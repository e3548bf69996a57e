package rulestest

import (
	"holdfast/chaincode/rules"
)

// FirstRules is the set that the tests' ledgers are founded with; LaterRules, which tests alone know, comes after it.
var FirstRules, LaterRules = rules.LatestRules(), LaterSet().Name
