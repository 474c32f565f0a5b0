package uitest

// Harbor is the practice of most tests. Ada is 14; her mother signs in, her
// father is invited, her aunt has no login. Ben is her brother.
const Harbor = `
{"do":"set-practice","name":"Harbor Family Therapy","banner":"Welcome to Harbor Family Therapy"}
{"do":"add-staff","as":"chen","name":"Dr. Chen","role":"practitioner"}
{"do":"add-staff","as":"ana","name":"Ana","role":"front-desk"}
{"do":"add-client","as":"ada","first":"Ada","last":"Moreno","born":"2012-04-02","email":"ada@example.org","email_ok":true,"practitioner":"chen","contacts":[{"as":"rosa","first":"Rosa","last":"Moreno","email":"rosa@example.org","email_ok":true,"relationship":"mother","authority":"joint","lives_with":true},{"as":"luis","first":"Luis","last":"Moreno","email":"luis@example.org","email_ok":true,"relationship":"father","authority":"joint"},{"as":"ines","first":"Ines","last":"Vega","relationship":"other"}]}
{"do":"add-client","as":"ben","first":"Ben","last":"Moreno","born":"2017-05-02","contacts":[{"person":"rosa","relationship":"mother"}]}
{"do":"add-client","as":"tess","first":"Tess","last":"Morgan","born":"1985-01-02"}
{"do":"add-client","as":"zoe","first":"Zoë","last":"Abbott"}
{"do":"invite","client":"ada","user":"rosa","preset":"Full access"}
{"do":"sign-in","user":"rosa"}
{"do":"invite","client":"ada","user":"luis","preset":"View only"}
{"do":"add-form","as":"consent","title":"Consent to treat","kind":"consent"}
{"do":"add-form","as":"phq","title":"PHQ-A","kind":"assessment","sensitive":true}
{"do":"assign","client":"ada","form":"consent","to":["ada"]}
{"do":"assign","client":"ada","form":"phq","to":["ada"]}
{"do":"share","client":"ada","title":"School letter","to":["luis","rosa"]}
{"do":"schedule","client":"ada","start":"2026-11-24T15:00:00-05:00","minutes":50,"practitioner":"chen"}
{"do":"bill","client":"ada","kind":"invoice","amount":"120.00"}
`
