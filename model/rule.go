package model

// Rule is the name of one of the eight rules of the decision, as every
// explanation cites it. Empty is none: nothing denied.
type Rule string

const (
	RuleBlock      Rule = "block"
	RulePractice   Rule = "practice"
	RuleLogin      Rule = "login"
	RuleAccess     Rule = "access"
	RuleAge        Rule = "age"
	RulePermission Rule = "permission"
	RuleAudience   Rule = "audience"
	RuleSensitive  Rule = "sensitive"
)
