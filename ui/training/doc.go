// Package training is the screens around a course of the training: the list of
// scenarios, the panel below the ordinary screens that says what is asked for
// and how far it is met, the summary at the end, and the demonstration before a
// group.
//
// It shows and asks. What a scenario is, when a step is reached and what a
// mistake is, is store/training's; what somebody sees is the model's.
package training
