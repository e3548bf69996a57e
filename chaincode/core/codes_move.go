package core

var moveRejections = map[Code]explanation{}
