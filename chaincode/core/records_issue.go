package core

var issueShapes = map[Kind]shape{}
