package core

var approvalShapes = map[Kind]shape{}
