// Package say holds what a person is told: a text in Korean and English, and a
// problem that names what happened, whether anything was lost, what to do, and
// where the log is. It decides no policy and writes nothing itself.
package say
