package core

var rightRejections = map[Code]explanation{}
