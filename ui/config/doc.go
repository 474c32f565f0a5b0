// Package config reads the configuration file: the keys, the theme, the mouse.
// What it does not understand it reports, by line, and goes on without.
//
// It takes a text and gives values. It must not look at the disk or at the
// environment: where the file is, and who opens it, is the command's part.
package config
