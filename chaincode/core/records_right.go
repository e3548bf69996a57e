package core

var rightShapes = map[Kind]shape{}
