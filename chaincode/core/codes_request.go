package core

var requestRejections = map[Code]explanation{}
