// Package uitest drives the screens in tests: keys in, the screen out, with a
// practice in a file of the test, a fixed clock and no colours. What a key
// sets going is done before the next key, without an event loop or a wait.
package uitest
