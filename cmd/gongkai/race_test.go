//go:build race

package main

// underRace says that the tests run under the race detector, which makes some many times slower.
const underRace = true
