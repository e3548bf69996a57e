// Package web carries the built web pages (React, TypeScript, Vite; their source is in src) inside the gateway's program.
//
// It promises a file system that is complete or, where the bundle was not built before the program, holds a placeholder
// alone. It must not decide how the files are served: headers, fallbacks and host names are its caller's.
package web
