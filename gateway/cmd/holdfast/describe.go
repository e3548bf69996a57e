package main

import "holdfast/chaincode/core"

// describe says what a command does, in the domain's own sentence.
func describe(c core.Command) core.Label { return text(string(c.Type), string(c.Type)) }
