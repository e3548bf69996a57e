package core

var issueRejections = map[Code]explanation{}
