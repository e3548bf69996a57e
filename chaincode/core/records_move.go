package core

var moveShapes = map[Kind]shape{}
