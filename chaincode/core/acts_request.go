package core

// The types of the commands about record dates, receipts, requests and notices.
var requestActs = map[Type]act{}
