package core

var requestShapes = map[Kind]shape{}
