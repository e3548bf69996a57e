package core

var disputeShapes = map[Kind]shape{}
